/**
 * One unit's counters, each put where it counts: at the unit itself, at one of its children, at none of them. One
 * statement, so that the shares add up to the total whoever publishes meanwhile. The units that have counters are
 * placed first, once each; then the counters are joined to the places.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Basis } from './filter.rules.ts'
import { type Cell, inYear, live } from './tally.store.ts'

/** A number of records: at the unit (`own`), at the child named, at several children (`split`), elsewhere too (`partly`). */
export interface Share extends Cell {
  readonly scope: 'own' | 'child' | 'split' | 'partly'
  /** Of scope `child` only. */
  readonly childId: number | null
}

/** Where a unit's counters count, as one number in SQL: the id of the child, or one of these. */
const slots = { own: sql.lit(0), split: sql.lit(-1), partly: sql.lit(-2) }
const scopeOf: ReadonlyMap<number, Share['scope']> = new Map([
  [0, 'own'],
  [-1, 'split'],
  [-2, 'partly'],
])

const withCounters = sql`(select unit_id from model_tally union all select unit_id from model_tally_delta)`

/** By day: under the unit, and under which child of it; all others are none of its. */
const placesThen = (unitId: number) => sql`
  select p.unit_id, p.counted * coalesce(c.counted, p.counted) as counted,
    coalesce(c.ancestor_id, ${slots.own}) as slot
  from unit_ancestor p
  left join unit_ancestor c on c.unit_id = p.unit_id and c.depth = p.depth - 1 and c.counted && p.counted
  where p.ancestor_id = ${unitId} and p.unit_id in ${withCounters}`

/** Units any part of which lies under the unit; the sets are those that lists are made of, see `place.store.ts`. */
const placesToday = (unitId: number, today: string) => sql`
  select w.unit_id,
    case when count(b.unit_id) = 0 then ${slots.partly} when count(c.unit_id) > 0 then min(c.today_id)
      when bool_or(w.today_id = ${unitId}) then ${slots.own} else ${slots.split} end as slot
  from unit_ancestor a
  join unit_today w on w.today_id = a.unit_id
  left join unit_attribution b on b.unit_id = w.unit_id and b.today_id = ${unitId}
  left join (unit_attribution c join unit_version v
    on v.unit_id = c.today_id and v.parent_id = ${unitId} and v.valid @> ${today}::date) on c.unit_id = w.unit_id
  where a.ancestor_id = ${unitId} and a.valid @> ${today}::date and w.unit_id in ${withCounters}
  group by w.unit_id`

/** By scope, child, field and level; no empty ones. */
export async function listShares(
  db: Db,
  ask: { readonly unitId: number; readonly basis: Basis },
  today: string,
  year: number | undefined,
): Promise<Share[]> {
  const [places, there]: [RawBuilder<unknown>, RawBuilder<unknown>] =
    ask.basis === 'then'
      ? [placesThen(ask.unitId), sql`and p.counted @> t.since`]
      : [placesToday(ask.unitId, today), sql``]
  const found = await sql<Cell & { slot: number }>`
    with place as materialized (${places})
    select p.slot, t.field, t.level, sum(t.n)::int as n
    from place p join ${live} t on t.unit_id = p.unit_id ${there} ${inYear(year)}
    group by p.slot, t.field, t.level having sum(t.n) <> 0
    order by p.slot, t.field, t.level`.execute(db)
  return found.rows.map(({ slot, ...cell }) => ({
    ...cell,
    scope: scopeOf.get(slot) ?? 'child',
    childId: slot > 0 ? slot : null,
  }))
}
