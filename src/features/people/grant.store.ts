/** SQL of roles and grants. */
import { sql } from 'kysely'
import type { AccountId, Grant } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { Id } from '#platform/ids.ts'
import { type Period, rangeOf } from './grant.rules.ts'

export type GrantId = Id<'role_grant'>

export interface RoleGrant extends Period {
  readonly id: GrantId
  readonly accountId: AccountId
  readonly role: string
  readonly unitId: number
}

export interface RoleGrantLine extends RoleGrant {
  readonly roleVi: string
  readonly roleEn: string
}

const period = [sql<string>`lower(valid)`.as('from'), sql<string | null>`upper(valid) - 1`.as('to')] as const

/** Of grants in force together, the last day of the one that lasts longest. */
const lastDay = sql<string | null>`
  case when bool_or(upper_inf(valid)) then null else max(upper(valid)) - 1 end`

/** What a role permits; undefined when there is no such role. */
export async function findRolePermissions(db: Db, role: string): Promise<string[] | undefined> {
  const rows = await db
    .selectFrom('role')
    .leftJoin('role_permission', 'role_permission.role', 'role.code')
    .select('permission')
    .where('code', '=', role)
    .orderBy('permission')
    .execute()
  if (rows.length === 0) return undefined
  return rows.flatMap((row) => (row.permission === null ? [] : [row.permission]))
}

/** Violates `role_grant_once` when the account holds the role there already on some of these days. */
export async function insertGrant(trx: Trx, grant: RoleGrant): Promise<void> {
  await trx
    .insertInto('role_grant')
    .values({
      id: grant.id,
      account_id: grant.accountId,
      role: grant.role,
      unit_id: grant.unitId,
      valid: rangeOf(grant),
    })
    .execute()
}

/** Holds the row until the transaction ends. */
export async function lockGrant(trx: Trx, id: GrantId): Promise<RoleGrant | undefined> {
  return trx
    .selectFrom('role_grant')
    .select(['id', 'account_id as accountId', 'role', 'unit_id as unitId', ...period])
    .where('id', '=', id)
    .forUpdate()
    .$narrowType<{ id: GrantId; accountId: AccountId }>()
    .executeTakeFirst()
}

export async function saveGrantPeriod(trx: Trx, id: GrantId, to: Period): Promise<void> {
  await trx
    .updateTable('role_grant')
    .set({ valid: rangeOf(to) })
    .where('id', '=', id)
    .execute()
}

export async function deleteGrant(trx: Trx, id: GrantId): Promise<void> {
  await trx.deleteFrom('role_grant').where('id', '=', id).execute()
}

/** All grants of an account, past and coming ones too, newest first; at most 200. */
export async function listGrants(db: Db, account: AccountId): Promise<RoleGrantLine[]> {
  return db
    .selectFrom('role_grant')
    .innerJoin('role', 'role.code', 'role_grant.role')
    .select([
      'role_grant.id',
      'account_id as accountId',
      'role_grant.role',
      'unit_id as unitId',
      'name_vi as roleVi',
      'name_en as roleEn',
      ...period,
    ])
    .where('account_id', '=', account)
    .orderBy(sql`lower(valid)`, 'desc')
    .orderBy('role.rank')
    .orderBy('role_grant.id')
    .limit(200)
    .$narrowType<{ id: GrantId; accountId: AccountId }>()
    .execute()
}

/** Grants of an account that count today or later, held until the transaction ends. */
export async function lockLivingGrants(trx: Trx, account: AccountId, today: string): Promise<RoleGrant[]> {
  return trx
    .selectFrom('role_grant')
    .select(['id', 'account_id as accountId', 'role', 'unit_id as unitId', ...period])
    .where('account_id', '=', account)
    .where(sql<boolean>`(upper_inf(valid) or upper(valid) > ${today}::date)`)
    .orderBy('id')
    .forUpdate()
    .$narrowType<{ id: GrantId; accountId: AccountId }>()
    .execute()
}

/** What each of these roles permits. */
export async function listRolePermissions(
  db: Db,
  roles: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const all = new Map<string, string[]>(roles.map((role) => [role, []]))
  if (roles.length === 0) return all
  const rows = await db
    .selectFrom('role_permission')
    .select(['role', 'permission'])
    .where('role', 'in', [...all.keys()])
    .orderBy('permission')
    .execute()
  for (const row of rows) all.get(row.role)?.push(row.permission)
  return all
}

/** What is permitted on a day, as permissions over units. */
export async function listGrantsInForce(db: Db, account: AccountId, today: string): Promise<Grant[]> {
  return db
    .selectFrom('role_grant')
    .innerJoin('role_permission', 'role_permission.role', 'role_grant.role')
    .select(['permission', 'unit_id as unitId', lastDay.as('to')])
    .where('account_id', '=', account)
    .where(sql<boolean>`valid @> ${today}::date`)
    .groupBy(['permission', 'unit_id'])
    .execute()
}
