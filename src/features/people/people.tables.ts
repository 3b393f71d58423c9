/** The tables of people, as types. Ranges travel as text; queries take them apart with lower() and upper(). */
import type { ColumnType, Generated } from 'kysely'

export interface PeopleTables {
  account: {
    id: string
    email: string
    name: string
    password_hash: string
    created_at: Date
    disabled_at: Date | null
    example: Generated<boolean>
  }
  session: {
    token_sha256: string
    account_id: string
    created_at: ColumnType<Date, Date, never>
    last_seen_at: Date
    expires_at: Date
  }
  api_token: {
    id: string
    account_id: string
    name: string
    token_sha256: string
    created_at: ColumnType<Date, Date, never>
    last_used_at: Date | null
    revoked_at: Date | null
    expires_at: Date
  }
  sign_in_place: { account_id: string; place_sha256: string; last_at: Date }
  sign_in_device: { account_id: string; device_sha256: string; last_at: Date }
  role: { code: string; rank: number; name_vi: string; name_en: string }
  role_permission: { role: string; permission: string }
  role_grant: { id: string; account_id: string; role: string; unit_id: number; valid: string }
}

declare module '#platform/db/tables.ts' {
  interface Tables extends PeopleTables {}
}
