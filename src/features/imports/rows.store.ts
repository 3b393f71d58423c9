/** The SQL of the rows of a list: taken in at once, checked and entered in batches, read page by page. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { Cell, Row } from './header.rules.ts'
import type { ImportId, Remark, RowState } from './import.rules.ts'
import type {} from './imports.tables.ts'

/** As many rows go into one statement. */
const chunk = 5_000

/** All rows as they came; those up to the headings are no records. */
export async function insertRows(
  trx: Trx,
  id: ImportId,
  rows: readonly Row[],
  { headerBottom, bands }: { headerBottom: number; bands: ReadonlySet<number> },
): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk) {
    const part = rows.slice(at, at + chunk).map(({ number, cells }) => ({
      row_no: number,
      cells,
      band: bands.has(number),
      state: number <= headerBottom ? 'skipped' : 'new',
    }))
    await sql`
      insert into sheet_import_row (import_id, row_no, cells, band, state)
      select ${id}::uuid, r.row_no, r.cells, r.band, r.state
      from jsonb_to_recordset(${JSON.stringify(part)}::text::jsonb)
        as r(row_no int, cells jsonb, band boolean, state text)`.execute(trx)
  }
}

/** Forgets what was found out about the rows, so that they are checked anew by another plan. */
export async function resetRows(trx: Trx, id: ImportId, headerBottom: number): Promise<void> {
  await sql`
    update sheet_import_row set state = case when row_no <= ${headerBottom} then 'skipped' else 'new' end,
      remarks = '[]', content = null, unit_id = null, year = null, title_key = null, row_key = null
    where import_id = ${id} and state <> 'done'`.execute(trx)
}

/** Forgets what the columns hold, in every row. */
export async function clearColumns(
  trx: Trx,
  id: ImportId,
  columns: readonly { readonly column: number }[],
): Promise<void> {
  for (const { column } of columns)
    await sql`
      update sheet_import_row set cells = jsonb_set(cells, array[${String(column - 1)}]::text[], 'null', false)
      where import_id = ${id} and jsonb_array_length(cells) >= ${column}`.execute(trx)
}

export interface StoredRow {
  readonly rowNo: number
  readonly cells: readonly Cell[]
  readonly band: boolean
}

/** The first rows as they came, for finding the headings. */
export async function listFirstRows(db: Db, id: ImportId, limit: number): Promise<Row[]> {
  return db
    .selectFrom('sheet_import_row')
    .select(['row_no as number', 'cells'])
    .where('import_id', '=', id)
    .orderBy('row_no')
    .limit(limit)
    .execute()
}

export async function listNew(trx: Trx, id: ImportId, limit: number): Promise<StoredRow[]> {
  return trx
    .selectFrom('sheet_import_row')
    .select(['row_no as rowNo', 'cells', 'band'])
    .where('import_id', '=', id)
    .where('state', '=', 'new')
    .orderBy('row_no')
    .limit(limit)
    .execute()
}

export interface Checked {
  readonly rowNo: number
  readonly state: Exclude<RowState, 'new' | 'done'>
  readonly remarks: readonly Remark[]
  readonly content: object | null
  readonly unitId: number | null
  readonly year: number | null
  readonly titleKey: string | null
  readonly rowKey: string | null
  readonly modelId: string | null
}

export async function saveChecked(trx: Trx, id: ImportId, rows: readonly Checked[]): Promise<void> {
  await sql`
    update sheet_import_row t set state = r.state, remarks = r.remarks, content = nullif(r.content, 'null'),
      unit_id = r."unitId", year = r.year, title_key = r."titleKey", row_key = r."rowKey", model_id = r."modelId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r("rowNo" int, state text, remarks jsonb,
      content jsonb, "unitId" int, year smallint, "titleKey" text, "rowKey" text, "modelId" uuid)
    where t.import_id = ${id} and t.row_no = r."rowNo"`.execute(trx)
}

export interface GoodRow {
  readonly rowNo: number
  readonly content: object
  readonly rowKey: string
}

export async function listGood(trx: Trx, id: ImportId, limit: number): Promise<GoodRow[]> {
  const rows = await trx
    .selectFrom('sheet_import_row')
    .select(['row_no as rowNo', 'content', 'row_key as rowKey'])
    .where('import_id', '=', id)
    .where('state', '=', 'good')
    .orderBy('row_no')
    .limit(limit)
    .execute()
  return rows.flatMap(({ rowNo, content, rowKey }) =>
    content === null || rowKey === null ? [] : [{ rowNo, content, rowKey }],
  )
}

export interface Entered {
  readonly rowNo: number
  readonly state: Extract<RowState, 'done' | 'there' | 'bad'>
  readonly modelId: string | null
  readonly remarks: readonly Remark[]
}

/** What became of rows that were to be entered; notes of those that were stay. */
export async function saveEntered(trx: Trx, id: ImportId, rows: readonly Entered[]): Promise<void> {
  await sql`
    update sheet_import_row t set state = r.state, model_id = r."modelId",
      remarks = case when r.state = 'done' then t.remarks || r.remarks else r.remarks end
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r("rowNo" int, state text, "modelId" uuid, remarks jsonb)
    where t.import_id = ${id} and t.row_no = r."rowNo"`.execute(trx)
}

/** Takes the keys that nobody had; returns them. Waits for who takes the same ones at this moment. */
export async function takeKeys(
  trx: Trx,
  keys: readonly { readonly key: string; readonly modelId: string }[],
  at: Date,
): Promise<Set<string>> {
  const ordered = keys.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const found = await sql<{ key: string }>`
    insert into import_key (key, model_id, at)
    select r.key, r."modelId", ${at}
    from jsonb_to_recordset(${JSON.stringify(ordered)}::text::jsonb) as r(key text, "modelId" uuid)
    on conflict (key) do nothing returning key`.execute(trx)
  return new Set(found.rows.map(({ key }) => key))
}

export async function dropKeys(trx: Trx, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await trx.deleteFrom('import_key').where('key', 'in', keys).execute()
}

/** Of these keys, those that were entered, with their models. */
export async function listKnownKeys(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ key: string; modelId: string }>`
    select k.key, k.model_id as "modelId"
    from jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb) as q(key)
    join import_key k on k.key = q.key`.execute(db)
  return new Map(found.rows.map(({ key, modelId }) => [key, modelId]))
}

export interface SameUnit {
  readonly unitId: number
  readonly year: number
  readonly titleKey: string
  readonly rowNo: number
  readonly rowKey: string
}

/** Rows of the list that stand and belong to these units. */
export async function listStanding(trx: Trx, id: ImportId, unitIds: readonly number[]): Promise<SameUnit[]> {
  const found = await sql<SameUnit>`
    select unit_id as "unitId", year, title_key as "titleKey", row_no as "rowNo", row_key as "rowKey"
    from sheet_import_row
    where import_id = ${id} and state in ('good','there','done') and title_key is not null
      and unit_id in (select e::int from jsonb_array_elements_text(${JSON.stringify(unitIds)}::text::jsonb) e)
    order by row_no`.execute(trx)
  return found.rows
}

export interface Registered {
  readonly id: string
  readonly unitId: number
  readonly year: number
  readonly title: string
}

/** Models of these units in these years that were not withdrawn. */
export async function listRegistered(
  db: Db,
  unitIds: readonly number[],
  years: readonly number[],
): Promise<Registered[]> {
  if (unitIds.length === 0 || years.length === 0) return []
  const found = await sql<Registered>`
    select m.id, m.unit_id as "unitId", m.year, m.title
    from model m
    where m.unit_id in (select e::int from jsonb_array_elements_text(${JSON.stringify(unitIds)}::text::jsonb) e)
      and m.year in (${sql.join(years)}) and m.state <> 'withdrawn'
    order by m.registered_on, m.id`.execute(db)
  return found.rows
}

export interface ShownRow extends StoredRow {
  readonly state: RowState
  readonly remarks: readonly Remark[]
  readonly modelId: string | null
}

const shown = ['row_no as rowNo', 'cells', 'band', 'state', 'remarks', 'model_id as modelId'] as const

/** Rows of some states below `after`, in their order. */
export async function listRows(
  db: Db,
  id: ImportId,
  { states, after = 0, limit }: { states: readonly RowState[]; after?: number | undefined; limit: number },
): Promise<ShownRow[]> {
  if (states.length === 0) return []
  return db
    .selectFrom('sheet_import_row')
    .select(shown)
    .where('import_id', '=', id)
    .where('state', 'in', states)
    .where('row_no', '>', after)
    .orderBy('row_no')
    .limit(limit)
    .execute()
}

/** Where a model came from; undefined for one that was no row of a list. */
export async function findOrigin(
  db: Db,
  modelId: string,
): Promise<{ fileName: string; rowNo: number; at: Date } | undefined> {
  return db
    .selectFrom('sheet_import_row as r')
    .innerJoin('sheet_import as i', 'i.id', 'r.import_id')
    .select(['i.file_name as fileName', 'r.row_no as rowNo', 'i.created_at as at'])
    .where('r.model_id', '=', modelId)
    .where('r.state', '=', 'done')
    .executeTakeFirst()
}

export interface SampleRow {
  readonly rowNo: number
  readonly title: string
  /** As it was on the day: `Phường Hòa An, Quận Cẩm Lệ`. */
  readonly unit: string
  readonly registeredOn: string
  readonly precision: 'day' | 'month' | 'year'
  readonly remarks: readonly Remark[]
}

/** The first good rows as they will be entered, those with something to mind first. */
export async function listSamples(db: Db, id: ImportId, limit: number): Promise<SampleRow[]> {
  const found = await sql<SampleRow>`
    select r.row_no as "rowNo", r.content ->> 'title' as title, r.remarks,
      r.content ->> 'registeredOn' as "registeredOn", r.content ->> 'registeredPrecision' as precision,
      coalesce(w.place, '') as unit
    from (
      select * from sheet_import_row where import_id = ${id} and state = 'good'
      order by remarks = '[]', row_no limit ${limit}
    ) r
    left join unit_place w on w.unit_id = r.unit_id and w.since <= (r.content ->> 'registeredOn')::date
      and w.until > (r.content ->> 'registeredOn')::date
    order by r.remarks = '[]', r.row_no`.execute(db)
  return found.rows
}
