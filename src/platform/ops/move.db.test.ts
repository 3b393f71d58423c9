import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engine } from '#test/harness/database.ts'
import { withDatabase } from '#test/harness/snapshots.ts'
import type { OpenDatabase } from '../db/database.ts'
import { overPostgres } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { load } from './load.ts'
import { readingAll } from './backup.ts'
import { dump } from './dump.ts'
import { move } from './move.ts'
import {
  emptyDatabase,
  emptyPglite,
  everything,
  fillNasty,
  laterMigrations,
  nastyMigrations,
} from './nasty.test-support.ts'

const quiet = () => undefined
let embedded: OpenDatabase

beforeAll(async () => {
  embedded = await emptyPglite()
  await migrate(embedded.db, nastyMigrations)
  await fillNasty(embedded.db)
})
afterAll(() => embedded.close())

test('lines flow from one database into another without a file, and the proof names every table', async () => {
  const to = await emptyDatabase()
  const stages = new Map<string, number>()
  const loaded = await readingAll(embedded, (trx) =>
    load(to, dump(trx, 'pglite', quiet), nastyMigrations, (stage, done, total) => {
      expect(done).toBeLessThanOrEqual(total)
      stages.set(stage, total - done)
    }),
  )
  expect(await everything(to.db)).toEqual(await everything(embedded.db))
  expect(Object.fromEntries(stages)).toEqual({ Loading: 0, Comparing: 0 })
  expect(loaded.proof.find(({ name }) => name === 'without_key')).toMatchObject({ rows: 2501 })
  await to.close()
})

/** An empty database that belongs to a role without any privilege of a superuser. */
async function modestDatabase(server: string) {
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create role ${name} login password '${name}'`)
  await admin.query(`create database ${name} owner ${name} encoding 'UTF8' template template0`)
  const url = new URL(withDatabase(server, name))
  url.username = name
  url.password = name
  return {
    url: url.href,
    drop: async () => {
      await admin.query(`drop database ${name} with (force)`)
      await admin.query(`drop role ${name}`)
      await admin.end()
    },
  }
}

if (engine === 'postgres') {
  describe('move --to DATABASE_URL', () => {
    const server = process.env['TEST_DATABASE_URL'] ?? ''

    test('carries an embedded installation into an empty PostgreSQL, whole, as an ordinary role, and proves it', async () => {
      const { url, drop } = await modestDatabase(server)
      const moved = await move(embedded, url, laterMigrations, quiet)
      expect(moved).toMatchObject({ from: 'pglite', migrated: ['99999999-later'], leftOut: [] })
      expect(moved.proof.every((table) => table.source === table.target)).toBe(true)
      const to = overPostgres(url, 1, embedded.files)
      const here = await everything(to.db)
      const there = await everything(embedded.db)
      expect({ ...here, without_key: [] }).toEqual({ ...there, without_key: [] })
      const { rows } = await sql<{ n: number }>`select count(*) as n from without_key`.execute(to.db)
      expect(rows).toEqual([{ n: 2501 }])
      await to.close()
      await expect(move(embedded, url, laterMigrations, quiet)).rejects.toMatchObject({
        code: 'database-not-empty',
      })
      await drop()
    })
  })
}
