/**
 * The SQL of coverage and grades: the units that exist on a day, which of them have what is asked for, and who is
 * missing. A unit has it where it, or one that went whole into it, has.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Field, OwnerBlock, RegisterLevel } from './coverage.rules.ts'
import {
  expectedUnits,
  following,
  saidByUnits,
  saidOf,
  type UnitsAsk,
  type ValuesAsk,
} from './place.store.ts'
import { counts } from './value.store.ts'

/** Which public models count. */
export interface ModelsAsk {
  readonly field?: Field | undefined
  readonly level?: RegisterLevel | undefined
  readonly ownerBlock?: OwnerBlock | undefined
  readonly typeId?: number | undefined
  /** A theme or a campaign. */
  readonly labelId?: number | undefined
  /** Of this year's register. */
  readonly year?: number | undefined
}

/** The last model of a unit that is public and was registered by the day. */
const lastModel = (day: string, { field, level, ownerBlock, typeId, labelId, year }: ModelsAsk) => sql`
  select m.registered_on as day from model m
  where m.unit_id = t.unit_id and m.state = 'published' and m.registered_on <= ${day}::date
    ${level === undefined ? sql`` : sql`and m.level = ${level}`}
    ${
      labelId === undefined
        ? sql``
        : sql`and exists (select 1 from model_label l where l.model_id = m.id and l.label_id = ${labelId})`
    }
    ${field === undefined ? sql`` : sql`and m.field = ${field}`}
    ${ownerBlock === undefined ? sql`` : sql`and m.owner_block = ${ownerBlock}`}
    ${typeId === undefined ? sql`` : sql`and m.type_id = ${typeId}`}
    ${year === undefined ? sql`` : sql`and m.year = ${year}`}
  order by m.registered_on desc limit 1`

const lastValue = (day: string, from: string | null, indicatorId: string) => sql`
  select v.on_date as day from indicator_value v
  where v.indicator_id = ${indicatorId} and v.unit_id = t.unit_id and v.model_id is null
    and v.on_date <= ${day}::date
    ${from === null ? sql`` : sql`and v.on_date >= ${from}::date`} and ${counts}
  order by v.on_date desc limit 1`

export type Covering =
  | { readonly of: 'models'; readonly models: ModelsAsk }
  | { readonly of: 'indicator'; readonly indicatorId: string; readonly from: string | null }

export interface CoverageAsk extends UnitsAsk {
  /** Recorded up to and with this day. */
  readonly day: string
  readonly by: Covering
}

const lastRecord = ({ by, day }: CoverageAsk) =>
  by.of === 'models' ? lastModel(day, by.models) : lastValue(day, by.from, by.indicatorId)

/** `has`: a unit whose own record, or that of one below it or of one that went whole into it, is there. */
const covering = (ask: CoverageAsk) => sql`
  ${saidByUnits(ask.unitId, lastRecord(ask))}, ${following(ask.unitsOn)},
  expected as (${expectedUnits(ask)}),
  own as (
    select distinct x.unit_id from said s
    join unit_ancestor a on a.unit_id = s.unit_id and a.valid @> ${ask.unitsOn}::date
    join expected x on x.unit_id = a.ancestor_id
  ),
  took as (
    select h.id, min(x.unit_id) as unit_id
    from home h
    left join (unit_ancestor a join expected x on x.unit_id = a.ancestor_id)
      on a.unit_id = h.at_id and a.valid @> ${ask.unitsOn}::date
    group by h.id
    having count(distinct x.unit_id) = 1 and count(x.unit_id) = count(*)
  ),
  has as (select unit_id from own union select unit_id from took)`

export interface Covered {
  readonly childId: number | null
  readonly expected: number
  readonly covered: number
}

/** By the units directly below; the unit itself has `childId` null. */
export async function countCovered(db: Db, ask: CoverageAsk): Promise<Covered[]> {
  const found = await sql<Covered>`
    with recursive ${covering(ask)}
    select x.child_id as "childId", count(*)::int as expected, count(h.unit_id)::int as covered
    from expected x left join has h on h.unit_id = x.unit_id
    group by x.child_id order by x.child_id nulls first`.execute(db)
  return found.rows
}

export interface ListedUnit {
  readonly id: number
  readonly name: string
  /** The unit it lies in. */
  readonly above: string | null
  readonly sortKey: string
}

const named = (on: string) => sql`
  join unit_version v on v.unit_id = l.unit_id and v.dated and v.valid @> ${on}::date
  join unit_kind k on k.code = v.kind
  left join unit_version p on p.unit_id = v.parent_id and p.valid @> ${on}::date
  left join unit_kind pk on pk.code = p.kind`

const namedColumns = sql`
  v.unit_id as id, v.sort_key as "sortKey",
  case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name,
  case when pk.prefix_vi = '' then p.name else pk.prefix_vi || ' ' || p.name end as above`

export interface Paging {
  readonly after?: { readonly sortKey: string; readonly id: number } | undefined
  readonly limit: number
}

const paged = ({ after, limit }: Paging) => sql`
  ${after ? sql`where (v.sort_key, v.unit_id) > (${after.sortKey}, ${after.id})` : sql``}
  order by v.sort_key, v.unit_id limit ${limit}`

/** In the order of names. */
export async function listCoverage(
  db: Db,
  ask: CoverageAsk,
  covered: boolean,
  paging: Paging,
): Promise<ListedUnit[]> {
  const there = covered ? sql`in` : sql`not in`
  const found = await sql<ListedUnit>`
    with recursive ${covering(ask)},
    l as (select unit_id from expected where unit_id ${there} (select unit_id from has))
    select ${namedColumns} from l ${named(ask.unitsOn)} ${paged(paging)}`.execute(db)
  return found.rows
}

/** Records that speak for no unit of the day: their own was divided among several, none of which has it by itself. */
export async function countDivided(db: Db, ask: CoverageAsk): Promise<number> {
  const found = await sql<{ n: number }>`
    with recursive ${covering(ask)}
    select count(distinct h.id)::int as n
    from home h
    join (unit_ancestor a join expected x on x.unit_id = a.ancestor_id)
      on a.unit_id = h.at_id and a.valid @> ${ask.unitsOn}::date
    where h.id not in (select id from took) and x.unit_id not in (select unit_id from has)`.execute(db)
  return found.rows[0]?.n ?? 0
}

/**
 * `graded`: the grade of each unit by its last decision, its own or that of a unit that it merely continues. `open`: a
 * unit without one, into which units with one went: that needs a new decision.
 */
const grading = (ask: ValuesAsk): RawBuilder<unknown> => sql`
  ${saidOf(ask)}, ${following(ask.unitsOn)},
  expected as (${expectedUnits(ask)}),
  graded as (
    select distinct on (h.at_id) h.at_id as unit_id, s.grade, s.on_date
    from home h join said s on s.id = h.id join expected x on x.unit_id = h.at_id
    where h.same order by h.at_id, s.on_date desc, s.id desc
  ),
  standing as (
    select x.unit_id, x.child_id, g.grade,
      g.unit_id is null and exists (select 1 from home h where h.at_id = x.unit_id) as open
    from expected x left join graded g on g.unit_id = x.unit_id
  )`

export interface GradeCount {
  readonly childId: number | null
  /** Null: no decision. */
  readonly grade: string | null
  readonly open: boolean
  readonly n: number
}

/** Units by their highest grade, by the units directly below. */
export async function countGrades(db: Db, ask: ValuesAsk): Promise<GradeCount[]> {
  const found = await sql<GradeCount>`
    with recursive ${grading(ask)}
    select child_id as "childId", grade, open, count(*)::int as n
    from standing group by child_id, grade, open order by child_id nulls first, grade`.execute(db)
  return found.rows
}

export interface GradedUnit extends ListedUnit {
  readonly grade: string | null
  readonly open: boolean
}

/** Units whose grade is one of these; with `open`, those that need a new decision. In the order of names. */
export async function listGraded(
  db: Db,
  ask: ValuesAsk,
  which: { readonly grades: readonly (string | null)[]; readonly open?: boolean | undefined },
  paging: Paging,
): Promise<GradedUnit[]> {
  const named_ = which.grades.filter((grade) => grade !== null)
  const conditions = [
    ...(named_.length > 0 ? [sql`grade in (${sql.join(named_)})`] : []),
    ...(which.grades.includes(null) ? [sql`(grade is null and not open)`] : []),
    ...(which.open === true ? [sql`open`] : []),
  ]
  if (conditions.length === 0) return []
  const found = await sql<GradedUnit>`
    with recursive ${grading(ask)},
    l as (select unit_id, grade, open from standing where ${sql.join(conditions, sql` or `)})
    select ${namedColumns}, l.grade, l.open from l ${named(ask.unitsOn)} ${paged(paging)}`.execute(db)
  return found.rows
}
