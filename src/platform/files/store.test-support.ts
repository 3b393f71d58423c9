/**
 * Stores for tests, each in a folder of its own that is made with its first file. They go with the process, and where
 * that was ended without a word, with the next one that runs tests.
 */
import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FileStore, openFileStore } from './store.ts'

const prefix = 'dongthuan-test-files-'
const root = join(tmpdir(), `${prefix}${process.pid}`)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

for (const name of readdirSync(tmpdir())) {
  if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) {
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
process.once('exit', () => rmSync(root, { recursive: true, force: true }))

export function temporaryStore(): FileStore & { readonly folder: string } {
  const folder = join(root, randomUUID())
  return { ...openFileStore(folder), folder }
}
