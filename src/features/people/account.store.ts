/** SQL of accounts and of the networks they signed in from. */
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

/** Whether the account signed in from this network before. */
export async function isKnownPlace(db: Db, id: AccountId, place: string): Promise<boolean> {
  const row = await db
    .selectFrom('sign_in_place')
    .select('account_id')
    .where('account_id', '=', id)
    .where('place_sha256', '=', place)
    .executeTakeFirst()
  return row !== undefined
}

export async function rememberPlace(db: Db, id: AccountId, place: string, at: Date): Promise<void> {
  await db
    .insertInto('sign_in_place')
    .values({ account_id: id, place_sha256: place, last_at: at })
    .onConflict((conflict) => conflict.columns(['account_id', 'place_sha256']).doUpdateSet({ last_at: at }))
    .execute()
}

/** Forgets networks not used since `before`. */
export async function dropOldPlaces(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('sign_in_place').where('last_at', '<', before).execute()
}
