/** The unit and all above it as ids: what authorization asks grants about. */
import type { Ctx } from '#platform/db/transact.ts'
import { listIdsAbove } from '../units.store.ts'

/** Nearest first, the unit itself leading; empty when it did not exist on the date. */
export async function unitAndAbove(ctx: Ctx, unitId: number, date: string): Promise<number[]> {
  return listIdsAbove(ctx.db, unitId, date)
}
