/** Search by official code: people who know their unit's number type that. */
import type { Ctx } from '#platform/db/transact.ts'
import { dayBefore } from '../dates.rules.ts'
import { reformDate } from '../import/sources.rules.ts'
import { ancestorsOn } from '../queries/ancestors-on.ts'
import { findUnitByCode } from '../queries/find-unit-by-code.ts'
import { getUnit } from '../queries/get-unit.ts'
import { whereIsToday } from '../queries/where-is-today.ts'
import { placeName, type SearchHit } from '../units.rules.ts'

/** Two digits name a province, three a district, five a commune. */
export function isCode(query: string): boolean {
  return /^(?:\d{2}|\d{3}|\d{5})$/u.test(query)
}

/** The unit that carries the code today, then another that carried it on the eve of the reform. */
export async function findCodeHits(ctx: Ctx, code: string): Promise<SearchHit[]> {
  const hits: SearchHit[] = []
  for (const date of [ctx.clock.today(), dayBefore(reformDate)]) {
    const unit = await findUnitByCode(ctx, { code, date })
    if (!unit || hits.some((hit) => hit.unit.id === unit.id)) continue
    const chain = [...(await ancestorsOn(ctx, { unitId: unit.id, date })), unit]
    const { existsToday } = await getUnit(ctx, unit.id)
    const parts = existsToday ? [] : await whereIsToday(ctx, { unitId: unit.id })
    hits.push({
      unit,
      place: placeName(chain),
      province: chain.find(({ level }) => level === 'province')?.fullName ?? null,
      existsToday,
      now: parts.map((part) => ({ id: part.unit.id, fullName: part.unit.fullName, place: part.place })),
    })
  }
  return hits
}
