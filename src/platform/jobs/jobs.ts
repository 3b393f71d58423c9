/**
 * Repeating work inside the web process. Where several processes share a PostgreSQL, an advisory lock lets one
 * of them run a job at a time; the embedded database has one process anyway.
 */
import { sql } from 'kysely'
import { system } from '../auth/actor.ts'
import { systemClock } from '../clock.ts'
import type { OpenDatabase } from '../db/database.ts'
import type { Job } from '../feature.ts'
import type { Log } from '../log.ts'

/** PGlite has no autovacuum; without it, tables that are written often grow and plans get stale. */
const vacuum: Job = {
  name: 'database.vacuum',
  everySeconds: 6 * 3600,
  run: async (ctx) => {
    await sql`vacuum (analyze)`.execute(ctx.db)
  },
}

/** Starts every job's clock; a failure is logged and the job tries again at its next turn. */
export function startJobs(
  jobs: readonly Job[],
  { db, engine }: OpenDatabase,
  log: Log,
): { stop(): Promise<void> } {
  const underWay = new Set<Promise<void>>()

  const once = async (job: Job): Promise<void> => {
    const requestId = `job:${crypto.randomUUID()}`
    const start = performance.now()
    try {
      if (engine === 'pglite') {
        await job.run({ db, actor: system, clock: systemClock, requestId })
      } else {
        await db.connection().execute(async (connection) => {
          const lock = sql<{ got: boolean }>`select pg_try_advisory_lock(hashtext(${job.name})) as got`
          if (!(await lock.execute(connection)).rows[0]?.got) return
          try {
            await job.run({ db, actor: system, clock: systemClock, requestId })
          } finally {
            await sql`select pg_advisory_unlock(hashtext(${job.name}))`.execute(connection)
          }
        })
      }
      log.info('job', { id: requestId, job: job.name, ms: Math.round(performance.now() - start) })
    } catch (error) {
      log.error('job failed', error, { id: requestId, job: job.name })
    }
  }

  const timers = [...jobs, ...(engine === 'pglite' ? [vacuum] : [])].map((job) => {
    let busy = false
    const timer = setInterval(() => {
      if (busy) return
      busy = true
      const work = once(job).finally(() => {
        busy = false
        underWay.delete(work)
      })
      underWay.add(work)
    }, job.everySeconds * 1000)
    timer.unref()
    return timer
  })
  return {
    stop: async () => {
      timers.forEach((timer) => clearInterval(timer))
      await Promise.all(underWay)
    },
  }
}
