import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engine } from '#test/harness/database.ts'
import type { OpenDatabase } from '../db/database.ts'
import { migrate, migrationsDone } from '../db/migrate.ts'
import { backup } from './backup.ts'
import {
  emptyDatabase,
  emptyPglite,
  everything,
  fillNasty,
  laterMigrations,
  nastyMigrations,
} from './nasty.test-support.ts'
import { restore } from './restore.ts'

const quiet = () => undefined
const folder = mkdtempSync(join(tmpdir(), 'dongthuan-backup-'))
const file = join(folder, 'whole.gz')
let source: OpenDatabase

beforeAll(async () => {
  source = await emptyDatabase()
  await migrate(source.db, nastyMigrations)
  await fillNasty(source.db)
  await backup(source, file, quiet)
})
afterAll(async () => {
  await source.close()
  rmSync(folder, { recursive: true })
})

async function restored(into: OpenDatabase, from = file, known = nastyMigrations) {
  return { into, loaded: await restore(into, from, known, quiet) }
}

describe('backup and restore round-trip', () => {
  test('every value of every type is the same afterwards', async () => {
    const { into, loaded } = await restored(await emptyDatabase())
    expect(await everything(into.db)).toEqual(await everything(source.db))
    expect(loaded.from).toBe(engine)
    expect(loaded.proof.map(({ name }) => name)).toContain('nothing_in_it')
    expect(loaded.proof.every((table) => table.source === table.target)).toBe(true)
    await into.close()
  })

  test('what was embedded is restored here, and what is here is restored embedded', async () => {
    const embedded = await emptyPglite()
    await restored(embedded)
    const again = join(folder, 'embedded.gz')
    await backup(embedded, again, quiet)
    const { into, loaded } = await restored(await emptyDatabase(), again)
    expect(loaded.from).toBe('pglite')
    expect(await everything(into.db)).toEqual(await everything(source.db))
    await embedded.close()
    await into.close()
  })

  test('numbering goes on where it stood, constraints and append-only triggers hold again', async () => {
    const { into } = await restored(await emptyDatabase())
    const { db } = into
    const next = await sql<{ id: number; receipt: number }>`
      insert into "Đủ ""thứ""" (words) values ('mới') returning id, nextval('receipt') as receipt`.execute(db)
    expect(next.rows).toEqual([{ id: 5, receipt: 1014 }])
    await expect(sql`delete from audit`.execute(db)).rejects.toThrow('append-only')
    await expect(sql`truncate audit`.execute(db)).rejects.toThrow('append-only')
    await expect(sql`insert into egg values (9, 9)`.execute(db)).rejects.toThrow('foreign key')
    const states = sql<{ name: string; state: string }>`
      select tgname::text as name, tgenabled::text as state from pg_trigger where tgname ~ '^egg' order by 1`
    expect((await states.execute(db)).rows).toEqual([
      { name: 'egg_always', state: 'A' },
      { name: 'egg_off', state: 'D' },
    ])
    const keys = sql`select conrelid::regclass::text as "table", conname, pg_get_constraintdef(oid) as definition,
      obj_description(oid, 'pg_constraint') as comment from pg_constraint where contype = 'f' order by 1, 2`
    expect((await keys.execute(db)).rows).toEqual((await keys.execute(source.db)).rows)
    await into.close()
  })

  test('migrations that the program knows beyond the backup run after the rows are in', async () => {
    const { into, loaded } = await restored(await emptyDatabase(), file, laterMigrations)
    expect(loaded.migrated).toEqual(['99999999-later'])
    expect(await migrationsDone(into.db)).toEqual(Object.keys(laterMigrations))
    const { rows } = await sql`select distinct later from without_key`.execute(into.db)
    expect(rows).toEqual([{ later: 'added' }])
    await into.close()
  })
})

describe('a backup is one whole file or none', () => {
  test('only its owner may read it, and nothing half-done lies beside it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('a file that exists is never written over, a folder that does not exist is said', async () => {
    await expect(backup(source, file, quiet)).rejects.toMatchObject({ code: 'file-exists' })
    await expect(backup(source, join(folder, 'no/where'), quiet)).rejects.toMatchObject({
      code: 'file-not-written',
    })
  })

  test('an empty database has nothing to back up, and schemas left out are named', async () => {
    const empty = await emptyDatabase()
    await expect(backup(empty, join(folder, 'empty.gz'), quiet)).rejects.toMatchObject({
      code: 'nothing-to-back-up',
    })
    await sql`create schema queue`.execute(empty.db)
    await sql`create table queue.job (id integer)`.execute(empty.db)
    await sql`create table here (id integer)`.execute(empty.db)
    const made = await backup(empty, join(folder, 'left-out.gz'), quiet)
    expect(made.leftOut).toEqual(['queue'])
    await empty.close()
  })

  test('it shows one moment, though rows come in while it is written', async () => {
    const during = join(folder, 'during.gz')
    const writes: Promise<unknown>[] = []
    await backup(source, during, (_stage, done) => {
      if (done > 0 && writes.length < 5) {
        writes.push(sql`insert into without_key values ('meanwhile', 4)`.execute(source.db))
      }
    })
    await Promise.all(writes)
    const { into } = await restored(await emptyDatabase(), during)
    const { rows } = await sql`select from without_key where word = 'meanwhile'`.execute(into.db)
    expect(rows).toHaveLength(0)
    await sql`delete from without_key where word = 'meanwhile'`.execute(source.db)
    await into.close()
  })
})

describe('restore refuses and changes nothing', () => {
  /* One empty database for all of them: each refusal must leave it fit for the next. */
  let into: OpenDatabase
  beforeAll(async () => {
    into = await emptyDatabase()
  })
  afterAll(() => into.close())

  const refused = async (name: string, content: Buffer | string) => {
    const bad = join(folder, name)
    writeFileSync(bad, content)
    const error: unknown = await restore(into, bad, nastyMigrations, quiet).catch((e: unknown) => e)
    const left = await sql`
      select relname from pg_class where relnamespace = 'public'::regnamespace`.execute(into.db)
    return { code: (error as { code?: string }).code, left: left.rows.length }
  }
  const damaged = { code: 'backup-damaged', left: 0 }

  test('a file cut anywhere', async () => {
    const bytes = readFileSync(file)
    for (const share of [0, 0.001, 0.3, 0.7, 0.999]) {
      expect(await refused('cut.gz', bytes.subarray(0, Math.floor(bytes.length * share)))).toEqual(damaged)
    }
    const lines = gunzipSync(bytes).toString().split('\n')
    expect(await refused('cut.gz', gzipSync(lines.slice(0, -2).join('\n')))).toEqual(damaged)
    expect(await refused('cut.gz', gzipSync(`${lines.slice(0, -2).join('\n')}\n`))).toEqual(damaged)
  })

  test('a file with one byte flipped', async () => {
    const bytes = readFileSync(file)
    for (const share of [0.02, 0.5, 0.98]) {
      const flipped = Buffer.from(bytes)
      const at = Math.floor(bytes.length * share)
      flipped[at] = (flipped[at] ?? 0) ^ 0x10
      expect(await refused('flipped.gz', flipped)).toEqual(damaged)
    }
  })

  test.each([
    ['a value changed', /test\.done/u, 'test.dune'],
    ['a value that its column can’t take', /9223372036854775807/u, '92233720368547758070'],
    ['a line that is no JSON', /\["1","2026/u, '["1,2026'],
    ['a row left out', /\["twice","2"\]\n/u, ''],
    ['a row twice', /\["twice","2"\]\n/u, '["twice","2"]\n["twice","2"]\n'],
    ['a reference to nothing', /\["2","1"\]\n/u, '["2","7"]\n'],
    ['a table renamed', /\{"table":"egg"\}/u, '{"table":"leg"}'],
    ['another column', /"name":"egg_id"/u, '"name":"egg_no"'],
    ['another time in the header', /"at":"20/u, '"at":"19'],
    ['lines after the end', /$/u, '["1"]\n'],
  ])('a file with %s', async (_what, pattern, replacement) => {
    const text = gunzipSync(readFileSync(file)).toString()
    expect(text).toMatch(pattern)
    expect(await refused('altered.gz', gzipSync(text.replace(pattern, replacement)))).toEqual(damaged)
  })

  test('a file that is something else', async () => {
    expect(await refused('else.gz', 'create table x (id integer);')).toEqual(damaged)
    expect(await refused('else.gz', gzipSync('{"some":"json"}\n'))).toEqual(damaged)
    expect(await refused('else.gz', gzipSync('create table x;\n'))).toEqual(damaged)
  })

  test('a backup of a newer program, a file that is not there', async () => {
    const known = Object.fromEntries(Object.entries(nastyMigrations).slice(0, 1))
    await expect(restore(into, file, known, quiet)).rejects.toMatchObject({ code: 'backup-newer' })
    await expect(restore(into, join(folder, 'none'), known, quiet)).rejects.toMatchObject({
      code: 'file-not-read',
    })
  })

  test('a database that holds a table already, and is fit again without it', async () => {
    await sql`create table mine (id integer)`.execute(into.db)
    await expect(restore(into, file, nastyMigrations, quiet)).rejects.toMatchObject({
      code: 'database-not-empty',
    })
    await sql`drop table mine`.execute(into.db)
    expect((await restore(into, file, nastyMigrations, quiet)).proof.length).toBeGreaterThan(5)
  })
})
