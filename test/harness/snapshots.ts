/**
 * Prepares the databases that tests start from: `migrated` (the empty schema) and `units` (with the country's
 * units imported). Tests clone them in under a second instead of building them again. For PGlite they are files
 * whose names carry a digest of all that they are made from, so they are made anew only when that changes.
 */
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { importNational } from '#features/units/commands/import-national.ts'
import { type OpenDatabase, overPglite, overPostgres, pgliteOptions } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { temporaryStore } from '#platform/files/store.test-support.ts'
import { systemClock } from '#platform/clock.ts'
import { system } from '#platform/auth/actor.ts'
import { migrations } from '../../migrations/index.ts'

export const snapshotNames = ['migrated', 'units'] as const
export type SnapshotName = (typeof snapshotNames)[number]

const root = join(import.meta.dirname, '../..')
const folder = join(root, '.test')
const madeFrom = [
  'package-lock.json',
  'migrations/**/*.ts',
  'src/features/units/*.ts',
  'src/features/units/{import,commands}/*.{ts,json}',
  'src/platform/db/{database,migrate}.ts',
  'src/platform/i18n/*.rules.ts',
]

/** Digest of the files that decide what a snapshot holds; of the day too, which the importer writes down. */
function digestNow(): string {
  const hash = createHash('sha256').update(systemClock.today())
  for (const file of globSync(madeFrom, { cwd: root }).sort()) {
    hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex').slice(0, 12)
}

/** The run's first process says it to the others, which must not see a later state of the files. */
const digest = (process.env['SNAPSHOT_DIGEST'] ??= digestNow())

export function snapshotFile(name: SnapshotName): string {
  return join(folder, `${name}-${digest}.tar`)
}

/** The template database's name on the test server; distinct per checkout, so that two runs don't meet. */
export function templateName(name: SnapshotName): string {
  const checkout = createHash('sha256').update(folder).digest('hex').slice(0, 8)
  return `template_${checkout}_${name}`
}

async function fill(open: OpenDatabase, name: SnapshotName): Promise<void> {
  if (name === 'migrated') await migrate(open.db, migrations)
  else {
    await importNational({
      db: open.db,
      files: open.files,
      actor: system,
      clock: systemClock,
      requestId: 'snapshot',
    })
  }
}

/** Removes snapshots of other states of the files that are older than ten minutes. */
function dropOld(): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (!name.includes(digest) && Date.now() - statSync(file).mtimeMs > 600_000) rmSync(file, { force: true })
  }
}

/** Writes the snapshots for PGlite as files, each whole or not at all, so that runs side by side don't meet. */
export async function preparePglite(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  dropOld()
  if (snapshotNames.every((name) => existsSync(snapshotFile(name)))) return
  const pglite = await PGlite.create(pgliteOptions)
  const open = overPglite(pglite, temporaryStore())
  for (const name of snapshotNames) {
    await fill(open, name)
    const dump = await pglite.dumpDataDir('none')
    const draft = `${snapshotFile(name)}.${process.pid}`
    writeFileSync(draft, Buffer.from(await dump.arrayBuffer()))
    renameSync(draft, snapshotFile(name))
  }
  await open.close()
}

/** Creates the snapshots as template databases on the PostgreSQL server at `url`. */
export async function preparePostgres(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  let source: string | undefined
  for (const name of snapshotNames) {
    const template = templateName(name)
    await admin.query(`drop database if exists ${template} with (force)`)
    await admin.query(`create database ${template}${source ? ` template ${source}` : ''}`)
    const open = overPostgres(withDatabase(url, template), 2, temporaryStore())
    await fill(open, name)
    await open.close()
    source = template
  }
  await admin.end()
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const to = new URL(url)
  to.pathname = `/${name}`
  return to.href
}

/** Vitest's global setup. */
export default async function setup(): Promise<void> {
  const url = process.env['TEST_DATABASE_URL']
  await (url ? preparePostgres(url) : preparePglite())
}
