/** "Where is this old commune today": every unit of today that holds a part of it. */
import { sql } from 'kysely'
import type { Ctx } from '#platform/db/transact.ts'
import { chainKey, listChains } from '../units.store.ts'
import { type Certainty, type Extent, placeName, type TodayPart } from '../units.rules.ts'

interface Row {
  id: number
  share: number | null
  extent: Extent | null
  extentNote: string | null
  certainty: Certainty | null
}

/** One part when the unit lasts or went whole into one; extents only where the part is a direct successor. */
export async function whereIsToday(ctx: Ctx, ask: { unitId: number }): Promise<TodayPart[]> {
  const today = ctx.clock.today()
  const found = await sql<Row>`
    select t.today_id as id, t.share::float8 as share, e.extent, e.extent_note as "extentNote", e.certainty
    from unit_today t
    left join lateral (
      select extent, extent_note, certainty from unit_succession e
      where e.from_id = t.unit_id and e.to_id = t.today_id and e.superseded_by is null
      order by e.on_date desc limit 1) e on true
    where t.unit_id = ${ask.unitId}
    order by t.share desc nulls last, t.today_id`.execute(ctx.db)
  const chains = await listChains(
    ctx.db,
    found.rows.map(({ id }) => ({ id, date: today })),
  )
  return found.rows.flatMap(({ id, ...rest }) => {
    const chain = chains.get(chainKey({ id, date: today })) ?? []
    const unit = chain.at(-1)
    return unit ? [{ unit, place: placeName(chain), above: chain.slice(0, -1), ...rest }] : []
  })
}
