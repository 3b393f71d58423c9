/** All that happened to a unit, for a page that a person reads from top to bottom. */
import type { Ctx } from '#platform/db/transact.ts'
import { dayBefore, dayWithin } from '../dates.rules.ts'
import { listEdges } from '../succession.store.ts'
import { chainKey, listChains } from '../units.store.ts'
import { placeName, type Timeline } from '../units.rules.ts'
import { getUnit } from './get-unit.ts'

/** Throws Problem `not-found`. Denied edges are included and marked. */
export async function timeline(ctx: Ctx, unitId: number): Promise<Timeline> {
  const unit = await getUnit(ctx, unitId)
  const rows = await listEdges(ctx.db, unitId)
  const dated = rows.map((row) => ({
    row,
    at: { id: row.other, date: row.direction === 'from' ? dayBefore(row.date) : row.date },
  }))
  const own = { id: unitId, date: dayWithin(unit.latest, ctx.clock.today()) }
  const chains = await listChains(ctx.db, [own, ...dated.map(({ at }) => at)])
  const edges = dated.flatMap(({ row, at }) => {
    const chain = chains.get(chainKey(at)) ?? []
    const other = chain.at(-1)
    if (!other) return []
    const { sourceTitle, sourceUrl, other: _, ...edge } = row
    const source = { title: sourceTitle, url: sourceUrl }
    return [{ ...edge, source, unit: other, place: placeName(chain) }]
  })
  return { unit, place: placeName(chains.get(chainKey(own)) ?? [unit.latest]), edges }
}
