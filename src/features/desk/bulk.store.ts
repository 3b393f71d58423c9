/** The SQL of things done to several models. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { BulkMove, BulkResult } from './bulk.rules.ts'
import type {} from './desk.tables.ts'

export interface BulkRun {
  readonly id: string
  readonly accountId: AccountId
  readonly move: BulkMove
  readonly at: Date
  /** Null while it is under way, or where it was cut off. */
  readonly results: readonly BulkResult[] | null
}

/** False where the key is taken. */
export async function beginRun(trx: Trx, run: Omit<BulkRun, 'results'>): Promise<boolean> {
  const row = await trx
    .insertInto('bulk_run')
    .values({ id: run.id, account_id: run.accountId, move: run.move, at: run.at, results: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function finishRun(trx: Trx, id: string, results: readonly BulkResult[]): Promise<void> {
  await sql`update bulk_run set results = ${JSON.stringify(results)}::jsonb where id = ${id}`.execute(trx)
}

export async function findRun(db: Db, id: string): Promise<BulkRun | undefined> {
  const found = await sql<BulkRun>`
    select id, account_id as "accountId", move, at, results from bulk_run where id = ${id}`.execute(db)
  return found.rows[0]
}

/** Those of before. */
export async function deleteRuns(trx: Trx, before: Date): Promise<void> {
  await trx.deleteFrom('bulk_run').where('at', '<', before).execute()
}
