/** How many units of each kind lie directly under a unit on a date: what a list says before its first row. */
import type { Ctx } from '#platform/db/transact.ts'
import { countChildrenOn, type KindCount } from '../counts.store.ts'

export type { KindCount }

/** Kinds from the highest level down; counts the same units that `listChildren` lists. */
export async function countChildren(ctx: Ctx, ask: { unitId: number; date: string }): Promise<KindCount[]> {
  return countChildrenOn(ctx.db, ask.unitId, ask.date)
}
