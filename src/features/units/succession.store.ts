/** The SQL of successions: walks along them, the edges of one unit, and where a unit's parts are today. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Certainty, Extent, TimelineEdge } from './units.rules.ts'
import type {} from './units.tables.ts'

export interface Walked {
  readonly id: number
  readonly share: number | null
  readonly steps: number
  readonly certainty: Certainty
}

/** No chain of mergers is longer; also ends a walk over damaged data. */
const maxSteps = 24

/**
 * Follows counted successions dated after `from` and not after `to`; forward gives the units that exist on `to`,
 * backward those that exist on `from`. A path never meets a unit twice. Shares multiply along a path and add up
 * over paths; one unknown makes the sum unknown.
 */
export async function walkSuccessions(
  db: Db,
  ask: { unitId: number; from: string; to: string; direction: 'forward' | 'backward' },
): Promise<Walked[]> {
  const { unitId, from, to } = ask
  const forward = ask.direction === 'forward'
  const [near, far] = forward
    ? [sql.ref('e.from_id'), sql.ref('e.to_id')]
    : [sql.ref('e.to_id'), sql.ref('e.from_id')]
  const found = await sql<{ id: number; share: number | null; steps: number; doubt: number }>`
    with recursive walk(id, share, steps, doubt, path, on_date) as (
      select ${unitId}::int, 1::numeric, 0, 0, array[${unitId}::int], ${forward ? from : to}::date
      union all
      select ${far}, w.share * e.share, w.steps + 1,
        greatest(w.doubt, case e.certainty when 'guessed' then 2 when 'repaired' then 1 else 0 end),
        w.path || ${far}, e.on_date
      from walk w join unit_succession e on ${near} = w.id
      where e.superseded_by is null and e.on_date > ${from}::date and e.on_date <= ${to}::date
        and ${forward ? sql`e.on_date >= w.on_date` : sql`e.on_date <= w.on_date`}
        and w.steps < ${maxSteps} and not ${far} = any(w.path)
    )
    select w.id, case when bool_or(w.share is null) then null else least(sum(w.share), 1)::float8 end as share,
      min(w.steps)::int as steps, max(w.doubt)::int as doubt
    from walk w
    where exists (select 1 from unit_version v
      where v.unit_id = w.id and v.valid @> ${forward ? to : from}::date
        and (v.dated ${forward ? sql`` : sql`or not v.dated`}))
    group by w.id order by min(w.steps), w.id`.execute(db)
  const alone = found.rows.length === 1
  return found.rows.map((row) => ({
    id: row.id,
    share: !forward || (row.steps === 0 && !alone) ? null : alone ? 1 : row.share,
    steps: row.steps,
    certainty: row.doubt === 2 ? 'guessed' : row.doubt === 1 ? 'repaired' : 'stated',
  }))
}

export interface EdgeRow extends Omit<TimelineEdge, 'unit' | 'place' | 'source'> {
  readonly other: number
  readonly sourceTitle: string
  readonly sourceUrl: string | null
}

/** Every edge from or to the unit, denied ones too, by date. */
export async function listEdges(db: Db, unitId: number): Promise<EdgeRow[]> {
  const found = await sql<EdgeRow>`
    select case when e.to_id = ${unitId} then 'from' else 'into' end as direction,
      case when e.to_id = ${unitId} then e.from_id else e.to_id end as other,
      e.on_date as date, e.dated, e.kind, e.extent, e.extent_note as "extentNote",
      e.share::float8 as share, e.certainty, s.title as "sourceTitle", s.url as "sourceUrl", d.title as "deniedBy"
    from unit_succession e
    join unit_source s on s.id = e.source_id
    left join unit_source d on d.id = e.superseded_by
    where e.to_id = ${unitId} or e.from_id = ${unitId}
    order by e.on_date, direction, e.id`.execute(db)
  return found.rows
}

export interface PartRow {
  readonly id: number
  readonly share: number | null
  readonly extent: Extent | null
  readonly extentNote: string | null
  readonly certainty: Certainty | null
}

/** Where the unit's parts are today, the largest share first; extents only of direct successors. */
export async function listParts(db: Db, unitId: number): Promise<PartRow[]> {
  const found = await sql<PartRow>`
    select t.today_id as id, t.share::float8 as share, e.extent, e.extent_note as "extentNote", e.certainty
    from unit_today t
    left join lateral (
      select extent, extent_note, certainty from unit_succession e
      where e.from_id = t.unit_id and e.to_id = t.today_id and e.superseded_by is null
      order by e.on_date desc limit 1) e on true
    where t.unit_id = ${unitId}
    order by t.share desc nulls last, t.today_id`.execute(db)
  return found.rows
}
