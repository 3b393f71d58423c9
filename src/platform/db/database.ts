/**
 * Opens the database: PGlite in DATA_DIR, or PostgreSQL at DATABASE_URL. Both hand out the same values for the
 * same columns (dates as `YYYY-MM-DD`, counts as numbers), so nothing above knows which one it talks to.
 */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { Kysely, type LogConfig, PGliteDialect, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { type FileStore, openFileStore } from '../files/store.ts'
import { Problem } from '../problem.ts'
import { lockFolder } from './folder-lock.ts'
import { prepareRepeated } from './prepared.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
export type Engine = 'pglite' | 'postgres'

/** What an installation holds: its database and the files that rows of it speak of. */
export interface OpenDatabase {
  readonly db: Db
  readonly files: FileStore
  readonly engine: Engine
  close(): Promise<void>
}

const oid = { int8: 20, date: 1082, dateArray: 1182, int8Array: 1016 }

/** Options that every PGlite of ours is opened with. */
export const pgliteOptions: PGliteOptions = {
  extensions: { btree_gist, pg_trgm },
  parsers: { [oid.date]: (value) => value, [oid.int8]: Number },
}

/** Reads `{a,b}` of values that need no quotes. */
const textArray = (value: string) => (value === '{}' ? [] : value.slice(1, -1).split(','))

function pgTypes(id: number, format?: 'text' | 'binary') {
  if (id === oid.date) return (value: string) => value
  if (id === oid.int8) return Number
  if (id === oid.dateArray) return textArray
  if (id === oid.int8Array) return (value: string) => textArray(value).map(Number)
  return format === 'binary' ? pg.types.getTypeParser(id, 'binary') : pg.types.getTypeParser(id, 'text')
}

/** A database over an embedded PGlite that is open already. */
export function overPglite(pglite: PGlite, files: FileStore, log?: LogConfig): OpenDatabase {
  const db: Db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), ...(log && { log }) })
  return { db, files, engine: 'pglite', close: () => db.destroy() }
}

/** A database over PostgreSQL. Sessions speak UTC and give up a lock after 10 s, a statement after
 * 60 s; they compile no plans, which for short statements costs more than it saves.
 */
export function overPostgres(
  url: string,
  connections: number,
  files: FileStore,
  log?: LogConfig,
): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: pgTypes as typeof pg.types.getTypeParser },
    options: '-c timezone=UTC -c lock_timeout=10s -c statement_timeout=60s -c jit=off',
  })
  pool.on('connect', prepareRepeated)
  pool.on('error', () => {
    /* an idle connection broke; the pool opens another for the next query */
  })
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), ...(log && { log }) })
  return { db, files, engine: 'postgres', close: () => db.destroy() }
}

/** Where the files lie below DATA_DIR, whichever the database. */
export function filesFolder(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'files')
}

/** Where the embedded database lies below DATA_DIR. */
export function embeddedFolder(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'db')
}

/** Makes the folder and locks it; what the file system refuses is said with the variable that mends it. */
function takeFolder(dataDir: string, folder: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    return lockFolder(folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (error instanceof Problem || !/^E[A-Z]+$/u.test(code)) throw error
    throw new Problem('data-folder', 503, {
      vi: `DATA_DIR: không dùng được thư mục ${dataDir} (${code}). Hãy chọn thư mục khác hoặc cho phép ghi vào đó.`,
      en: `DATA_DIR: the folder ${dataDir} can't be used (${code}). Choose another, or allow writing to it.`,
    })
  }
}

/** Asks the server once, so that a wrong address is one line at the start. Passwords are never said. */
async function reachPostgres(
  url: string,
  connections: number,
  files: FileStore,
  log?: LogConfig,
): Promise<OpenDatabase> {
  const open = overPostgres(url, connections, files, log)
  try {
    await ping(open.db)
    return open
  } catch (error) {
    await open.close()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const { hostname, port, pathname } = new URL(url)
    const where = `${hostname}:${port || '5432'}${pathname}`
    throw new Problem('database-unreachable', 503, {
      vi: `DATABASE_URL: không kết nối được ${where} (${code || 'không rõ'}). Hãy xem máy chủ có chạy và địa chỉ, mật khẩu có đúng không.`,
      en: `DATABASE_URL: cannot connect to ${where} (${code || 'unknown'}). Check that the server runs and that address and password are right.`,
    })
  }
}

/** Opens what the configuration names; takes the folder's lock first. Throws Problem `database-in-use`. */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'databasePool'>,
  log?: LogConfig,
): Promise<OpenDatabase> {
  const files = openFileStore(filesFolder(config))
  if (config.databaseUrl) return reachPostgres(config.databaseUrl, config.databasePool, files, log)
  const folder = embeddedFolder(config)
  const unlock = takeFolder(config.dataDir, folder)
  const release = () => unlock()
  process.once('exit', release)
  try {
    const pglite = await PGlite.create(folder, pgliteOptions)
    const open = overPglite(pglite, files, log)
    return {
      ...open,
      close: async () => {
        await open.close()
        if (!pglite.closed) await pglite.close()
        unlock()
        process.removeListener('exit', release)
      },
    }
  } catch (error) {
    unlock()
    process.removeListener('exit', release)
    throw error
  }
}

/** `select 1`: whether the database answers. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}
