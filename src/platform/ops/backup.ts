/**
 * Writes a backup that either engine can restore: one file, compressed, readable by its owner only. It shows one
 * moment of the database, and it appears under its name only when it is whole.
 */
import { open as openFile, rename, rm, stat } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { OpenDatabase } from '../db/database.ts'
import type { Trx } from '../db/transact.ts'
import type { Progress } from '../feature.ts'
import { keepContents } from '../files/files.ts'
import { Problem } from '../problem.ts'
import type { Lines } from './backup-format.ts'
import { isEmpty, otherSchemas, settle, tablesOf } from './catalogue.ts'
import type { ContentCount } from './contents.ts'
import { dump, rowStage } from './dump.ts'

export interface BackupMade {
  readonly file: string
  readonly bytes: number
  readonly tables: number
  readonly rows: number
  /** Contents of files in it, and digests of those that rows speak of but that the store has lost or altered. */
  readonly files: number
  readonly lost: readonly string[]
  /** Schemas beside `public` whose tables are not in the backup. */
  readonly leftOut: readonly string[]
}

function fileProblem(file: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error
  return new Problem('file-not-written', 422, {
    vi: `Không ghi được tệp ${file} (${String(error.code)}). Hãy kiểm tra thư mục, quyền ghi và chỗ trống.`,
    en: `Could not write ${file} (${String(error.code)}). Check the folder, the right to write and the free space.`,
  })
}

async function refuseExisting(file: string): Promise<void> {
  const there = await stat(file).catch(() => undefined)
  if (!there) return
  throw new Problem('file-exists', 409, {
    vi: `Tệp ${file} đã có. Hãy chọn tên khác, ví dụ thêm ngày giờ.`,
    en: `${file} exists already. Choose another name, with the date for example.`,
  })
}

async function* asText(lines: Lines): AsyncGenerator<string> {
  for await (const some of lines) yield `${some.join('\n')}\n`
}

/** Puts the new name on disk; some systems can't do that for a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await openFile(folder).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** Reads one state of the database from beginning to end, on either engine. */
export async function readingAll<T>(open: OpenDatabase, work: (trx: Trx) => Promise<T>): Promise<T> {
  return open.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      await settle(trx)
      return work(trx)
    })
}

/**
 * Backs the database and its files up into `file`, which must not exist. Others may go on writing to PostgreSQL meanwhile; on
 * the embedded database they wait. Progress counts rows. Throws Problem `file-exists`,
 * `file-not-written` or `nothing-to-back-up`.
 */
export async function backup(open: OpenDatabase, file: string, progress: Progress): Promise<BackupMade> {
  await refuseExisting(file)
  const part = `${file}.${crypto.randomUUID()}.part`
  try {
    const made = await readingAll(open, async (trx) => {
      if (await isEmpty(trx)) {
        throw new Problem('nothing-to-back-up', 409, {
          vi: 'Cơ sở dữ liệu chưa có bảng nào, không có gì để sao lưu.',
          en: 'The database has no tables yet; there is nothing to back up.',
        })
      }
      await keepContents(trx)
      let rows = 0
      const counted: Progress = (stage, done, total) => {
        if (stage === rowStage) rows = done
        progress(stage, done, total)
      }
      const contents: ContentCount = { count: 0, lost: [] }
      await pipeline(
        Readable.from(asText(dump(trx, open.engine, counted, { store: open.files, contents }))),
        createGzip(),
        createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
      )
      const { count: files, lost } = contents
      const tables = (await tablesOf(trx)).length
      return { tables, rows, files, lost, leftOut: await otherSchemas(trx) }
    })
    const { size } = await stat(part)
    await refuseExisting(file)
    await rename(part, file)
    await syncFolder(dirname(file))
    return { file, bytes: size, ...made }
  } catch (error) {
    await rm(part, { force: true })
    throw fileProblem(file, error)
  }
}
