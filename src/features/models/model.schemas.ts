/** What may come in about models: one schema for form, API and command line. */
import { z } from 'zod'
import { date, integer, multiline, optional, text, uuid } from '#platform/http/inputs.ts'
import { readAnyOf } from './any-of.rules.ts'
import { sorts } from './filter.rules.ts'
import { fields, findings, levels, ownerBlocks, precisions, states, statuses } from './model.rules.ts'
import { readOwner } from './owners.rules.ts'

const words = (max: number) => multiline({ min: 0, max })
const empty = (value: unknown) => (value === '' ? null : value)
const unsaid = (value: unknown) => (value === '' || value === null ? undefined : value)
const ungrouped = (value: unknown) =>
  typeof value === 'string' && /^\d{1,3}(?:[. ]\d{3})+$/u.test(value.trim())
    ? value.replace(/[. ]/gu, '')
    : empty(value)

/** Whole đồng; a form may group digits with dots. Empty: not said. */
const amount = z.preprocess(ungrouped, integer({ max: 999_999_999_999_999 }).nullable())
const maybeDate = z.preprocess(empty, date.nullable())

/** `Hội Phụ nữ phường | mặt trận`: a name, then after bars its block and, as `#4021`, its unit. */
const ownerLine = text({ max: 240 })
  .refine((line) => readOwner(line) !== undefined, { error: 'owner' })
  .transform((line) => readOwner(line) ?? { name: line, block: null, unitId: null })
const owner = z.strictObject({
  name: text({ max: 200 }).refine((name) => !name.includes('|'), { error: 'owner' }),
  block: z.preprocess(empty, z.enum(ownerBlocks).nullable().default(null)),
  unitId: z.preprocess(empty, integer({ min: 1 }).nullable().default(null)),
})

/** Organisations: a list of names or of names with their blocks and units, or text with one a line. */
const owners = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split(/\r?\n/u)
          .map((line) => line.trim())
          .filter((line) => line !== '')
      : value,
  z.array(z.union([ownerLine, owner])).max(50),
)

/** Ids, each once, in order; a form sends `themes[]` and, so that none can be chosen, an empty one. */
const ids = z.preprocess(
  (value) => (Array.isArray(value) ? value.filter((one) => one !== '') : value === '' ? [] : value),
  z
    .array(integer({ min: 1 }))
    .max(20)
    .transform((list) => [...new Set(list)].sort((a, b) => a - b)),
)

const required = {
  title: text({ max: 300 }),
  field: z.enum(fields),
  level: z.enum(levels),
  ownerBlock: z.enum(ownerBlocks),
}
const unitId = integer({ min: 1 })
const year = integer({ min: 1900, max: 2199 })

const rest = {
  typeId: z.preprocess(empty, integer({ min: 1 }).nullable()),
  themes: ids,
  campaigns: ids,
  situation: words(10_000),
  goals: words(10_000),
  method: words(10_000),
  targetGroup: words(2000),
  place: text({ min: 0, max: 500 }),
  lead: owners,
  coordinating: owners,
  participating: owners,
  resources: words(5000),
  budgetStateVnd: amount,
  budgetMobilisedVnd: amount,
  startsOn: maybeDate,
  endsOn: maybeDate,
  outputs: words(10_000),
  sustainability: words(5000),
}

/** A new model. The unit by its id, or by the official code it had on `registeredOn` (today unless told). */
export const registerModelInput = z.strictObject({
  unitId: optional(unitId),
  unitCode: optional(text({ max: 40 })),
  ...required,
  registeredOn: optional(date),
  registeredPrecision: z.preprocess(unsaid, z.enum(precisions).default('day')),
  year: optional(year),
  typeId: rest.typeId.default(null),
  themes: rest.themes.default([]),
  campaigns: rest.campaigns.default([]),
  situation: rest.situation.default(''),
  goals: rest.goals.default(''),
  method: rest.method.default(''),
  targetGroup: rest.targetGroup.default(''),
  place: rest.place.default(''),
  lead: rest.lead.default([]),
  coordinating: rest.coordinating.default([]),
  participating: rest.participating.default([]),
  resources: rest.resources.default(''),
  budgetStateVnd: rest.budgetStateVnd.default(null),
  budgetMobilisedVnd: rest.budgetMobilisedVnd.default(null),
  startsOn: rest.startsOn.default(null),
  endsOn: rest.endsOn.default(null),
  outputs: rest.outputs.default(''),
  sustainability: rest.sustainability.default(''),
})
export type RegisterModel = z.output<typeof registerModelInput>

/** Made when the form is shown; the model takes it as its id, so that a form sent twice makes one. */
const formKey = z.union([z.uuidv7(), z.uuidv4()]).transform((value) => value.toLowerCase())
export const registerModelForm = registerModelInput.extend({ key: optional(formKey) })

const revision = integer({ min: 1 })

/** Changes against the revision that was read; what is left out stays as it was there. */
export const editModelBody = z.strictObject({
  revision,
  ...z
    .object({
      unitId,
      ...required,
      registeredOn: date,
      registeredPrecision: z.enum(precisions),
      year,
      ...rest,
    })
    .partial().shape,
})
export type EditModel = z.output<typeof editModelBody> & { readonly id: string }

/** Fields of the edit form, which beside them names another unit and says which version of a contested field to keep. */
export const editModelForm = z.preprocess(
  (body) => {
    if (typeof body !== 'object' || body === null) return body
    const all = Object.entries(body)
    const keep = all.filter(([name]) => name.startsWith('keep.'))
    return {
      ...Object.fromEntries(all.filter(([name]) => !name.startsWith('keep.'))),
      keep: Object.fromEntries(keep.map(([name, value]) => [name.slice(5), value])),
    }
  },
  editModelBody.extend({
    unitQuery: optional(text({ max: 200 })),
    keep: z.record(z.string(), z.enum(['theirs', 'yours'])),
  }),
)

export const modelPath = z.object({ id: uuid })

/** A move that needs no word. */
export const moveBody = z.object({})
/** A submission may say why it is another work than those like it. */
const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
export const submitBody = z.object({
  another: z.preprocess(blank, multiline({ max: 1000 }).optional()),
})
/** The same from the form that was shown with them: there the box must not stay empty. */
export const submitForm = submitBody.extend({ asked: optional(z.literal('1')) })
/** A move whose reason others will read. */
export const reasonBody = z.object({ reason: multiline({ max: 2000 }) })

/** How far the work has come, from a day on. */
export const statusBody = z.object({
  status: z.enum(statuses),
  on: date,
  reason: optional(multiline({ max: 2000 })),
})

/** What a look at it in a year found. */
export const checkBody = z.object({
  year,
  finding: z.enum(findings),
  note: z.preprocess(blank, multiline({ max: 2000 }).optional()),
  /** Today unless told. */
  on: optional(date),
  /** The check of that year which it puts right. */
  corrects: optional(integer({ min: 1, max: 999_999_999_999_999 })),
})

const manyIds = z.array(uuid).min(1).max(200)
/** Up to 200 that are still active, all of them. */
export const checksBody = z.object({ year, ids: manyIds })
/** What is due: of a unit, or of all that the asker looks after; for this year unless told. */
export const dueQuery = z.object({
  unit: optional(unitId).describe('Of this unit; of all that the asker looks after unless told'),
  year: optional(year).describe('This year unless told'),
  after: optional(text({ max: 60 })).describe('`next` of the page before'),
  done: optional(integer({ max: 200 })),
})
/** Up to 200 of the year before, each to become a draft of the next. */
export const carryBody = z.object({ ids: manyIds })
/** Which unit, and from which year; last year unless told. */
export const carryQuery = z.object({
  unit: optional(unitId).describe('Id of the unit, with all that counts for it'),
  from: optional(year).describe('From this year into the next; last year unless told'),
  after: optional(uuid).describe('`next` of the page before'),
  done: optional(integer({ max: 200 })),
})

const bases = ['today', 'then'] as const

/** Conditions as one word; see `any-of.rules.ts`. */
const anyOf = text({ max: 600 }).transform((word, context) => {
  const where = readAnyOf(word)
  if (where) return where
  context.addIssue({ code: 'custom', message: 'any_of' })
  return z.NEVER
})

const scopes = ['all', 'own', 'split', 'partly'] as const

export const filters = {
  basis: optional(z.enum(bases)).describe(
    'With `unit`. today: what counts for it in the units of today, unless told; then: by the units of the day of registration',
  ),
  unit: optional(unitId).describe('Id of a unit, with all below it'),
  scope: optional(z.enum(scopes)).describe(
    'With `unit`. own: at the unit itself; split: of units divided among several below it; partly: of units only a part of which came here',
  ),
  within: optional(unitId).describe('With `unit` and `then`: while the unit lay directly under this one'),
  field: optional(z.enum(fields)).describe('Of the four fields of the movement'),
  level: optional(z.enum(levels)).describe('At which it is registered'),
  ownerBlock: optional(z.enum(ownerBlocks)).describe('Of its first leading organisation'),
  year: optional(year).describe('Of registration'),
  state: optional(z.enum(states)).describe('Others than published are shown to their officers only'),
  type: optional(integer()).describe('Id of a type; 0 for none'),
  theme: optional(integer()).describe('Id of a theme; 0 for none'),
  campaign: optional(integer()).describe('Id of a campaign; 0 for none'),
  status: optional(z.enum(statuses)).describe('How far the work has come'),
  recognised: optional(z.enum(['true', 'false']).transform((value) => value === 'true')).describe(
    'Whether a certificate of it stands',
  ),
  q: optional(text({ min: 0, max: 200 })).describe('Words, with or without accents'),
  sort: optional(z.enum(sorts)).describe('Newest registration first unless told; with `q` the best match'),
  anyOf: optional(anyOf).describe('Several values of a filter, as `status:registered,under_way;type:0`'),
}

/** A page of the list; `after` is the cursor that the page before handed out. */
export const listModelsQuery = z.object({
  ...filters,
  after: optional(text({ max: 300 })).describe('`next` of the page before'),
  limit: optional(integer({ min: 1, max: 200 })).describe('How many at most'),
})
export type ListModels = z.output<typeof listModelsQuery>

/** The same list as a file. */
export const exportQuery = z.object({
  ...filters,
  format: optional(z.enum(['csv', 'xlsx', 'json'])).describe('json unless told, over the API'),
})

export const countsQuery = z.object({
  unit: unitId.describe('Id of the unit'),
  basis: optional(z.enum(bases)).describe(
    'today: in the units of today, unless told; then: in those of the day of registration',
  ),
  year: optional(year).describe('Of registration'),
})

/** Before the form: which unit, and which type to begin with; 0 for none. */
export const newModelQuery = z.object({
  unit: optional(unitId),
  type: optional(integer({ min: 0 })),
  /** Empty where the search was sent without a word. */
  q: text({ min: 0, max: 200 }).optional(),
  /** Asks for the choice although there is only one unit to begin with. */
  choose: optional(z.literal('1')),
})

/** What was just done, for the page that says so. */
const deeds = [
  'saved',
  'submitted',
  'returned',
  'accepted',
  'published',
  'withdrawn',
  'status',
  'checked',
] as const
export type Deed = (typeof deeds)[number]
export const modelQuery = z.object({ done: optional(z.enum(deeds)) })
