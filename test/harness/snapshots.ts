/**
 * Prepares, once a run, the databases that tests start from: `migrated` (the empty schema) and `units` (with
 * the country's units imported). Tests clone them in under a second instead of building them again.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { importNational } from '#features/units/commands/import-national.ts'
import { type OpenDatabase, overPglite, overPostgres, pgliteOptions } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { systemClock } from '#platform/clock.ts'
import { system } from '#platform/auth/actor.ts'
import { migrations } from '../../migrations/index.ts'

export const snapshotNames = ['migrated', 'units'] as const
export type SnapshotName = (typeof snapshotNames)[number]

const folder = join(import.meta.dirname, '../../.test')

export function snapshotFile(name: SnapshotName): string {
  return join(folder, `${name}.tar`)
}

/** The template database's name on the test server; distinct per checkout, so that two runs don't meet. */
export function templateName(name: SnapshotName): string {
  const checkout = createHash('sha256').update(folder).digest('hex').slice(0, 8)
  return `template_${checkout}_${name}`
}

async function fill(open: OpenDatabase, name: SnapshotName): Promise<void> {
  if (name === 'migrated') await migrate(open.db, migrations)
  else {
    await importNational({ db: open.db, actor: system, clock: systemClock, requestId: 'snapshot' })
  }
}

/** Writes the snapshots for PGlite as files. */
export async function preparePglite(): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const pglite = await PGlite.create(pgliteOptions)
  const open = overPglite(pglite)
  for (const name of snapshotNames) {
    await fill(open, name)
    const dump = await pglite.dumpDataDir('none')
    writeFileSync(snapshotFile(name), Buffer.from(await dump.arrayBuffer()))
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
    const open = overPostgres(withDatabase(url, template), 2)
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
