/** What may be asked of statistics: one schema for pages, files and the API, with the words of lists of models. */
import { z } from 'zod'
import {
  type By,
  type Conditions,
  conditionsOf,
  fields,
  groupings,
  levels,
  readAnyOf,
  statuses,
} from '#features/models/contract.ts'
import { ownerBlocks } from '#features/units/contract.ts'
import { date, integer, optional, text, uuid } from '#platform/http/inputs.ts'

const unit = optional(integer({ min: 1 }))
const year = integer({ min: 1900, max: 2199 })
const id = optional(integer())

const anyOf = text({ max: 600 }).transform((word, context) => {
  const where = readAnyOf(word)
  if (where) return where
  context.addIssue({ code: 'custom', message: 'any_of' })
  return z.NEVER
})

/** Conditions, named as the filters of lists are; of types, themes and campaigns 0 means none. */
const conditions = {
  field: optional(z.enum(fields)).describe('Only models of this field'),
  level: optional(z.enum(levels)).describe('Only those registered at this level'),
  year: optional(year).describe('Only those of this year'),
  ownerBlock: optional(z.enum(ownerBlocks)).describe('Only those of this owner block'),
  type: id.describe('Only those of this type; 0 for none'),
  theme: id.describe('Only those of this theme; 0 for none'),
  campaign: id.describe('Only those of this campaign; 0 for none'),
  status: optional(z.enum(statuses)).describe('Only those that have come so far'),
  recognised: optional(z.enum(['true', 'false']).transform((value) => value === 'true')).describe(
    'Only those with a certificate that stands, or without',
  ),
  anyOf: optional(anyOf).describe('Several values of a condition, as `status:registered,under_way`'),
}

const place = {
  unit: unit.describe('Id of the unit; the nation unless told'),
  basis: optional(z.enum(['today', 'then'])).describe(
    'today: in the units of today, unless told; then: in those of the day of each registration',
  ),
}

export const statisticsQuery = z.object({
  ...place,
  by: optional(z.enum(groupings)).describe('What the rows are'),
  by2: optional(z.enum(groupings)).describe('What each row is parted by'),
  ...conditions,
})
export type StatisticsQuery = z.output<typeof statisticsQuery>

export const progressQuery = z.object({ ...place, ...conditions })

/** Levels of units that coverage is asked of. */
export const coverageLevels = ['province', 'district', 'commune', 'neighbourhood', 'organisation'] as const

export const coverageQuery = z.object({
  ...place,
  unitLevel: optional(z.enum(coverageLevels)).describe(
    'Which units are to have a model; those of the next level unless told',
  ),
  on: optional(date).describe('With `then`: the day on which units are counted; today unless told'),
  ...conditions,
})

/** Of one indicator: its sum or its grades in the units below, as of a day. */
export const indicatorQuery = z.object({ ...place, indicator: optional(uuid), on: optional(date) })
export type IndicatorQuery = z.output<typeof indicatorQuery>

export const setQuery = z.object({
  ...place,
  year: optional(year).describe('Only models of this year'),
  done: optional(z.literal('saved')),
})
export const setsQuery = z.object(place)
export const setPath = z.object({ id: integer({ min: 1 }) })

/** `by` unless told: by field; the second one only where it is another one. */
export function groupingOf({ by = 'field', by2 }: Pick<StatisticsQuery, 'by' | 'by2'>): By[] {
  return by2 === undefined || by2 === by ? [by] : [by, by2]
}

export function whereOf(query: Omit<StatisticsQuery, 'by' | 'by2' | 'unit' | 'basis'>): Conditions {
  return conditionsOf(query)
}
