/** The SQL of lists of models: filtered, visible to the asker, newest first, paged by key. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Cursor, ModelFilter } from './filter.rules.ts'
import type { Field, Level, ModelId, OwnerBlock, Precision, State } from './model.rules.ts'
import type {} from './model.tables.ts'
import { belongs, dayUnder } from './place.store.ts'

export interface ListedModel {
  readonly id: ModelId
  readonly title: string
  readonly field: Field
  readonly level: Level
  readonly ownerBlock: OwnerBlock
  readonly registeredOn: string
  readonly registeredPrecision: Precision
  readonly year: number
  readonly state: State
  readonly example: boolean
  readonly updatedAt: Date
  readonly unitId: number
  /** Full names on the day of registration; null where the unit's history no longer covers that day. */
  readonly unitName: string | null
  /** The commune, ward or zone above; null for what is none's neighbourhood. */
  readonly communeName: string | null
  readonly provinceName: string | null
}

/** `Thôn Bến Cũ, Xã Bến Mai, Thành phố Đà Nẵng`, as it was on the day of registration. */
export function placeOf(row: Pick<ListedModel, 'unitName' | 'communeName' | 'provinceName'>): string {
  return [row.unitName, row.communeName, row.provinceName].filter((part) => part !== null).join(', ')
}

/** Who asks: everything, or what is public and what lies under these units. */
export type Seer = 'all' | readonly number[]

const at = { unit: sql.ref('m.unit_id'), day: sql.ref('m.registered_on') }

/** What the filter asks of a record beside its unit and its state. */
function asked(filter: ModelFilter): RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = []
  if (filter.field) parts.push(sql`m.field = ${filter.field}`)
  if (filter.level) parts.push(sql`m.level = ${filter.level}`)
  if (filter.ownerBlock) parts.push(sql`m.owner_block = ${filter.ownerBlock}`)
  if (filter.year !== undefined) parts.push(sql`m.year = ${filter.year}`)
  return parts
}

const all = (parts: readonly RawBuilder<unknown>[]) => sql<boolean>`${sql.join(parts, sql` and `)}`

/** Whether public records are among what is asked for. */
export function asksPublic(filter: ModelFilter): boolean {
  return filter.state === undefined || filter.state === 'published'
}

/** Whether others are, and the asker may see any. */
export function asksOther(filter: ModelFilter, seer: Seer): boolean {
  return filter.state !== 'published' && (seer === 'all' || seer.length > 0)
}

function other({ filter, seer, today }: Omit<ListAsk, 'limit'>): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql`m.state <> 'published'`, ...asked(filter)]
  if (seer !== 'all')
    parts.push(sql`m.unit_id in (
      select s.unit_id from unit_attribution s where s.today_id in (${sql.join(seer)}))`)
  if (filter.unit) parts.push(belongs(at, filter.unit, today))
  if (filter.state) parts.push(sql`m.state = ${filter.state}`)
  return all(parts)
}

const fullName = sql`case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end`
const named = (which: RawBuilder<unknown>) => sql`(
  select ${fullName} from unit_ancestor a
    join unit_version v on v.unit_id = a.ancestor_id and v.valid @> ${dayUnder(at.day)}
    join unit_kind k on k.code = v.kind
    where a.unit_id = m.unit_id and a.counted @> m.registered_on and ${which} limit 1)`
const above = (level: 'commune' | 'province') => named(sql`a.depth > 0 and k.level = ${level}`)
const columns = sql`
  m.id, m.title, m.field, m.level, m.owner_block as "ownerBlock", m.registered_on as "registeredOn",
  m.registered_precision as "registeredPrecision", m.year, m.state, m.example, m.updated_at as "updatedAt", m.unit_id as "unitId",
  ${named(sql`a.depth = 0`)} as "unitName",
  ${above('commune')} as "communeName",
  ${above('province')} as "provinceName"`

export interface ListAsk {
  readonly filter: ModelFilter
  readonly seer: Seer
  readonly today: string
  readonly after?: Cursor | undefined
  readonly limit: number
  /** How many public records the filter finds, where that is known; it decides on the way to them. */
  readonly expected?: number | undefined
}

/** Up to so many records of a unit are collected and sorted; of more, the newest of all are asked one by one. */
const few = 10_000

const newestFirst = sql`order by registered_on desc, id desc`

/**
 * The public ones. An index holds them newest first, for all and for each field, level and year. How many lie at a
 * unit the planner can't know from its statistics, so that the way is chosen here.
 */
function publicRows(ask: ListAsk, page: RawBuilder<unknown>): RawBuilder<unknown> {
  const { filter, today, expected = 0 } = ask
  const parts = all([sql`m.state = 'published'`, ...asked(filter)])
  if (!filter.unit) return sql`select m.id, m.registered_on from model m where ${parts} ${page}`
  const there = belongs(at, filter.unit, today)
  if (expected > few)
    return sql`
      select m.id, m.registered_on from model m
      cross join lateral (select 1 where ${there} offset 0) u where ${parts} ${page}`
  return sql`
    with found as materialized (select m.id, m.registered_on from model m where ${parts} and ${there})
    select m.id, m.registered_on from found m where true ${page}`
}

export async function listRows(db: Db, ask: ListAsk): Promise<ListedModel[]> {
  const { after, filter, seer } = ask
  const page = sql`
    ${after ? sql`and (m.registered_on, m.id) < (${after.registeredOn}::date, ${after.id}::uuid)` : sql``}
    ${newestFirst} limit ${ask.limit}`
  const sources: RawBuilder<unknown>[] = []
  if (asksPublic(filter) && ask.expected !== 0) sources.push(sql`(${publicRows(ask, page)})`)
  if (asksOther(filter, seer))
    sources.push(sql`(select m.id, m.registered_on from model m where ${other(ask)} ${page})`)
  if (sources.length === 0) return []
  const found = await sql<ListedModel>`
    with page as materialized (
      select * from (${sql.join(sources, sql` union all `)}) p ${newestFirst} limit ${ask.limit})
    select ${columns} from page p join model m on m.id = p.id
    order by m.registered_on desc, m.id desc`.execute(db)
  return found.rows
}

/** How many that are not public an officer sees, counted up to `most`. */
export async function countOther(db: Db, ask: Omit<ListAsk, 'limit'>, most: number): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from model m where ${other(ask)} limit ${most}) m`.execute(db)
  return found.rows[0]?.n ?? 0
}

/** What waits, oldest first: `states` under `units`, or everywhere with 'all'. */
export async function listWaiting(
  db: Db,
  units: Seer,
  waiting: readonly State[],
  limit: number,
): Promise<ListedModel[]> {
  if (units !== 'all' && units.length === 0) return []
  const found = await sql<ListedModel>`
    select ${columns} from model m
    where m.state in (${sql.join(waiting)})
      and m.state in ('draft','submitted','returned','accepted')
      ${
        units === 'all'
          ? sql``
          : sql`and exists (select 1 from unit_attribution s
              where s.unit_id = m.unit_id and s.today_id in (${sql.join(units)}))`
      }
    order by m.updated_at, m.id limit ${limit}`.execute(db)
  return found.rows
}
