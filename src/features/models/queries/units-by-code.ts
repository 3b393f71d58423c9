/** The units a number may mean on the form: who carries the code today, who carried it before the reform, and the id. */
import { findUnitByCode } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type UnitPlace, unitPlace } from './unit-place.ts'

/** The last day of the units before the reform of 2025-07-01, when most codes went to another unit. */
const lastOldDay = '2025-06-30'

/** Today's first; a code that one unit kept appears once. */
export async function listUnitsByCode(ctx: Ctx, code: string): Promise<UnitPlace[]> {
  const found: UnitPlace[] = []
  for (const date of [ctx.clock.today(), lastOldDay]) {
    const unit = await findUnitByCode(ctx, { code, date })
    if (unit && !found.some(({ id }) => id === unit.id)) found.push(await unitPlace(ctx, unit.id, date))
  }
  return found
}
