/** Names for a table of units, in its order. */
import type { Ctx } from '#platform/db/transact.ts'
import { listUnitNames, type UnitName } from '../names.store.ts'

/** In alphabetical order; ids of no unit are left out. */
export async function unitNames(ctx: Ctx, ids: readonly number[]): Promise<UnitName[]> {
  return listUnitNames(ctx.db, ids)
}
