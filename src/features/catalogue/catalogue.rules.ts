/** What models are filed under: types, themes and campaigns. Vocabulary without a database. */
import type { Words } from '#platform/problem.ts'

/** `theme`: what it is about. `campaign`: what it is part of, be it a campaign, a movement or a programme. */
export const labelKinds = ['theme', 'campaign'] as const
export type LabelKind = (typeof labelKinds)[number]

export const labelForms = ['theme', 'campaign', 'movement', 'programme'] as const
export type LabelForm = (typeof labelForms)[number]

/** Parts of a model's form that a type may fill with words to begin with. */
export const templateFields = [
  'situation',
  'goals',
  'method',
  'targetGroup',
  'resources',
  'outputs',
  'sustainability',
] as const
export type TemplateField = (typeof templateFields)[number]
export type Template = Readonly<Partial<Record<TemplateField, string>>>

/** A yes or no question about a place, never about a person or a household. */
export interface Criterion {
  readonly code: string
  readonly vi: string
  readonly en: string
}

export interface ModelType {
  readonly id: number
  readonly code: string
  /** Whose it is; null for the whole country. */
  readonly unitId: number | null
  /** Suggestions for a new model; null where the type fits any. */
  readonly field: string | null
  readonly ownerBlock: string | null
  readonly name: Words
  readonly summary: Words
  readonly template: Template
  readonly criteria: readonly Criterion[]
  /** Inclusive and exclusive; null: open. */
  readonly from: string | null
  readonly to: string | null
  readonly revision: number
}

export interface Label {
  readonly id: number
  readonly kind: LabelKind
  readonly form: LabelForm
  readonly code: string
  readonly unitId: number | null
  readonly name: Words
  readonly from: string | null
  readonly to: string | null
  readonly revision: number
}
