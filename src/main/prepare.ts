/** Makes a database ready to serve: schema, the country's units, and, where asked, the example data. */
import { sql } from 'kysely'
import { importNational } from '#features/units/commands/import-national.ts'
import { importProgress } from '#features/units/units.cli.ts'
import { exampleLogins } from '#features/people/contract.ts'
import { system } from '#platform/auth/actor.ts'
import { systemClock } from '#platform/clock.ts'
import type { Db, OpenDatabase } from '#platform/db/database.ts'
import { migrate, migrationsDone } from '#platform/db/migrate.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { Terminal } from '#platform/feature.ts'
import { Problem } from '#platform/problem.ts'
import { migrations } from '../../migrations/index.ts'
import { features } from './features.ts'

/** The context of the administrator at the command line. */
export function systemCtx({ db, files }: OpenDatabase): Ctx {
  return { db, files, actor: system, clock: systemClock, requestId: `cli:${crypto.randomUUID()}` }
}

async function hasUnits(db: Db): Promise<boolean> {
  return (await db.selectFrom('unit').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Names of the migrations that this program has and the database has not. Throws when the database is newer. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const done = await migrationsDone(db)
  const unknown = done.filter((name) => !(name in migrations))
  if (unknown.length > 0) {
    throw new Problem('database-newer', 409, {
      vi: `Cơ sở dữ liệu thuộc bản mới hơn chương trình này (${unknown.join(', ')}). Hãy dùng bản mới hơn.`,
      en: `The database belongs to a newer version than this program (${unknown.join(', ')}). Use the newer one.`,
    })
  }
  return Object.keys(migrations).filter((name) => !done.includes(name))
}

/** Brings the schema up to date and imports the units into a database that has none. */
export async function prepare(open: OpenDatabase, terminal: Terminal): Promise<void> {
  const { db } = open
  if ((await pendingMigrations(db)).length > 0) {
    terminal.progress('Preparing the database', 0, 0)
    const done = await migrate(db, migrations)
    terminal.progress('Preparing the database', done.length, done.length)
  }
  if (!(await hasUnits(db))) await importNational(systemCtx(open), importProgress(terminal.progress))
}

/** For commands: the embedded database is brought up to date; a shared one only on `migrate`. */
export async function requireSchema(open: OpenDatabase, terminal: Terminal): Promise<void> {
  if (open.engine === 'pglite') return prepare(open, terminal)
  const pending = await pendingMigrations(open.db)
  if (pending.length === 0) return
  throw new Problem('migrations-pending', 409, {
    vi: `Cơ sở dữ liệu còn ${pending.length} bước nâng cấp. Hãy chạy: bin/dongthuan migrate`,
    en: `The database lacks ${pending.length} migrations. Run: bin/dongthuan migrate`,
  })
}

const loadedKey = 'example.loaded'

/** Loads every feature's example data; returns the lines that say how to sign in. Again changes nothing. */
export async function loadExample(open: OpenDatabase, terminal: Terminal): Promise<readonly string[]> {
  const { db } = open
  const lines: string[] = []
  for (const feature of features) {
    if (feature.example) lines.push(...(await feature.example(systemCtx(open), terminal.progress)))
  }
  const value = JSON.stringify({ version: 1 })
  await db
    .insertInto('setting')
    .values({ key: loadedKey, value, changed_at: new Date() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  await sql`analyze`.execute(db)
  return lines
}

/**
 * The example logins of this installation. Into a database in which nobody but the example people has an
 * account, the example data is loaded first; again changes nothing, so a load that was cut off is completed.
 */
export async function exampleLoginsOf(open: OpenDatabase, terminal: Terminal): Promise<readonly string[]> {
  const { db } = open
  const loaded = await db.selectFrom('setting').select('key').where('key', '=', loadedKey).executeTakeFirst()
  if (loaded || (await hasOwnAccounts(db))) return exampleLogins(systemCtx(open))
  return loadExample(open, terminal)
}

async function hasOwnAccounts(db: Db): Promise<boolean> {
  const own = await db
    .selectFrom('account')
    .select('id')
    .where('example', '=', false)
    .limit(1)
    .executeTakeFirst()
  return own !== undefined
}
