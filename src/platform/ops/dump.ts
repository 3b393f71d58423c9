/**
 * Reads a database as the lines of a backup, or one table as rows for its digest. The rows come through a cursor,
 * about a megabyte at a time, so a large table needs no more memory than a small one.
 */
import { sql } from 'kysely'
import type { Engine } from '../db/database.ts'
import { migrationsDone } from '../db/migrate.ts'
import type { Trx } from '../db/transact.ts'
import type { Progress } from '../feature.ts'
import type { FileStore } from '../files/store.ts'
import {
  type Header,
  LineDigest,
  type Lines,
  RowDigest,
  type TableDigest,
  formatVersion,
} from './backup-format.ts'
import { type ContentCount, dumpContents, knowsFiles } from './contents.ts'
import { type Table, sequencesOf, tablesOf } from './catalogue.ts'

/** What the progress over rows is called. */
export const rowStage = 'Backing up'

const targetBytes = 1_000_000
const mostRows = 2_000

/** The rows of a table, each a JSON array of texts in the order of `table.columns`; in no promised order. */
async function* rowsOf(trx: Trx, table: Table): AsyncGenerator<readonly string[]> {
  const columns = sql.join(
    table.columns.map(({ name }, index) => sql`${sql.ref(name)}::text as ${sql.ref(`c${index}`)}`),
  )
  await sql`declare whole_table no scroll cursor for
    select ${columns} from only public.${sql.ref(table.name)}`.execute(trx)
  let size = 100
  for (;;) {
    const { rows } = await sql<Record<string, string | null>>`
      fetch ${sql.lit(size)} from whole_table`.execute(trx)
    if (rows.length === 0) break
    const lines = rows.map((row) => JSON.stringify(Object.values(row)))
    const bytes = lines.reduce((sum, line) => sum + line.length, 0)
    size = Math.max(1, Math.min(mostRows, Math.floor((targetBytes * lines.length) / bytes)))
    yield lines
  }
  await sql`close whole_table`.execute(trx)
}

/** The count and digest of one table; `seen` hears how many rows were read since the last call. */
export async function digestOf(trx: Trx, table: Table, seen: (rows: number) => void): Promise<TableDigest> {
  const digest = new RowDigest()
  for await (const lines of rowsOf(trx, table)) {
    digest.add(lines)
    seen(lines.length)
  }
  return digest.value
}

async function headerOf(trx: Trx, engine: Engine): Promise<Header> {
  const tables: Header['tables'] = []
  for (const table of await tablesOf(trx)) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from only public.${sql.ref(table.name)}`.execute(trx)
    tables.push({ name: table.name, columns: [...table.columns], rows: rows[0]?.n ?? 0 })
  }
  const at = await sql<{ at: Date }>`select now() as at`.execute(trx)
  return {
    format: 'dongthuan-backup',
    version: formatVersion,
    at: at.rows[0]?.at.toISOString() ?? '',
    engine,
    migrations: await migrationsDone(trx),
    tables,
  }
}

/**
 * All lines of a backup. `trx` must see one state throughout (repeatable read) and have been through `settle`.
 * With a store the contents of files follow the tables, counted in `contents`. Progress counts rows,
 * then files.
 */
export async function* dump(
  trx: Trx,
  engine: Engine,
  progress: Progress,
  from?: { readonly store: FileStore; readonly contents: ContentCount },
): Lines {
  const all = new LineDigest()
  const header = await headerOf(trx, engine)
  const first = [JSON.stringify(header)]
  all.add(first)
  yield first

  const total = header.tables.reduce((sum, table) => sum + table.rows, 0)
  let done = 0
  progress(rowStage, done, total)
  const digests: Record<string, TableDigest> = {}
  for (const table of header.tables) {
    const start = [JSON.stringify({ table: table.name })]
    all.add(start)
    yield start
    const digest = new RowDigest()
    for await (const lines of rowsOf(trx, table)) {
      digest.add(lines)
      all.add(lines)
      done += lines.length
      progress(rowStage, done, total)
      yield lines
    }
    digests[table.name] = digest.value
  }
  if (from && (await knowsFiles(trx))) {
    for await (const lines of dumpContents(trx, from.store, from.contents, progress)) {
      all.add(lines)
      yield lines
    }
  }
  const sequences = await sequencesOf(trx)
  const files = from && { files: from.contents }
  yield [JSON.stringify({ end: { sha256: all.value, tables: digests, sequences, ...files } })]
}
