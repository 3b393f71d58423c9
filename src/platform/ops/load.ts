/**
 * Takes the lines of a backup into an empty database, all or nothing: schema, rows, sequences and the proof that
 * what lies in the tables afterwards is what was read at the source are one transaction.
 */
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { OpenDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import type { Trx } from '../db/transact.ts'
import type { Progress } from '../feature.ts'
import type { Header, TableDigest, Trailer } from './backup-format.ts'
import { BackupReader } from './backup-reader.ts'
import type { Lines } from './backup-format.ts'
import {
  type Table,
  isEmpty,
  openGates,
  refreshViews,
  sequencesOf,
  setSequence,
  settle,
  tablesOf,
} from './catalogue.ts'
import { ContentWriter } from './contents.ts'
import { digestOf } from './dump.ts'
import * as refuse from './refusals.ts'

export interface TableProof {
  readonly name: string
  readonly rows: number
  /** Over the rows as they were read at the source, and as they lie in the target; equal, or it was undone. */
  readonly source: string
  readonly target: string
}

export interface Loaded {
  /** When the backup was made, and on which engine. */
  readonly at: string
  readonly from: Header['engine']
  readonly proof: readonly TableProof[]
  /** Contents of files taken in, each proved by its digest; and digests of those that the backup was made without. */
  readonly files: { readonly count: number; readonly lost: readonly string[] }
  /** Migrations that the program knew beyond those of the backup, run after the rows were in. */
  readonly migrated: readonly string[]
}

const oldest = 150_000
/** Kysely's own key for its migrations: a server that starts meanwhile waits for us, and the other way round. */
const migrationKey = 3_853_314_791_062_309_107n

/** The part of `migrations` that the backup has been through. Throws Problem `backup-newer`. */
function upTo(header: Header, migrations: Record<string, Migration>): Record<string, Migration> {
  const known = Object.keys(migrations).toSorted()
  const unknown = header.migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw refuse.newer(unknown)
  if (header.migrations.some((name, index) => known[index] !== name)) throw refuse.notABackup()
  return Object.fromEntries(Object.entries(migrations).filter(([name]) => header.migrations.includes(name)))
}

async function checkTarget(trx: Trx): Promise<void> {
  const { rows } = await sql<{ version: number; named: string; encoding: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as named,
      current_setting('server_encoding') as encoding`.execute(trx)
  for (const { version, named, encoding } of rows) {
    if (version < oldest) throw refuse.tooOld(named)
    if (encoding !== 'UTF8') throw refuse.notUnicode(encoding)
  }
  if (!(await isEmpty(trx))) throw refuse.notEmpty()
}

function sameTables(header: Header, tables: readonly Table[]): boolean {
  const shape = (list: readonly Table[]) => JSON.stringify(list.map(({ name, columns }) => [name, columns]))
  return shape(header.tables.map(({ name, columns }) => ({ name, columns }))) === shape(tables)
}

/** A value that the column can't take, or a row that breaks a constraint: then the file is not what was written. */
function isBadData(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return /^(22|23)...$/u.test(code)
}

async function asDamage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isBadData(error)) throw error
    throw refuse.damaged('có dòng không hợp lệ', 'it holds rows that are not valid')
  }
}

async function insertRows(trx: Trx, table: Table, lines: readonly string[]): Promise<void> {
  const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)))
  const values = sql.join(
    table.columns.map(({ type }, index) => sql`(r ->> ${sql.lit(index)})::${sql.raw(type)}`),
  )
  await sql`
    insert into public.${sql.ref(table.name)} (${columns}) overriding system value
    select ${values} from jsonb_array_elements(${`[${lines.join(',')}]`}::text::jsonb) as r`.execute(trx)
}

async function loadRows(
  trx: Trx,
  reader: BackupReader,
  tables: readonly Table[],
  writer: ContentWriter,
  progress: Progress,
) {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const total = reader.header.tables.reduce((sum, table) => sum + table.rows, 0)
  let done = 0
  progress('Loading', done, total)
  let file: string | undefined
  for await (const batch of reader.rows()) {
    if ('file' in batch) {
      if (file !== batch.file) await writer.begin(batch.file)
      if (batch.piece) await writer.add(batch.piece)
      else await writer.end()
      file = batch.piece && batch.file
      progress('Loading files', writer.count, 0)
      continue
    }
    const { table: name, lines } = batch
    const table = byName.get(name)
    if (!table) throw refuse.damaged(`bảng lạ ${name}`, `unknown table ${name}`)
    await asDamage(() => insertRows(trx, table, lines))
    done += lines.length
    progress('Loading', done, total)
  }
}

/** Every content that rows speak of came, but for those that were lost before the backup. */
async function proveFiles(trx: Trx, trailer: Trailer, writer: ContentWriter) {
  const lost = trailer.files ? await writer.lost(trx) : []
  const known = new Set(trailer.files?.lost)
  if (!lost.every((digest) => known.has(digest))) throw refuse.unproven('file')
  return { count: writer.count, lost }
}

async function prove(trx: Trx, tables: readonly Table[], trailer: Trailer, progress: Progress) {
  const total = Object.values(trailer.tables).reduce((sum, table) => sum + table.rows, 0)
  let done = 0
  const proof: TableProof[] = []
  for (const table of tables) {
    const source: TableDigest | undefined = trailer.tables[table.name]
    const target = await digestOf(trx, table, (rows) => {
      done += rows
      progress('Comparing', done, total)
    })
    if (target.rows !== source?.rows || target.digest !== source.digest) throw refuse.unproven(table.name)
    proof.push({ name: table.name, rows: target.rows, source: source.digest, target: target.digest })
  }
  if (JSON.stringify(await sequencesOf(trx)) !== JSON.stringify(trailer.sequences)) {
    throw refuse.unproven('sequence')
  }
  return proof
}

/**
 * Fills an empty database from `lines`. Runs the backup's own migrations, loads, proves, then runs the later
 * ones. Needs the owner of an empty schema `public`, no superuser. Contents of files go into the store; should the rest
 * fail, they are left there for the job that removes what no row speaks of. Progress counts rows, loaded and compared.
 * Throws one of the Problems in `refusals.ts`; then nothing has changed.
 */
export async function load(
  open: OpenDatabase,
  lines: Lines,
  migrations: Record<string, Migration>,
  progress: Progress,
): Promise<Loaded> {
  const reader = await BackupReader.start(lines)
  const { header } = reader
  const earlier = upTo(header, migrations)
  const writer = new ContentWriter(open.files)
  const work = async (trx: Trx): Promise<Loaded> => {
    await settle(trx)
    await sql`select pg_advisory_xact_lock(${migrationKey.toString()}::text::bigint)`.execute(trx)
    await checkTarget(trx)
    await migrate(trx, earlier)
    const tables = await tablesOf(trx)
    if (!sameTables(header, tables)) {
      throw refuse.damaged(
        'các bảng không khớp với phiên bản đã ghi',
        'its tables are not those of its version',
      )
    }
    const closeGates = await openGates(trx)
    await sql`truncate ${sql.join(tables.map(({ name }) => sql`public.${sql.ref(name)}`))}`.execute(trx)
    await loadRows(trx, reader, tables, writer, progress)
    const { trailer } = reader
    for (const sequence of trailer.sequences) await setSequence(trx, sequence)
    await asDamage(closeGates)
    const proof = await prove(trx, tables, trailer, progress)
    const files = await proveFiles(trx, trailer, writer)
    const migrated = await migrate(trx, migrations)
    await refreshViews(trx)
    return { at: header.at, from: header.engine, proof, files, migrated }
  }
  try {
    const loaded = await open.db.transaction().execute(work)
    await sql`analyze`.execute(open.db)
    return loaded
  } finally {
    await writer.dispose()
  }
}
