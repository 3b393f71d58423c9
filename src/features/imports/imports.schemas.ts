/** What may come in about imports: one schema for the forms and the API. */
import { z } from 'zod'
import { integer, optional, text, uuid } from '#platform/http/inputs.ts'
import { type Target, targets } from './columns.rules.ts'
import { waysIn } from './import.rules.ts'
import { type MoneyUnit, moneyUnits } from './money.rules.ts'

export const fields = ['economy', 'culture_society', 'security_defence', 'political_system'] as const
export const levels = ['village', 'grassroots', 'district', 'province'] as const
export const ownerBlocks = ['party', 'state', 'front_unions', 'armed_forces', 'other'] as const

export const importPath = z.object({ id: uuid })

/** `still`: the page does not come again by itself. */
export const importQuery = z.object({ still: optional(z.literal('1')) })

export const listImportsQuery = z.object({
  before: optional(uuid).describe('`next` of the page before'),
})

/** Beside the file: which sheet of a workbook; the first one with anything in it unless told. */
export const receiveBody = z.object({ sheet: optional(text({ max: 60 })) })

export const headerBody = z.object({ row: integer({ min: 1, max: 1_048_576 }) })

const column = integer({ min: 1, max: 200 })

const chosen = z.object({ column, target: z.enum(targets) })

const maybe = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable())

const moneyUnit = integer().refine((value): value is MoneyUnit => moneyUnits.includes(value as MoneyUnit), {
  error: 'invalid_value',
})

export const planBody = z.object({
  columns: z.array(chosen).max(200),
  unit: text({ min: 0, max: 200 }).default(''),
  registered: text({ min: 0, max: 40 }).default(''),
  field: maybe(z.enum(fields)),
  level: maybe(z.enum(levels)),
  ownerBlock: maybe(z.enum(ownerBlocks)),
  moneyUnit: moneyUnit.default(1),
  enterAs: z.enum(waysIn).default('draft'),
  source: text({ min: 0, max: 500 }).default(''),
  takeSimilar: z.preprocess((value) => value === true || value === 'yes', z.boolean()),
})
export type PlanBody = z.output<typeof planBody>

/** The form sends `column.3=title` for each column; those that say nothing are left out. */
export const planForm = z.preprocess((body) => {
  if (typeof body !== 'object' || body === null) return body
  const all: (readonly [string, unknown])[] = Object.entries(body)
  const isColumn = ([name]: readonly [string, unknown]) => name.startsWith('column.')
  return {
    ...Object.fromEntries(all.filter((entry) => !isColumn(entry))),
    columns: all
      .filter((entry) => isColumn(entry) && entry[1] !== '')
      .map(([name, target]) => ({ column: name.slice('column.'.length), target: target as Target })),
  }
}, planBody)

export const rowsQuery = z.object({
  state: optional(z.enum(['bad', 'there', 'skipped', 'good', 'done'])).describe(
    'What became of the rows; bad unless told',
  ),
  after: optional(integer({ min: 0, max: 1_048_576 })).describe('`next` of the page before: a row'),
})

/** Which rows the result sheet holds. */
export const resultQuery = z.object({ rows: optional(z.enum(['bad', 'all'])) })

/** A step that needs no word. */
export const stepBody = z.object({})
