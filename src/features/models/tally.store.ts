/**
 * Counters of public models. A change appends signed deltas in its own transaction, so no row is fought over; a job
 * folds them; a read adds folded and unfolded. Units above are reached over counters, never over records.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '#platform/db/transact.ts'
import { counts, type Model, type ModelId } from './model.rules.ts'
import {
  added,
  cells,
  labels,
  measures,
  nationsOf,
  nothing,
  places,
  recorded,
  signature,
  summed,
  within,
} from './tally-sql.store.ts'
import { fineness, noneOfIt } from './tally.rules.ts'

type Sql = RawBuilder<unknown>

const ids = (list: readonly number[]) => sql`${`{${list.join(',')}}`}::int[]`
const negated = sql.raw('-n, -state_n, -state_vnd, -mobilised_n, -mobilised_vnd')
const spot = sql.raw('unit_id, since, then_ids, today_ids')

/** One record as a signature with measures, without asking the database for it. */
const written = (model: Model, sign: 1 | -1) => sql`
  ${model.field}::text as field, ${model.level}::text as level, ${model.year}::smallint as year,
  ${model.ownerBlock}::text as owner_block, ${model.typeId ?? noneOfIt}::int as type_id,
  ${ids(model.themes)} as themes, ${ids(model.campaigns)} as campaigns,
  ${model.status}::text as status, ${model.recognised}::boolean as recognised,
  ${sign}::int as n,
  ${model.budgetStateVnd === null ? 0 : sign}::int as state_n, ${sign * (model.budgetStateVnd ?? 0)}::numeric as state_vnd,
  ${model.budgetMobilisedVnd === null ? 0 : sign}::int as mobilised_n,
  ${sign * (model.budgetMobilisedVnd ?? 0)}::numeric as mobilised_vnd`

async function append(trx: Trx, model: Model, sign: 1 | -1): Promise<void> {
  await sql`
    insert into model_tally_delta (${spot}, ${signature}, ${measures})
    select p.unit_id, p.since, p.then_ids, p.today_ids, r.*
    from (${places((unit) => sql`${unit} = ${model.unitId}::int`)}) p cross join (select ${written(model, sign)}) r
    where ${within(sql`${model.registeredOn}::date`, 'p')}`.execute(trx)
}

/** All of a model that decides on its counters. */
const counted = (model: Model) =>
  JSON.stringify([
    [model.unitId, model.registeredOn, model.field, model.level, model.year, model.ownerBlock, model.typeId],
    [model.themes, model.campaigns, model.status, model.recognised],
    [model.budgetStateVnd, model.budgetMobilisedVnd],
  ])

/** Writes what a change means for the counters; nothing when it means nothing. */
export async function tallyChange(trx: Trx, before: Model | undefined, after: Model): Promise<void> {
  const was = before !== undefined && counts(before.state)
  const is = counts(after.state)
  if (was && is && counted(before) === counted(after)) return
  if (was) await append(trx, before, -1)
  if (is) await append(trx, after, 1)
}

/** Counts models that were just inserted as public ones. */
export async function tallyNew(trx: Trx, models: readonly ModelId[]): Promise<void> {
  if (models.length === 0) return
  const these = sql`m.state = 'published' and m.id = any(${`{${models.join(',')}}`}::uuid[])`
  await sql`
    with p as materialized (
      ${places((unit) => sql`${unit} in (select m.unit_id from model m where ${these})`)})
    insert into model_tally_delta (${spot}, ${signature}, ${measures})
    select p.unit_id, p.since, p.then_ids, p.today_ids, ${recorded}
    from model m ${labels.each} join p on p.unit_id = m.unit_id and ${within(sql`m.registered_on`, 'p')}
    where ${these}`.execute(trx)
}

/** Groups for places that have none yet; `spots` has `unit_id, since, until, then_ids, today_ids`, each place once. */
async function addGroups(trx: Trx, spots: Sql): Promise<void> {
  const wider = sql`
    select unit_id, since, until, then_ids, today_ids,
      ${nationsOf(sql`then_ids`)} as then_nations, ${nationsOf(sql`today_ids`)} as today_nations
    from (${spots}) s`
  await sql`
    with w as materialized (${wider})
    insert into model_tally_group (most, then_ids, today_ids)
    select 2, then_ids, today_ids from w union select 3, then_nations, today_nations from w
    on conflict do nothing`.execute(trx)
  await sql`
    with w as materialized (${wider})
    insert into model_tally_group (most, unit_id, since, until, then_ids, today_ids, area_id, country_id)
    select 1, w.unit_id, w.since, w.until, w.then_ids, w.today_ids, a.id, c.id from w
    join model_tally_group a on a.most = 2 and a.then_ids = w.then_ids and a.today_ids = w.today_ids
    join model_tally_group c on c.most = 3 and c.then_ids = w.then_nations and c.today_ids = w.today_nations
    order by w.unit_id, w.since`.execute(trx)
}

const leafKey = sql`group_id, ${signature}`
const cellKey = sql.raw('group_id, cut, a, b, c')

const levels = [
  { most: fineness.place, group: 'id' },
  { most: fineness.area, group: 'area_id' },
  { most: fineness.country, group: 'country_id' },
] as const

/**
 * Adds rows to counters of all three sizes. `rows` has `place_id`, a signature and measures; with `sign` '-' they are
 * taken away again.
 */
async function addCells(
  trx: Trx,
  rows: Sql,
  sizes: readonly (typeof levels)[number][] = levels,
  sign: '' | '-' = '',
) {
  for (const { most, group } of sizes) {
    const source = sql`(
      select p.${sql.ref(group)} as group_id, ${signature}, ${measures}
      from (${rows}) r join model_tally_group p on p.id = r.place_id)`
    await sql`
      insert into model_tally_cell as t (${cellKey}, ${measures})
      select ${cellKey}, ${sign === '-' ? negated : measures} from (${cells(source, most)}) s order by ${cellKey}
      on conflict (${cellKey}) do update set ${added}`.execute(trx)
  }
}

/** Removes counters of nothing, in groups that something was taken away from. */
async function dropEmpty(trx: Trx, groups: Sql): Promise<void> {
  await sql`delete from model_tally where ${nothing} and group_id in (${groups})`.execute(trx)
  await sql`delete from model_tally_cell where ${nothing} and group_id in (${groups})`.execute(trx)
}

/**
 * Folds up to `limit` deltas; returns how many. One fold runs at a time, so that two never wait for each other's rows;
 * neither writers nor readers wait for it.
 */
export async function foldDeltas(trx: Trx, limit: number): Promise<number> {
  await sql`lock table model_tally_delta in row exclusive mode`.execute(trx)
  await sql`lock table model_tally in share update exclusive mode`.execute(trx)
  const found = await sql<{ id: number; less: boolean }>`
    select id, n < 0 as less from model_tally_delta order by id limit ${limit}`.execute(trx)
  if (found.rows.length === 0) return 0
  const these = sql`${`{${found.rows.map(({ id }) => id).join(',')}}`}::bigint[]`
  await addGroups(
    trx,
    sql`
      select distinct on (d.unit_id, d.since) d.unit_id, d.since, f.until, d.then_ids, d.today_ids
      from model_tally_delta d
      left join (${places(
        (unit) => sql`${unit} in (select unit_id from model_tally_delta where id = any(${these}))`,
      )}) f on f.unit_id = d.unit_id and f.since = d.since
      where d.id = any(${these}) and not exists (
        select 1 from model_tally_group g where g.unit_id = d.unit_id and g.since = d.since)
      order by d.unit_id, d.since`,
  )
  const rows = sql`
    select p.id as place_id, ${signature}, ${measures}
    from model_tally_delta d join model_tally_group p on p.unit_id = d.unit_id and p.since = d.since
    where d.id = any(${these})`
  await sql`
    insert into model_tally as t (${leafKey}, ${measures})
    select place_id, ${signature}, ${summed} from (${rows}) r group by place_id, ${signature}
    order by place_id, ${signature}
    on conflict (${leafKey}) do update set ${added}`.execute(trx)
  await addCells(trx, rows)
  if (found.rows.some(({ less }) => less))
    await dropEmpty(
      trx,
      sql`
        select unnest(array[p.id, p.area_id, p.country_id])
        from model_tally_delta d join model_tally_group p on p.unit_id = d.unit_id and p.since = d.since
        where d.id = any(${these}) and d.n < 0`,
    )
  await sql`delete from model_tally_delta where id = any(${these})`.execute(trx)
  return found.rows.length
}

/** How many changes wait to be folded, counted up to `most`, and whether any ever was. */
export async function countDeltas(trx: Trx, most: number): Promise<{ waiting: number; folded: boolean }> {
  const found = await sql<{ waiting: number; folded: boolean }>`
    select (select count(*)::int from (select 1 from model_tally_delta limit ${most}) d) as waiting,
      exists (select 1 from model_tally) as folded`.execute(trx)
  return found.rows[0] ?? { waiting: 0, folded: true }
}

/** Writers of counters wait until the end of the transaction; it may take longer than a page's statements. */
async function holdCounters(trx: Trx): Promise<void> {
  await sql`lock table model_tally_delta, model_tally in share row exclusive mode`.execute(trx)
  await sql`set local statement_timeout = 0`.execute(trx)
  await sql`set local work_mem = '64MB'`.execute(trx)
}

/** The records of units, into counters that have none of them. */
async function countRecords(trx: Trx, units: readonly number[] | undefined): Promise<void> {
  const which = (unit: Sql) => (units ? sql`${unit} = any(${ids(units)})` : sql`true`)
  const inPlace = (place: string) => sql`
    m.unit_id = ${sql.ref(`${place}.unit_id`)} and m.state = 'published' and ${within(sql`m.registered_on`, place)}`
  await addGroups(
    trx,
    sql`
      select f.* from (${places((unit) => sql`${which(unit)} and ${unit} in (select unit_id from model)`)}) f
      where exists (select 1 from model m where ${inPlace('f')})`,
  )
  if (!units) await sql`analyze model_tally_group`.execute(trx)
  await sql`
    insert into model_tally (${leafKey}, ${measures})
    select group_id, ${signature}, ${summed}
    from (
      select g.id as group_id, ${recorded} from model_tally_group g
      join model m on ${inPlace('g')} ${units ? labels.each : labels.all}
      where g.most = 1 and ${which(sql.ref('g.unit_id'))}
    ) r
    group by group_id, ${signature} order by group_id, ${signature}`.execute(trx)
  if (!units) await sql`analyze model_tally`.execute(trx)
  await addCells(trx, leavesOf(which))
}

const leavesOf = (which: (unit: Sql) => Sql) => sql`
  select t.group_id as place_id, ${signature}, ${measures}
  from model_tally t join model_tally_group g on g.id = t.group_id
  where ${which(sql.ref('g.unit_id'))}`

/** Counts all records again. */
export async function rebuildCounters(trx: Trx): Promise<void> {
  await holdCounters(trx)
  for (const table of ['model_tally_delta', 'model_tally_cell', 'model_tally', 'model_tally_group'])
    await sql`delete from ${sql.table(table)}`.execute(trx)
  await sql`analyze model, model_label`.execute(trx)
  await countRecords(trx, undefined)
}

/**
 * Brings counters up to date after units changed: of the units named, or of all. Only units whose places are others
 * now, or count for other provinces, are counted again, and those with changes that wait to be folded.
 */
export async function settleCounters(trx: Trx, unitIds: readonly number[] | undefined): Promise<void> {
  if (unitIds?.length === 0) return
  const asked = (unit: Sql) => (unitIds ? sql`${unit} = any(${ids(unitIds)})` : sql`true`)
  await holdCounters(trx)
  const found = await sql<{ id: number }>`
    select g.unit_id as id from model_tally_group g
    left join (${places(
      (unit) => sql`${asked(unit)} and ${unit} in (select unit_id from model_tally_group)`,
    )}) f on f.unit_id = g.unit_id and f.since = g.since and f.until is not distinct from g.until
      and f.then_ids = g.then_ids and f.today_ids = g.today_ids
    where g.most = 1 and ${asked(sql.ref('g.unit_id'))} and f.unit_id is null
    union
    select unit_id from model_tally_delta where ${asked(sql.ref('unit_id'))}`.execute(trx)
  if (found.rows.length === 0) return
  const changed = found.rows.map(({ id }) => id)
  const these = (unit: Sql) => sql`${unit} = any(${ids(changed)})`
  const wider = levels.filter(({ most }) => most !== fineness.place)
  await addCells(trx, leavesOf(these), wider, '-')
  const theirs = sql`select id from model_tally_group where most = 1 and ${these(sql.ref('unit_id'))}`
  await sql`delete from model_tally where group_id in (${theirs})`.execute(trx)
  await sql`delete from model_tally_cell where group_id in (${theirs})`.execute(trx)
  await sql`delete from model_tally_group where id in (${theirs})`.execute(trx)
  await sql`delete from model_tally_delta where ${these(sql.ref('unit_id'))}`.execute(trx)
  await countRecords(trx, changed)
  await dropEmpty(trx, sql`select id from model_tally_group where most > 1`)
}
