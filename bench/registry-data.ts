/** Databases with so many models over the country's communes, an account that may write, and what to ask of them. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { createAccount } from '#features/people/commands/create-account.ts'
import { createToken } from '#features/people/commands/create-token.ts'
import { grantRole } from '#features/people/commands/grant-role.ts'
import { importNational } from '#features/units/commands/import-national.ts'
import { system } from '#platform/auth/actor.ts'
import { systemClock } from '#platform/clock.ts'
import { type Db, type OpenDatabase, openDatabase, overPostgres } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { openFileStore } from '#platform/files/store.ts'
import { migrations } from '../migrations/index.ts'
import { type ImportFigures, measureImport } from './import.ts'
import { fillModels } from './models-data.ts'

export interface Filled {
  /** What a server needs to serve it. */
  readonly env: Readonly<Record<string, string>>
  readonly dataDir: string
  readonly token: string
  readonly nation: number
  readonly provinces: readonly number[]
  /** A ward that models can be registered at. */
  readonly ward: number
  /** Public models that have steps. */
  readonly models: readonly string[]
  /** How many there are, in any state. */
  readonly count: number
  /** Milliseconds that filling took. */
  readonly filled: number
}

const files = openFileStore(join(tmpdir(), 'dongthuan-bench-files'))
const ctxOf = (db: Db): Ctx => ({ db, files, actor: system, clock: systemClock, requestId: 'bench' })

async function registrar(ctx: Ctx, nation: number): Promise<string> {
  const accountId = await createAccount(ctx, {
    email: `bench-${crypto.randomUUID()}@example.vn`,
    name: 'Người đo tốc độ',
    password: 'bến đò chiều nay đông khách',
  })
  const role = 'national_registrar'
  await grantRole(ctx, { accountId, role, unitId: nation, from: '2025-01-01', to: undefined })
  return (await createToken(ctx, { accountId, name: 'bench', days: 1 })).token
}

const idsOf = async (db: Db, level: string) =>
  (
    await sql<{ id: number }>`
      select v.unit_id as id from unit_version v join unit_kind k on k.code = v.kind
      where k.level = ${level} and v.valid @> current_date order by v.unit_id`.execute(db)
  ).rows.map(({ id }) => id)

async function fill(db: Db, n: number): Promise<Omit<Filled, 'env' | 'dataDir'>> {
  const start = performance.now()
  await fillModels(db, n)
  const filled = performance.now() - start
  const [nation = 0] = await idsOf(db, 'nation')
  const [ward = 0] = await idsOf(db, 'commune')
  const models = await sql<{ id: string }>`
    select distinct m.id from model m join model_transition t on t.model_id = m.id limit 100`.execute(db)
  return {
    count: n,
    filled,
    nation,
    ward,
    provinces: await idsOf(db, 'province'),
    models: models.rows.map(({ id }) => id),
    token: await registrar(ctxOf(db), nation),
  }
}

async function build(open: OpenDatabase): Promise<void> {
  await migrate(open.db, migrations)
  await importNational(ctxOf(open.db))
}

const folder = () => mkdtempSync(join(tmpdir(), 'dongthuan-bench-'))

/** Makes the database `name` with the country's units, which are imported once, into a template. Returns its address. */
async function withUnits(url: string, name: string): Promise<string> {
  const at = (database: string) => {
    const to = new URL(url)
    to.pathname = `/${database}`
    return to.href
  }
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    const { rowCount } = await admin.query("select 1 from pg_database where datname = 'registry_units'")
    if (rowCount === 0) {
      await admin.query('create database registry_units')
      const template = overPostgres(at('registry_units'), 2, files)
      await build(template)
      await template.close()
    }
    await admin.query(`create database ${name} template registry_units`)
    return at(name)
  } finally {
    await admin.end()
  }
}

/** Makes `registry_<n>` on the server at `url`. */
export async function fillPostgres(url: string, n: number): Promise<Filled> {
  const address = await withUnits(url, `registry_${n}`)
  const open = overPostgres(address, 2, files)
  try {
    return { ...(await fill(open.db, n)), env: { DATABASE_URL: address }, dataDir: folder() }
  } finally {
    await open.close()
  }
}

/** Imports a spreadsheet of `rows` models into a database of its own. */
export async function importList(url: string, rows: number): Promise<ImportFigures> {
  const open = overPostgres(await withUnits(url, 'registry_import'), 2, files)
  try {
    return await measureImport(ctxOf(open.db), rows)
  } finally {
    await open.close()
  }
}

/** The same inside the program. */
export async function fillPglite(n: number): Promise<Filled> {
  const dataDir = folder()
  const open = await openDatabase({ dataDir, databaseUrl: undefined, databasePool: 1 })
  try {
    await build(open)
    return { ...(await fill(open.db, n)), env: {}, dataDir }
  } finally {
    await open.close()
  }
}
