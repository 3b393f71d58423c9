/** What may come in about indicators, values and targets: one schema for form, API and command line. */
import { z } from 'zod'
import { date, integer, multiline, optional, text, uuid } from '#platform/http/inputs.ts'
import { fields, ownerBlocks, registerLevels } from './coverage.rules.ts'
import { directions, frequencies, kinds, mostOptions, reportLevels, timings } from './indicator.rules.ts'
import { bounds } from './value.rules.ts'

const code = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/u)
const words = (max: number) => text({ min: 0, max }).default('')

/** A box of a form that is ticked or not there, or a boolean. */
const flag = z.preprocess(
  (value) =>
    value === 'yes' || value === 'on'
      ? true
      : value === 'no' || value === '' || value === undefined
        ? false
        : value,
  z.boolean(),
)

/** A form sends one of a list as a text. */
function list<T extends z.ZodType>(schema: T, most: number) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value),
    z.array(schema).max(most),
  )
}

/** Names with dots as nested objects: `target.amount` of a form is `{ target: { amount } }`. */
function nested(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const whole = Object.create(null) as Record<string, unknown>
  for (const [name, value] of Object.entries(body)) {
    const path = name.split('.').slice(0, 4)
    let place = whole
    for (const part of path.slice(0, -1)) {
      const there = place[part]
      if (typeof there !== 'object' || there === null)
        place[part] = Object.create(null) as Record<string, unknown>
      place = place[part] as Record<string, unknown>
    }
    place[path.at(-1) ?? name] = value
  }
  return whole
}

const optionSchema = z.strictObject({
  code: optional(code),
  label: text({ max: 200 }),
  en: optional(text({ max: 200 })),
})

/** Lines of a text, or entries; a form may send those that were there as `{ code: label }` beside new lines. */
const options = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split(/\r?\n/u)
          .map((line) => line.trim())
          .filter((line) => line !== '')
          .map((label) => ({ label }))
      : value,
  z.array(optionSchema).max(mostOptions),
)

const definition = {
  name: text({ max: 200 }),
  nameEn: words(200),
  meaning: multiline({ min: 0, max: 4000 }).default(''),
  numerator: words(200),
  denominator: words(200),
  options: options.default([]),
  direction: z.enum(directions).default('up'),
  rounding: integer({ max: 2 }).default(1),
  every: optional(z.enum(frequencies)),
  suppliedBy: words(200),
  source: words(500),
  verified: flag,
  typeIds: list(integer({ min: 1 }), 100).default([]),
}

/** A new indicator: of a province where `scopeUnitId` names one, otherwise of the nation. */
export const defineInput = z
  .strictObject({
    scopeUnitId: optional(integer({ min: 1 })),
    kind: z.enum(kinds),
    measure: optional(code),
    /** A unit of measure that is not in the list yet. */
    measureName: optional(text({ max: 60 })),
    decimals: integer({ max: 3 }).default(0),
    timing: z.enum(timings).default('state'),
    aboutPeople: flag,
    additive: flag,
    levels: list(z.enum(reportLevels), reportLevels.length).pipe(z.array(z.enum(reportLevels)).min(1)),
    unitKinds: list(code, 30).default([]),
    from: optional(date),
    ...definition,
  })
  .refine(({ measure, measureName }) => measure !== undefined || measureName !== undefined, {
    path: ['measure'],
    error: 'required',
  })
export type DefineIndicator = z.output<typeof defineInput>

const revision = integer({ min: 1 })

/** Other words, from a day on; without one the last version is mended where it stands. */
export const reviseBody = z.strictObject({ revision, from: optional(date), ...definition })
export type ReviseIndicator = z.output<typeof reviseBody> & { readonly id: string }
export type GivenDefinition = Omit<z.output<typeof reviseBody>, 'revision' | 'from'>

/** The form has a field for each line that was there, `option.<code>`, and one for new lines. */
export const reviseForm = z.preprocess((body) => {
  const all = nested(body)
  if (typeof all !== 'object' || all === null) return all
  const { option = {}, options: lines = '', ...rest } = all as Record<string, unknown>
  const kept = Object.entries(option as Record<string, unknown>)
    .filter(([, label]) => typeof label === 'string' && label.trim() !== '')
    .map(([key, label]) => ({ code: key, label }))
  const added = (typeof lines === 'string' ? lines.split(/\r?\n/u) : [])
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((label) => ({ label }))
  return { ...rest, options: [...kept, ...added] }
}, reviseBody)

export const endBody = z.strictObject({ revision, on: date, reason: multiline({ max: 2000 }) })

const rawAmount = optional(z.union([z.number(), text({ max: 40 })]))
const mark = z.preprocess(
  (value) => (value === 'yes' ? true : value === 'no' ? false : value === '' ? undefined : value),
  z.boolean().optional(),
)
const rawValue = z.strictObject({
  amount: rawAmount,
  outOf: rawAmount,
  bound: optional(z.enum(bounds)),
  grade: optional(text({ max: 60 })),
  marks: z.record(code, mark).optional(),
})

const url = z
  .string()
  .trim()
  .max(1000)
  .regex(/^https:\/\/[^\s"'<>]+$/u)
const source = {
  sourceTitle: optional(text({ max: 500 })),
  sourceUrl: optional(url),
}

const given = {
  onDate: date,
  /** First day of the period, for what is counted over periods. */
  fromDate: optional(date),
  ...rawValue.shape,
  ...source,
  /** Number, day and body of the decision. */
  decision: optional(text({ max: 300 })),
}

export const reportBody = z.strictObject(given)
export const reportForm = z.preprocess(nested, reportBody)

/** A correction keeps its day; `retract` takes the value back instead. */
export const correctBody = z.strictObject({
  ...rawValue.shape,
  ...source,
  decision: optional(text({ max: 300 })),
  retract: flag,
  reason: multiline({ max: 2000 }),
})
export const correctForm = z.preprocess(nested, correctBody)
export type CorrectBody = z.output<typeof correctBody>

const targetShape = {
  target: rawValue,
  baseline: rawValue.optional(),
  baselineOn: optional(date),
  dueOn: date,
  ...source,
}
export const setTargetBody = z.strictObject({ indicatorId: uuid, ...targetShape })
export const setTargetForm = z.preprocess(nested, setTargetBody)
export type SetTarget = z.output<typeof setTargetBody> & { readonly modelId: string }

export const editTargetBody = z.strictObject({ revision, ...targetShape })
export const editTargetForm = z.preprocess(nested, editTargetBody)
export type EditTarget = z.output<typeof editTargetBody> & { readonly id: string }

export const reasonBody = z.strictObject({ reason: multiline({ max: 2000 }) })

/** A profile of an area on a day: amounts by the indicator's code or id. */
export const profileBody = z.strictObject({
  onDate: date,
  values: z.record(
    z.string().regex(/^[a-z0-9_-]{1,60}$/u),
    optional(z.union([z.number(), text({ max: 40 })])),
  ),
  ...source,
})
export const profileForm = z.preprocess(nested, profileBody)
export type ProfileBody = z.output<typeof profileBody>

export const idPath = z.object({ id: uuid })
export const unitPath = z.object({ id: integer({ min: 1 }) })
export const unitIndicatorPath = unitPath.extend({ indicator: uuid })
export const targetPath = idPath.extend({ target: uuid })
const valueId = integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
export const valuePath = z.object({ id: valueId })

const basis = optional(z.enum(['then', 'today'])).describe(
  'then: in the units of that day; today: in those of today, unless told',
)
const asked = {
  basis,
  on: optional(date).describe('As on this day; today unless told'),
  level: optional(z.enum(reportLevels)).describe('Units of this level'),
  unitKinds: list(code, 30).default([]).describe('Units of these kinds; all kinds unless told'),
}

export const listQuery = z.object({
  province: optional(integer({ min: 1 })).describe('Those of this province beside those of the nation'),
})
export const profileQuery = z.object({
  on: optional(date).describe('As on this day; today unless told'),
})
export const rollupQuery = z.object({
  unit: integer({ min: 1 }).describe('Id of the unit whose units below report'),
  ...asked,
  from: optional(date).describe('Only what was reported from this day on'),
})
export const gradesQuery = z.object({
  indicator: uuid.describe('Id of an indicator of grades'),
  ...asked,
  list: optional(code).describe(
    'Lists the units that reached this grade or a higher one; or those of `none`, `undecided`, `open`',
  ),
  after: optional(text({ max: 900 })).describe('`next` of the page before'),
})
export const coverageQuery = z.object({
  ...asked,
  level: z.enum(reportLevels).default('neighbourhood').describe('Units of this level are to have it'),
  indicator: optional(uuid).describe('That it is reported of; without one, that a public model is there'),
  from: optional(date).describe('Only what was reported from this day on'),
  field: optional(z.enum(fields)).describe('Only models of this field'),
  ownerBlock: optional(z.enum(ownerBlocks)).describe('Only models of this owner block'),
  type: optional(integer({ min: 1 })).describe('Only models of this type'),
  label: optional(integer({ min: 1 })).describe('Only models of this theme or campaign'),
  registered: optional(z.enum(registerLevels)).describe('Only models registered at this level'),
  year: optional(integer({ min: 1900, max: 2199 })).describe('Only models of this year'),
  covered: flag.describe('Lists the units that have it instead of those that lack it'),
  after: optional(text({ max: 900 })).describe('`next` of the page before'),
})
