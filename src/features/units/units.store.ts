/** The SQL that reads units: versions on a date, lists, and chains of units above. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { UnitVersion } from './units.rules.ts'
import type {} from './units.tables.ts'

/** Columns of `unit_version v` joined with `unit_kind k` that make a UnitVersion. */
export const versionColumns = sql`
  v.id as "versionId", v.unit_id as id, v.kind, k.level, v.name,
  case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as "fullName",
  k.name_en as "kindEn", v.code, v.code_system as "codeSystem", v.parent_id as "parentId",
  v.owner_block as "ownerBlock", lower(v.valid) as "from", upper(v.valid) as "to", v.dated`

export async function findVersionByCode(
  db: Db,
  codeSystem: string,
  code: string,
  date: string,
): Promise<UnitVersion | undefined> {
  const found = await sql<UnitVersion>`
    select ${versionColumns} from unit_version v join unit_kind k on k.code = v.kind
    where v.code = ${code} and v.code_system = ${codeSystem} and v.valid @> ${date}::date`.execute(db)
  return found.rows[0]
}

/** Oldest first; empty when there is no such unit. */
export async function listVersions(db: Db, unitId: number): Promise<UnitVersion[]> {
  const found = await sql<UnitVersion>`
    select ${versionColumns} from unit_version v join unit_kind k on k.code = v.kind
    where v.unit_id = ${unitId} order by v.valid`.execute(db)
  return found.rows
}

export interface Listing {
  readonly unitId: number
  readonly date: string
  readonly level?: string | undefined
  readonly after?: { readonly sortKey: string; readonly id: number } | undefined
  readonly limit: number
}

export type Listed = UnitVersion & { sortKey: string; childCount: number }

/** Children on the date, undated units left out, with how many children each has on that date. */
export async function listChildrenOn(db: Db, ask: Listing): Promise<Listed[]> {
  const { unitId, date, level, after, limit } = ask
  const found = await sql<Listed>`
    select ${versionColumns}, v.sort_key as "sortKey",
      (select count(*)::int from unit_version c
        where c.parent_id = v.unit_id and c.valid @> ${date}::date and c.dated) as "childCount"
    from unit_version v join unit_kind k on k.code = v.kind
    where v.parent_id = ${unitId} and v.valid @> ${date}::date and v.dated
      ${level === undefined ? sql`` : sql`and k.level = ${level}`}
      ${after ? sql`and (v.sort_key, v.unit_id) > (${after.sortKey}, ${after.id})` : sql``}
    order by v.sort_key, v.unit_id limit ${limit}`.execute(db)
  return found.rows
}

export type Below = UnitVersion & { sortKey: string; depth: number }

/** Everything below on the date, at any depth, in the order of names. */
export async function listSubtreeOn(db: Db, ask: Listing): Promise<Below[]> {
  const { unitId, date, level, after, limit } = ask
  const found = await sql<Below>`
    select ${versionColumns}, v.sort_key as "sortKey", a.depth
    from unit_ancestor a
    join unit_version v on v.unit_id = a.unit_id and v.valid @> ${date}::date
    join unit_kind k on k.code = v.kind
    where a.ancestor_id = ${unitId} and a.depth > 0 and a.dated and a.valid @> ${date}::date
      ${level === undefined ? sql`` : sql`and k.level = ${level}`}
      ${after ? sql`and (v.sort_key, v.unit_id) > (${after.sortKey}, ${after.id})` : sql``}
    order by v.sort_key, v.unit_id limit ${limit}`.execute(db)
  return found.rows
}

/** The unit's own id and the ids of all units above it on the date, nearest first. */
export async function listIdsAbove(db: Db, unitId: number, date: string): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select ancestor_id as id from unit_ancestor
    where unit_id = ${unitId} and valid @> ${date}::date order by depth`.execute(db)
  return found.rows.map((row) => row.id)
}

export interface At {
  readonly id: number
  readonly date: string
}

export const chainKey = (at: At) => `${at.id}@${at.date}`

/** For each unit on its date: the chain from the root down to the unit itself. Units not there then are left out. */
export async function listChains(db: Db, at: readonly At[]): Promise<Map<string, UnitVersion[]>> {
  const chains = new Map<string, UnitVersion[]>()
  if (at.length === 0) return chains
  const wanted = [...new Map(at.map((one) => [chainKey(one), one])).values()]
  const found = await sql<UnitVersion & { ofId: number; onDate: string }>`
    select q.id as "ofId", q.date as "onDate", ${versionColumns}
    from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb) as q(id int, date date)
    join unit_ancestor a on a.unit_id = q.id and a.valid @> q.date
    join unit_version v on v.unit_id = a.ancestor_id and v.valid @> q.date
    join unit_kind k on k.code = v.kind
    order by q.id, q.date, a.depth desc`.execute(db)
  for (const { ofId, onDate, ...version } of found.rows) {
    const key = chainKey({ id: ofId, date: onDate })
    const chain = chains.get(key)
    if (chain) chain.push(version)
    else chains.set(key, [version])
  }
  return chains
}
