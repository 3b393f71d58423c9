/** The SQL of saved filters. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type {} from './desk.tables.ts'

export interface SavedFilter {
  readonly id: string
  readonly name: string
  readonly query: string
}

/** By name. */
export async function listFilters(db: Db, account: AccountId): Promise<SavedFilter[]> {
  return db
    .selectFrom('saved_filter')
    .select(['id', 'name', 'query'])
    .where('account_id', '=', account)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Holds off others who save filters of the account, so that counting them counts. */
export async function lockFilters(trx: Trx, account: AccountId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`saved-filter ${account}`}))`.execute(trx)
}

/** Under a name that is taken the new one stands in its place. */
export async function saveFilter(trx: Trx, account: AccountId, filter: SavedFilter, at: Date): Promise<void> {
  await trx
    .insertInto('saved_filter')
    .values({ ...filter, account_id: account, created_at: at })
    .onConflict((conflict) => conflict.columns(['account_id', 'name']).doUpdateSet({ query: filter.query }))
    .execute()
}

/** Whether there was one. */
export async function deleteFilter(trx: Trx, account: AccountId, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('saved_filter')
    .where('account_id', '=', account)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
