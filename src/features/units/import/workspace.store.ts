/** Loads the units into a workspace and writes back what an import touched, in a few statements of many rows. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import { exactKey, foldedKey, sortKey } from '#platform/i18n/vietnamese.rules.ts'
import type { SourceInfo } from './sources.rules.ts'
import { type Edge, type KindInfo, type Version, Workspace } from './workspace.rules.ts'

/*
 * Two locks, always taken in this order and held until the transaction ends: whoever changes units takes turns at
 * the first, and at the second waits for those who only need units to hold still.
 */
const turn = sql`hashtext('units')`
const stillness = sql`hashtext('units.still')`

/** Imports and changes of units take turns. */
export async function lockUnits(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${turn})`.execute(trx)
  await sql`select pg_advisory_xact_lock(${stillness})`.execute(trx)
}

/** The same without waiting for another change of units; false when there is one. */
export async function tryLockUnits(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${turn}) as free`.execute(
    trx,
  )
  if (!rows[0]?.free) return false
  await sql`select pg_advisory_xact_lock(${stillness})`.execute(trx)
  return true
}

/** Units stay as they are until the transaction ends; any number may hold them at once. */
export async function lockUnitsShared(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${stillness})`.execute(trx)
}

/** The units that these went into, however often. */
export async function listSuccessors(db: Db, ids: readonly number[]): Promise<number[]> {
  const found = await sql<{ id: number }>`
    with recursive onward(id) as (
      select unnest(${`{${ids.join(',')}}`}::int[])
      union
      select e.to_id from onward o join unit_succession e on e.from_id = o.id where e.superseded_by is null
    )
    select id from onward`.execute(db)
  return found.rows.map((row) => row.id)
}

/** Registers sources; their titles and ranks follow the program. */
export async function saveSources(trx: Trx, sources: readonly SourceInfo[]): Promise<void> {
  await sql`
    insert into unit_source (code, title, url, rank)
    select code, title, url, rank
    from jsonb_to_recordset(${JSON.stringify(sources)}::text::jsonb)
      as s(code text, title text, url text, rank smallint)
    where not exists (select 1 from unit_source known
      where (known.code, known.title, known.rank) = (s.code, s.title, s.rank)
        and known.url is not distinct from s.url)
    on conflict (code) do update set title = excluded.title, url = excluded.url, rank = excluded.rank`.execute(
    trx,
  )
}

/** Throws where there is no such source. */
export async function sourceIdOf(db: Db, code: string): Promise<number> {
  const source = await db
    .selectFrom('unit_source')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return source.id
}

/**
 * All units in memory: about 15,000 versions and 11,000 edges once the country is imported; or only some units
 * with their children and edges.
 */
export async function loadWorkspace(db: Db, only?: readonly number[]): Promise<Workspace> {
  const ids = only && sql`(${`{${only.join(',')}}`}::int[])`
  const kinds = await sql<{ code: string } & KindInfo>`
    select code, level, prefix_vi as prefix from unit_kind`.execute(db)
  const sources = await sql<{ code: string; rank: number }>`select code, rank from unit_source`.execute(db)
  const versions = await sql<Version>`
    select v.id as "versionId", v.unit_id as unit, k.level, v.kind, v.name, v.code, v.code_system as "codeSystem",
      v.parent_id as parent, v.owner_block as "ownerBlock", lower(v.valid) as "from", upper(v.valid) as "to",
      v.dated, s.code as source, false as dirty
    from unit_version v join unit_kind k on k.code = v.kind join unit_source s on s.id = v.source_id
    where ${ids ? sql`v.unit_id = any${ids} or v.parent_id = any${ids}` : sql`true`}
    order by v.id`.execute(db)
  const edges = await sql<Edge>`
    select e.id, e.from_id as "from", e.to_id as "to", e.on_date as "on", e.dated, e.kind, e.extent,
      e.extent_note as "extentNote", e.share::float8 as share, e.certainty, s.code as source,
      d.code as "supersededBy", false as dirty
    from unit_succession e join unit_source s on s.id = e.source_id
    left join unit_source d on d.id = e.superseded_by
    where ${ids ? sql`e.from_id = any${ids} or e.to_id = any${ids}` : sql`true`}
    order by e.id`.execute(db)
  return new Workspace(
    new Map(kinds.rows.map((kind) => [kind.code, kind])),
    new Map(sources.rows.map((source) => [source.code, source.rank])),
    versions.rows,
    edges.rows,
  )
}

const chunk = 3000

export interface Saved {
  /** How many rows were written. */
  readonly rows: number
  /** Ids of the new units, in their order of birth. */
  readonly newIds: readonly number[]
  /** Every unit whose version or edge was written. */
  readonly touched: readonly number[]
  /** Units that lost a child whose stored version no longer names them. */
  readonly left: readonly number[]
}

/** Writes new and touched rows. New units get ascending ids in their order of birth. */
export async function saveWorkspace(
  trx: Trx,
  ws: Workspace,
  onRows: (done: number, total: number) => void = () => undefined,
): Promise<Saved> {
  const ids = await newUnitIds(trx, ws.newUnits)
  const real = (unit: number) => (unit < 0 ? (ids[-unit - 1] ?? unit) : unit)
  const versions = ws.versions
    .filter((version) => version.dirty)
    .map((version) => ({
      ...version,
      unit: real(version.unit),
      parent: version.parent === null ? null : real(version.parent),
      sortKey: sortKey(version.name),
      exact: exactKey(version.name),
      folded: foldedKey(version.name),
    }))
  const edges = ws.edges
    .filter((edge) => edge.dirty)
    .map((edge) => ({ ...edge, from: real(edge.from), to: real(edge.to) }))
  const total = versions.length + edges.length
  let done = 0
  const write = async (rows: readonly unknown[], statement: (json: string) => Promise<unknown>) => {
    for (let start = 0; start < rows.length; start += chunk) {
      const part = rows.slice(start, start + chunk)
      await statement(JSON.stringify(part))
      done += part.length
      onRows(done, total)
    }
  }
  const [changed, fresh] = split(versions, (version) => version.versionId !== null)
  const [changedEdges, freshEdges] = split(edges, (edge) => edge.id !== null)
  await write(changed, (json) => updateVersions(trx, json))
  await write(fresh, (json) => insertVersions(trx, json))
  await write(changedEdges, (json) => updateEdges(trx, json))
  await write(freshEdges, (json) => insertEdges(trx, json))
  const touched = [...versions.map((version) => version.unit), ...edges.flatMap(({ from, to }) => [from, to])]
  return {
    rows: total,
    newIds: ids,
    touched: [...new Set(touched)],
    left: [...ws.left].filter((id) => id > 0),
  }
}

function split<T>(rows: readonly T[], first: (row: T) => boolean): [T[], T[]] {
  return [rows.filter(first), rows.filter((row) => !first(row))]
}

async function newUnitIds(trx: Trx, many: number): Promise<number[]> {
  const made = await sql<{ id: number }>`
    insert into unit select from generate_series(1, ${many}) returning id`.execute(trx)
  return made.rows.map((row) => row.id).sort((a, b) => a - b)
}

const versionRow = sql`
  "versionId" int, unit int, kind text, name text, code text, "codeSystem" text, parent int, "ownerBlock" text,
  "from" date, "to" date, dated boolean, "sortKey" text, exact text, folded text, source text`

function insertVersions(trx: Trx, json: string): Promise<unknown> {
  return sql`
    insert into unit_version (unit_id, kind, name, code, code_system, parent_id, owner_block, valid, dated,
      sort_key, exact, folded, source_id)
    select r.unit, r.kind, r.name, r.code, r."codeSystem", r.parent, r."ownerBlock", daterange(r."from", r."to"),
      r.dated, r."sortKey", r.exact, r.folded, s.id
    from rows from (jsonb_to_recordset(${json}::text::jsonb) as (${versionRow})) with ordinality as r
    join unit_source s on s.code = r.source
    order by r.ordinality`.execute(trx)
}

function updateVersions(trx: Trx, json: string): Promise<unknown> {
  return sql`
    update unit_version v set kind = r.kind, name = r.name, code = r.code, code_system = r."codeSystem",
      parent_id = r.parent, owner_block = r."ownerBlock", valid = daterange(r."from", r."to"), dated = r.dated,
      sort_key = r."sortKey", exact = r.exact, folded = r.folded, source_id = s.id
    from jsonb_to_recordset(${json}::text::jsonb) as r(${versionRow})
    join unit_source s on s.code = r.source
    where v.id = r."versionId"`.execute(trx)
}

const edgeRow = sql`
  id int, "from" int, "to" int, "on" date, dated boolean, kind text, extent text, "extentNote" text,
  share numeric, certainty text, source text, "supersededBy" text`

function insertEdges(trx: Trx, json: string): Promise<unknown> {
  return sql`
    insert into unit_succession (from_id, to_id, on_date, dated, kind, extent, extent_note, share, certainty,
      source_id, superseded_by)
    select r."from", r."to", r."on", r.dated, r.kind, r.extent, r."extentNote", r.share, r.certainty, s.id, d.id
    from rows from (jsonb_to_recordset(${json}::text::jsonb) as (${edgeRow})) with ordinality as r
    join unit_source s on s.code = r.source left join unit_source d on d.code = r."supersededBy"
    order by r.ordinality`.execute(trx)
}

function updateEdges(trx: Trx, json: string): Promise<unknown> {
  return sql`
    update unit_succession e set kind = r.kind, dated = r.dated, extent = r.extent, extent_note = r."extentNote",
      share = r.share, certainty = r.certainty, source_id = s.id, superseded_by = d.id
    from jsonb_to_recordset(${json}::text::jsonb) as r(${edgeRow})
    join unit_source s on s.code = r.source left join unit_source d on d.code = r."supersededBy"
    where e.id = r.id`.execute(trx)
}
