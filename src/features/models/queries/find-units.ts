/** The units that typed words or a number may mean on the forms: by name old or new, by code, or by id. */
import { findUnitByCode, searchUnits } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { unitPlace } from './unit-place.ts'

export interface FoundUnit {
  readonly id: number
  readonly name: string
  readonly place: string
  /** Full names of what it is today, where that is something else. */
  readonly now: readonly string[]
}

/** The last day of the units before the reform of 2025-07-01, when most codes went to another unit. */
const lastOldDay = '2025-06-30'

/** At most 20, best first. Of a code: today's unit first; one that kept it appears once. */
export async function findUnits(ctx: Ctx, query: string): Promise<FoundUnit[]> {
  if (!/^\d{1,9}$/u.test(query)) {
    const hits = await searchUnits(ctx, { query, limit: 20 })
    return hits.map(({ unit, place, now }) => ({
      id: unit.id,
      name: unit.fullName,
      place,
      now: now.map(({ fullName }) => fullName),
    }))
  }
  const found: FoundUnit[] = []
  for (const date of [ctx.clock.today(), lastOldDay]) {
    const unit = await findUnitByCode(ctx, { code: query, date })
    if (!unit || found.some(({ id }) => id === unit.id)) continue
    const { name, place } = await unitPlace(ctx, unit.id, date)
    found.push({ id: unit.id, name, place, now: [] })
  }
  return found
}
