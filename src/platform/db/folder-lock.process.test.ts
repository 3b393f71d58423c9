import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { lastOwner, lockFolder } from './folder-lock.ts'

const root = mkdtempSync(join(tmpdir(), 'dongthuan-lock-'))
const program = join(import.meta.dirname, 'folder-lock.test-support.ts')
const children = new Set<ChildProcess>()
let folders = 0
const newFolder = () => join(root, `db${folders++}`)

afterEach(async () => {
  await Promise.all([...children].map(kill))
})
afterAll(() => rmSync(root, { recursive: true }))

interface Contender {
  readonly child: ChildProcess
  /** What it said first, or its exit code and complaint. */
  readonly outcome: string
}

function contend(folder: string): Promise<Contender> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.add(child)
  return new Promise((resolve) => {
    let error = ''
    child.stderr.on('data', (text) => {
      error += String(text)
    })
    child.stdout.once('data', (text) => resolve({ child, outcome: String(text).trim() }))
    child.on('close', (code) => {
      children.delete(child)
      resolve({ child, outcome: `${code} ${error.trim()}` })
    })
  })
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else {
      child.once('close', () => resolve())
      child.kill('SIGKILL')
    }
  })
}

const refused = '1 database-in-use'

test('the lock excludes another process and this one, and a clean return frees it', async () => {
  const folder = newFolder()
  const unlock = lockFolder(folder)
  expect(lastOwner(folder)).toMatchObject({ pid: process.pid })
  expect(() => lockFolder(folder)).toThrow('database-in-use')
  expect((await contend(folder)).outcome).toBe(refused)
  unlock()
  unlock()
  expect(lastOwner(folder)).toBeUndefined()
  const next = await contend(folder)
  expect(next.outcome).toBe(`held by ${next.child.pid}`)
  expect(() => lockFolder(folder)).toThrow('database-in-use')
})

test('the lock of a killed process is taken over, a stopped process keeps its own', async () => {
  const folder = newFolder()
  const first = await contend(folder)
  first.child.kill('SIGSTOP')
  expect((await contend(folder)).outcome).toBe(refused)
  await kill(first.child)
  const second = await contend(folder)
  expect(second.outcome).toBe(`held by ${second.child.pid}`)
  expect(lastOwner(folder)?.pid).toBe(second.child.pid)
})

test('a number of a process that was used again does not matter, nor does an owner that can’t be read', async () => {
  const folder = newFolder()
  await kill((await contend(folder)).child)
  writeFileSync(`${folder}.lock.owner`, JSON.stringify({ ...lastOwner(folder), pid: process.pid }))
  lockFolder(folder)()
  writeFileSync(`${folder}.lock.owner`, '{"pid":')
  lockFolder(folder)()
})

test('of many processes that race for the lock of a dead one, exactly one wins', async () => {
  const folder = newFolder()
  for (let round = 0; round < 5; round++) {
    const dead = await contend(folder)
    await kill(dead.child)
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => contend(folder)))
    const winners = outcomes.filter(({ outcome }) => outcome.startsWith('held'))
    expect(winners).toHaveLength(1)
    expect(outcomes.filter(({ outcome }) => outcome === refused)).toHaveLength(7)
    expect(lastOwner(folder)?.pid).toBe(winners[0]?.child.pid)
    await Promise.all(outcomes.map(({ child }) => kill(child)))
  }
})

test('a folder that can’t be locked is said in one line', () => {
  expect(() => lockFolder(join(root, 'no', 'where'))).toThrow('database-lock-failed')
  const folder = newFolder()
  writeFileSync(`${folder}.lock`, 'something else entirely '.repeat(50))
  expect(() => lockFolder(folder)).toThrow('database-lock-failed')
  expect(existsSync(`${folder}.lock.owner`)).toBe(false)
})
