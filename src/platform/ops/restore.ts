/** Reads a backup file into an empty database, on either engine, whichever one wrote it. */
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { Migration } from 'kysely/migration'
import type { OpenDatabase } from '../db/database.ts'
import type { Progress } from '../feature.ts'
import { Problem } from '../problem.ts'
import { type Loaded, load } from './load.ts'
import * as refuse from './refusals.ts'

const lineFeed = 0x0a

function readingProblem(file: string, error: Error): Problem | Error {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return refuse.truncated()
  if (code.startsWith('Z_')) return refuse.damaged('không giải nén được', 'it can’t be unpacked')
  if (!('syscall' in error)) return error
  return new Problem('file-not-read', 422, {
    vi: `Không đọc được tệp ${file} (${code}).`,
    en: `Could not read ${file} (${code}).`,
  })
}

/** The lines of a compressed file as they are unpacked; split at line feeds only, never within a character. */
async function* linesOf(file: string): AsyncGenerator<readonly string[]> {
  const source = createReadStream(file)
  const unpacked = createGunzip()
  source.on('error', (error) => unpacked.destroy(error))
  let rest: Buffer[] = []
  try {
    for await (const chunk of source.pipe(unpacked) as AsyncIterable<Buffer>) {
      const end = chunk.lastIndexOf(lineFeed)
      if (end === -1) {
        rest.push(chunk)
        continue
      }
      yield Buffer.concat([...rest, chunk.subarray(0, end)])
        .toString()
        .split('\n')
      rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : []
    }
  } catch (error) {
    throw error instanceof Error ? readingProblem(file, error) : error
  } finally {
    source.destroy()
    unpacked.destroy()
  }
  if (rest.length > 0) throw refuse.truncated()
}

/**
 * Restores `file` into the empty database `open`, which must have no tables yet, not even migrated ones. All or
 * nothing; the proof in the answer compares what was backed up with what lies in the tables. Throws one of the
 * Problems in `refusals.ts`, or `file-not-read`.
 */
export async function restore(
  open: OpenDatabase,
  file: string,
  migrations: Record<string, Migration>,
  progress: Progress,
): Promise<Loaded> {
  return load(open, linesOf(file), migrations, progress)
}
