/** What the API answers about indicators. Amounts are in their unit of measure, percentages computed and named as such. */
import { z } from 'zod'
import { directions, frequencies, kinds, reportLevels, timings } from './indicator.rules.ts'
import { targetStates } from './target.rules.ts'
import { bounds } from './value.rules.ts'

const day = z.iso.date()

export const optionReply = z.object({ code: z.string(), label: z.string(), en: z.string().optional() })

export const versionReply = z.object({
  from: day.nullable(),
  to: day.nullable(),
  name: z.string(),
  nameEn: z.string(),
  meaning: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  options: z.array(optionReply),
  direction: z.enum(directions),
  rounding: z.int(),
  every: z.enum(frequencies).nullable(),
  suppliedBy: z.string(),
  source: z.string(),
  verified: z.boolean(),
})

export const indicatorReply = z.object({
  id: z.uuid(),
  code: z.string().nullable(),
  scopeUnitId: z.int().nullable(),
  kind: z.enum(kinds),
  measure: z.object({ code: z.string(), vi: z.string(), en: z.string(), average: z.boolean() }),
  decimals: z.int(),
  timing: z.enum(timings),
  aboutPeople: z.boolean(),
  additive: z.boolean(),
  levels: z.array(z.enum(reportLevels)),
  unitKinds: z.array(z.string()),
  profile: z.int().nullable(),
  revision: z.int(),
  versions: z.array(versionReply),
})

export const valueReply = z.object({
  /** Left out of public answers, being a number of fewer than five people. */
  hidden: z.boolean(),
  amount: z.number().nullable(),
  outOf: z.number().nullable(),
  bound: z.enum(bounds),
  /** Of a rate, computed; see `rounding` of its indicator. */
  percent: z.number().nullable(),
  grade: z.string().nullable(),
  marks: z.record(z.string(), z.boolean()).nullable(),
})

export const reportedReply = z.object({
  id: z.int(),
  fromDate: day.nullable(),
  onDate: day,
  value: valueReply,
  counts: z.boolean(),
  retracted: z.boolean(),
  replaces: z.int().nullable(),
  reason: z.string().nullable(),
  sourceTitle: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  decision: z.string().nullable(),
  at: z.iso.datetime(),
})

const streakReply = z.object({ years: z.int(), from: z.int(), to: z.int() })

export const targetReply = z.object({
  id: z.uuid(),
  indicatorId: z.uuid(),
  name: z.string(),
  measure: z.string(),
  baseline: valueReply.nullable(),
  baselineOn: day.nullable(),
  target: valueReply,
  dueOn: day,
  state: z.enum(targetStates),
  reached: valueReply.nullable(),
  reachedOn: day.nullable(),
  metOn: day.nullable(),
  way: z.object({ done: z.number(), of: z.number() }).nullable(),
  growthPlanned: z.number().nullable(),
  growthReached: z.number().nullable(),
  streak: streakReply.nullable(),
  sourceTitle: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  revision: z.int(),
})

export const targetsReply = z.object({
  modelId: z.uuid(),
  /** Derived from the targets; null where there are none. */
  allMet: z.boolean().nullable(),
  targets: z.array(targetReply),
})

export const historyReply = targetReply.extend({ values: z.array(reportedReply) })

export const profileReply = z.object({
  unitId: z.int(),
  on: day,
  lines: z.array(
    z.object({
      indicatorId: z.uuid(),
      code: z.string().nullable(),
      name: z.string(),
      measure: z.string(),
      suppliedBy: z.string(),
      value: valueReply.nullable(),
      onDate: day.nullable(),
      sourceTitle: z.string().nullable(),
    }),
  ),
  personsPerHousehold: z
    .object({ people: z.int(), households: z.int(), ratio: z.number(), onDate: day })
    .nullable(),
  days: z.array(day),
})

export const unitValuesReply = z.object({
  items: z.array(
    z.object({
      indicatorId: z.uuid(),
      name: z.string(),
      measure: z.string(),
      value: valueReply,
      fromDate: day.nullable(),
      onDate: day,
      sourceTitle: z.string().nullable(),
      decision: z.string().nullable(),
    }),
  ),
})

export const unitHistoryReply = z.object({
  unitId: z.int(),
  indicator: indicatorReply,
  values: z.array(reportedReply),
  /** `code` names the criterion; empty for the indicator as a whole. */
  streaks: z.array(streakReply.extend({ code: z.string() })),
})

export const rateReply = { n: z.int(), of: z.int(), percent: z.number().nullable(), rounding: z.int() }

const asOf = {
  unitId: z.int(),
  basis: z.enum(['then', 'today']),
  on: day,
  unitsOn: day,
  level: z.enum(reportLevels),
}

export const rollupReply = z.object({
  ...asOf,
  indicatorId: z.uuid(),
  from: day.nullable(),
  expected: z.int(),
  reported: z.int(),
  carried: z.int(),
  total: valueReply.nullable(),
  rows: z.array(
    z.object({
      unitId: z.int().nullable(),
      scope: z.enum(['child', 'own', 'split']),
      expected: z.int(),
      reported: z.int(),
      carried: z.int(),
      value: valueReply.nullable(),
    }),
  ),
  partly: z.int(),
  oldest: day.nullable(),
  newest: day.nullable(),
  criteria: z.array(z.object({ code: z.string(), label: z.string(), ...rateReply })),
  allCriteria: z.object(rateReply).nullable(),
})

const listedUnit = z.object({ id: z.int(), name: z.string(), above: z.string().nullable() })

const gradeReply = z.object({ code: z.string(), label: z.string(), ...rateReply })

export const gradesReply = z.object({
  ...asOf,
  indicatorId: z.uuid(),
  of: z.int(),
  /** From the lowest; each number holds the next, so they are never added. */
  grades: z.array(gradeReply),
  none: z.int(),
  undecided: z.int(),
  open: z.int(),
  rows: z.array(z.object({ unitId: z.int().nullable(), of: z.int(), grades: z.array(gradeReply) })),
  /** Those that `list` asks for, by name. */
  units: z.array(listedUnit),
  next: z.string().nullable(),
})

export const coverageReply = z.object({
  ...asOf,
  ...rateReply,
  rows: z.array(z.object({ unitId: z.int().nullable(), ...rateReply })),
  divided: z.int(),
  /** Those that lack it, or with `covered=yes` those that have it, by name. */
  units: z.array(listedUnit),
  next: z.string().nullable(),
})

export const idReply = z.object({ id: z.int() })

export const dueReply = z.object({
  units: z.array(
    z.object({
      indicatorId: z.uuid(),
      name: z.string(),
      unitId: z.int(),
      unitName: z.string(),
      from: day,
      to: day,
    }),
  ),
  models: z.array(
    z.object({ targetId: z.uuid(), modelId: z.uuid(), title: z.string(), name: z.string(), dueOn: day }),
  ),
})
