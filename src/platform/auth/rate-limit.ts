/**
 * Counts attempts in the database, so that several processes share one count and a restart forgets nothing.
 * A window begins with its first attempt and ends `windowSeconds` later.
 */
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/database.ts'

export interface RateLimit {
  readonly allowed: boolean
  /** Attempts in the running window, this one included. */
  readonly hits: number
  /** Seconds until the window ends; at least 1. */
  readonly retryAfter: number
}

/**
 * Counts one attempt under `key` and says whether it lies within `limit`. One statement, so of attempts at the
 * same time exactly `limit` are allowed. Commits by itself: inside a transaction a refusal would roll the count
 * back, so there it throws.
 */
export async function rateLimit(
  db: Db,
  clock: Clock,
  key: string,
  limit: number,
  windowSeconds: number,
): Promise<RateLimit> {
  if (db.isTransaction)
    throw new Error('rateLimit must not run inside a transaction: its count would roll back')
  const now = clock.now()
  const over = sql<boolean>`rate_limit.window_start <= ${new Date(now.getTime() - windowSeconds * 1000)}`
  const row = await db
    .insertInto('rate_limit')
    .values({ key, window_start: now, hits: 1 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        hits: sql<number>`case when ${over} then 1 else least(rate_limit.hits, 1000000000) + 1 end`,
        window_start: sql<Date>`case when ${over} then excluded.window_start else rate_limit.window_start end`,
      }),
    )
    .returning(['hits', 'window_start'])
    .executeTakeFirstOrThrow()
  const left = row.window_start.getTime() + windowSeconds * 1000 - now.getTime()
  return { allowed: row.hits <= limit, hits: row.hits, retryAfter: Math.max(1, Math.ceil(left / 1000)) }
}

/** Takes one counted attempt back: it turned out not to be one to count. */
export async function giveBack(db: Db, key: string): Promise<void> {
  await db
    .updateTable('rate_limit')
    .set({ hits: sql<number>`greatest(hits - 1, 0)` })
    .where('key', '=', key)
    .execute()
}

/** Forgets the attempts under `key`. */
export async function clearRateLimit(db: Db, key: string): Promise<void> {
  await db.deleteFrom('rate_limit').where('key', '=', key).execute()
}

/** Removes windows that began before `before`; returns how many. */
export async function dropOldRateLimits(db: Db, before: Date): Promise<number> {
  const done = await db.deleteFrom('rate_limit').where('window_start', '<', before).executeTakeFirst()
  return Number(done.numDeletedRows)
}
