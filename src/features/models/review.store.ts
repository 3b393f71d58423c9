/** The SQL behind review: who wrote what is to be accepted, who may accept it, and why it came back. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { ModelId } from './model.rules.ts'
import type {} from './model.tables.ts'

/** The accounts that saved a version of the content since it was last accepted. */
export async function listAuthors(db: Db, id: ModelId): Promise<AccountId[]> {
  const found = await sql<{ id: AccountId }>`
    select distinct r.actor_id as id from model_revision r
    where r.model_id = ${id} and r.actor_id is not null
      and not exists (select 1 from model_transition t
        where t.model_id = r.model_id and t.to_state = 'accepted' and t.at >= r.at)`.execute(db)
  return found.rows.map((row) => row.id)
}

/** Those of the units that are a province or the nation today. */
export async function listProvincial(db: Db, unitIds: readonly number[], today: string): Promise<number[]> {
  if (unitIds.length === 0) return []
  const found = await sql<{ id: number }>`
    select v.unit_id as id from unit_version v join unit_kind k on k.code = v.kind
    where v.unit_id in (${sql.join(unitIds)}) and v.valid @> ${today}::date
      and k.level in ('province', 'nation')`.execute(db)
  return found.rows.map(({ id }) => id)
}

export interface OfficeHeld {
  readonly role: { readonly vi: string; readonly en: string }
  readonly unit: string
}

/** The offices over the units that hold a permission today, nearest to the ground first, without these accounts. */
export async function listHolders(
  db: Db,
  permission: string,
  unitIds: readonly number[],
  without: readonly AccountId[],
  today: string,
): Promise<OfficeHeld[]> {
  if (unitIds.length === 0) return []
  const found = await sql<{ vi: string; en: string; unit: string }>`
    select r.name_vi as vi, r.name_en as en,
      case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as unit
    from role_grant g
    join role_permission p on p.role = g.role and p.permission = ${permission}
    join role r on r.code = g.role
    join unit_version v on v.unit_id = g.unit_id and v.valid @> ${today}::date
    join unit_kind k on k.code = v.kind
    where g.unit_id in (${sql.join(unitIds)}) and g.valid @> ${today}::date
      ${without.length === 0 ? sql`` : sql`and g.account_id not in (${sql.join(without)})`}
    group by r.rank, r.name_vi, r.name_en, k.prefix_vi, v.name, v.sort_key
    order by r.rank desc, v.sort_key`.execute(db)
  return found.rows.map(({ vi, en, unit }) => ({ role: { vi, en }, unit }))
}

/** Of each model that was returned, the newest reason. */
export async function listReturnReasons(
  db: Db,
  ids: readonly ModelId[],
): Promise<{ id: ModelId; reason: string }[]> {
  if (ids.length === 0) return []
  const found = await sql<{ id: ModelId; reason: string }>`
    select distinct on (model_id) model_id as id, reason from model_transition
    where model_id in (${sql.join(ids)}) and to_state = 'returned' and reason is not null
    order by model_id, model_transition.id desc`.execute(db)
  return found.rows
}

/** Lets one form at a time become a model under this id. */
export async function lockFormKey(trx: Trx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${key}))`.execute(trx)
}
