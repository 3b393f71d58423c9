/** The tables of imports, as types. */
import type { Generated, JSONColumnType } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Cell, Column, Merge } from './header.rules.ts'
import type { ImportId, ImportState, Plan, Remark, RowState } from './import.rules.ts'

export interface ImportTables {
  sheet_import: {
    id: ImportId
    account_id: AccountId
    created_at: Date
    updated_at: Date
    file_name: string
    file_sha256: string
    file_bytes: number
    sheet_name: string | null
    other_sheets: string[]
    left_out: string[]
    merges: JSONColumnType<readonly Merge[]>
    header_top: number
    header_bottom: number
    columns: JSONColumnType<readonly Column[]>
    plan: JSONColumnType<Plan> | null
    state: ImportState
    problem: string | null
    lease: string | null
    lease_until: Date | null
    tries: Generated<number>
    finished_at: Date | null
    cleared_at: Date | null
  }
  sheet_import_row: {
    import_id: ImportId
    row_no: number
    cells: JSONColumnType<readonly Cell[]>
    band: boolean
    state: RowState
    remarks: JSONColumnType<readonly Remark[]>
    content: JSONColumnType<object> | null
    unit_id: number | null
    year: number | null
    title_key: string | null
    row_key: string | null
    model_id: string | null
  }
  import_key: {
    key: string
    model_id: string
    at: Date
  }
}

declare module '#platform/db/tables.ts' {
  interface Tables extends ImportTables {}
}
