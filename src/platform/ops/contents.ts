/**
 * The content of files in a backup: lines between the tables and the end, some of them at a time, so that a large file
 * needs no more memory than a small one. A row of `file` names its content by SHA-256, which proves it on both sides.
 */
import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Progress } from '../feature.ts'
import type { FileStore, Scratch } from '../files/store.ts'
import type { Lines } from './backup-format.ts'
import * as refuse from './refusals.ts'

/** Whether this database knows files at all: one of an earlier version does not. */
export async function knowsFiles(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('public.file') is not null as there`.execute(db)
  return rows[0]?.there ?? false
}

const mostAtOnce = 1000

/** The digests of all contents that rows speak of, in order, a thousand at a time; with the size where a row says it. */
export async function* contentsOf(db: Db): AsyncGenerator<{ sha256: string; bytes: number | null }[]> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ sha256: string; bytes: number | null }>`
      select sha256, max(bytes) as bytes from (
        (select sha256, max(bytes) as bytes from file where sha256 > ${after}
         group by sha256 order by sha256 limit ${sql.lit(mostAtOnce)})
        union all
        (select distinct thumbnail_sha256, null::bigint from file where thumbnail_sha256 > ${after}
         order by thumbnail_sha256 limit ${sql.lit(mostAtOnce)})
      ) as content group by sha256 order by sha256 limit ${sql.lit(mostAtOnce)}`.execute(db)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.sha256
  }
}

/** What became of the contents in a backup. */
export interface ContentCount {
  count: number
  /** Digests that rows speak of but that the store has not, or has altered: the backup goes without them. */
  lost: string[]
}

/** A multiple of three, so that the pieces of a file join without padding in between. */
const pieceBytes = 48 * 1024

async function* piecesOf(store: FileStore, sha256: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  for await (const chunk of store.read(sha256)) {
    rest = Buffer.concat([rest, chunk as Buffer])
    while (rest.length >= pieceBytes) {
      yield rest.subarray(0, pieceBytes)
      rest = rest.subarray(pieceBytes)
    }
  }
  if (rest.length > 0) yield rest
}

/** The lines of all contents; `counted` is complete once they were read. Progress counts files. */
export async function* dumpContents(
  db: Db,
  store: FileStore,
  counted: ContentCount,
  progress: Progress,
): Lines {
  for await (const contents of contentsOf(db)) {
    for (const { sha256 } of contents) {
      if ((await store.digest(sha256)) !== sha256) {
        counted.lost.push(sha256)
        continue
      }
      yield [JSON.stringify({ file: sha256 })]
      for await (const piece of piecesOf(store, sha256)) {
        yield [JSON.stringify(piece.toString('base64'))]
      }
      counted.count += 1
    }
    progress('Backing up files', counted.count, 0)
  }
}

/** Takes contents in, piece by piece; each is in the store only when its digest is right. */
export class ContentWriter {
  readonly #store: FileStore
  readonly #taken = new Set<string>()
  #scratch: Scratch | undefined
  #open: { sha256: string; path: string; hash: Hash; file: FileHandle } | undefined

  constructor(store: FileStore) {
    this.#store = store
  }

  async begin(sha256: string): Promise<void> {
    this.#scratch ??= await this.#store.scratch()
    const path = this.#scratch.path()
    this.#open = { sha256, path, hash: createHash('sha256'), file: await open(path, 'wx', 0o600) }
  }

  async add(piece: Buffer): Promise<void> {
    this.#open?.hash.update(piece)
    await this.#open?.file.writeFile(piece)
  }

  /** Throws Problem `backup-damaged` when the pieces are not what they are called. */
  async end(): Promise<void> {
    const done = this.#open
    if (!done) return
    await done.file.close()
    this.#open = undefined
    if (done.hash.digest('hex') !== done.sha256)
      throw refuse.damaged('có tệp bị sai', 'it holds altered files')
    await this.#store.take(done.path, done.sha256)
    this.#taken.add(done.sha256)
  }

  /** Removes what was begun and not ended. */
  async dispose(): Promise<void> {
    await this.#open?.file.close()
    this.#open = undefined
    await this.#scratch?.dispose()
  }

  get count(): number {
    return this.#taken.size
  }

  /** Digests that rows speak of and that did not come. */
  async lost(db: Db): Promise<string[]> {
    const lost: string[] = []
    if (!(await knowsFiles(db))) return lost
    for await (const contents of contentsOf(db)) {
      lost.push(...contents.flatMap(({ sha256 }) => (this.#taken.has(sha256) ? [] : [sha256])))
    }
    return lost
  }
}
