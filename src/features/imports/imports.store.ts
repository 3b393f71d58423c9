/** The SQL of imports: the list as it was sent, who works on it, and how far it is. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { Column, Header, Merge } from './header.rules.ts'
import { type Counts, type ImportId, type ImportState, noCounts, type Plan } from './import.rules.ts'
import type { ImportTables } from './imports.tables.ts'

/** A list on its way. */
export interface SheetImport {
  readonly id: ImportId
  readonly accountId: AccountId
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly fileName: string
  readonly fileSha256: string
  readonly fileBytes: number
  readonly sheetName: string | null
  readonly otherSheets: readonly string[]
  readonly leftOut: readonly string[]
  readonly merges: readonly Merge[]
  readonly header: Header
  readonly columns: readonly Column[]
  readonly plan: Plan | null
  readonly state: ImportState
  /** Why it stopped by itself: a stable code. */
  readonly problem: string | null
  readonly finishedAt: Date | null
  readonly clearedAt: Date | null
}

const columns = [
  'id',
  'account_id as accountId',
  'created_at as createdAt',
  'updated_at as updatedAt',
  'file_name as fileName',
  'file_sha256 as fileSha256',
  'file_bytes as fileBytes',
  'sheet_name as sheetName',
  'other_sheets as otherSheets',
  'left_out as leftOut',
  'merges',
  'header_top as headerTop',
  'header_bottom as headerBottom',
  'columns',
  'plan',
  'state',
  'problem',
  'finished_at as finishedAt',
  'cleared_at as clearedAt',
] as const

type Row = Omit<SheetImport, 'header'> & { headerTop: number; headerBottom: number }

function importOf({ headerTop, headerBottom, ...row }: Row): SheetImport {
  return { ...row, header: { top: headerTop, bottom: headerBottom } }
}

export async function findImport(db: Db, id: ImportId): Promise<SheetImport | undefined> {
  const row = await db.selectFrom('sheet_import').select(columns).where('id', '=', id).executeTakeFirst()
  return row && importOf(row)
}

/** Holds the row until the transaction ends: whoever works on it waits, and sees what was decided. */
export async function lockImport(trx: Trx, id: ImportId): Promise<SheetImport | undefined> {
  const row = await trx
    .selectFrom('sheet_import')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && importOf(row)
}

/** Newest first. */
export async function listImportsOf(
  db: Db,
  account: AccountId,
  { before, limit }: { before: ImportId | undefined; limit: number },
): Promise<SheetImport[]> {
  let query = db
    .selectFrom('sheet_import')
    .select(columns)
    .where('account_id', '=', account)
    .orderBy('id', 'desc')
    .limit(limit)
  if (before !== undefined) query = query.where('id', '<', before)
  return (await query.execute()).map(importOf)
}

/** Those that wait for the officer or are under way, newest first. */
export async function listOpenOf(db: Db, account: AccountId, limit: number): Promise<SheetImport[]> {
  const rows = await db
    .selectFrom('sheet_import')
    .select(columns)
    .where('account_id', '=', account)
    .where('state', 'in', ['columns', 'checking', 'checked', 'running'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(importOf)
}

/** Lists of an account that were sent and not entered yet. */
export async function countOpen(db: Db, account: AccountId): Promise<number> {
  const row = await db
    .selectFrom('sheet_import')
    .select((x) => x.fn.countAll<number>().as('n'))
    .where('account_id', '=', account)
    .where('state', 'in', ['columns', 'checking', 'checked'])
    .where('cleared_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}

export async function insertImport(trx: Trx, one: SheetImport): Promise<void> {
  await trx
    .insertInto('sheet_import')
    .values({
      id: one.id,
      account_id: one.accountId,
      created_at: one.createdAt,
      updated_at: one.updatedAt,
      file_name: one.fileName,
      file_sha256: one.fileSha256,
      file_bytes: one.fileBytes,
      sheet_name: one.sheetName,
      other_sheets: [...one.otherSheets],
      left_out: [...one.leftOut],
      merges: JSON.stringify(one.merges),
      header_top: one.header.top,
      header_bottom: one.header.bottom,
      columns: JSON.stringify(one.columns),
      plan: null,
      state: one.state,
      problem: null,
      lease: null,
      lease_until: null,
      finished_at: null,
      cleared_at: null,
    })
    .execute()
}

/** What may change; a change ends whoever's work on it was under way. */
export async function updateImport(
  trx: Trx,
  id: ImportId,
  change: {
    readonly at: Date
    readonly state: ImportState
    readonly plan?: Plan | null
    readonly header?: Header
    readonly columns?: readonly Column[]
    readonly leftOut?: readonly string[]
    readonly problem?: string | null
    readonly finishedAt?: Date
  },
): Promise<void> {
  const { at, state, plan, header, columns: named, leftOut, problem, finishedAt } = change
  const set: Partial<Record<keyof ImportTables['sheet_import'], unknown>> = {
    updated_at: at,
    state,
    lease: null,
    lease_until: null,
    tries: 0,
    problem: problem ?? null,
    ...(plan !== undefined && { plan: plan === null ? null : JSON.stringify(plan) }),
    ...(header && { header_top: header.top, header_bottom: header.bottom }),
    ...(named && { columns: JSON.stringify(named) }),
    ...(leftOut && { left_out: [...leftOut] }),
    ...(finishedAt && { finished_at: finishedAt }),
  }
  await trx
    .updateTable('sheet_import')
    .set(set as never)
    .where('id', '=', id)
    .execute()
}

export async function deleteImport(trx: Trx, id: ImportId): Promise<void> {
  await trx.deleteFrom('sheet_import').where('id', '=', id).execute()
}

export async function countRows(db: Db, id: ImportId): Promise<Counts> {
  const rows = await db
    .selectFrom('sheet_import_row')
    .select((x) => ['state', x.fn.countAll<number>().as('n')])
    .where('import_id', '=', id)
    .groupBy('state')
    .execute()
  return { ...noCounts, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) }
}

export interface Lease {
  readonly id: ImportId
  readonly lease: string
}

/** So often it may be taken up without getting anywhere; then something is wrong with it. */
export const mostTries = 5

/**
 * Takes up the import that waited longest and that nobody works on, or `only` that one; undefined where there is none.
 * Two that ask at once get different ones.
 */
export async function claimImport(
  db: Db,
  { lease, now, until, only }: { lease: string; now: Date; until: Date; only?: ImportId | undefined },
): Promise<Lease | undefined> {
  const found = await sql<{ id: ImportId }>`
    update sheet_import set lease = ${lease}, lease_until = ${until}, tries = tries + 1
    where id = (
      select id from sheet_import
      where state in ('checking','running') and (lease_until is null or lease_until <= ${now})
        ${only === undefined ? sql`` : sql`and id = ${only}`}
      order by updated_at for update skip locked limit 1)
    returning id`.execute(db)
  const [row] = found.rows
  return row && { id: row.id, lease }
}

/** The import for one batch of work, held until its end; undefined when it is no longer this worker's to do. */
export async function lockLeased(
  trx: Trx,
  { id, lease }: Lease,
): Promise<(SheetImport & { readonly tries: number }) | undefined> {
  const row = await trx
    .selectFrom('sheet_import')
    .select([...columns, 'tries'])
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('state', 'in', ['checking', 'running'])
    .forUpdate()
    .executeTakeFirst()
  return row && { ...importOf(row), tries: row.tries }
}

/** Says that work goes on: nobody else takes it up before `until`. */
export async function extendLease(trx: Trx, { id, lease }: Lease, now: Date, until: Date): Promise<void> {
  await trx
    .updateTable('sheet_import')
    .set({ lease_until: until, tries: 0, updated_at: now })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute()
}

/** Lets others take it up; keeps count of tries. */
export async function releaseLease(db: Db, { id, lease }: Lease): Promise<void> {
  await db
    .updateTable('sheet_import')
    .set({ lease: null, lease_until: null })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute()
}

/**
 * Removes what was sent and not touched since `before`: lists that were never entered wholly, of the others the cells.
 * Returns how many lists.
 */
export async function clearOld(trx: Trx, before: Date, now: Date): Promise<number> {
  const never = await sql<{ id: ImportId }>`
    delete from sheet_import where state in ('columns','checked') and updated_at < ${before}
    returning id`.execute(trx)
  const entered = await sql<{ id: ImportId }>`
    update sheet_import set cleared_at = ${now}, columns = '[]', merges = '[]'
    where cleared_at is null and state in ('done','cancelled') and updated_at < ${before}
    returning id`.execute(trx)
  if (entered.rows.length > 0)
    await sql`
      update sheet_import_row set cells = '[]', content = null, title_key = null, remarks = '[]',
        state = case when state in ('new','good') then 'skipped' else state end
      where import_id in (${sql.join(entered.rows.map(({ id }) => id))})`.execute(trx)
  return never.rows.length + entered.rows.length
}
