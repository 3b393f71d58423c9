/** All that happened to a unit, for a page that a person reads from top to bottom. */
import { sql } from 'kysely'
import type { Ctx } from '#platform/db/transact.ts'
import { dayBefore, dayWithin } from '../dates.rules.ts'
import { chainKey, listChains } from '../units.store.ts'
import { placeName, type Timeline, type TimelineEdge } from '../units.rules.ts'
import { getUnit } from './get-unit.ts'

interface Row extends Omit<TimelineEdge, 'unit' | 'place' | 'source'> {
  other: number
  sourceTitle: string
  sourceUrl: string | null
}

/** Throws Problem `not-found`. Denied edges are included and marked. */
export async function timeline(ctx: Ctx, unitId: number): Promise<Timeline> {
  const unit = await getUnit(ctx, unitId)
  const found = await sql<Row>`
    select case when e.to_id = ${unitId} then 'from' else 'into' end as direction,
      case when e.to_id = ${unitId} then e.from_id else e.to_id end as other,
      e.on_date as date, e.dated, e.kind, e.extent, e.extent_note as "extentNote",
      e.share::float8 as share, e.certainty, s.title as "sourceTitle", s.url as "sourceUrl", d.title as "deniedBy"
    from unit_succession e
    join unit_source s on s.id = e.source_id
    left join unit_source d on d.id = e.superseded_by
    where e.to_id = ${unitId} or e.from_id = ${unitId}
    order by e.on_date, direction, e.id`.execute(ctx.db)
  const dated = found.rows.map((row) => ({
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
