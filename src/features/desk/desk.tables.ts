/** The tables of the desk, as types. */
import type { Generated, JSONColumnType } from 'kysely'
import type { BulkResult } from './bulk.rules.ts'

export interface DeskTables {
  saved_filter: {
    id: string
    account_id: string
    name: string
    query: string
    created_at: Date
  }
  model_comment: {
    id: Generated<number>
    model_id: string
    at: Date
    account_id: string
    body: string
    asks: boolean
    replaces: number | null
    form_key: string
  }
  bulk_run: {
    id: string
    account_id: string
    move: string
    at: Date
    results: JSONColumnType<readonly BulkResult[]> | null
  }
}

declare module '#platform/db/tables.ts' {
  interface Tables extends DeskTables {}
}
