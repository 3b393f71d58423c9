/** The tables of steps, as types. */
import type { Generated, JSONColumnType } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type {
  Decision,
  EvidenceId,
  EvidenceKind,
  OutreachId,
  OutreachKind,
  Question,
  ReviewId,
  StepName,
  TaskId,
  TaskState,
} from './steps.rules.ts'

export interface StepTables {
  model_step: {
    model_id: string
    step: StepName
    started_on: string | null
    closed_on: string | null
    why: string
    whom: string
    strength: string
    breakthrough: string
    note: string
    revision: number
    updated_at: Date
  }
  model_step_change: {
    id: Generated<number>
    model_id: string
    step: StepName
    at: Date
    on_day: string
    closed: boolean
    actor_id: AccountId | null
    reason: string | null
  }
  step_task: {
    id: TaskId
    model_id: string
    what: string
    who: string
    how: string
    output: string
    due_on: string
    state: TaskState
    done_on: string | null
    reason: string | null
    revision: number
    created_at: Date
    updated_at: Date
  }
  step_outreach: {
    id: OutreachId
    model_id: string
    kind: OutreachKind
    audience: string
    held_on: string
    place: string
    attendance: number | null
    attendance_at_least: boolean
    note: string
    questions: JSONColumnType<readonly Question[]>
    revision: number
    created_at: Date
    updated_at: Date
  }
  step_review: {
    id: ReviewId
    model_id: string
    held_on: string
    success: string
    failure: string
    lessons: string
    decision: Decision
    revision: number
    created_at: Date
    updated_at: Date
  }
  step_evidence: {
    id: EvidenceId
    model_id: string
    step: StepName
    kind: EvidenceKind
    caption: string
    taken_on: string | null
    file_id: string | null
    after_file_id: string | null
    url: string | null
    public: boolean
    approved_by: AccountId | null
    approved_at: Date | null
    created_by: AccountId | null
    created_at: Date
  }
}

declare module '#platform/db/tables.ts' {
  interface Tables extends StepTables {}
}
