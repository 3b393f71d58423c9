/** What may come in about the catalogue: one schema for form, API and command line. */
import { z } from 'zod'
import { date, integer, multiline, optional, text } from '#platform/http/inputs.ts'
import { fields, labelForms, ownerBlocks, ruleCodes, templateFields } from './catalogue.rules.ts'

const empty = (value: unknown) => (value === '' || value === undefined ? null : value)
const maybe = <T extends z.ZodType>(schema: T) => z.preprocess(empty, schema.nullable())

const code = z.string().regex(/^[a-z][a-z0-9_]{1,59}$/u)
const revision = integer({ min: 1 })
const unitId = maybe(integer({ min: 1 }))

/** English may be left to whoever knows it: then the Vietnamese stands in for it. */
const name = (max: number) =>
  z
    .object({ vi: text({ max }), en: text({ min: 0, max }).default('') })
    .transform(({ vi, en }) => ({ vi, en: en === '' ? vi : en }))
const summary = z.object({
  vi: multiline({ min: 0, max: 2000 }).default(''),
  en: multiline({ min: 0, max: 2000 }).default(''),
})

const templateWords = z
  .object(
    Object.fromEntries(templateFields.map((field) => [field, multiline({ min: 0, max: 2000 }).optional()])),
  )
  .transform((words) =>
    Object.fromEntries(Object.entries(words).filter((entry): entry is [string, string] => Boolean(entry[1]))),
  )

/** Lines of a form that were left empty are no criteria. */
const criteria = z.array(
  z.object({
    code: optional(code),
    vi: text({ min: 0, max: 300 }),
    en: text({ min: 0, max: 300 }).default(''),
  }),
)

const typeParts = {
  name: name(200),
  summary: summary.default({ vi: '', en: '' }),
  field: maybe(z.enum(fields)).default(null),
  ownerBlock: maybe(z.enum(ownerBlocks)).default(null),
  template: templateWords.default({}),
  criteria: criteria.max(40).default([]),
  from: maybe(date).default(null),
  to: maybe(date).default(null),
}

export const addTypeInput = z.strictObject({
  unitId: unitId.default(null),
  code: optional(code),
  ...typeParts,
})
export type AddType = z.output<typeof addTypeInput>

/** The whole of it against the revision that was read; whose it is and its code stay. */
export const editTypeBody = z.strictObject({ revision, ...typeParts })
export type EditType = z.output<typeof editTypeBody> & { readonly code: string }

const labelParts = {
  form: z.enum(labelForms),
  name: name(300),
  from: maybe(date).default(null),
  to: maybe(date).default(null),
}
export const addLabelInput = z.strictObject({
  unitId: unitId.default(null),
  code: optional(code),
  ...labelParts,
})
export type AddLabel = z.output<typeof addLabelInput>
export const editLabelBody = z.strictObject({ revision, ...labelParts })
export type EditLabel = z.output<typeof editLabelBody> & { readonly code: string }

const ruleParts = {
  value: z.string().max(40),
  source: text({ max: 500 }),
  /** A form sends the box only where it is ticked. */
  verified: z.preprocess(
    (value) => (value === undefined || value === '' ? false : value === 'yes' ? true : value),
    z.boolean(),
  ),
}
export const addRuleInput = z.strictObject({
  code: z.enum(ruleCodes),
  unitId: unitId.default(null),
  ...ruleParts,
  /** Today unless told. */
  from: optional(date),
  to: maybe(date).default(null),
})
export type AddRule = z.output<typeof addRuleInput>
export const editRuleBody = z.strictObject({ revision, ...ruleParts, to: maybe(date).default(null) })
export type EditRule = z.output<typeof editRuleBody> & { readonly id: number }

/** Fields of a form are flat; a dot in a name leads into a part: `name.vi`, `criteria.0.en`. */
function nested(flat: unknown, depth = 0): unknown {
  if (typeof flat !== 'object' || flat === null || depth > 2) return flat
  const whole = new Map<string, unknown>()
  const parts = new Map<string, [string, unknown][]>()
  for (const [path, value] of Object.entries(flat)) {
    const dot = path.indexOf('.')
    if (dot < 0) whole.set(path, value)
    else {
      const head = path.slice(0, dot)
      parts.set(head, [...(parts.get(head) ?? []), [path.slice(dot + 1), value]])
    }
  }
  for (const [head, inner] of parts) {
    const value = nested(Object.fromEntries(inner), depth + 1) as object
    const listed = Object.keys(value).every((key) => /^\d{1,2}$/u.test(key))
    whole.set(head, listed ? Object.values(value) : value)
  }
  return Object.fromEntries(whole)
}
const form = <T extends z.ZodType>(schema: T) => z.preprocess((flat) => nested(flat), schema)

export const addTypeForm = form(addTypeInput)
export const editTypeForm = form(editTypeBody)
export const addLabelForm = form(addLabelInput)
export const editLabelForm = form(editLabelBody)

export const typePath = z.object({ code })
export const labelPath = z.object({ code })
export const rulePath = z.object({ id: integer({ min: 1 }) })

/** Of one unit, with what the country and the units above it have; all of the country without. */
export const ofUnitQuery = z.object({
  unit: optional(integer({ min: 1 })).describe('What is offered to this unit; all unless told'),
  done: optional(z.literal('saved')),
})
export const savedQuery = z.object({ done: optional(z.literal('saved')) })
export const newTypeQuery = z.object({ unit: optional(integer({ min: 1 })) })
