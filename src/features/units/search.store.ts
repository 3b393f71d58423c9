/**
 * The SQL of the search: first names that begin with what was typed (an index range), then, if that is not
 * enough, all words anywhere in the name or the units above (an inverted index). Nothing scans all names.
 */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { leadingKind, type SearchQuery } from './search.rules.ts'
import type {} from './units.tables.ts'

export interface Hit {
  readonly versionId: number
  readonly id: number
  readonly from: string | null
  readonly to: string | null
  readonly current: boolean
  readonly grade: number
}

export interface SearchAsk {
  readonly query: SearchQuery
  readonly date: string | undefined
  readonly limit: number
  /** Whether words typed with accents must match with them. */
  readonly accents: boolean
}

/**
 * More candidates than this means that the words say too little to rank by; the units of today and the higher
 * levels are graded then, the same ones on every engine.
 */
const enough = 1500

function accentFilter({ query, accents }: SearchAsk) {
  const patterns = accents ? query.accented : []
  return sql.join(
    [sql`true`, ...patterns.map((pattern) => sql`n.exact_document like ${pattern}`)],
    sql` and `,
  )
}

const dateFilter = ({ date }: SearchAsk) =>
  date === undefined ? sql`true` : sql`dv.dated and dv.valid @> ${date}::date`

/** Names as they stood on the day asked for, or all. */
const names = ({ date }: SearchAsk) =>
  date === undefined ? sql`unit_name n` : sql`unit_name n join unit_version dv on dv.id = n.version_id`

/**
 * 0 the very name, 1 without accents, 2 the name and then words of the units above, 3 its beginning, 4 its words;
 * then living units, higher levels, the alphabet. What was typed with accents is graded with them.
 */
function graded(ask: SearchAsk, candidates: ReturnType<typeof sql>) {
  const { exact, folded, accented } = ask.query
  const strict = ask.accents && accented.length > 0
  const typed = strict ? exact : folded
  const name = strict ? sql`n.exact` : sql`n.folded`
  const prefix = strict ? sql`k.prefix_exact` : sql`k.prefix_folded`
  const full = sql`trim(${prefix} || ' ' || ${name})`
  return sql<Hit>`
    select n.version_id as "versionId", n.unit_id as id, lower(v.valid) as "from", upper(v.valid) as "to",
      n.current,
      case
        when n.exact = ${exact} or trim(k.prefix_exact || ' ' || n.exact) = ${exact} then 0
        when ${name} = ${typed} or ${full} = ${typed} then 1
        when starts_with(${typed}, ${name} || ' ') or starts_with(${typed}, ${full} || ' ') then 2
        when starts_with(${name}, ${typed}) or starts_with(${full}, ${typed}) then 3
        else 4 end as grade
    from (${candidates}) n
    join unit_version v on v.id = n.version_id
    join unit_kind k on k.code = v.kind
    where ${accentFilter(ask)}
    order by grade, n.current desc, n.rank, v.sort_key, v.unit_id, v.id desc
    limit ${ask.limit}`
}

/** Names that begin with the query, or with what follows its leading kind word. */
export async function searchByStart(db: Db, ask: SearchAsk): Promise<Hit[]> {
  const { folded } = ask.query
  const range = (start: string) => sql`n.folded >= ${start} and n.folded < ${`${start}{`}`
  const kind = leadingKind(folded)
  const candidates = sql`
    select n.* from ${names(ask)} where ${range(folded)} and ${dateFilter(ask)}
    ${
      kind
        ? sql`union all select n.* from ${names(ask)} join unit_version kv on kv.id = n.version_id
            where ${range(kind.rest)} and not (${range(folded)}) and kv.kind in (${sql.join(kind.kinds)})
              and ${dateFilter(ask)}`
        : sql``
    }`
  const found = await graded(ask, candidates).execute(db)
  return found.rows
}

/** Names that hold, with the units above them, all words; each word whole but the last, or all as beginnings. */
export async function searchByWords(db: Db, ask: SearchAsk, beginnings: boolean): Promise<Hit[]> {
  const last = ask.query.words.length - 1
  const wanted = ask.query.words
    .map((word, index) => (beginnings || index === last ? `'${word}':*` : `'${word}'`))
    .join(' & ')
  const candidates = sql`
    select n.* from ${names(ask)} where n.words @@ ${wanted}::tsquery and ${dateFilter(ask)}
    order by n.current desc, n.rank, n.version_id limit ${enough}`
  const found = await graded(ask, candidates).execute(db)
  return found.rows
}

/** The units of today that hold each of the units. */
export async function listToday(db: Db, ids: readonly number[]): Promise<{ id: number; todayId: number }[]> {
  if (ids.length === 0) return []
  const found = await sql<{ id: number; todayId: number }>`
    select unit_id as id, today_id as "todayId" from unit_today
    where unit_id in (${sql.join(ids)}) order by unit_id, share desc nulls last, today_id`.execute(db)
  return found.rows
}
