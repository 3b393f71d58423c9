/** The SQL of carrying models over: last year's of a unit, what was carried already, and where units are today. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Field, ModelId, State, Status } from './model.rules.ts'
import type {} from './model.tables.ts'

export interface Carriable {
  readonly id: ModelId
  readonly title: string
  readonly field: Field
  readonly status: Status
  readonly state: State
  readonly unitName: string
  /** Its unit went to several of today: nobody knows to which this belongs. */
  readonly split: boolean
}

const goesOn = sql`m.state in ('accepted','published') and m.status <> 'stopped'`
const carried = sql`exists (select 1 from model n
  where n.carried_from = m.id and n.year = m.year + 1 and n.state <> 'withdrawn')`
const of = (unitId: number) =>
  sql`m.unit_id in (select b.unit_id from unit_attribution b where b.today_id = ${unitId})`

/** What counts for the unit today, of that year, and was not carried over yet; by id, after `after`. */
export async function listCarriable(
  db: Db,
  { unitId, year, after, limit }: { unitId: number; year: number; after?: string | undefined; limit: number },
): Promise<Carriable[]> {
  const found = await sql<Carriable>`
    with found as materialized (
      select m.id, m.title, m.field, m.status, m.state, m.unit_id, m.year from model m
      where ${of(unitId)} and m.year = ${year} and ${goesOn}
    ), page as materialized (
      select * from found m where not ${carried}
        ${after === undefined ? sql`` : sql`and m.id > ${after}::uuid`}
      order by m.id limit ${limit})
    select p.id, p.title, p.field, p.status, p.state, coalesce(n.name, '') as "unitName",
      (select count(*) from unit_today w where w.unit_id = p.unit_id) <> 1 as split
    from page p
    left join lateral (
      select case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name
      from unit_version v join unit_kind k on k.code = v.kind
      where v.unit_id = p.unit_id order by upper(v.valid) desc nulls first limit 1) n on true
    order by p.id`.execute(db)
  return found.rows
}

/** How many of the year go on, and how many of them were carried over already. */
export async function countCarriable(
  db: Db,
  { unitId, year }: { unitId: number; year: number },
): Promise<{ all: number; carried: number }> {
  const found = await sql<{ all: number; carried: number }>`
    select count(*)::int as all, (count(*) filter (where ${carried}))::int as carried
    from model m where ${of(unitId)} and m.year = ${year} and ${goesOn}`.execute(db)
  return found.rows[0] ?? { all: 0, carried: 0 }
}

/** Of these, those that have a successor for the year after already. */
export async function listCarried(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const found = await sql<{ id: string }>`
    select m.id from model m where m.id in (${sql.join(ids)}) and ${carried}`.execute(db)
  return new Set(found.rows.map(({ id }) => id))
}

/** The one unit of today that each went whole into, or still is; none for what was split or is not known. */
export async function listWhole(db: Db, unitIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (unitIds.length === 0) return new Map()
  const found = await sql<{ unitId: number; todayId: number }>`
    select unit_id as "unitId", min(today_id) as "todayId" from unit_today
    where unit_id in (${sql.join(unitIds)}) group by unit_id having count(*) = 1`.execute(db)
  return new Map(found.rows.map(({ unitId, todayId }) => [unitId, todayId]))
}

/** Those of the types and labels that are in use on the day. */
export async function listInUse(
  db: Db,
  { types, labels, day }: { types: readonly number[]; labels: readonly number[]; day: string },
): Promise<{ types: ReadonlySet<number>; labels: ReadonlySet<number> }> {
  const inUse = async (table: 'model_type' | 'label', ids: readonly number[]) => {
    if (ids.length === 0) return new Set<number>()
    const found = await sql<{ id: number }>`
      select id from ${sql.table(table)} where id in (${sql.join(ids)}) and valid @> ${day}::date`.execute(db)
    return new Set(found.rows.map(({ id }) => id))
  }
  return { types: await inUse('model_type', types), labels: await inUse('label', labels) }
}

/** The model that goes on from this one, and the one it goes on from. */
export async function findLineage(
  db: Db,
  id: ModelId,
): Promise<{ id: ModelId; year: number; state: State; next: boolean }[]> {
  const found = await sql<{ id: ModelId; year: number; state: State; next: boolean }>`
    select n.id, n.year, n.state, true as next from model n
    where n.carried_from = ${id} and n.state <> 'withdrawn'
    union all
    select b.id, b.year, b.state, false from model m join model b on b.id = m.carried_from where m.id = ${id}
    order by year`.execute(db)
  return found.rows
}
