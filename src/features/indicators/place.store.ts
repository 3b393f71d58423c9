/**
 * Where on a day the values count that were given for units of earlier days. A value goes the way of its unit: along
 * every succession after its own day up to the day asked for. What all of a unit's parts lie in, it counts for; where
 * the source says that all people went into one part, that part is meant. Nothing is counted twice: a value gives way
 * to a later one of a unit that took its own in.
 */
import { type RawBuilder, sql } from 'kysely'
import type { ReportLevel, Timing } from './indicator.rules.ts'
import type {} from './indicator.tables.ts'
import { counts } from './value.store.ts'

/** Units of one level, of some kinds where any are named, that exist on a day below a unit, itself included. */
export interface UnitsAsk {
  readonly unitId: number
  readonly level: ReportLevel
  /** Kinds such as `ward`; empty for all of the level. */
  readonly unitKinds: readonly string[]
  readonly unitsOn: string
}

export interface ValuesAsk extends UnitsAsk {
  /** All of them of the one timing. */
  readonly indicatorIds: readonly string[]
  readonly timing: Timing
  /** Of states the last of each unit up to and with this day; of periods all that end by then. */
  readonly day: string
  /** Not before this day; null: since ever. */
  readonly from: string | null
}

const kindIs = (kinds: readonly string[]) =>
  kinds.length === 0 ? sql`true` : sql`uv.kind in (${sql.join(kinds)})`

/** Columns `unit_id`, `child_id` (the unit directly below the one asked for; null for that one itself). */
export const expectedUnits = ({ unitId, level, unitKinds, unitsOn }: UnitsAsk) => sql`
  select x.unit_id, c.unit_id as child_id
  from unit_ancestor x
  join unit_version uv on uv.unit_id = x.unit_id and uv.dated and uv.valid @> ${unitsOn}::date
  join unit_kind k on k.code = uv.kind and k.level = ${level}
  left join (unit_ancestor xc join unit_version c
    on c.unit_id = xc.ancestor_id and c.parent_id = ${unitId} and c.dated and c.valid @> ${unitsOn}::date)
    on xc.unit_id = x.unit_id and xc.valid @> ${unitsOn}::date
  where x.ancestor_id = ${unitId} and x.dated and x.valid @> ${unitsOn}::date and ${kindIs(unitKinds)}`

/** All that ever lay below a unit, and all that went into those. */
const everThere = (unitId: number) => sql`
  select a.unit_id from unit_ancestor a where a.ancestor_id = ${unitId}
  union
  select e.from_id from there t join unit_succession e on e.to_id = t.unit_id and e.superseded_by is null`

/** A unit is followed from the day of what is recorded, or from its last day where that is before it. */
const startDay = (unit: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`(
  select case when bool_or(upper_inf(l.valid)) then ${day} else least(${day}, max(upper(l.valid)) - 1) end
  from unit_version l where l.unit_id = ${unit})`

/** Beyond any chain of successions; circles are cut off here. */
const mostSteps = 24

/** Successions that leave a unit what it was: a grade or a mark goes over to the new one. */
const unchanged = sql`('unchanged','rename','upgrade')`

/**
 * From rows `said (id, unit_id, start)` to `walk`, the units each one went through (with `on_date`, since when, and
 * `same`, whether nothing but the name changed on the way), and `home`, where its parts are on the day.
 */
export const following = (unitsOn: string) => sql`
  walk (id, unit_id, at_id, share, on_date, steps, same) as (
    select s.id, s.unit_id, s.unit_id, 1::numeric, s.start, 0, true from said s
    union all
    select w.id, w.unit_id, e.to_id, w.share * e.share, e.on_date, w.steps + 1, w.same and e.kind in ${unchanged}
    from walk w join unit_succession e on e.from_id = w.at_id
    where e.superseded_by is null and e.on_date <= ${unitsOn}::date and w.steps < ${mostSteps}
      and (e.on_date > w.on_date or (w.steps > 0 and e.on_date = w.on_date))
  ),
  reached as (
    select w.id, w.at_id, bool_and(w.same) as same,
      case when bool_or(w.share is null or w.steps = 0) then null else least(sum(w.share), 1) end as share
    from walk w
    where exists (select 1 from unit_version p
      where p.unit_id = w.at_id and p.dated and p.valid @> ${unitsOn}::date)
    group by w.id, w.at_id
  ),
  home as (
    select r.id, r.at_id, r.same from reached r
    where r.share = 1 or not exists (select 1 from reached whole where whole.id = r.id and whole.share = 1)
  )`

/** What counts of the values `v` of an indicator: not taken back, not too old, of a unit of the level. */
const isAsked = ({ from, level, unitKinds }: ValuesAsk) => sql`
  ${from === null ? sql`true` : sql`coalesce(v.from_date, v.on_date) >= ${from}::date`}
  and exists (select 1 from unit_version uv join unit_kind k on k.code = uv.kind
    where uv.unit_id = v.unit_id and k.level = ${level} and ${kindIs(unitKinds)})
  and ${counts}`

/** Rows of values by which a unit is spoken of, as `said`, to begin a `with recursive` with. */
export const saidOf = (ask: ValuesAsk) => sql`
  there (unit_id) as (${everThere(ask.unitId)}),
  given as (
    select ${ask.timing === 'state' ? sql`distinct on (v.indicator_id, v.unit_id)` : sql``}
      v.id, v.indicator_id, v.unit_id, v.from_date, v.on_date, v.amount, v.out_of, v.bound, v.grade, v.marks
    from indicator_value v
    where v.indicator_id in (${sql.join(ask.indicatorIds)}) and v.model_id is null and v.on_date <= ${ask.day}::date
      and v.unit_id in (select unit_id from there) and ${isAsked(ask)}
    order by v.indicator_id, v.unit_id, v.on_date desc, v.id desc
  ),
  said as (select g.*, ${startDay(sql`g.unit_id`, sql`g.on_date`)} as start from given g)`

/** Values that gave way: a unit that took theirs in has one of its own since, of states the later, of periods the same time. */
export const gaveWay = (ask: ValuesAsk) => sql`
  gave_way as (
    select distinct s.id from said s
    join walk w on w.id = s.id and w.at_id <> s.unit_id
    join indicator_value v on v.indicator_id = s.indicator_id and v.unit_id = w.at_id and v.model_id is null
      and v.on_date >= w.on_date and v.on_date <= ${ask.day}::date
      ${ask.timing === 'state' ? sql`` : sql`and daterange(v.from_date, v.on_date, '[]') && daterange(s.from_date, s.on_date, '[]')`}
    where ${isAsked(ask)}
  )`

/**
 * Units that have a record, such as a model, as `said`: for asking which units of a day they speak for. `last` selects
 * the `day` of the last one of unit `t.unit_id`, so that an index finds it however many there are.
 */
export const saidByUnits = (unitId: number, last: RawBuilder<unknown>) => sql`
  there (unit_id) as (${everThere(unitId)}),
  said as (
    select t.unit_id as id, t.unit_id, ${startDay(sql`t.unit_id`, sql`r.day`)} as start
    from there t cross join lateral (${last}) r
  )`
