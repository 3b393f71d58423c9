/** The tables of indicators, as types. Ranges travel as text; queries take them apart with lower() and upper(). */
import type { Generated, JSONColumnType } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type {
  Dimension,
  Direction,
  Frequency,
  IndicatorId,
  Kind,
  Option,
  ReportLevel,
  Timing,
} from './indicator.rules.ts'
import type { TargetId } from './target.rules.ts'
import type { Bound, Marks, Value } from './value.rules.ts'

export interface IndicatorTables {
  indicator_measure: {
    code: string
    name_vi: string
    name_en: string
    dimension: Dimension
    average: boolean
    about_people: boolean
  }
  indicator: {
    id: IndicatorId
    code: string | null
    scope_unit_id: number | null
    kind: Kind
    measure: string
    decimals: number
    timing: Timing
    about_people: boolean
    additive: boolean
    levels: ReportLevel[]
    unit_kinds: string[]
    profile: number | null
    example: Generated<boolean>
    revision: number
    created_by: AccountId | null
    created_at: Date
  }
  indicator_version: {
    id: Generated<number>
    indicator_id: IndicatorId
    valid: string
    name: string
    name_en: string
    meaning: string
    numerator: string
    denominator: string
    options: JSONColumnType<readonly Option[]>
    direction: Direction
    rounding: number
    every: Frequency | null
    supplied_by: string
    source: string
    verified: boolean
  }
  indicator_type: { indicator_id: IndicatorId; type_id: number }
  indicator_value: {
    id: Generated<number>
    indicator_id: IndicatorId
    unit_id: number
    model_id: string | null
    from_date: string | null
    on_date: string
    amount: number | null
    out_of: number | null
    bound: Bound
    grade: string | null
    marks: JSONColumnType<Marks> | null
    retracted: Generated<boolean>
    replaces: number | null
    reason: string | null
    source_title: string | null
    source_url: string | null
    decision: string | null
    at: Date
    actor_id: AccountId | null
  }
  model_target: {
    id: TargetId
    model_id: string
    indicator_id: IndicatorId
    baseline: JSONColumnType<Value> | null
    baseline_on: string | null
    target: JSONColumnType<Value>
    due_on: string
    source_title: string | null
    source_url: string | null
    revision: number
    created_by: AccountId | null
    created_at: Date
    updated_at: Date
    removed_at: Date | null
  }
}

declare module '#platform/db/tables.ts' {
  interface Tables extends IndicatorTables {}
}
