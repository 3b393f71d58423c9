/**
 * Figures read from counters: how many public records, and what they cost, by up to two dimensions and by the units
 * below. One statement adds folded and unfolded, so that all numbers are of one moment whoever publishes meanwhile.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Basis, UnitFilter } from './filter.rules.ts'
import { belongs } from './place.store.ts'
import { placesThen, placesToday, scopeOf } from './shares.store.ts'
import { each, measures, summed } from './tally-sql.store.ts'
import {
  type Conditions,
  conditioned,
  cutFor,
  cutName,
  type Dimension,
  type Fineness,
  fineness,
  isManifold,
  noneOfIt,
} from './tally.rules.ts'

type Sql = RawBuilder<unknown>

export interface Sums {
  readonly n: number
  /** How many of them said what the State gave; and its sum in đồng, as digits: it may be beyond what JSON keeps. */
  readonly stateN: number
  readonly stateVnd: string
  readonly mobilisedN: number
  readonly mobilisedVnd: string
}

/**
 * `keys` are values of the dimensions asked for, in their order, as text. With shares also where: at the unit (`own`),
 * at the child named, at several children (`split`), elsewhere too (`partly`).
 */
export interface FigureRow extends Sums {
  readonly keys: readonly string[]
  readonly scope: 'own' | 'child' | 'split' | 'partly' | null
  /** Of scope `child` only. */
  readonly childId: number | null
}

/** Up to two dimensions, different ones. By themes or campaigns a record is in each of its own. */
interface Asked {
  readonly where: Conditions
  /** Further conditions: of two themes asked so, a record has both. */
  readonly also?: Conditions | undefined
  readonly by: readonly Dimension[]
}

/** Of one unit, or of all records. */
export interface SumsAsk extends Asked {
  readonly unit?: UnitFilter | undefined
}

/** Of one unit, and where in it: rows without `partly` make the total. */
export interface SharesAsk extends Asked {
  readonly sharesOf: { readonly unitId: number; readonly basis: Basis }
}

export type FigureAsk = SumsAsk | SharesAsk

const plainColumn = {
  field: 'field',
  level: 'level',
  year: 'year',
  ownerBlock: 'owner_block',
  type: 'type_id',
  status: 'status',
  recognised: 'recognised',
} as const

const all = (parts: readonly Sql[]) => (parts.length === 0 ? sql`true` : sql`${sql.join(parts, sql` and `)}`)
const isAny = (what: Sql, values: readonly unknown[], type: string) =>
  sql`${what} = any(array[${sql.join(values)}]::${sql.raw(type)}[])`

/** How to read rows of a table `t`: what to join, the values asked for, and which rows. */
interface Reading {
  readonly joins: Sql
  readonly keys: readonly Sql[]
  readonly asked: Sql
}

function conditionOf(dimension: Dimension, { where, by }: Asked): Sql {
  const values = where[dimension] ?? []
  if (values.length === 0) return sql`false`
  if (!isManifold(dimension)) {
    const type = dimension === 'recognised' ? 'boolean' : typeof values[0] === 'number' ? 'int' : 'text'
    return isAny(sql.ref(`t.${plainColumn[dimension]}`), values, type)
  }
  if (by.includes(dimension)) return isAny(sql.ref(`${dimension}.${dimension}_id`), values, 'int')
  const list = sql.ref(`t.${dimension}s`)
  const named = values.filter((value) => value !== noneOfIt)
  const parts = [
    ...(named.length > 0 ? [sql`${list} && array[${sql.join(named)}]::int[]`] : []),
    ...(named.length < values.length ? [sql`cardinality(${list}) = 0`] : []),
  ]
  return sql`(${sql.join(parts, sql` or `)})`
}

/** Rows with a signature. */
function signed(ask: Asked): Reading {
  return {
    joins: sql.join(
      ask.by.filter(isManifold).map((dimension) => each(dimension, 't')),
      sql` `,
    ),
    keys: ask.by.map((dimension) =>
      isManifold(dimension)
        ? sql`${sql.ref(`${dimension}.${dimension}_id`)}::text`
        : sql`${sql.ref(`t.${plainColumn[dimension]}`)}::text`,
    ),
    asked: all([
      ...conditioned(ask.where).map((dimension) => conditionOf(dimension, ask)),
      ...conditioned(ask.also ?? {}).map((dimension) =>
        conditionOf(dimension, { where: ask.also ?? {}, by: [] }),
      ),
    ]),
  }
}

/** Counters of a cut: its values are in `a`, `b`, `c`. */
function counted(cut: readonly Dimension[], { where, by }: Asked): Reading {
  const at = (dimension: Dimension) => sql.ref(`t.${'abc'[cut.indexOf(dimension)] ?? ''}`)
  return {
    joins: sql``,
    keys: by.map(at),
    asked: all([
      sql`t.cut = ${cutName(cut)}`,
      ...conditioned(where).map((dimension) => {
        const values = where[dimension] ?? []
        return values.length === 0 ? sql`false` : isAny(at(dimension), values.map(String), 'text')
      }),
    ]),
  }
}

/** Counters of groups of this size where there are such, else signatures. */
function reading(ask: Asked, size: Fineness): Reading & { readonly table: Sql; readonly kept: boolean } {
  const cut = ask.also ? undefined : cutFor(ask.where, ask.by, size)
  return cut
    ? { ...counted(cut, ask), table: sql`model_tally_cell`, kept: true }
    : { ...signed(ask), table: sql`model_tally`, kept: false }
}

const named = (keys: readonly Sql[]) =>
  sql.join([...keys.map((key, i) => sql`${key} as ${sql.ref(`k${i}`)}`), measures])

/** Parts added up by slot and keys; `slot` is null in sums. */
function add(parts: readonly Sql[], slot: Sql, by: readonly Dimension[]): Sql {
  const keys = by.map((_, i) => sql.ref(`k${i}`))
  const padded = [0, 1].map((i) =>
    i < by.length ? sql`k${sql.raw(String(i))}` : sql`null::text as ${sql.ref(`k${i}`)}`,
  )
  const group = [...(slot === none ? [] : [slot]), ...keys]
  return sql`
    select ${slot === none ? sql`null::int as slot` : slot}, ${sql.join(padded)}, ${summed}
    from (${sql.join(parts, sql` union all `)}) r
    ${group.length === 0 ? sql`` : sql`group by ${sql.join(group)}`} having sum(n) <> 0`
}
const none = sql`null`

/** The coarsest groups that count for a unit as a whole. */
type Sizes = ReadonlyMap<number, Fineness>

async function sizesOf(db: Db, units: readonly number[]): Promise<Sizes> {
  if (units.length === 0) return new Map()
  const found = await sql<{ id: number; most: Fineness }>`
    select v.unit_id as id, max(case k.level when 'nation' then ${fineness.country}::int else ${fineness.area}::int end) as most
    from unit_version v join unit_kind k on k.code = v.kind
    where v.unit_id in (${sql.join([...new Set(units)])}) and k.level in ('nation', 'province')
    group by v.unit_id`.execute(db)
  return new Map(found.rows.map(({ id, most }) => [id, most]))
}

const upperIds = (basis: Basis, alias: string) => sql.ref(`${alias}.${basis}_ids`)
const counts = (unitId: number, basis: Basis, alias: string) =>
  sql`${unitId}::int = any(${upperIds(basis, alias)})`

/** Which groups and which unfolded changes hold the records of a unit. */
interface Home {
  readonly most: Fineness
  /** Of groups `g` of fineness `most`, and of places `g`. */
  readonly groups: Sql
  readonly deltas: Sql
}

function homeOf(unit: UnitFilter | undefined, sizes: Sizes, today: string): Home {
  if (!unit) return { most: fineness.country, groups: sql`true`, deltas: sql`true` }
  const whole = unit.scope === 'all' && unit.within === undefined
  const most = whole ? sizes.get(unit.unitId) : undefined
  if (most !== undefined) {
    const { unitId, basis } = unit
    return { most, groups: counts(unitId, basis, 'g'), deltas: counts(unitId, basis, 't') }
  }
  const there = (alias: string) =>
    belongs({ unit: sql.ref(`${alias}.unit_id`), day: sql.ref(`${alias}.since`) }, unit, today)
  return { most: fineness.place, groups: there('g'), deltas: there('t') }
}

/** From the counters of the groups themselves, of the places in them, or from signatures. */
function folded({ most, groups }: Home, ask: Asked): Sql {
  const size = reading(ask, most).kept ? most : fineness.place
  const { table, joins, keys, asked } = reading(ask, size)
  const ids = sql`select g.id from model_tally_group g where g.most = ${sql.lit(size)} and ${groups}`
  /* Of most of the country a scan finds them soonest; of less the index does, and the planner can't know how much. */
  const few = most !== fineness.country || size === most
  return sql`
    select ${named(keys)} from ${table} t ${joins}
    where ${asked} and ${few ? sql`t.group_id = any(array(${ids}))` : sql`t.group_id in (${ids})`}`
}

function sums(ask: SumsAsk, sizes: Sizes, today: string): Sql {
  const home = homeOf(ask.unit, sizes, today)
  const { joins, keys, asked } = signed(ask)
  const unfolded = sql`
    select ${named(keys)} from model_tally_delta t ${joins} where ${asked} and ${home.deltas}`
  return add([folded(home, ask), unfolded], none, ask.by)
}

/**
 * Areas of provinces that hang under the nation and never under anything else: what counts for one of them counts
 * there as a child of the nation.
 */
const plainAreas = (unitId: number, basis: Basis, today: string) => sql`
  select g.id, c.unit_id as child from model_tally_group g
  join (
    select distinct v.unit_id from unit_version v
    where v.parent_id = ${unitId} and not exists (
      select 1 from unit_version o where o.unit_id = v.unit_id and o.parent_id is distinct from ${unitId})
    ${basis === 'today' ? sql`and v.valid @> ${today}::date` : sql``}
  ) c on c.unit_id = any(${upperIds(basis, 'g')})
  where g.most = 2 and ${counts(unitId, basis, 'g')} and cardinality(${upperIds(basis, 'g')}) = 2`

function plainShares(ask: Asked): Sql {
  const { table, joins, keys, asked, kept } = reading(ask, fineness.area)
  return sql`
    select plain.child as slot, ${named(keys)} from plain
    ${kept ? sql`` : sql`join model_tally_group g on g.area_id = plain.id`}
    join ${table} t on t.group_id = ${sql.ref(kept ? 'plain.id' : 'g.id')} ${joins} where ${asked}`
}

function shares(ask: SharesAsk, sizes: Sizes, today: string): Sql {
  const { unitId, basis } = ask.sharesOf
  const nation = sizes.get(unitId) === fineness.country
  const there = (alias: string) =>
    basis === 'then' ? sql`and p.counted @> ${sql.ref(`${alias}.since`)}` : sql``
  /* Which places must be looked at one by one: of a nation only those that are in none of its provinces. */
  const single = nation
    ? sql`g.area_id in (select o.id from model_tally_group o where o.most = 2 and o.id not in (select id from plain))`
    : sql`true`
  const looked = (unit: Sql) =>
    nation
      ? sql`${unit} in (
          select g.unit_id from model_tally_group g where ${single} union select unit_id from model_tally_delta)`
      : sql`true`
  const { table, joins, keys, asked } = reading(ask, fineness.place)
  const fresh = signed(ask)
  const parts = [
    ...(nation ? [plainShares(ask)] : []),
    sql`select p.slot, ${named(keys)}
      from place p join model_tally_group g on g.unit_id = p.unit_id and g.most = 1 ${there('g')} and ${single}
      join ${table} t on t.group_id = g.id ${joins} where ${asked}`,
    sql`select p.slot, ${named(fresh.keys)}
      from place p join model_tally_delta t on t.unit_id = p.unit_id ${there('t')} ${fresh.joins}
      where ${fresh.asked}`,
  ]
  return sql`
    with ${nation ? sql`plain as materialized (${plainAreas(unitId, basis, today)}),` : sql``}
    place as materialized (
      ${basis === 'then' ? placesThen(unitId, looked) : placesToday(unitId, today, looked)})
    ${add(parts, sql.ref('slot'), ask.by)}`
}

interface Found {
  part: number
  slot: number | null
  k0: string
  k1: string
  n: number
  state_n: number
  state_vnd: string
  mobilised_n: number
  mobilised_vnd: string
}

/** The rows of each question, all of one moment; no empty rows. */
export async function readFigures(db: Db, asks: readonly FigureAsk[], today: string): Promise<FigureRow[][]> {
  const units = asks.flatMap((ask) =>
    'sharesOf' in ask ? [ask.sharesOf.unitId] : ask.unit ? [ask.unit.unitId] : [],
  )
  const sizes = await sizesOf(db, units)
  const parts = asks.map(
    (ask, i) => sql`
      select ${sql.lit(i)} as part, * from (${
        'sharesOf' in ask ? shares(ask, sizes, today) : sums(ask, sizes, today)
      }) q`,
  )
  const found = await sql<Found>`${sql.join(parts, sql` union all `)}`.execute(db)
  return asks.map((ask, i) =>
    found.rows.filter(({ part }) => part === i).map((row) => figureRow(row, ask.by.length)),
  )
}

function figureRow(row: Found, many: number): FigureRow {
  return {
    keys: [row.k0, row.k1].slice(0, many),
    scope: row.slot === null ? null : scopeOf(row.slot),
    childId: row.slot !== null && row.slot > 0 ? row.slot : null,
    n: row.n,
    stateN: row.state_n,
    stateVnd: row.state_vnd,
    mobilisedN: row.mobilised_n,
    mobilisedVnd: row.mobilised_vnd,
  }
}

/** How many public records a filter finds. */
export async function countFigure(db: Db, ask: Omit<SumsAsk, 'by'>, today: string): Promise<number> {
  const [rows] = await readFigures(db, [{ ...ask, by: [] }], today)
  return rows?.[0]?.n ?? 0
}

/** Places of some units that have any public record: `unit_id, since`. */
export function countedPlaces(where: Conditions, units: Sql): Sql {
  const ask = { where, by: [] }
  const { table, joins, asked } = reading(ask, fineness.place)
  const fresh = signed(ask)
  return sql`
    select unit_id, since from (
      select g.unit_id, g.since, t.n from model_tally_group g join ${table} t on t.group_id = g.id ${joins}
      where g.most = 1 and g.unit_id in ${units} and ${asked}
      union all
      select t.unit_id, t.since, t.n from model_tally_delta t ${fresh.joins}
      where t.unit_id in ${units} and ${fresh.asked}
    ) p group by unit_id, since having sum(n) > 0`
}
