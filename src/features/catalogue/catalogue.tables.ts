/** The tables of the catalogue, as types. */
import type { Generated, JSONColumnType } from 'kysely'
import type { Criterion, LabelForm, LabelKind, Template } from './catalogue.rules.ts'

export interface CatalogueTables {
  model_type: {
    id: Generated<number>
    code: string
    unit_id: number | null
    field: string | null
    owner_block: string | null
    name_vi: string
    name_en: string
    summary_vi: Generated<string>
    summary_en: Generated<string>
    template: JSONColumnType<Template>
    criteria: JSONColumnType<readonly Criterion[]>
    valid: Generated<string>
    revision: Generated<number>
  }
  label: {
    id: Generated<number>
    kind: LabelKind
    form: LabelForm
    code: string
    unit_id: number | null
    name_vi: string
    name_en: string
    valid: Generated<string>
    revision: Generated<number>
  }
  rule_row: {
    id: Generated<number>
    code: string
    unit_id: number | null
    value: JSONColumnType<object>
    valid: string
    source: string
    verified: boolean
    revision: Generated<number>
  }
}

declare module '#platform/db/tables.ts' {
  interface Tables extends CatalogueTables {}
}
