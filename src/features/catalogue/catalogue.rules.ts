/** What models are filed under: types, themes and campaigns, and dated rules. Vocabulary without a database. */
import { foldedKey } from '#platform/i18n/vietnamese.rules.ts'
import { personalDataErrors } from '#platform/personal-data.rules.ts'
import type { FieldError, Words } from '#platform/problem.ts'

/** The four fields of the movement and the blocks of owners, as the registry knows them: it needs us, not we it. */
export const fields = ['economy', 'culture_society', 'security_defence', 'political_system'] as const
export type Field = (typeof fields)[number]
export const ownerBlocks = ['party', 'state', 'front_unions', 'armed_forces', 'other'] as const
export type OwnerBlock = (typeof ownerBlocks)[number]

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
  readonly field: Field | null
  readonly ownerBlock: OwnerBlock | null
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

/** A rule as it holds at a place for a time. */
export interface RuleRow {
  readonly id: number
  readonly code: RuleCode
  /** Where it holds, with all below that have no row of their own; null for the whole country. */
  readonly unitId: number | null
  readonly value: string
  readonly from: string | null
  readonly to: string | null
  /** A law, a decision, a letter. */
  readonly source: string
  /** Somebody compared it with its source. */
  readonly verified: boolean
  readonly revision: number
}

/** The rules that places may set, with the values they may take. */
export const ruleValues = {
  /** Whether a Party cell's model may repeat one of the Front or a union in the same place. */
  'model.party-repeats-union': ['allow', 'warn', 'forbid'],
} as const
export type RuleCode = keyof typeof ruleValues
export const ruleCodes = Object.keys(ruleValues) as readonly RuleCode[]

/** Whether it is offered on the day; what ended stays with the models that carry it. */
export function holdsOn({ from, to }: { from: string | null; to: string | null }, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to)
}

/** `Điểm chữa cháy công cộng` → `diem_chua_chay_cong_cong`, and `_2` and so on where that is taken. */
export function codeFor(name: string, taken: (code: string) => boolean): string {
  const words = foldedKey(name).replaceAll(' ', '_').slice(0, 50).replace(/_+$/u, '')
  const base = /^[a-z]/u.test(words) && words.length > 1 ? words : `x_${words}`
  for (let n = 1; ; n++) {
    const code = n === 1 ? base : `${base}_${n}`
    if (!taken(code)) return code
  }
}

function orderErrors({ from, to }: { from: string | null; to: string | null }): FieldError[] {
  if (from === null || to === null || from < to) return []
  return [
    {
      field: 'to',
      code: 'date_order',
      message: {
        vi: 'Ngày thôi dùng phải sau ngày bắt đầu dùng.',
        en: 'The day it is no longer used must follow the first one.',
      },
    },
  ]
}

function nameErrors(name: Words): FieldError[] {
  return [...personalDataErrors('name.vi', name.vi), ...personalDataErrors('name.en', name.en)]
}

/** What is wrong with a type: dates out of order, and words that ask for what must not be held of a person. */
export function typeErrors(
  type: Pick<ModelType, 'name' | 'template' | 'criteria' | 'from' | 'to'>,
): FieldError[] {
  const found = [...orderErrors(type), ...nameErrors(type.name)]
  for (const [field, words] of Object.entries(type.template)) {
    const asked = words.split('\n').flatMap((line) => personalDataErrors(`template.${field}`, line))
    found.push(...asked.slice(0, 1))
  }
  type.criteria.forEach(({ code, vi, en }, i) => {
    if (code !== '' && type.criteria.findIndex((other) => other.code === code) < i)
      found.push({
        field: `criteria.${i}.code`,
        code: 'code_taken',
        message: { vi: 'Hai tiêu chí không được cùng mã.', en: 'Two criteria can’t have one code.' },
      })
    found.push(...personalDataErrors(`criteria.${i}.vi`, vi), ...personalDataErrors(`criteria.${i}.en`, en))
  })
  return found
}

export function labelErrors(label: Pick<Label, 'name' | 'from' | 'to'>): FieldError[] {
  return [...orderErrors(label), ...nameErrors(label.name)]
}

export function ruleErrors(rule: Pick<RuleRow, 'code' | 'value' | 'from' | 'to'>): FieldError[] {
  const known: readonly string[] = ruleValues[rule.code]
  const found = orderErrors(rule)
  if (!known.includes(rule.value))
    found.push({
      field: 'value',
      code: 'not_offered',
      message: { vi: 'Xin chọn một trong các cách cho sẵn.', en: 'Please choose one of the values offered.' },
    })
  return found
}

/** Whatever order the database keeps the keys in. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The names of the parts that differ, for the trail and for who saved second. */
export function changedParts<T extends object>(before: T, after: T): (keyof T & string)[] {
  return (Object.keys(after) as (keyof T & string)[]).filter(
    (part) =>
      part !== 'revision' && JSON.stringify(before[part], inOrder) !== JSON.stringify(after[part], inOrder),
  )
}
