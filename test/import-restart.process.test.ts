/**
 * A list of thousands of rows whose server is killed in the middle: the next one goes on, no row is lost, none is
 * entered twice. On the embedded database, and on PostgreSQL with TEST_DATABASE_URL.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from '#platform/config.ts'
import { type Db, openDatabase } from '#platform/db/database.ts'
import { type Server, startServer } from './harness/server.ts'
import { withDatabase } from './harness/snapshots.ts'

const rows = 6_000
const importReply = z.object({
  id: z.uuid(),
  state: z.string(),
  counts: z.object({ good: z.int(), done: z.int(), bad: z.int(), new: z.int() }),
})
type Import = z.infer<typeof importReply>

const list = [
  'Tên mô hình;Đơn vị;Lĩnh vực;Khối;Cấp;Ngày đăng ký',
  ...Array.from(
    { length: rows },
    (_, i) =>
      `Tuyến đường tự quản số ${i + 1};phường An Khê, Đà Nẵng;Kinh tế;MTTQ và đoàn thể;Cơ sở;05/03/2026`,
  ),
].join('\n')

/** Who sends the list, over JSON. */
async function officerAt({ url, logins }: Server) {
  const person = logins.find(({ email }) => email === 'province@example.vn')
  const own = { 'sec-fetch-site': 'same-origin' }
  const signed = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: own,
    body: new URLSearchParams({ email: person?.email ?? '', password: person?.password ?? '' }),
  })
  const cookie = signed.headers.getSetCookie().find((value) => value.startsWith('dt=')) ?? ''
  return async (method: string, path: string, body?: FormData | object): Promise<Import> => {
    const json = body !== undefined && !(body instanceof FormData)
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...own,
        cookie: cookie.split(';')[0] ?? '',
        ...(json && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: json ? JSON.stringify(body) : body }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return importReply.parse(await response.json())
  }
}

type Officer = Awaited<ReturnType<typeof officerAt>>

async function until(
  officer: Officer,
  id: string,
  enough: (one: Import) => boolean,
  often = 250,
): Promise<Import> {
  for (;;) {
    const one = await officer('GET', `/imports/${id}`)
    if (enough(one)) return one
    await wait(often)
  }
}

async function checkedList(officer: Officer): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([list], { type: 'text/csv' }), 'danh-sach.csv')
  const { id } = await officer('POST', '/imports', form)
  const targets = ['title', 'unit', 'field', 'ownerBlock', 'level', 'registered']
  const columns = targets.map((target, i) => ({ column: i + 1, target }))
  await officer('PUT', `/imports/${id}/columns`, { columns, takeSimilar: true })
  const { counts } = await until(officer, id, ({ state }) => state === 'checked')
  expect(counts).toMatchObject({ good: rows, bad: 0 })
  return id
}

/** Opens the database while no server holds it, and lets it go again. */
async function looking<T>(env: Record<string, string>, look: (db: Db) => Promise<T>): Promise<T> {
  const open = await openDatabase(readConfig(env, '/'))
  try {
    return await look(open.db)
  } finally {
    await open.close()
  }
}

/** How often each of the list's titles stands in the register, and how many rows say that they were entered. */
async function entered(db: Db) {
  const models = await db
    .selectFrom('model')
    .select((eb) => ['title', eb.fn.countAll<number>().as('n')])
    .where('title', 'like', 'Tuyến đường tự quản số %')
    .groupBy('title')
    .execute()
  const done = await db
    .selectFrom('sheet_import_row')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', '=', 'done')
    .executeTakeFirstOrThrow()
  return { titles: models.length, twice: models.filter(({ n }) => n !== 1), rows: done.n }
}

async function killAndGoOn(dataDir: string, env: Record<string, string>): Promise<void> {
  const first = await startServer({ dataDir, env, example: true })
  const officer = await officerAt(first)
  const id = await checkedList(officer)
  const begun = await officer('POST', `/imports/${id}/start`, {})
  await until(officer, id, ({ counts }) => counts.done > begun.counts.done, 5)
  first.process.kill('SIGKILL')
  await first.ended

  const all = { ...env, DATA_DIR: dataDir }
  const found = await looking(all, async (db) => {
    /* As if the lease of the dead had run out, which takes a minute and a half. */
    await db
      .updateTable('sheet_import')
      .set({ lease_until: new Date(0) })
      .where('lease', 'is not', null)
      .execute()
    return entered(db)
  })
  expect(found.rows, 'it was killed on the way').toBeGreaterThan(0)
  expect(found.rows, 'it was killed on the way').toBeLessThan(rows)
  expect(found, 'a batch is whole or not there').toEqual({ titles: found.rows, twice: [], rows: found.rows })

  const second = await startServer({ dataDir, env, example: true })
  const again = await officerAt(second)
  const { counts } = await until(again, id, ({ state }) => state !== 'running')
  expect(counts).toMatchObject({ done: rows, good: 0, bad: 0, new: 0 })
  expect(await second.stop({ keep: true })).toBe(0)
  expect(await looking(all, entered)).toEqual({ titles: rows, twice: [], rows })
}

const root = mkdtempSync(join(tmpdir(), 'dongthuan-restart-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('an import whose server is killed in the middle goes on after the restart, without doubles', () => {
  test('on the embedded database', () => killAndGoOn(join(root, 'embedded'), {}))

  const server = process.env['TEST_DATABASE_URL']
  if (server) {
    test('on PostgreSQL', async () => {
      const name = `test_${randomBytes(6).toString('hex')}`
      const admin = new pg.Client({ connectionString: server })
      await admin.connect()
      try {
        await admin.query(`create database ${name}`)
        await killAndGoOn(join(root, 'files'), { DATABASE_URL: withDatabase(server, name) })
      } finally {
        await admin.query(`drop database if exists ${name} with (force)`)
        await admin.end()
      }
    })
  }
})
