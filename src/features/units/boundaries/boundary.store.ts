/** The SQL of boundaries: units of a day that may have one, replacing them, and what is drawn of a unit's children. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import { versionColumns } from '../units.store.ts'
import type { UnitVersion } from '../units.rules.ts'
import type {} from '../units.tables.ts'

/** Territory with an official code on the date, from the highest level down. */
export async function listCodedOn(db: Db, date: string): Promise<UnitVersion[]> {
  const found = await sql<UnitVersion>`
    select ${versionColumns} from unit_version v join unit_kind k on k.code = v.kind
    where v.code is not null and v.code_system = 'gso' and v.dated and v.valid @> ${date}::date and k.territorial
    order by k.rank, v.code`.execute(db)
  return found.rows
}

export interface BoundaryRow {
  readonly unit: number
  readonly geometry: string
}

export interface Replaced {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
}

/**
 * Whether boundary `b` holds on a day: no merger or split that the unit took part in lies between that day and the one
 * it was drawn for. Whether the unit existed is for the query to ask.
 */
function holdsOn(date: string) {
  const parted = (column: 'from_id' | 'to_id') => sql`exists (
    select 1 from unit_succession e
    where e.${sql.ref(column)} = b.unit_id and e.dated and e.superseded_by is null
      and e.on_date > least(b.drawn_on, ${date}::date) and e.on_date <= greatest(b.drawn_on, ${date}::date))`
  return sql`not ${parted('from_id')} and not ${parted('to_id')}`
}

/**
 * Stores the boundaries that units had on the date, and replaces those that held on it before; one that is the same in
 * shape and source stays the row it was.
 */
export async function replaceBoundaries(
  trx: Trx,
  rows: readonly BoundaryRow[],
  about: { readonly date: string; readonly sourceId: number; readonly licence: string | null },
): Promise<Replaced> {
  const { date, sourceId, licence } = about
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as g(unit int, geometry text)`
  const replaced = await sql<{ unit: number }>`
    delete from unit_boundary b using ${given}
    where b.unit_id = g.unit and (b.geometry, b.source_id) is distinct from (g.geometry, ${sourceId}::int)
      and ${holdsOn(date)}
    returning b.unit_id as unit`.execute(trx)
  await sql`
    update unit_boundary set licence = ${licence}
    where source_id = ${sourceId} and licence is distinct from ${licence}::text`.execute(trx)
  const made = await sql<{ id: string }>`
    insert into unit_boundary (unit_id, drawn_on, source_id, licence, geometry)
    select g.unit, ${date}::date, ${sourceId}::int, ${licence}::text, g.geometry from ${given}
    where not exists (select 1 from unit_boundary b where b.unit_id = g.unit and ${holdsOn(date)})
    returning id`.execute(trx)
  const changed = new Set(replaced.rows.map(({ unit }) => unit)).size
  return { created: made.rows.length - changed, changed, unchanged: rows.length - made.rows.length }
}

/** Units with a boundary that holds on the date. */
export async function listBounded(db: Db, date: string): Promise<number[]> {
  const found = await sql<{ unit: number }>`
    select b.unit_id as unit from unit_boundary b where ${holdsOn(date)}`.execute(db)
  return found.rows.map(({ unit }) => unit)
}

export interface ChildParts {
  readonly id: number
  /** How far below the child: 0 is the child itself. */
  readonly depth: number
  /** How many units there are on that level of the territory, and the boundaries of those that have one. */
  readonly units: number
  readonly boundaries: readonly string[]
}

/** For each child of the unit on the date: which boundaries there are of itself, and of the districts and communes below. */
export async function listChildParts(db: Db, unitId: number, date: string): Promise<ChildParts[]> {
  const found = await sql<ChildParts>`
    with recursive below(child, unit, level, depth) as (
      select v.unit_id, v.unit_id, k.level, 0
      from unit_version v join unit_kind k on k.code = v.kind
      where v.parent_id = ${unitId} and v.valid @> ${date}::date and v.dated and k.territorial
      union all
      select b.child, v.unit_id, k.level, b.depth + 1
      from below b join unit_version v on v.parent_id = b.unit and v.valid @> ${date}::date and v.dated
      join unit_kind k on k.code = v.kind and k.level in ('district', 'commune')
      where b.level in ('province', 'district')
    )
    select w.child as id, w.depth, count(*)::int as units,
      coalesce(json_agg(s.id order by s.unit_id) filter (where s.id is not null), '[]') as boundaries
    from below w left join lateral (
      select b.id, b.unit_id from unit_boundary b where b.unit_id = w.unit and ${holdsOn(date)}
      order by abs(b.drawn_on - ${date}::date), b.drawn_on limit 1
    ) s on true
    group by w.child, w.depth order by w.child, w.depth`.execute(db)
  return found.rows
}

export interface StoredBoundary {
  readonly id: string
  readonly unitId: number
  readonly geometry: string
}

export async function listBoundaries(db: Db, ids: readonly string[]): Promise<StoredBoundary[]> {
  const found = await sql<StoredBoundary>`
    select id, unit_id as "unitId", geometry from unit_boundary
    where id = any(${`{${ids.join(',')}}`}::uuid[])`.execute(db)
  return found.rows
}

/** What units are called on the date, without the word for their kind. */
export async function listNamesOn(
  db: Db,
  ids: readonly number[],
  date: string,
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: number; name: string }>`
    select unit_id as id, name from unit_version
    where unit_id = any(${`{${ids.join(',')}}`}::int[]) and valid @> ${date}::date`.execute(db)
  return new Map(found.rows.map(({ id, name }) => [id, name]))
}

export interface BoundarySource {
  readonly title: string
  readonly url: string | null
  readonly licence: string | null
}

/** Where these boundaries are from. */
export async function listBoundarySources(db: Db, ids: readonly string[]): Promise<BoundarySource[]> {
  const found = await sql<BoundarySource>`
    select distinct s.title, s.url, b.licence from unit_boundary b join unit_source s on s.id = b.source_id
    where b.id = any(${`{${ids.join(',')}}`}::uuid[]) order by s.title, b.licence`.execute(db)
  return found.rows
}
