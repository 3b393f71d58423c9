/**
 * Counters of public models. A change appends signed deltas in its own transaction, so no row is fought over;
 * a job folds them; a read adds folded and unfolded. Units above are reached over counters, never over records.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { ModelFilter, UnitFilter } from './filter.rules.ts'
import type { Field, Level, Model, ModelId } from './model.rules.ts'
import { counts } from './model.rules.ts'
import { belongs, dayUnder } from './place.store.ts'

/**
 * The last day up to `day` on which anything above the unit began or ended; year 1 where nothing ever did.
 * Between the two days nothing changed, so the units above on one are the units above on the other. After the
 * unit's end nothing changes any more: what is dated later counts as on its last day (see `place.store.ts`).
 */
const since = (unit: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql`coalesce((
  select greatest(max(b.day), '0001-01-01'::date) from unit_ancestor a
  cross join lateral (values (lower(a.counted)), (upper(a.counted))) as b(day)
  where a.unit_id = ${unit} and b.day <= ${day}), '0001-01-01'::date)`

const key = sql`unit_id, since, field, level, year, owner_block`

/** Counters as they are: folded and unfolded. */
export const live = sql`(
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

/** Counts models that were just inserted as public ones. */
export async function tallyNew(trx: Trx, ids: readonly ModelId[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into model_tally_delta (${key}, n)
    select ${key}, count(*)::int from (${recorded} and m.id in (${sql.join(ids)})) r group by ${key}`.execute(
    trx,
  )
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

/**
 * Public records that lie under nothing on their day, though their unit, or one above it, says that something is
 * above: no total of the units above counts them. The units themselves are wrong then; counting again mends nothing.
 */
export async function listLost(db: Db, limit: number): Promise<Mismatch[]> {
  const found = await sql<Mismatch>`
    select m.unit_id as "unitId", m.registered_on as since, 0 as live, count(*)::int as recorded
    from model m
    left join lateral (
      select a.ancestor_id, ${dayUnder(sql.ref('m.registered_on'))} as day from unit_ancestor a
      where a.unit_id = m.unit_id and a.counted @> m.registered_on
      order by a.depth desc limit 1) top on true
    where m.state = 'published' and (top.ancestor_id is null or exists (
      select 1 from unit_version v
      where v.unit_id = top.ancestor_id and v.valid @> top.day and v.parent_id is not null))
    group by m.unit_id, m.registered_on
    order by m.unit_id, m.registered_on limit ${limit}`.execute(db)
  return found.rows
}

const at = { unit: sql.ref('t.unit_id'), day: sql.ref('t.since') }
export const inYear = (year: number | undefined) => (year === undefined ? sql`` : sql`and t.year = ${year}`)

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

/** How many public records a filter finds, whoever asks; what it says of states is not looked at. */
export async function countPublic(db: Db, filter: ModelFilter, today: string): Promise<number> {
  const parts = [sql<boolean>`true`]
  if (filter.unit) parts.push(belongs(at, filter.unit, today))
  if (filter.field) parts.push(sql<boolean>`t.field = ${filter.field}`)
  if (filter.level) parts.push(sql<boolean>`t.level = ${filter.level}`)
  if (filter.ownerBlock) parts.push(sql<boolean>`t.owner_block = ${filter.ownerBlock}`)
  if (filter.year !== undefined) parts.push(sql<boolean>`t.year = ${filter.year}`)
  const found = await sql<{ n: number }>`
    select coalesce(sum(t.n), 0)::int as n from ${live} t where ${sql.join(parts, sql` and `)}`.execute(db)
  return found.rows[0]?.n ?? 0
}

/** The years that have any, newest first. */
export async function listYears(db: Db): Promise<number[]> {
  const found = await sql<{ year: number }>`
    select year from ${live} t group by year having sum(n) > 0 order by year desc limit 50`.execute(db)
  return found.rows.map(({ year }) => year)
}
