/** The one function that opens a transaction, and the context that every command and query receives. */
import type { Transaction } from 'kysely'
import type { Actor } from '../auth/actor.ts'
import type { Clock } from '../clock.ts'
import type { FileStore } from '../files/store.ts'
import type { Db } from './database.ts'
import { problemOfDatabase } from './constraints.ts'
import type { Tables } from './tables.ts'

export type Trx = Transaction<Tables>

export interface Ctx {
  readonly db: Db
  /** The files of this installation; use `#platform/files/files.ts` rather than this. */
  readonly files: FileStore
  readonly actor: Actor
  readonly clock: Clock
  readonly requestId: string
}

/** A context whose `db` is an open transaction: what locks and writes demand. */
export interface TrxCtx extends Ctx {
  readonly db: Trx
}

function inTransaction(ctx: Ctx): ctx is TrxCtx {
  return ctx.db.isTransaction
}

/**
 * Runs `work` in a transaction and commits before it returns; joins the transaction of a calling command.
 * A violated constraint becomes its Problem. Inside, use only the `ctx` that is handed in.
 */
export async function transact<T>(ctx: Ctx, work: (ctx: TrxCtx) => Promise<T>): Promise<T> {
  if (inTransaction(ctx)) return work(ctx)
  try {
    return await ctx.db.transaction().execute((db) => work({ ...ctx, db }))
  } catch (error) {
    throw problemOfDatabase(error) ?? error
  }
}
