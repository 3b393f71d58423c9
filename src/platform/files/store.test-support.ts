/** Stores for tests, each in a folder of its own that is made with its first file; all go with the process. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FileStore, openFileStore } from './store.ts'

const root = join(tmpdir(), `dongthuan-test-files-${process.pid}`)
process.once('exit', () => rmSync(root, { recursive: true, force: true }))

export function temporaryStore(): FileStore & { readonly folder: string } {
  const folder = join(root, randomUUID())
  return { ...openFileStore(folder), folder }
}
