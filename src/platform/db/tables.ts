/**
 * The tables of the database, as types. Each feature adds its own by declaration merging in its
 * `<noun>.tables.ts`, so that `db` knows every table and the platform knows no civic word.
 */
import type { Generated, JSONColumnType } from 'kysely'

export interface Tables {
  audit: {
    id: Generated<string>
    at: Date
    actor_id: string | null
    action: string
    subject_type: string
    subject_id: string
    unit_id: number | null
    reason: string | null
    details: JSONColumnType<Record<string, unknown>>
    request_id: string
  }
  file: {
    id: string
    kind: 'photo' | 'document'
    sha256: string
    bytes: number
    media_type: string
    name: string
    width: number | null
    height: number | null
    thumbnail_sha256: string | null
    thumbnail_width: number | null
    thumbnail_height: number | null
    uploaded_by: string | null
    created_at: Date
  }
  rate_limit: { key: string; window_start: Date; hits: number }
  setting: { key: string; value: JSONColumnType<object>; changed_at: Date }
}
