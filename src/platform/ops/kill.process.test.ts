/** Real processes, really killed: on the embedded database, and on PostgreSQL with TEST_DATABASE_URL. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { withDatabase } from '#test/harness/snapshots.ts'

const server = process.env['TEST_DATABASE_URL']
const root = mkdtempSync(join(tmpdir(), 'dongthuan-kill-'))
const program = join(import.meta.dirname, 'writer.test-support.ts')
const children = new Set<ChildProcess>()

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(root, { recursive: true })
})

const foundSchema = z.object({
  migrated: z.array(z.string()),
  written: z.array(z.string()),
  twin: z.array(z.string()),
  tally: z.number(),
})
const acknowledgedSchema = z.object({ acknowledged: z.string() })

interface Life {
  readonly child: ChildProcess
  /** Resolves when the process is gone and all that it said has arrived. */
  readonly end: Promise<{ code: number | null; signal: string | null }>
  /** Resolves when it takes writes; never, when it dies before. */
  readonly writing: Promise<void>
  readonly said: () => {
    found: z.infer<typeof foundSchema> | undefined
    acknowledged: string[]
    error: string
  }
}

function start(dataDir: string, url: string, mode: 'write' | 'read'): Life {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, DATABASE_URL: url }
  const child = spawn(process.execPath, [program, mode], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  children.add(child)
  let out = ''
  let error = ''
  const writing = Promise.withResolvers<void>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    if (text.includes('acknowledged')) writing.resolve()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text
  })
  const end = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => {
      children.delete(child)
      resolve({ code, signal })
    })
  })
  const said = () => {
    /* What follows the last line feed was cut by the kill: the write was not acknowledged. */
    const lines = out.split('\n').slice(0, -1)
    const [first, ...rest] = lines.map((line): unknown => JSON.parse(line))
    return {
      found: first === undefined ? undefined : foundSchema.parse(first),
      acknowledged: rest.map((line) => acknowledgedSchema.parse(line).acknowledged),
      error,
    }
  }
  return { child, end, writing: writing.promise, said }
}

/** Random numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const kills = 20

/** What must hold whenever the database is looked at again. */
function check(found: z.infer<typeof foundSchema>, acknowledged: ReadonlySet<string>, lives: number): void {
  const written = new Set(found.written)
  expect(written.size, 'no row twice').toBe(found.written.length)
  expect(found.twin, 'both rows of a transaction or none').toEqual(found.written)
  expect(found.tally, 'and the count beside them').toBe(written.size)
  expect([...acknowledged].filter((id) => !written.has(id))).toEqual([])
  expect(written.size - acknowledged.size, 'at most the last of each life was not heard').toBeLessThanOrEqual(
    lives,
  )
}

async function killAgainAndAgain(dataDir: string, url: string): Promise<number> {
  const random = seeded(20_261_122)
  const acknowledged = new Set<string>()
  for (let round = 0; round < kills; round++) {
    const life = start(dataDir, url, 'write')
    await Promise.race([life.writing, life.end])
    await sleep(random() * 300)
    life.child.kill('SIGKILL')
    expect((await life.end).signal, life.said().error).toBe('SIGKILL')
    const { found, acknowledged: now } = life.said()
    if (!found) throw new Error('the process took writes before it said what it found')
    check(found, acknowledged, round * 2)
    expect(found.migrated, 'migrations ran once, at the first start').toHaveLength(round === 0 ? 2 : 0)
    expect(now.length, 'it was taking writes').toBeGreaterThan(0)
    for (const id of now) acknowledged.add(id)

    if (round % 5 !== 4) continue
    /* Now and then one more kill before the start is through. */
    const early = start(dataDir, url, 'write')
    await sleep(random() * 900)
    early.child.kill('SIGKILL')
    await early.end
    for (const id of early.said().acknowledged) acknowledged.add(id)
  }
  const last = start(dataDir, url, 'read')
  expect((await last.end).code, last.said().error).toBe(0)
  const { found } = last.said()
  if (!found) throw new Error('the last start said nothing')
  check(found, acknowledged, kills * 2)
  return acknowledged.size
}

if (server) {
  describe('on PostgreSQL', () => {
    const name = `test_${randomBytes(6).toString('hex')}`
    const admin = new pg.Client({ connectionString: server })
    beforeAll(async () => {
      await admin.connect()
      await admin.query(`create database ${name}`)
    })
    afterAll(async () => {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    })

    test(`killed ${kills} times while it takes writes: every acknowledged write is there, the start is clean`, async () => {
      expect(await killAgainAndAgain(root, withDatabase(server, name))).toBeGreaterThan(kills)
    })
  })
}

describe('on the embedded database', () => {
  test(`killed ${kills} times while it takes writes: every acknowledged write is there, the start is clean`, async () => {
    expect(await killAgainAndAgain(join(root, 'killed'), '')).toBeGreaterThan(kills)
  })

  test('killed while the folder is being created: the next start creates it whole', async () => {
    const dataDir = join(root, 'unborn')
    const files = () =>
      existsSync(join(dataDir, 'db')) ? readdirSync(join(dataDir, 'db'), { recursive: true }).length : 0
    for (const enough of [1, 400]) {
      rmSync(dataDir, { recursive: true, force: true })
      const life = start(dataDir, '', 'write')
      while (files() < enough && children.has(life.child)) await sleep(1)
      life.child.kill('SIGKILL')
      expect((await life.end).signal).toBe('SIGKILL')
      const next = start(dataDir, '', 'read')
      expect((await next.end).code, next.said().error).toBe(0)
      expect(next.said().found).toEqual({
        migrated: ['1-written', '2-twin'],
        written: [],
        twin: [],
        tally: 0,
      })
    }
  })

  test('a second process gets a clear refusal, exit code 1, and the folder is not damaged', async () => {
    const dataDir = join(root, 'shared')
    const first = start(dataDir, '', 'write')
    await Promise.race([first.writing, first.end])
    for (let n = 0; n < 2; n++) {
      const second = start(dataDir, '', 'write')
      expect(await second.end).toEqual({ code: 1, signal: null })
      expect(second.said()).toMatchObject({ found: undefined, acknowledged: [] })
      expect(second.said().error).toMatch(
        new RegExp(
          `^The data folder .*shared/db is in use by process ${first.child.pid} on .*\\. Stop it first.*\n$`,
          'u',
        ),
      )
    }
    const before = first.said().acknowledged.length
    await sleep(300)
    expect(first.said().acknowledged.length, 'the first one went on').toBeGreaterThan(before)
    first.child.kill('SIGKILL')
    await first.end
    const third = start(dataDir, '', 'read')
    expect((await third.end).code, third.said().error).toBe(0)
    const { found } = third.said()
    if (!found) throw new Error('the third start said nothing')
    check(found, new Set(first.said().acknowledged), 1)
  })
})
