/** The SQL that adds values up over units, by the units directly below, and says who reported and who did not. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { expectedUnits, following, gaveWay, saidOf, type ValuesAsk } from './place.store.ts'

/** What counts at one place: at a unit directly below, at the unit itself, at several below, or partly elsewhere. */
export interface Slice {
  readonly indicatorId: string
  readonly scope: 'child' | 'own' | 'split' | 'partly'
  /** Of scope `child` only. */
  readonly childId: number | null
  /** Units there that a value is expected of; 0 for `split` and `partly`. */
  readonly expected: number
  /** Those of them that reported themselves. */
  readonly reported: number
  /** Those of them that did not, but whose predecessors had. */
  readonly carried: number
  /** Values that are added up here. */
  readonly values: number
  readonly amount: number | null
  readonly outOf: number | null
  readonly atLeast: boolean
  readonly about: boolean
  readonly oldest: string | null
  readonly newest: string | null
}

const scopes: ReadonlyMap<number, Slice['scope']> = new Map([
  [0, 'own'],
  [-1, 'split'],
  [-2, 'partly'],
])

/**
 * By indicator. One statement, so that the parts make the total whoever reports meanwhile. Values of units all of whose parts lie
 * under one unit below count there; under several, as `split`; with a part elsewhere, as `partly`, in no total.
 */
export async function listSlices(db: Db, ask: ValuesAsk): Promise<Slice[]> {
  const found = await sql<Omit<Slice, 'scope' | 'childId'> & { slot: number }>`
    with recursive ${saidOf(ask)}, ${following(ask.unitsOn)}, ${gaveWay(ask)},
    expected as (${expectedUnits(ask)}),
    placed as (
      select h.id, count(*) as homes, count(u.ancestor_id) as inside,
        count(distinct coalesce(c.unit_id, 0)) as children, min(coalesce(c.unit_id, 0)) as child_id,
        count(distinct x.unit_id) as units, min(x.unit_id) as unit_id, count(x.unit_id) as housed
      from home h
      left join unit_ancestor u
        on u.unit_id = h.at_id and u.ancestor_id = ${ask.unitId} and u.valid @> ${ask.unitsOn}::date
      left join (unit_ancestor hc join unit_version c
        on c.unit_id = hc.ancestor_id and c.parent_id = ${ask.unitId} and c.dated and c.valid @> ${ask.unitsOn}::date)
        on hc.unit_id = h.at_id and hc.valid @> ${ask.unitsOn}::date
      left join (unit_ancestor hx join expected x on x.unit_id = hx.ancestor_id)
        on hx.unit_id = h.at_id and hx.valid @> ${ask.unitsOn}::date
      where h.id not in (select id from gave_way)
      group by h.id
    ),
    counted as (
      select case when p.inside < p.homes then -2 when p.children > 1 then -1 else p.child_id end as slot,
        case when p.inside = p.homes and p.units = 1 and p.housed = p.homes then p.unit_id end as speaks_for, s.*
      from placed p join said s on s.id = p.id where p.inside > 0
    ),
    sums as (
      select indicator_id, slot, count(*)::int as "values", sum(amount)::bigint as amount, sum(out_of)::bigint as "outOf",
        bool_or(bound = 'at_least') as "atLeast", bool_or(bound = 'about') as about,
        min(on_date) as oldest, max(on_date) as newest
      from counted group by indicator_id, slot
    ),
    units as (
      select i.id as indicator_id, coalesce(x.child_id, 0) as slot, count(*)::int as expected,
        count(*) filter (where own.speaks_for is not null)::int as reported,
        count(*) filter (where own.speaks_for is null and old.speaks_for is not null)::int as carried
      from expected x
      cross join unnest(${`{${ask.indicatorIds.join(',')}}`}::uuid[]) as i (id)
      left join (select distinct indicator_id, speaks_for from counted where unit_id = speaks_for) own
        on own.speaks_for = x.unit_id and own.indicator_id = i.id
      left join (select distinct indicator_id, speaks_for from counted where unit_id <> speaks_for) old
        on old.speaks_for = x.unit_id and old.indicator_id = i.id
      group by 1, 2
    )
    select coalesce(u.indicator_id, s.indicator_id) as "indicatorId", coalesce(u.slot, s.slot) as slot, coalesce(u.expected, 0) as expected, coalesce(u.reported, 0) as reported,
      coalesce(u.carried, 0) as carried, coalesce(s."values", 0) as "values", s.amount, s."outOf",
      coalesce(s."atLeast", false) as "atLeast", coalesce(s.about, false) as about, s.oldest, s.newest
    from units u full join sums s on s.slot = u.slot and s.indicator_id = u.indicator_id
    order by 1, 2`.execute(db)
  return found.rows.map(({ slot, ...rest }) => ({
    ...rest,
    scope: scopes.get(slot) ?? 'child',
    childId: slot > 0 ? slot : null,
  }))
}

export interface MarkCount {
  readonly code: string
  readonly met: number
  readonly seen: number
}

/** Of each criterion: how many of the units that looked at it met it, each by its last marks. */
export async function countMarks(db: Db, ask: ValuesAsk): Promise<MarkCount[]> {
  const found = await sql<MarkCount>`
    with recursive ${saidOf(ask)}, ${following(ask.unitsOn)},
    expected as (${expectedUnits(ask)}),
    last as (
      select distinct on (h.at_id) h.at_id, s.marks
      from home h join said s on s.id = h.id join expected x on x.unit_id = h.at_id
      where h.same order by h.at_id, s.on_date desc, s.id desc
    )
    select m.key as code, count(*) filter (where m.value = 'true')::int as met, count(*)::int as seen
    from last cross join lateral jsonb_each_text(last.marks) m group by m.key order by m.key`.execute(db)
  return found.rows
}

export interface MarkTotals {
  readonly expected: number
  readonly reported: number
  /** Those that met every criterion of the list. */
  readonly all: number
}

/** How many units met all of these criteria by their last marks. */
export async function countAllMet(db: Db, ask: ValuesAsk, criteria: readonly string[]): Promise<MarkTotals> {
  const wanted = JSON.stringify(Object.fromEntries(criteria.map((code) => [code, true])))
  const found = await sql<MarkTotals>`
    with recursive ${saidOf(ask)}, ${following(ask.unitsOn)},
    expected as (${expectedUnits(ask)}),
    last as (
      select distinct on (h.at_id) h.at_id, s.marks
      from home h join said s on s.id = h.id join expected x on x.unit_id = h.at_id
      where h.same order by h.at_id, s.on_date desc, s.id desc
    )
    select (select count(*) from expected)::int as expected, count(*)::int as reported,
      count(*) filter (where last.marks @> ${wanted}::text::jsonb)::int as "all"
    from last`.execute(db)
  return found.rows[0] ?? { expected: 0, reported: 0, all: 0 }
}
