import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engine } from '#test/harness/database.ts'
import { readConfig } from '../config.ts'
import { type Db, type OpenDatabase, openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { doctor } from './doctor.ts'
import { emptyDatabase, nastyMigrations } from './nasty.test-support.ts'

/* Doctor opens the database by itself, so here it lies in a folder or behind an address. */
const cwd = mkdtempSync(join(tmpdir(), 'dongthuan-doctor-'))
let env: Record<string, string>
let server: (OpenDatabase & { url?: string }) | undefined

async function inside(work: (db: Db) => Promise<unknown>): Promise<void> {
  const open = await openDatabase(readConfig(env, cwd))
  await work(open.db)
  await open.close()
}

beforeAll(async () => {
  if (engine === 'postgres') server = await emptyDatabase()
  env = { PUBLIC_URL: 'https://dongthuan.example.vn', TRUST_PROXY: '1', DATABASE_URL: server?.url ?? '' }
  await inside((db) => migrate(db, nastyMigrations))
})
afterAll(async () => {
  await server?.close()
  rmSync(cwd, { recursive: true })
})

async function examine(migrations: readonly string[]) {
  const checks = await doctor({ env, cwd, migrations, pinnedNode: process.versions.node })
  return Object.fromEntries(checks.map((check) => [check.name, check]))
}

test('an installation that is up to date is fit', async () => {
  const found = await examine(Object.keys(nastyMigrations))
  expect(found['database']?.status).toBe('ok')
  expect(found['database-version']?.what.en).toMatch(/^PostgreSQL \d+/u)
  expect(found['database-extensions']?.status).toBe('ok')
  expect(found['migrations']?.status).toBe('ok')
  /* A server for tests runs without fsync to be quick, and doctor says just that. */
  let fsync: string | undefined
  await inside(async (db) => {
    fsync = (await sql<{ fsync: string }>`show fsync`.execute(db)).rows[0]?.fsync
  })
  const promise = engine === 'pglite' ? 'never forces' : fsync === 'on' ? 'disk' : 'has fsync'
  expect(found['durability']?.what.en).toContain(promise)
})

test('migrations that wait and a database newer than the program are told', async () => {
  const waiting = await examine([...Object.keys(nastyMigrations), '99999999-next'])
  expect(waiting['migrations']).toMatchObject({ status: 'warn' })
  expect(waiting['migrations']?.what.en).toContain('99999999-next')
  const newer = await examine(Object.keys(nastyMigrations).slice(0, 1))
  expect(newer['migrations']).toMatchObject({ status: 'fail' })
})

test('example accounts on an address for people are a failure', async () => {
  await inside(async (db) => {
    await sql`create table account (id integer, example boolean not null)`.execute(db)
    await sql`insert into account values (1, false)`.execute(db)
  })
  expect((await examine([]))['example-accounts']?.status).toBe('ok')
  await inside((db) => sql`insert into account values (2, true)`.execute(db))
  expect((await examine([]))['example-accounts']).toMatchObject({ status: 'fail' })
})
