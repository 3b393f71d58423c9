/** What may come in about appraisal: one schema for form and API. */
import { z } from 'zod'
import { date, integer, multiline, optional, text, uuid } from '#platform/http/inputs.ts'
import { headings, levels, reissues } from './round.rules.ts'

const year = integer({ min: 1900, max: 2199 })
const unitId = integer({ min: 1 })
const words = (max: number) => multiline({ min: 0, max })
const empty = (value: unknown) => (value === '' || value === undefined ? [] : value)

/** Lines of a text area, or a list. */
const lines = (max: number, most: number) =>
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split(/\r?\n/u)
            .map((line) => line.trim())
            .filter((line) => line !== '')
        : value,
    z.array(text({ max })).max(most),
  )

/** Several boxes of a form, of which one alone comes as a text. */
const listOf = <T extends z.ZodType>(item: T, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value !== '' ? [value] : empty(value)),
    z.array(item).max(most),
  )

/** Fields named `group.key` become a record under `group`; empty ones are left out. */
function grouped(...groups: string[]) {
  return (body: unknown): unknown => {
    if (typeof body !== 'object' || body === null) return body
    const rest: Record<string, unknown> = {}
    const found: Record<string, Record<string, unknown>> = {}
    for (const [name, value] of Object.entries(body)) {
      const [group = '', ...key] = name.split('.')
      if (key.length === 0 || !groups.includes(group)) rest[name] = value
      else if (value !== '') (found[group] ??= {})[key.join('.')] = value
    }
    return { ...rest, ...found }
  }
}

const criterion = z.strictObject({
  name: text({ max: 200 }),
  weight: integer({ min: 1, max: 100 }),
  guidance: words(2000).default(''),
})

const rubricFields = {
  title: text({ max: 200 }),
  guidance: words(5000).default(''),
  scale: integer({ min: 1, max: 100 }),
  criteria: z.array(criterion).min(1).max(30),
}
/** A new rubric; one that is there for the same unit and year makes it the next version. */
export const newRubricBody = z.strictObject({
  unitId,
  year,
  ...rubricFields,
  copiedFrom: optional(uuid),
})
export type NewRubric = z.output<typeof newRubricBody>
export const editRubricBody = z.strictObject({ revision: integer({ min: 1 }), ...rubricFields })
export type EditRubric = z.output<typeof editRubricBody> & { readonly id: string }

/** Rows of the form (`name.1`, `weight.1`, `guidance.1`, …) become criteria; a row without name and weight is none. */
function rows(body: unknown): unknown {
  const { name, weight, guidance, ...rest } = grouped('name', 'weight', 'guidance')(body) as Record<
    string,
    unknown
  >
  const of = (group: unknown, key: string) => (group as Record<string, unknown> | undefined)?.[key]
  if (typeof name !== 'object' && typeof weight !== 'object') return rest
  const keys = [...new Set([...Object.keys(name ?? {}), ...Object.keys(weight ?? {})])]
  const sorted = keys.toSorted((a, b) => Number(a) - Number(b))
  return {
    ...rest,
    criteria: sorted.map((key) => ({
      name: of(name, key) ?? '',
      weight: of(weight, key),
      guidance: of(guidance, key) ?? '',
    })),
  }
}
export const newRubricForm = z.preprocess(rows, newRubricBody)
export const editRubricForm = z.preprocess(rows, editRubricBody)

const roundFields = {
  title: text({ max: 200 }),
  opensOn: date,
  closesOn: date,
  quorum: integer({ min: 1, max: 50 }),
}
export const newRoundBody = z.strictObject({ unitId, year, level: z.enum(levels), ...roundFields })
export type NewRound = z.output<typeof newRoundBody>
export const editRoundBody = z.strictObject({ revision: integer({ min: 1 }), ...roundFields })
export type EditRound = z.output<typeof editRoundBody> & { readonly id: string }

export const idPath = z.object({ id: uuid })
export const modelPath = z.object({ id: uuid, model: uuid })
export const filePath = modelPath.extend({ file: uuid })
export const sizeQuery = z.object({ size: optional(z.enum(['large', 'thumbnail'])) })
export const accountPath = z.object({ id: uuid, account: uuid })
export const nothing = z.object({})
/** `despite`: although models lack sheets. */
export const closeBody = z.object({
  despite: z.preprocess((value) => value === true || value === 'yes', z.boolean()),
})
/** Which office's paper a proposal is. */
export const proposalQuery = z.object({ heading: z.enum(['state', 'party']).default('state') })
export const reasonBody = z.strictObject({ reason: multiline({ max: 2000 }) })
export const entryBody = z.strictObject({ roundId: uuid, modelId: uuid, note: words(4000).default('') })
export type EnterModel = z.output<typeof entryBody>

export const appointBody = z.strictObject({ accounts: listOf(uuid, 100) })
export const conflictBody = z.strictObject({ reason: multiline({ max: 1000 }) })

export const visitBody = z.strictObject({
  visitedOn: date,
  place: text({ min: 0, max: 300 }).default(''),
  members: lines(200, 30).default([]),
  findings: multiline({ max: 10_000 }),
  corrects: optional(uuid),
})
/** Evidence of a visit: how many files, and how large. */
export const visitFiles = {
  photos: { max: 10, bytes: 15_000_000 },
  documents: { max: 5, bytes: 20_000_000 },
} as const
export type NewVisit = z.output<typeof visitBody>

/** Points by the criterion's number; a criterion that is left out stays open. */
export const scoreBody = z.strictObject({
  version: integer({ max: 100_000 }),
  points: z.record(z.string().regex(/^\d{1,2}$/u), integer({ max: 100 })).default({}),
  remark: words(4000).default(''),
})
export const scoreForm = z.preprocess(grouped('points'), scoreBody)
export type ScoreModel = z.output<typeof scoreBody>

export const shortlistBody = z.strictObject({
  proposed: listOf(uuid, 1000),
  reasons: z.record(uuid, multiline({ max: 2000 })).default({}),
  number: text({ max: 60 }),
  proposedOn: date,
  addressee: text({ max: 300 }),
  note: words(4000).default(''),
})
export const shortlistForm = z.preprocess(grouped('reasons'), shortlistBody)
export type MakeShortlist = z.output<typeof shortlistBody>

export const decisionBody = z.strictObject({
  number: text({ max: 60 }),
  decidedOn: date,
  heading: z.enum(headings),
  issuers: lines(200, 10).pipe(z.array(z.string()).min(1)),
  signatoryName: text({ max: 120 }),
  signatoryPosition: text({ max: 200 }),
  place: text({ max: 100 }),
  legalBasis: multiline({ max: 5000 }),
  models: listOf(uuid, 1000).pipe(z.array(z.string()).min(1)),
})
export type RecordDecision = z.output<typeof decisionBody>

export const codePath = z.object({ code: text({ max: 60 }) })
export const codeQuery = z.object({ code: optional(text({ max: 60 })) })
export const reissueBody = z.strictObject({
  kind: z.enum(reissues),
  reason: multiline({ max: 2000 }),
  modelTitle: optional(text({ max: 300 })),
  unitPlace: optional(text({ max: 500 })),
})
export type Reissuing = z.output<typeof reissueBody>

/** `website` is a box that people don't see and programs fill in. */
export const suggestionForm = z.object({
  reason: multiline({ min: 20, max: 2000 }),
  website: z.string().max(400).optional(),
})
export const nominationBody = z.strictObject({ modelId: uuid, reason: multiline({ min: 20, max: 2000 }) })
export const takeBody = z.strictObject({ roundId: uuid, reason: optional(multiline({ max: 2000 })) })

export const listQuery = z.object({
  unit: optional(unitId).describe('Rounds of this unit'),
  year: optional(year).describe('Rounds of this year'),
  after: optional(uuid).describe('`next` of the page before'),
  limit: optional(integer({ min: 1, max: 200 })).describe('How many at most'),
})
export const pageQuery = z.object({ after: optional(uuid) })
export const newRoundQuery = z.object({ unit: optional(unitId) })
export const newRubricQuery = z.object({ unit: optional(unitId), year: optional(year), from: optional(uuid) })
const deeds = [
  'saved',
  'moved',
  'proposed',
  'visited',
  'scored',
  'declared',
  'appointed',
  'decided',
  'sent',
] as const
export type Deed = (typeof deeds)[number]
export const doneQuery = z.object({ done: optional(z.enum(deeds)) })
