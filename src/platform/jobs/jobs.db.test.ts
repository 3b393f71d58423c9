import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { cloneDatabase, engine } from '#test/harness/database.ts'
import { overPostgres } from '../db/database.ts'
import type { Job } from '../feature.ts'
import { startJobs } from './jobs.ts'

const silent = { info: () => undefined, error: () => undefined }

test('every job runs at the start, also where there are hardly any connections', async () => {
  const clone = await cloneDatabase('migrated')
  const narrow = clone.url ? overPostgres(clone.url, 2, clone.files) : clone
  const ran: string[] = []
  const job = (name: string): Job => ({
    name,
    everySeconds: 3600,
    run: async (ctx) => {
      await ctx.db.transaction().execute((trx) => sql`select 1`.execute(trx))
      ran.push(name)
    },
  })
  const jobs = startJobs(['one', 'two', 'three', 'four'].map(job), narrow, silent)
  await expect.poll(() => ran).toEqual(['one', 'two', 'three', 'four'])
  await sql`select 1`.execute(narrow.db)
  await jobs.stop()
  if (narrow !== clone) await narrow.close()
  await clone.close()
})

test('a job that fails is logged and does not keep the others from running', async () => {
  const clone = await cloneDatabase('migrated')
  const failures: string[] = []
  const ran: string[] = []
  const jobs = startJobs(
    [
      { name: 'breaks', everySeconds: 3600, run: () => Promise.reject(new Error('broken')) },
      {
        name: 'works',
        everySeconds: 3600,
        run: () => {
          ran.push('works')
          return Promise.resolve()
        },
      },
    ],
    clone,
    { ...silent, error: (event) => failures.push(event) },
  )
  await expect.poll(() => ran).toEqual(['works'])
  expect(failures).toEqual(['job failed'])
  await jobs.stop()
  await clone.close()
})

test('a job that only looks whether there is something to do leaves no line each time', async () => {
  const clone = await cloneDatabase('migrated')
  const lines: unknown[] = []
  const ran: string[] = []
  const job = (name: string, more: Partial<Job> = {}): Job => ({
    name,
    everySeconds: 3600,
    run: () => {
      ran.push(name)
      return name === 'breaks' ? Promise.reject(new Error('broken')) : Promise.resolve()
    },
    ...more,
  })
  const jobs = startJobs(
    [job('looks', { quiet: true }), job('breaks', { quiet: true }), job('works')],
    clone,
    {
      info: (_event, facts) => lines.push(facts?.['job']),
      error: (event) => lines.push(event),
    },
  )
  await expect.poll(() => ran).toEqual(['looks', 'breaks', 'works'])
  await jobs.stop()
  expect(lines).toEqual(['job failed', 'works'])
  await clone.close()
})

/* The embedded database has one process and one connection, so nobody else can hold a lock. */
if (engine === 'postgres') {
  test('a job that another process is running waits for its next turn', async () => {
    const clone = await cloneDatabase('migrated')
    const ran: string[] = []
    await clone.db.connection().execute(async (other) => {
      await sql`select pg_advisory_lock(hashtext('taken'))`.execute(other)
      const run = (name: string) => () => {
        ran.push(name)
        return Promise.resolve()
      }
      const jobs = startJobs(
        [
          { name: 'taken', everySeconds: 3600, run: run('taken') },
          { name: 'free', everySeconds: 3600, run: run('free') },
        ],
        clone,
        silent,
      )
      await expect.poll(() => ran).toEqual(['free'])
      await jobs.stop()
    })
    await clone.close()
  })
}
