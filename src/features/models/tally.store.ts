/**
 * Counters of public models. A change appends signed deltas in its own transaction, so no row is fought over;
 * a job folds them; a read adds folded and unfolded. Units above are reached over counters, never over records.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { Basis, UnitFilter } from './filter.rules.ts'
import type { Field, Level, Model } from './model.rules.ts'
import { counts } from './model.rules.ts'
import { belongs } from './place.store.ts'

/**
 * The last day up to `day` on which anything above the unit began or ended; year 1 where nothing ever did.
 * Between the two days nothing changed, so the units above on one are the units above on the other.
 */
const since = (unit: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`coalesce((
  select greatest(max(b.day), '0001-01-01'::date) from unit_ancestor a
  cross join lateral (values (lower(a.valid)), (upper(a.valid))) as b(day)
  where a.unit_id = ${unit} and b.day <= ${day}), '0001-01-01'::date)`

const key = sql`unit_id, since, field, level, year, owner_block`

/** Counters as they are: folded and unfolded. */
const live = sql`(
  select ${key}, n from model_tally union all select ${key}, n from model_tally_delta)`

/** Counters as the records say. */
const recorded = sql`
  select m.unit_id, ${since(sql.ref('m.unit_id'), sql.ref('m.registered_on'))} as since,
    m.field, m.level, m.year, m.owner_block
  from model m where m.state = 'published'`

async function append(trx: Trx, model: Model, n: 1 | -1): Promise<void> {
  await sql`
    insert into model_tally_delta (${key}, n)
    select ${model.unitId}::int, ${since(sql`${model.unitId}::int`, sql`${model.registeredOn}::date`)},
      ${model.field}, ${model.level}, ${model.year}::int, ${model.ownerBlock}, ${n}::int`.execute(trx)
}

/** Writes what a change means for the counters; nothing when it means nothing. */
export async function tallyChange(trx: Trx, before: Model | undefined, after: Model): Promise<void> {
  const was = before !== undefined && counts(before.state)
  const is = counts(after.state)
  const same =
    was &&
    is &&
    before.unitId === after.unitId &&
    before.registeredOn === after.registeredOn &&
    before.field === after.field &&
    before.level === after.level &&
    before.year === after.year &&
    before.ownerBlock === after.ownerBlock
  if (same) return
  if (was) await append(trx, before, -1)
  if (is) await append(trx, after, 1)
}

/** Folds up to `limit` deltas; returns how many. Two that run at once take different ones. */
export async function foldDeltas(trx: Trx, limit: number): Promise<number> {
  const found = await sql<{ n: number }>`
    with taken as (
      select id from model_tally_delta order by id limit ${limit} for update skip locked
    ), moved as (
      delete from model_tally_delta d using taken where d.id = taken.id
      returning d.unit_id, d.since, d.field, d.level, d.year, d.owner_block, d.n
    ), folded as (
      insert into model_tally as t (${key}, n)
      select ${key}, sum(n)::int from moved group by ${key} order by ${key}
      on conflict (${key}) do update set n = t.n + excluded.n
    )
    select count(*)::int as n from moved`.execute(trx)
  await sql`delete from model_tally where n = 0`.execute(trx)
  return found.rows[0]?.n ?? 0
}

/** Counts the records of some units, or of all, again. Holds other writers of counters off until the end. */
export async function rebuildCounters(trx: Trx, unitIds: readonly number[] | undefined): Promise<void> {
  if (unitIds?.length === 0) return
  const of = (unit: RawBuilder<unknown>) => (unitIds ? sql`${unit} in (${sql.join(unitIds)})` : sql`true`)
  await sql`lock table model_tally_delta, model_tally in share row exclusive mode`.execute(trx)
  await sql`delete from model_tally_delta where ${of(sql.ref('unit_id'))}`.execute(trx)
  await sql`delete from model_tally where ${of(sql.ref('unit_id'))}`.execute(trx)
  await sql`
    insert into model_tally (${key}, n)
    select ${key}, count(*)::int from (${recorded} and ${of(sql.ref('m.unit_id'))}) r group by ${key}`.execute(
    trx,
  )
}

export interface Mismatch {
  readonly unitId: number
  readonly since: string
  readonly live: number
  readonly recorded: number
}

/** Counters that do not say what the records say; empty when all is well. One statement sees one moment. */
export async function listMismatches(db: Db, limit: number): Promise<Mismatch[]> {
  const found = await sql<Mismatch>`
    select l.unit_id as "unitId", l.since, sum(l.live)::int as live, sum(l.recorded)::int as recorded
    from (
      select ${key}, n as live, 0 as recorded from ${live} x
      union all
      select ${key}, 0, 1 from (${recorded}) r
    ) l
    group by l.unit_id, l.since, l.field, l.level, l.year, l.owner_block
    having sum(l.live) <> sum(l.recorded)
    order by l.unit_id, l.since limit ${limit}`.execute(db)
  return found.rows
}

const at = { unit: sql.ref('t.unit_id'), day: sql.ref('t.since') }
const inYear = (year: number | undefined) => (year === undefined ? sql`` : sql`and t.year = ${year}`)

export interface Cell {
  readonly field: Field
  readonly level: Level
  readonly n: number
}

/** By field and level; no empty cells. */
export async function sumCells(
  db: Db,
  filter: UnitFilter,
  today: string,
  year: number | undefined,
): Promise<Cell[]> {
  const found = await sql<Cell>`
    select t.field, t.level, sum(t.n)::int as n from ${live} t
    where ${belongs(at, filter, today)} ${inYear(year)}
    group by t.field, t.level having sum(t.n) <> 0
    order by t.field, t.level`.execute(db)
  return found.rows
}

export async function sumAll(
  db: Db,
  filter: UnitFilter,
  today: string,
  year: number | undefined,
): Promise<number> {
  const cells = await sumCells(db, filter, today, year)
  return cells.reduce((sum, cell) => sum + cell.n, 0)
}

export interface ChildCount {
  readonly unitId: number
  readonly n: number
}

/** Children that have any: those of today, or those under which the records lay on their day. */
export async function sumChildren(
  db: Db,
  ask: { readonly unitId: number; readonly basis: Basis },
  today: string,
  year: number | undefined,
): Promise<ChildCount[]> {
  const joined =
    ask.basis === 'today'
      ? sql`join unit_attribution b on b.unit_id = t.unit_id
          join unit_version c on c.unit_id = b.today_id and c.valid @> ${today}::date`
      : sql`join unit_ancestor b on b.unit_id = t.unit_id and b.valid @> t.since
          join unit_version c on c.unit_id = b.ancestor_id and c.valid @> t.since`
  const found = await sql<ChildCount>`
    select c.unit_id as "unitId", sum(t.n)::int as n from ${live} t ${joined}
    where c.parent_id = ${ask.unitId} ${inYear(year)}
    group by c.unit_id having sum(t.n) <> 0 order by c.unit_id`.execute(db)
  return found.rows
}

/** The years that have any, newest first. */
export async function listYears(db: Db): Promise<number[]> {
  const found = await sql<{ year: number }>`
    select year from ${live} t group by year having sum(n) > 0 order by year desc limit 50`.execute(db)
  return found.rows.map(({ year }) => year)
}
