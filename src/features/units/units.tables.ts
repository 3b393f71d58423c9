/** The tables of units, as types. Ranges travel as text; queries take them apart with lower() and upper(). */
import type { Generated } from 'kysely'
import type { Certainty, Extent, Level, OwnerBlock, SuccessionKind } from './units.rules.ts'

export interface UnitTables {
  unit_kind: {
    code: string
    level: Level
    rank: number
    territorial: boolean
    name_vi: string
    name_en: string
    prefix_vi: string
    prefix_exact: string
    prefix_folded: string
  }
  unit_source: { id: Generated<number>; code: string; title: string; url: string | null; rank: number }
  unit: { id: Generated<number>; created_at: Generated<Date> }
  unit_version: {
    id: Generated<number>
    unit_id: number
    kind: string
    name: string
    code: string | null
    code_system: string
    parent_id: number | null
    owner_block: OwnerBlock | null
    valid: string
    dated: boolean
    sort_key: string
    exact: string
    folded: string
    source_id: number
  }
  unit_succession: {
    id: Generated<number>
    from_id: number
    to_id: number
    on_date: string
    dated: boolean
    kind: SuccessionKind
    extent: Extent | null
    extent_note: string | null
    share: string | null
    certainty: Certainty
    source_id: number
    superseded_by: number | null
  }
  unit_import: {
    id: Generated<number>
    source_id: number
    file_name: string
    file_sha256: string
    started_at: Date
    finished_at: Date | null
    report: string | null
  }
  unit_boundary: {
    id: Generated<string>
    unit_id: number
    drawn_on: string
    source_id: number
    licence: string | null
    geometry: string
  }
  unit_ancestor: {
    unit_id: number
    ancestor_id: number
    depth: number
    valid: string
    counted: Generated<string>
    dated: boolean
  }
  unit_today: { unit_id: number; today_id: number; share: string | null }
  unit_attribution: { unit_id: number; today_id: number }
  unit_place: {
    unit_id: number
    since: string
    until: string
    code: string | null
    unit_name: string | null
    commune_name: string | null
    province_name: string | null
    place: string | null
  }
  unit_name: {
    version_id: number
    unit_id: number
    exact: string
    folded: string
    exact_document: string
    words: string
    current: boolean
    rank: number
  }
}

declare module '#platform/db/tables.ts' {
  interface Tables extends UnitTables {}
}
