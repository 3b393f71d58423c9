/** The SQL of lists of models: filtered, visible to the asker, in several orders, paged by key. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { askedOf } from './conditions.store.ts'
import { type Cursor, furtherOf, type ModelFilter, type Sort } from './filter.rules.ts'
import type { Field, Level, ModelId, OwnerBlock, Precision, State, Status } from './model.rules.ts'
import type {} from './model.tables.ts'
import { belongs } from './place.store.ts'
import { allOf, filterMarks } from './search.rules.ts'

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
  readonly typeId: number | null
  readonly status: Status
  readonly recognised: boolean
  readonly example: boolean
  readonly updatedAt: Date
  /** What a list is ordered by, for the cursor; the grade where that is the match of words. */
  readonly key: string
  readonly grade: number
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

export const at = { unit: sql.ref('m.unit_id'), day: sql.ref('m.registered_on') }

/** 0: none of the kind. Asked of each record (`offset 0`): to read all of a label beforehand costs more. */
const labelled = (kind: 'theme' | 'campaign', id: number) => {
  const has = (which: RawBuilder<unknown>) => sql`exists (
    select 1 from model_label l where l.model_id = m.id and ${which} offset 0)`
  return id === 0
    ? sql<boolean>`not ${has(sql`l.kind = ${kind}`)}`
    : sql<boolean>`${has(sql`l.label_id = ${id}`)}`
}

/** What the filter asks of a record beside its unit, its state and its words. */
export function asked(filter: ModelFilter): RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = []
  if (filter.field) parts.push(sql`m.field = ${filter.field}`)
  if (filter.level) parts.push(sql`m.level = ${filter.level}`)
  if (filter.ownerBlock) parts.push(sql`m.owner_block = ${filter.ownerBlock}`)
  if (filter.year !== undefined) parts.push(sql`m.year = ${filter.year}`)
  if (filter.type !== undefined)
    parts.push(filter.type === 0 ? sql`m.type_id is null` : sql`m.type_id = ${filter.type}`)
  if (filter.status) parts.push(sql`m.status = ${filter.status}`)
  if (filter.recognised !== undefined)
    parts.push(filter.recognised ? sql`m.recognised` : sql`not m.recognised`)
  if (filter.theme !== undefined) parts.push(labelled('theme', filter.theme))
  if (filter.campaign !== undefined) parts.push(labelled('campaign', filter.campaign))
  return [...parts, ...askedOf(furtherOf(filter))]
}

export const all = (parts: readonly RawBuilder<unknown>[]) => sql<boolean>`${sql.join(parts, sql` and `)}`

/** Whether public records are among what is asked for. */
export function asksPublic(filter: ModelFilter): boolean {
  return filter.state === undefined || filter.state === 'published'
}

/** Whether others are, and the asker may see any. */
export function asksOther(filter: ModelFilter, seer: Seer): boolean {
  return filter.state !== 'published' && (seer === 'all' || seer.length > 0)
}

function other({ filter, seer, today }: Pick<ListAsk, 'filter' | 'seer' | 'today'>): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql`m.state <> 'published'`, ...asked(filter)]
  if (seer !== 'all')
    parts.push(sql`m.unit_id in (
      select s.unit_id from unit_attribution s where s.today_id in (${sql.join(seer)}))`)
  if (filter.unit) parts.push(belongs(at, filter.unit, today))
  if (filter.state) parts.push(sql`m.state = ${filter.state}`)
  return all(parts)
}

const columns = sql`
  m.id, m.title, m.field, m.level, m.owner_block as "ownerBlock", m.registered_on as "registeredOn",
  m.registered_precision as "registeredPrecision", m.year, m.state, m.type_id as "typeId", m.status, m.recognised,
  m.example, m.updated_at as "updatedAt", m.unit_id as "unitId", w.unit_name as "unitName", w.commune_name as "communeName",
  w.province_name as "provinceName"`

/** The names of the unit of `model m` and of those above it, on the day of registration. */
const named = sql`
  left join unit_place w on w.unit_id = m.unit_id and w.since <= m.registered_on and w.until > m.registered_on`

export type Order = Exclude<Sort, 'relevance'>

export interface ListAsk {
  readonly filter: ModelFilter
  readonly seer: Seer
  readonly today: string
  readonly sort: Order
  readonly after?: Cursor | undefined
  readonly limit: number
  /** How many public records the filter finds, where that is known; it decides on the way to them. */
  readonly expected?: number | undefined
  /** The same of its theme or campaign alone. */
  readonly expectedOfLabel?: number | undefined
}

interface OrderBy {
  /** Of `model m`. */
  readonly column: RawBuilder<unknown>
  /** The type that a cursor's key has. */
  readonly type: RawBuilder<unknown>
  /** The same of a found row `p`, as text for the cursor. */
  readonly text: RawBuilder<unknown>
  readonly down: boolean
}

const orders: Readonly<Record<Order, OrderBy>> = {
  newest: { column: sql`m.registered_on`, type: sql`date`, text: sql`p.key`, down: true },
  oldest: { column: sql`m.registered_on`, type: sql`date`, text: sql`p.key`, down: false },
  title: { column: sql`m.sort_key`, type: sql`text`, text: sql`p.key`, down: false },
  updated: {
    column: sql`m.updated_at`,
    type: sql`timestamptz`,
    text: sql`to_char(p.key at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    down: true,
  },
}

const direction = ({ down }: OrderBy) => (down ? sql`desc` : sql`asc`)
const orderBy = (order: OrderBy, key: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
  sql`order by ${key} ${direction(order)}, ${id} ${direction(order)}`
const inOrder = (order: OrderBy) => orderBy(order, sql`key`, sql`id`)

/** What comes after the cursor. */
function beyond(order: OrderBy, { after }: ListAsk, key: RawBuilder<unknown>, id: RawBuilder<unknown>) {
  if (!after) return sql<boolean>`true`
  const than = order.down ? sql`<` : sql`>`
  return sql<boolean>`(${key}, ${id}) ${than} (${after.key}::${order.type}, ${after.id}::uuid)`
}

/**
 * Up to so many records are collected and sorted; of more, an index in the order is walked until the page is full. At
 * this number both take about as long in a country with a million records, some 15 ms.
 */
const few = 1500

/** Those that the filter finds, whatever way the database likes best, put in order afterwards. */
function collected(ask: ListAsk, order: OrderBy, conditions: readonly RawBuilder<boolean>[]) {
  const marks = ask.filter.unit ? [] : filterMarks(ask.filter)
  const marked = marks.length > 0 && sql<boolean>`s.document @@ ${allOf(marks)}::tsquery`
  const from = marked ? sql`model_search s join model m on m.id = s.model_id` : sql`model m`
  const byDay = order === orders.newest || order === orders.oldest
  /* marks say all that is asked for, and the document knows its day: no record need be read */
  const found =
    marked && byDay && askedOf(furtherOf(ask.filter)).length === 0
      ? sql`select s.model_id as id, s.registered_on as key from model_search s where s.public and ${marked}`
      : sql`select m.id, ${order.column} as key from ${from}
          where ${all(marked ? [marked, ...conditions] : conditions)}`
  return sql`
    with found as materialized (${found})
    select id, key from found
    where ${beyond(order, ask, sql`key`, sql`id`)} ${inOrder(order)} limit ${ask.limit}`
}

/** Of more of a label, to ask each whether it is what else is wanted costs more than to walk past all others. */
const rareLabel = 20_000

/** The theme or campaign that a filter names. */
export function labelOf({ theme, campaign }: ModelFilter) {
  if (theme !== undefined && theme > 0) return { id: theme, filter: { theme } }
  return campaign !== undefined && campaign > 0 ? { id: campaign, filter: { campaign } } : undefined
}

/** Those of a theme or campaign: its own index holds them newest first. */
function ofLabel(label: number, ask: ListAsk, order: OrderBy, conditions: readonly RawBuilder<boolean>[]) {
  const [key, id] = [sql`g.registered_on`, sql`g.model_id`]
  return sql`
    select g.model_id as id, ${key} as key from model_label g join model m on m.id = g.model_id
    where g.label_id = ${label} and g.public and ${beyond(order, ask, key, id)} and ${all(conditions)}
    ${orderBy(order, key, id)} limit ${ask.limit}`
}

/**
 * The public ones. Indexes hold them in each order, with all that they are filtered by. How many a filter finds the
 * planner can't know from its statistics where columns hang together, so that the way is chosen here.
 */
function publicRows(ask: ListAsk): RawBuilder<unknown> {
  const { filter, today, sort, expected = Number.POSITIVE_INFINITY } = ask
  const order = orders[sort]
  const conditions = [sql<boolean>`m.state = 'published'`, ...asked(filter)]
  const there = filter.unit && belongs(at, filter.unit, today)
  if (expected <= few && (there || filterMarks(filter).length > 0))
    return collected(ask, order, there ? [...conditions, there] : conditions)
  const placed = there ? sql`cross join lateral (select 1 where ${there} offset 0) u` : sql``
  const label = labelOf(filter)
  const alone = conditions.length === 2
  const rare = filter.year === undefined && (ask.expectedOfLabel ?? expected) < rareLabel
  if (label && !there && (alone || rare) && (sort === 'newest' || sort === 'oldest'))
    return ofLabel(label.id, ask, order, conditions)
  const after = beyond(order, ask, order.column, sql`m.id`)
  return sql`
    select m.id, ${order.column} as key from model m ${placed}
    where ${all([...conditions, after])} ${orderBy(order, order.column, sql`m.id`)} limit ${ask.limit}`
}

function otherRows(ask: ListAsk): RawBuilder<unknown> {
  const order = orders[ask.sort]
  const after = beyond(order, ask, order.column, sql`m.id`)
  return sql`
    select m.id, ${order.column} as key from model m
    where ${other(ask)} and ${after} ${orderBy(order, order.column, sql`m.id`)} limit ${ask.limit}`
}

/** A page of what the asker may see; undefined where that can be nothing. */
function pageOf(ask: ListAsk): RawBuilder<unknown> | undefined {
  const { filter, seer } = ask
  const sources: RawBuilder<unknown>[] = []
  if (asksPublic(filter) && ask.expected !== 0) sources.push(sql`(${publicRows(ask)})`)
  if (asksOther(filter, seer)) sources.push(sql`(${otherRows(ask)})`)
  if (sources.length === 0) return undefined
  return sql`
    select * from (${sql.join(sources, sql` union all `)}) p ${inOrder(orders[ask.sort])} limit ${ask.limit}`
}

export async function listRows(db: Db, ask: ListAsk): Promise<ListedModel[]> {
  const order = orders[ask.sort]
  const page = pageOf(ask)
  if (!page) return []
  const found = await sql<ListedModel>`
    with page as materialized (${page})
    select ${columns}, ${order.text} as key, 0 as grade from page p join model m on m.id = p.id ${named}
    ${orderBy(order, sql`p.key`, sql`p.id`)}`.execute(db)
  return found.rows
}

/** The same, only what is needed to go on and to read the records. */
export async function listKeys(
  db: Db,
  ask: ListAsk,
): Promise<{ readonly id: ModelId; readonly key: string }[]> {
  const order = orders[ask.sort]
  const page = pageOf(ask)
  if (!page) return []
  const found = await sql<{ id: ModelId; key: string }>`
    select p.id, ${order.text} as key from (${page}) p ${orderBy(order, sql`p.key`, sql`p.id`)}`.execute(db)
  return found.rows
}

export interface Place {
  readonly id: ModelId
  readonly unitCode: string | null
  readonly unitName: string | null
  readonly communeName: string | null
  readonly provinceName: string | null
}

/** Where records lie, as it was on the day of registration. */
export async function listPlaces(db: Db, ids: readonly ModelId[]): Promise<Place[]> {
  if (ids.length === 0) return []
  const found = await sql<Place>`
    select m.id, w.code as "unitCode", w.unit_name as "unitName", w.commune_name as "communeName",
      w.province_name as "provinceName"
    from model m ${named} where m.id in (${sql.join(ids)})`.execute(db)
  return found.rows
}

/** The found, as lists show them, in the order they come in. */
export async function readListed(
  db: Db,
  keys: readonly { readonly id: ModelId; readonly key: string; readonly grade: number }[],
): Promise<ListedModel[]> {
  if (keys.length === 0) return []
  const found = await sql<ListedModel>`
    select ${columns}, '' as key, 0 as grade from model m ${named}
    where m.id in (${sql.join(keys.map(({ id }) => id))})`.execute(db)
  const rows = new Map(found.rows.map((row) => [row.id, row]))
  return keys.flatMap(({ id, key, grade }) => {
    const row = rows.get(id)
    return row ? [{ ...row, key, grade }] : []
  })
}

/** How many that are not public an officer sees, counted up to `most`. */
export async function countOther(
  db: Db,
  ask: Pick<ListAsk, 'filter' | 'seer' | 'today'>,
  most: number,
): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from model m where ${other(ask)} limit ${most}) m`.execute(db)
  return found.rows[0]?.n ?? 0
}

/** What is in a state under `units`, or everywhere with 'all'. */
function waits(units: Seer, state: State): RawBuilder<unknown> {
  /* The states are named once more for the index over what waits. */
  return sql`m.state = ${state} and m.state in ('draft','submitted','returned','accepted')
    ${
      units === 'all'
        ? sql``
        : sql`and exists (select 1 from unit_attribution s
            where s.unit_id = m.unit_id and s.today_id in (${sql.join(units)}))`
    }`
}

/** The longest waiting first. */
export async function listWaiting(db: Db, units: Seer, state: State, limit: number): Promise<ListedModel[]> {
  if (units !== 'all' && units.length === 0) return []
  const found = await sql<ListedModel>`
    select ${columns}, '' as key, 0 as grade from model m ${named}
    where ${waits(units, state)} order by m.updated_at, m.id limit ${limit}`.execute(db)
  return found.rows
}

/** Counted up to `most`. */
export async function countWaiting(db: Db, units: Seer, state: State, most: number): Promise<number> {
  if (units !== 'all' && units.length === 0) return 0
  const found = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from model m where ${waits(units, state)} limit ${most}) w`.execute(db)
  return found.rows[0]?.n ?? 0
}
