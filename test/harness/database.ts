/** A database for a test file: a clone of a snapshot, on PGlite or, with TEST_DATABASE_URL, on PostgreSQL. */
import { readFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import type { LogConfig } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { type Actor, system } from '#platform/auth/actor.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { type Db, type OpenDatabase, overPglite, overPostgres, pgliteOptions } from '#platform/db/database.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { temporaryStore } from '#platform/files/store.test-support.ts'
import { type SnapshotName, snapshotFile, templateName, withDatabase } from './snapshots.ts'

/** Which engine this run tests. */
export const engine = process.env['TEST_DATABASE_URL'] ? 'postgres' : 'pglite'

/** Opens a clone of a snapshot; the caller closes it, which drops it. */
export async function cloneDatabase(
  snapshot: SnapshotName,
  log?: LogConfig,
): Promise<OpenDatabase & { url?: string }> {
  const files = temporaryStore()
  const server = process.env['TEST_DATABASE_URL']
  if (!server) {
    const loadDataDir = new Blob([readFileSync(snapshotFile(snapshot))])
    return overPglite(await PGlite.create({ ...pgliteOptions, loadDataDir }), files, log)
  }
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name} template ${templateName(snapshot)}`)
  const url = withDatabase(server, name)
  const open = overPostgres(url, 8, files, log)
  return {
    ...open,
    url,
    close: async () => {
      await open.close()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

export interface TestDatabase {
  readonly db: Db
  readonly open: OpenDatabase
  /** The SQL of every query so far; empty it to watch from there. */
  readonly queries: string[]
  /** A context for commands: the system on 2026-11-21 at noon in Vietnam unless told otherwise. */
  ctx(as?: { actor?: Actor; clock?: Clock }): Ctx
}

/** Clones a snapshot for the tests of one file (call at the top level) and closes it after them. */
export function useDatabase(snapshot: SnapshotName = 'migrated'): TestDatabase {
  let open: OpenDatabase | undefined
  const queries: string[] = []
  beforeAll(async () => {
    open = await cloneDatabase(snapshot, (event) => {
      queries.push(event.query.sql)
    })
  })
  afterAll(() => open?.close())
  const opened = () => {
    if (!open) throw new Error('the test database is open only while tests run')
    return open
  }
  return {
    queries,
    get db() {
      return opened().db
    },
    get open() {
      return opened()
    },
    ctx: ({ actor = system, clock = fixedClock('2026-11-21T05:00:00Z') } = {}) => ({
      db: opened().db,
      files: opened().files,
      actor,
      clock,
      requestId: 'test',
    }),
  }
}
