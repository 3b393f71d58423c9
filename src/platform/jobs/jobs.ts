/**
 * Repeating work inside the web process. Where several processes share a PostgreSQL, an advisory lock lets one
 * of them run a job at a time; the embedded database has one process anyway.
 */
import { sql } from 'kysely'
import { system } from '../auth/actor.ts'
import { systemClock } from '../clock.ts'
import type { Db, OpenDatabase } from '../db/database.ts'
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

/**
 * Runs every job once at the start and then at its turns, one after the other; a failure is logged and the job
 * tries again at its next turn. A job works on the connection that holds its lock, so it never waits for another.
 */
export function startJobs(
  jobs: readonly Job[],
  { db, files, engine }: OpenDatabase,
  log: Log,
): { stop(): Promise<void> } {
  let stopped = false
  let queue = Promise.resolve()
  const waiting = new Set<Job>()

  const run = async (job: Job, connection: Db): Promise<void> => {
    const requestId = `job:${crypto.randomUUID()}`
    const start = performance.now()
    try {
      await job.run({ db: connection, files, actor: system, clock: systemClock, requestId })
      const ms = Math.round(performance.now() - start)
      if (!job.quiet || ms >= 1000) log.info('job', { id: requestId, job: job.name, ms })
    } catch (error) {
      log.error('job failed', error, { id: requestId, job: job.name })
    }
  }

  const once = async (job: Job): Promise<void> => {
    waiting.delete(job)
    if (stopped) return
    if (engine === 'pglite') return run(job, db)
    await db.connection().execute(async (connection) => {
      const lock = sql<{ got: boolean }>`select pg_try_advisory_lock(hashtext(${job.name})) as got`
      if (!(await lock.execute(connection)).rows[0]?.got) return
      try {
        await run(job, connection)
      } finally {
        await sql`select pg_advisory_unlock(hashtext(${job.name}))`.execute(connection)
      }
    })
  }

  const enqueue = (job: Job) => {
    if (waiting.has(job)) return
    waiting.add(job)
    queue = queue
      .then(() => once(job))
      .catch((error: unknown) => log.error('job failed', error, { job: job.name }))
  }

  const timers = [...jobs, ...(engine === 'pglite' ? [vacuum] : [])].map((job) => {
    const timer = setInterval(() => enqueue(job), job.everySeconds * 1000)
    timer.unref()
    return timer
  })
  jobs.forEach(enqueue)
  return {
    stop: async () => {
      stopped = true
      timers.forEach((timer) => clearInterval(timer))
      await queue
    },
  }
}
