/** The SQL of what is public in one go: models by their last change, keys of sitemap files, units of today. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Key } from './key.rules.ts'

export interface Updated {
  readonly id: string
  readonly title: string
  readonly field: string
  readonly typeId: number | null
  readonly situation: string
  readonly method: string
  readonly outputs: string
  readonly example: boolean
  /** Full names of the unit and those above on the day of registration; the country left out. */
  readonly place: string
  readonly updated: Date
  readonly published: Date | null
  /** For the next page. */
  readonly at: string
}

export interface UpdatesAsk {
  /** Models that count for this unit of today. */
  readonly unitId?: number | undefined
  /** Of the unit: whether it has so few that they are collected and sorted. */
  readonly few: boolean
  readonly field?: string | undefined
  readonly typeId?: number | undefined
  readonly after?: Key | undefined
  readonly limit: number
}

const newestFirst = sql`order by updated_at desc, id desc`

/** Public models, those that changed last first. */
export async function listUpdated(db: Db, ask: UpdatesAsk): Promise<Updated[]> {
  const { unitId, field, typeId, after, limit } = ask
  const asked: RawBuilder<unknown>[] = [sql`m.state = 'published'`]
  if (field !== undefined) asked.push(sql`m.field = ${field}`)
  if (typeId !== undefined) asked.push(sql`m.type_id = ${typeId}`)
  if (after) asked.push(sql`(m.updated_at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  const where = sql.join(asked, sql` and `)
  const there = sql`m.unit_id in (select b.unit_id from unit_attribution b where b.today_id = ${unitId ?? 0})`
  const keys = sql`m.id, m.updated_at`
  const page =
    unitId === undefined
      ? sql`select ${keys} from model m where ${where}`
      : ask.few
        ? sql`select * from (select ${keys} from model m where ${where} and ${there} offset 0) m`
        : sql`select ${keys} from model m cross join lateral (select 1 where ${there} offset 0) u where ${where}`
  const found = await sql<Updated>`
    with page as materialized (select id, updated_at from (${page}) p ${newestFirst} limit ${limit})
    select m.id, m.title, m.field, m.type_id as "typeId", m.situation, m.method, m.outputs, m.example,
      m.updated_at as updated,
      to_char(m.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      (select min(t.at) from model_transition t where t.model_id = m.id and t.to_state = 'published') as published,
      coalesce(w.place, '') as place
    from page p join model m on m.id = p.id
    left join unit_place w on w.unit_id = m.unit_id and w.since <= m.registered_on and w.until > m.registered_on
    order by m.updated_at desc, m.id desc`.execute(db)
  return found.rows
}

/** Of all public models in the order of lists, each first one of so many: where files of a sitemap begin. */
export async function listModelKeys(db: Db, every: number): Promise<Key[]> {
  const found = await sql<Key>`
    select registered_on::text as at, id from (
      select registered_on, id, row_number() over (order by registered_on desc, id desc) as n
      from model where state = 'published') m
    where n % ${every} = 1 order by registered_on desc, id desc`.execute(db)
  return found.rows
}

/** Public models from one key, or the first, to before another, at most so many, with the day of their last change. */
export async function listModelAddresses(
  db: Db,
  { from, to, limit }: { from?: Key | undefined; to?: Key | undefined; limit: number },
): Promise<{ id: string; changed: string }[]> {
  const since = from
    ? sql`and (registered_on, id) <= (${from.at.slice(0, 10)}::date, ${from.id}::uuid)`
    : sql``
  const until = to ? sql`and (registered_on, id) > (${to.at.slice(0, 10)}::date, ${to.id}::uuid)` : sql``
  const found = await sql<{ id: string; changed: string }>`
    select id, (updated_at at time zone 'Asia/Ho_Chi_Minh')::date::text as changed from model
    where state = 'published' ${since} ${until}
    order by registered_on desc, id desc limit ${limit}`.execute(db)
  return found.rows
}

/** Provinces and communes of a day. */
export async function listUnitsOn(db: Db, date: string, limit: number): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select v.unit_id as id from unit_version v join unit_kind k on k.code = v.kind
    where v.valid @> ${date}::date and v.dated and k.level in ('province', 'commune')
    order by v.unit_id limit ${limit}`.execute(db)
  return found.rows.map(({ id }) => id)
}
