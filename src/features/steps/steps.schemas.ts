/** What may come in about steps: one schema for form and API. */
import { z } from 'zod'
import { date, integer, multiline, optional, text, uuid } from '#platform/http/inputs.ts'
import { decisions, outreachKinds, stepNames, taskStates } from './steps.rules.ts'

const empty = (value: unknown) => (value === '' ? null : value)
const maybeDate = z.preprocess(empty, date.nullable().default(null))
const words = (max: number) => multiline({ min: 0, max }).default('')
const maybeWords = (max: number) => z.preprocess(empty, multiline({ max }).nullable().default(null))

export const modelPath = z.object({ id: uuid })
export const stepPath = z.object({ id: uuid, step: z.enum(stepNames) })
export const taskPath = z.object({ id: uuid, task: uuid })
export const outreachPath = z.object({ id: uuid, outreach: uuid })
export const reviewPath = z.object({ id: uuid, review: uuid })
export const parts = ['large', 'small', 'after', 'after-small', 'document'] as const
export type Part = (typeof parts)[number]
export const partPath = z.object({ id: uuid, evidence: uuid, part: z.enum(parts) })

/** Of the row that was read; 0 for what is not there yet. */
const revision = integer({ min: 0 })

/** Made when the form is shown; the row takes it as its id, so that a form sent twice makes one. */
const key = optional(uuid)

/** What is left out is empty: the whole content of a step is sent at once. */
export const stepBody = z.strictObject({
  revision,
  startedOn: maybeDate,
  why: words(5000),
  whom: words(5000),
  strength: words(5000),
  breakthrough: words(5000),
  note: words(5000),
})
export type SaveStep = z.output<typeof stepBody>

/** `startedOn` counts where nobody wrote when it began. */
export const closeBody = z.strictObject({ on: date, startedOn: maybeDate })
export const reopenBody = z.strictObject({ reason: multiline({ max: 2000 }) })

const plan = {
  what: text({ max: 500 }),
  who: text({ max: 200 }),
  how: words(2000),
  output: text({ max: 500 }),
  dueOn: date,
}
const progress = {
  state: z.enum(taskStates).default('todo'),
  doneOn: maybeDate,
  reason: maybeWords(2000),
}

export const newTaskBody = z.strictObject({ key, ...plan })
export const taskBody = z.strictObject({ revision, ...plan, ...progress })
export const taskStateBody = z.strictObject({ ...progress, state: z.enum(taskStates) })
export type NewTask = z.output<typeof newTaskBody>
export type EditTask = z.output<typeof taskBody>
export type TaskProgress = z.output<typeof taskStateBody>

const ungrouped = (value: unknown) =>
  typeof value === 'string' && /^\d{1,3}(?:[. ]\d{3})+$/u.test(value.trim())
    ? value.replace(/[. ]/gu, '')
    : empty(value)

const outreach = {
  kind: z.enum(outreachKinds),
  audience: text({ max: 500 }),
  heldOn: date,
  place: text({ max: 500 }),
  attendance: z.preprocess(ungrouped, integer({ max: 1_000_000 }).nullable().default(null)),
  attendanceAtLeast: z.preprocess((value) => (value === 'yes' ? true : value), z.boolean().default(false)),
  note: words(5000),
  questions: z
    .array(z.strictObject({ question: multiline({ max: 1000 }), answer: words(2000) }))
    .max(20)
    .default([]),
}

export const newOutreachBody = z.strictObject({ key, ...outreach })
export const outreachBody = z.strictObject({ revision, ...outreach })
export type NewOutreach = z.output<typeof newOutreachBody>
export type EditOutreach = z.output<typeof outreachBody>

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

/** A form sends questions and answers as two lists; pairs of blanks are left out. */
function paired(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body
  const { questions, answers, ...rest } = body as Record<string, unknown>
  const given = listOf(answers)
  const pairs = listOf(questions).map((question, i) => ({ question, answer: given[i] ?? '' }))
  return {
    ...rest,
    questions: pairs.filter(({ question, answer }) => question !== '' || answer !== ''),
  }
}
export const newOutreachForm = z.preprocess(paired, newOutreachBody)
export const outreachForm = z.preprocess(paired, outreachBody)

const review = {
  heldOn: date,
  success: multiline({ max: 5000 }),
  failure: multiline({ max: 5000 }),
  lessons: multiline({ max: 5000 }),
  decision: z.enum(decisions),
}
export const newReviewBody = z.strictObject({ key, ...review })
export const reviewBody = z.strictObject({ revision, ...review })
export type NewReview = z.output<typeof newReviewBody>
export type EditReview = z.output<typeof reviewBody>

/** Beside the files: what they show, when, and a link. */
export const evidenceBody = z.strictObject({
  caption: text({ max: 300 }),
  takenOn: maybeDate,
  url: z.preprocess(
    empty,
    z
      .url({ protocol: /^https$/u, hostname: z.regexes.domain })
      .max(1000)
      .nullable()
      .default(null),
  ),
})
export type NewEvidence = z.output<typeof evidenceBody>

const ids = z.preprocess((value) => listOf(value), z.array(uuid).max(240))

/** Which evidence everybody may see from now on; `consent` where people are shown. */
export const approveBody = z.strictObject({
  ids,
  consent: z.preprocess((value) => value === 'yes' || value === true, z.boolean()).default(false),
})
export const chosenBody = z.strictObject({ ids })
export const noBody = z.object({})

/** What was just done, for the page that says so. */
const deeds = ['saved', 'closed', 'reopened', 'removed', 'evidence', 'approved', 'hidden'] as const
export type Deed = (typeof deeds)[number]
export const stepsQuery = z.object({ done: optional(z.enum(deeds)) })

export const evidenceFiles = {
  photos: { max: 10, bytes: 15_000_000 },
  before: { max: 1, bytes: 15_000_000 },
  after: { max: 1, bytes: 15_000_000 },
  documents: { max: 5, bytes: 20_000_000 },
} as const
