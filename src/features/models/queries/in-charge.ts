/** The units whose officers look after what is recorded at a unit. */
import type { Ctx } from '#platform/db/transact.ts'
import { listInCharge } from '../model.store.ts'

/** The unit and all above it today; for a unit of the past the units of today that hold all of it. */
export async function listInChargeOf(ctx: Ctx, unitId: number): Promise<number[]> {
  return listInCharge(ctx.db, unitId, ctx.clock.today())
}
