/** The SQL of the search: the newest records that a query over documents finds, looked for span by span. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { askedOf } from './conditions.store.ts'
import { type Cursor, furtherOf, type ModelFilter } from './filter.rules.ts'
import { all, asksOther, asksPublic, at, type Seer } from './list.store.ts'
import type { ModelId } from './model.rules.ts'
import { belongs, unitsOf } from './place.store.ts'
import { allOf, anyOf, type GradeQuery, grades, spansBack, unitMarks } from './search.rules.ts'

export interface SearchAsk {
  /** Over documents; what the filter has marks for is in it already. */
  readonly query: string
  /** The grade of the found: that of the first of these that finds it too, or else the last of the exact ones. */
  readonly grades?: readonly GradeQuery[]
  readonly filter: ModelFilter
  readonly seer: Seer
  readonly today: string
  /** The last row before. */
  readonly after?: Pick<Cursor, 'key' | 'id'> | undefined
  readonly limit: number
  /** The units that the filter means, where they are few. */
  readonly units?: readonly number[] | undefined
}

/** More units than this are asked of each record instead of being looked for. */
const fewUnits = 300

/** The units that records must lie at, where they are few; undefined where they are many. */
export async function listUnitsOf(db: Db, filter: ModelFilter, today: string): Promise<number[] | undefined> {
  if (!filter.unit) return undefined
  const found = await sql<{ id: number }>`
    select distinct u.unit_id as id from (${unitsOf(filter.unit, today)}) u limit ${fewUnits + 1}`.execute(db)
  return found.rows.length > fewUnits ? undefined : found.rows.map(({ id }) => id)
}

/** What documents have no marks for. */
function unmarked(ask: SearchAsk): { conditions: RawBuilder<boolean>[]; ofRecord: boolean } {
  const { filter, seer, today, units } = ask
  const conditions: RawBuilder<boolean>[] = askedOf(furtherOf(filter))
  const exact = filter.unit?.basis === 'today' && units !== undefined
  if (filter.unit && !exact) conditions.push(belongs(at, filter.unit, today))
  if (!asksOther(filter, seer))
    return { conditions: [sql`s.public`, ...conditions], ofRecord: conditions.length > 0 }
  if (filter.state) conditions.push(sql`m.state = ${filter.state}`)
  if (seer !== 'all') {
    const mine = sql<boolean>`m.unit_id in (
      select a.unit_id from unit_attribution a where a.today_id in (${sql.join(seer)}))`
    conditions.push(asksPublic(filter) ? sql`(s.public or ${mine})` : mine)
  }
  return { conditions, ofRecord: true }
}

/** What a search found, with its place in the order. */
export interface FoundKey {
  readonly id: ModelId
  readonly key: string
  readonly grade: number
}

function gradeOf(queries: readonly GradeQuery[]): RawBuilder<unknown> {
  if (queries.length === 0) return sql`0`
  const cases = queries.map(
    ({ grade, query }) => sql`when s.document @@ ${query}::tsquery then ${sql.lit(grades.indexOf(grade))}`,
  )
  return sql`case ${sql.join(cases, sql` `)} else ${sql.lit(grades.indexOf('anywhere'))} end`
}

/** Newest first. Where nothing is public and nothing else may be seen: none. */
export async function searchKeys(db: Db, ask: SearchAsk): Promise<FoundKey[]> {
  const { filter, seer, after, limit, units } = ask
  if (!asksPublic(filter) && !asksOther(filter, seer)) return []
  if (units?.length === 0) return []
  const { conditions, ofRecord } = unmarked(ask)
  const placed = units ? `(${ask.query}) & ${anyOf(unitMarks(units))}` : `(${ask.query})`
  const from = ofRecord ? sql`model_search s join model m on m.id = s.model_id` : sql`model_search s`
  const past = after
    ? sql<boolean>`(s.registered_on, s.model_id) < (${after.key}::date, ${after.id}::uuid)`
    : sql<boolean>`true`
  const name = (i: number) => sql.ref(`span${i}`)
  const enough = (i: number) => {
    const before = Array.from({ length: i }, (_, j) => sql`(select count(*) from ${name(j)})`)
    return i === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(before, sql` + `)} < ${limit}`
  }
  const spans = spansBack(after?.key ?? ask.today)
  const parts = spans.map(
    ({ mark, before }, i) => sql`${name(i)} as materialized (
      select s.model_id as id, s.registered_on as key, ${gradeOf(ask.grades ?? [])} as grade from ${from}
      where ${enough(i)} and s.document @@ ${mark ? `${placed} & ${allOf([mark])}` : placed}::tsquery
        and ${before ? sql<boolean>`s.registered_on < ${before}::date` : sql<boolean>`true`}
        and ${all([past, ...conditions])}
      order by s.registered_on desc, s.model_id desc limit ${limit})`,
  )
  const every = spans.map((_, i) => sql`select id, key, grade from ${name(i)}`)
  const found = await sql<FoundKey>`
    with ${sql.join(parts)}
    select id, key, grade from (${sql.join(every, sql` union all `)}) p
    order by key desc, id desc limit ${limit}`.execute(db)
  return found.rows
}
