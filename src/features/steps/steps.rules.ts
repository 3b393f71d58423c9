/**
 * The four steps of a model: what each asks for, when it may be closed, how tasks and reviews stand. Without a
 * database or a clock. README.md draws the states.
 */
import type { Id } from '#platform/ids.ts'
import type { FieldError, Words } from '#platform/problem.ts'

export const stepNames = ['choose', 'organise', 'mobilise', 'review'] as const
export type StepName = (typeof stepNames)[number]

/** What the first step asks for. */
export const choiceFields = ['why', 'whom', 'strength', 'breakthrough'] as const
export type ChoiceField = (typeof choiceFields)[number]

/** What is written about a step. The others than the first have only a note: their content are rows of their own. */
export interface StepContent extends Readonly<Record<ChoiceField, string>> {
  readonly startedOn: string | null
  readonly note: string
}

export interface Step extends StepContent {
  readonly name: StepName
  /** The civil day; null while it is open. */
  readonly closedOn: string | null
  /** 0 before anything was written. */
  readonly revision: number
}

/** A step that nobody has written about yet. */
export function blankStep(name: StepName): Step {
  return {
    name,
    startedOn: null,
    closedOn: null,
    why: '',
    whom: '',
    strength: '',
    breakthrough: '',
    note: '',
    revision: 0,
  }
}

/** All four in order, blank where nothing was written. */
export function allSteps(written: readonly Step[]): Step[] {
  return stepNames.map((name) => written.find((step) => step.name === name) ?? blankStep(name))
}

export const taskStates = ['todo', 'doing', 'done', 'dropped'] as const
export type TaskState = (typeof taskStates)[number]
export type TaskId = Id<'step_task'>

export interface TaskPlan {
  readonly what: string
  /** An organisation or a position. */
  readonly who: string
  readonly how: string
  readonly output: string
  readonly dueOn: string
}

export interface Task extends TaskPlan {
  readonly id: TaskId
  readonly state: TaskState
  readonly doneOn: string | null
  /** Why it was dropped. */
  readonly reason: string | null
  readonly revision: number
}

/** Still to be done. */
export function isOpenTask({ state }: Pick<Task, 'state'>): boolean {
  return state === 'todo' || state === 'doing'
}

/** Days that an open task is over its day, or that a done one was; 0 when it was or is in time. Never typed in. */
export function daysLate(
  { state, dueOn, doneOn }: Pick<Task, 'state' | 'dueOn' | 'doneOn'>,
  today: string,
): number {
  if (state === 'dropped') return 0
  const until = state === 'done' ? (doneOn ?? today) : today
  return Math.max(0, Math.round((Date.parse(until) - Date.parse(dueOn)) / 86_400_000))
}

export const outreachKinds = [
  'meeting',
  'visits',
  'loudspeaker',
  'online',
  'dialogue',
  'training',
  'campaign_day',
  'other',
] as const
export type OutreachKind = (typeof outreachKinds)[number]
export type OutreachId = Id<'step_outreach'>

export interface Question {
  readonly question: string
  /** Empty while it waits for one. */
  readonly answer: string
}

export interface OutreachContent {
  readonly kind: OutreachKind
  readonly audience: string
  readonly heldOn: string
  readonly place: string
  /** Person-times; null where nobody counted. */
  readonly attendance: number | null
  readonly attendanceAtLeast: boolean
  readonly note: string
  readonly questions: readonly Question[]
}

export interface Outreach extends OutreachContent {
  readonly id: OutreachId
  readonly revision: number
}

export const decisions = ['replicate', 'adjust', 'stop'] as const
export type Decision = (typeof decisions)[number]
export type ReviewId = Id<'step_review'>

export interface ReviewContent {
  readonly heldOn: string
  readonly success: string
  readonly failure: string
  readonly lessons: string
  readonly decision: Decision
}

export interface Review extends ReviewContent {
  readonly id: ReviewId
  readonly revision: number
}

export const evidenceKinds = ['photo', 'pair', 'document', 'link'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]
export type EvidenceId = Id<'step_evidence'>

/** The most of each that one model has: what is beyond is no register any more. */
export const most = { tasks: 100, outreach: 200, reviews: 30, evidence: 60 } as const

/** Steps that show what was done show it with evidence as well; why a work was chosen needs none. */
const needsEvidence: ReadonlySet<StepName> = new Set(['organise', 'mobilise', 'review'])

/** What decides whether a step may be closed, beside its own content. */
export interface StepFacts {
  /** Those before it that are open. */
  readonly openBefore: readonly StepName[]
  readonly tasks: number
  readonly openTasks: number
  readonly outreach: number
  readonly reviews: number
  /** Of this step. */
  readonly evidence: number
}

const stepWords: Readonly<Record<StepName, Words>> = {
  choose: { vi: 'Chọn việc', en: 'choose' },
  organise: { vi: 'Tổ chức', en: 'organise' },
  mobilise: { vi: 'Tuyên truyền, vận động', en: 'inform and mobilise' },
  review: { vi: 'Tổng kết', en: 'review' },
}

const missingChoice: Readonly<Record<ChoiceField, Words>> = {
  why: { vi: 'Xin ghi vì sao chọn việc này.', en: 'Please write why this work was chosen.' },
  whom: { vi: 'Xin ghi việc này phục vụ ai.', en: 'Please write whom it serves.' },
  strength: { vi: 'Xin ghi sức của cộng đồng.', en: 'Please write what strength the community has.' },
  breakthrough: { vi: 'Xin ghi khâu đột phá.', en: 'Please write what the breakthrough would be.' },
}

/** What is missing before a step can be closed on `on`; empty when nothing is. */
export function missingToClose(step: Step, facts: StepFacts, on: string, today: string): FieldError[] {
  const found: FieldError[] = []
  const say = (field: string, code: string, vi: string, en: string) =>
    found.push({ field, code, message: { vi, en } })
  for (const before of facts.openBefore)
    say(
      'order',
      'step_before',
      `Xin kết thúc bước “${stepWords[before].vi}” trước.`,
      `Please close the step “${stepWords[before].en}” first.`,
    )
  if (step.startedOn === null)
    say('startedOn', 'missing', 'Xin ghi ngày bắt đầu.', 'Please write when it began.')
  if (step.name === 'choose')
    for (const field of choiceFields)
      if (step[field] === '') found.push({ field, code: 'missing', message: missingChoice[field] })
  if (step.name === 'organise' && facts.tasks === 0)
    say('tasks', 'missing', 'Xin ghi ít nhất một việc đã phân công.', 'Please write at least one task.')
  if (step.name === 'mobilise' && facts.outreach === 0)
    say('outreach', 'missing', 'Xin ghi ít nhất một lần tuyên truyền.', 'Please write at least one outreach.')
  if (step.name === 'review' && facts.reviews === 0)
    say('reviews', 'missing', 'Xin ghi ít nhất một lần rút kinh nghiệm.', 'Please write at least one review.')
  if (step.name === 'review' && facts.openTasks > 0)
    say(
      'tasks',
      'open_tasks',
      `Còn ${facts.openTasks} việc chưa xong: xin ghi là đã xong hoặc đã bỏ.`,
      `${facts.openTasks} tasks are open: please say whether they are done or dropped.`,
    )
  if (needsEvidence.has(step.name) && facts.evidence === 0)
    say(
      'evidence',
      'missing',
      'Xin thêm ít nhất một minh chứng: ảnh, văn bản hoặc đường dẫn.',
      'Please add at least one piece of evidence: a photo, a document or a link.',
    )
  if (on > today) say('on', 'future', 'Ngày này chưa tới.', 'This day has not come yet.')
  else if (step.startedOn !== null && on < step.startedOn)
    say('on', 'before_start', 'Ngày kết thúc trước ngày bắt đầu.', 'This day is before the beginning.')
  return found
}

/** The day a step most likely began, to begin a form with: the end of the one before, or the registration's day. */
export function likelyStart(name: StepName, steps: readonly Step[], registeredOn: string | null): string {
  const before = stepNames[stepNames.indexOf(name) - 1]
  if (before === undefined) return registeredOn ?? ''
  return steps.find((step) => step.name === before)?.closedOn ?? ''
}

/** What is wrong with a state of a task; empty when nothing is. */
export function taskStateErrors(
  { state, doneOn, reason }: Pick<Task, 'state' | 'doneOn' | 'reason'>,
  today: string,
): FieldError[] {
  const found: FieldError[] = []
  if (state === 'done' && doneOn === null)
    found.push({
      field: 'doneOn',
      code: 'missing',
      message: { vi: 'Xin ghi ngày xong.', en: 'Please write when it was done.' },
    })
  if (state === 'done' && doneOn !== null && doneOn > today)
    found.push({
      field: 'doneOn',
      code: 'future',
      message: { vi: 'Ngày xong chưa tới.', en: 'This day has not come yet.' },
    })
  if (state === 'dropped' && reason === null)
    found.push({
      field: 'reason',
      code: 'missing',
      message: { vi: 'Xin ghi vì sao bỏ việc này.', en: 'Please write why it was dropped.' },
    })
  return found
}

/** A day that is over or today. */
export function notYet(field: string, day: string, today: string): FieldError[] {
  if (day <= today) return []
  return [{ field, code: 'future', message: { vi: 'Ngày này chưa tới.', en: 'This day has not come yet.' } }]
}

export interface ShownStep {
  readonly name: StepName
  readonly state: 'done' | 'current' | 'next' | 'late'
  /** The day it was closed, or for the one under way since when; null when not known. */
  readonly date: string | null
}

/** Where the model stands: the first open step is under way, and late while tasks are, which come of the second step. */
export function standing(steps: readonly Step[], overdue: number): ShownStep[] {
  const current = steps.findIndex(({ closedOn }) => closedOn === null)
  return steps.map(({ name, closedOn, startedOn }, i) => {
    if (closedOn !== null) return { name, state: 'done', date: closedOn }
    const state = i !== current ? 'next' : overdue > 0 && i > 0 ? 'late' : 'current'
    return { name, state, date: startedOn }
  })
}
