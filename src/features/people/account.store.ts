/** SQL of accounts, and of the networks and browsers they signed in from. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { AccountId } from '#platform/auth/actor.ts'

export interface Account {
  readonly id: AccountId
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly createdAt: Date
  readonly disabledAt: Date | null
  readonly example: boolean
}

const columns = [
  'id',
  'email',
  'name',
  'password_hash as passwordHash',
  'created_at as createdAt',
  'disabled_at as disabledAt',
  'example',
] as const

export async function findAccountByEmail(db: Db, email: string): Promise<Account | undefined> {
  return db
    .selectFrom('account')
    .select(columns)
    .where('email', '=', email)
    .$narrowType<{ id: AccountId }>()
    .executeTakeFirst()
}

export async function findAccount(db: Db, id: AccountId): Promise<Account | undefined> {
  return db
    .selectFrom('account')
    .select(columns)
    .where('id', '=', id)
    .$narrowType<{ id: AccountId }>()
    .executeTakeFirst()
}

/** Holds the row until the transaction ends. */
export async function lockAccount(trx: Trx, id: AccountId): Promise<Account | undefined> {
  return trx
    .selectFrom('account')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .$narrowType<{ id: AccountId }>()
    .executeTakeFirst()
}

export async function insertAccount(db: Db, account: Omit<Account, 'disabledAt'>): Promise<void> {
  await db
    .insertInto('account')
    .values({
      id: account.id,
      email: account.email,
      name: account.name,
      password_hash: account.passwordHash,
      created_at: account.createdAt,
      example: account.example,
    })
    .execute()
}

export async function savePasswordHash(db: Db, id: AccountId, hash: string): Promise<void> {
  await db.updateTable('account').set({ password_hash: hash }).where('id', '=', id).execute()
}

/** Names by id; ids that are no account are left out. */
export async function listAccountNames(
  db: Db,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id as AccountId, row.name]))
}

/**
 * Whether the account signed in from this network before, and in this browser. One query whatever there is, so that
 * it takes as long for an account that does not exist (`undefined`).
 */
export async function findFamiliar(
  db: Db,
  account: AccountId | undefined,
  place: string,
  device: string,
): Promise<{ readonly place: boolean; readonly device: boolean }> {
  const id = account ?? nobody
  const { rows } = await sql<{ place: boolean; device: boolean }>`
    select
      exists (select from sign_in_place where account_id = ${id} and place_sha256 = ${place}) as place,
      exists (select from sign_in_device where account_id = ${id} and device_sha256 = ${device}) as device`.execute(
    db,
  )
  return { place: rows[0]?.place ?? false, device: rows[0]?.device ?? false }
}

/** No account has this id. */
const nobody = '00000000-0000-0000-0000-000000000000'

export async function rememberPlace(db: Db, id: AccountId, place: string, at: Date): Promise<void> {
  await db
    .insertInto('sign_in_place')
    .values({ account_id: id, place_sha256: place, last_at: at })
    .onConflict((conflict) => conflict.columns(['account_id', 'place_sha256']).doUpdateSet({ last_at: at }))
    .execute()
}

/** Remembers a browser, and forgets all but the `most` used last: each has guesses of its own. */
export async function rememberDevice(
  trx: Trx,
  id: AccountId,
  device: string,
  at: Date,
  most: number,
): Promise<void> {
  await trx
    .insertInto('sign_in_device')
    .values({ account_id: id, device_sha256: device, last_at: at })
    .onConflict((conflict) => conflict.columns(['account_id', 'device_sha256']).doUpdateSet({ last_at: at }))
    .execute()
  await sql`
    delete from sign_in_device where account_id = ${id} and device_sha256 in (
      select device_sha256 from sign_in_device where account_id = ${id} and device_sha256 <> ${device}
      order by last_at desc, device_sha256 offset ${most - 1})`.execute(trx)
}

/** Forgets the browsers of an account but `keep`. */
export async function forgetOtherDevices(trx: Trx, id: AccountId, keep: string | undefined): Promise<void> {
  await trx
    .deleteFrom('sign_in_device')
    .where('account_id', '=', id)
    .where('device_sha256', '!=', keep ?? '')
    .execute()
}

/** Forgets networks not used since `before`. */
export async function dropOldPlaces(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('sign_in_place').where('last_at', '<', before).execute()
}

/** Forgets browsers not used since `before`. */
export async function dropOldDevices(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('sign_in_device').where('last_at', '<', before).execute()
}

/** Null lets the account in again. */
export async function saveDisabledAt(trx: Trx, id: AccountId, at: Date | null): Promise<void> {
  await trx.updateTable('account').set({ disabled_at: at }).where('id', '=', id).execute()
}

/**
 * Holds the account, and with it all that hold `permission` over one of the units today, until the transaction ends.
 * Returns the ids of those others that are not disabled. Rows are locked in the order of their ids, so that two such
 * transactions wait for each other and neither counts on an account that the other disables.
 */
export async function lockWithHolders(
  trx: Trx,
  id: AccountId,
  permission: string,
  units: readonly number[],
  today: string,
): Promise<AccountId[]> {
  const rows = await trx
    .selectFrom('account')
    .select(['id', 'disabled_at as disabledAt'])
    .where((eb) =>
      eb.or([
        eb('id', '=', id),
        eb(
          'id',
          'in',
          eb
            .selectFrom('role_grant')
            .innerJoin('role_permission', 'role_permission.role', 'role_grant.role')
            .select('account_id')
            .where('permission', '=', permission)
            .where('unit_id', 'in', units.length > 0 ? [...units] : [0])
            .where(sql<boolean>`valid @> ${today}::date`),
        ),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .$narrowType<{ id: AccountId }>()
    .execute()
  return rows.flatMap((row) => (row.id === id || row.disabledAt ? [] : [row.id]))
}
