/** The SQL of steps, tasks, outreach and reviews of one model. Who changes them holds the model's row. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import {
  most,
  type Outreach,
  type Review,
  type Step,
  type StepFacts,
  type StepName,
  stepNames,
  type Task,
} from './steps.rules.ts'
import type { StepTables } from './steps.tables.ts'

type Row<T extends keyof StepTables> = { [K in keyof StepTables[T]]: StepTables[T][K] }

function stepOf(row: Row<'model_step'>): Step {
  return {
    name: row.step,
    startedOn: row.started_on,
    closedOn: row.closed_on,
    why: row.why,
    whom: row.whom,
    strength: row.strength,
    breakthrough: row.breakthrough,
    note: row.note,
    revision: row.revision,
  }
}

/** Those that something was written about. */
export async function listSteps(db: Db, modelId: string): Promise<Step[]> {
  const rows = await db.selectFrom('model_step').selectAll().where('model_id', '=', modelId).execute()
  return rows.map(stepOf)
}

export async function saveStep(trx: Trx, modelId: string, step: Step, at: Date): Promise<void> {
  const columns = {
    started_on: step.startedOn,
    closed_on: step.closedOn,
    why: step.why,
    whom: step.whom,
    strength: step.strength,
    breakthrough: step.breakthrough,
    note: step.note,
    revision: step.revision,
    updated_at: at,
  }
  await trx
    .insertInto('model_step')
    .values({ model_id: modelId, step: step.name, ...columns })
    .onConflict((conflict) => conflict.columns(['model_id', 'step']).doUpdateSet(columns))
    .execute()
}

export interface StepChange {
  readonly step: StepName
  readonly at: Date
  readonly onDay: string
  readonly closed: boolean
  readonly actorId: AccountId | null
  readonly reason: string | null
}

export async function insertStepChange(trx: Trx, modelId: string, change: StepChange): Promise<void> {
  await trx
    .insertInto('model_step_change')
    .values({
      model_id: modelId,
      step: change.step,
      at: change.at,
      on_day: change.onDay,
      closed: change.closed,
      actor_id: change.actorId,
      reason: change.reason,
    })
    .execute()
}

/** The last fifty, newest first. */
export async function listStepChanges(db: Db, modelId: string): Promise<StepChange[]> {
  return db
    .selectFrom('model_step_change')
    .select(['step', 'at', 'on_day as onDay', 'closed', 'actor_id as actorId', 'reason'])
    .where('model_id', '=', modelId)
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}

/** What decides whether `step` may be closed. */
export async function stepFacts(db: Db, modelId: string, step: StepName): Promise<StepFacts> {
  const before = stepNames.slice(0, stepNames.indexOf(step))
  const { rows } = await sql<Omit<StepFacts, 'openBefore'> & { closed: StepName[] }>`
    select
      (select count(*) from step_task where model_id = ${modelId} and state <> 'dropped') as tasks,
      (select count(*) from step_task where model_id = ${modelId} and state in ('todo','doing')) as "openTasks",
      (select count(*) from step_outreach where model_id = ${modelId}) as outreach,
      (select count(*) from step_review where model_id = ${modelId}) as reviews,
      (select count(*) from step_evidence where model_id = ${modelId} and step = ${step}) as evidence,
      array(select step from model_step where model_id = ${modelId} and closed_on is not null) as closed`.execute(
    db,
  )
  const [facts] = rows
  if (!facts) throw new Error('no row of facts')
  const { closed, ...counts } = facts
  return { ...counts, openBefore: before.filter((name) => !closed.includes(name)) }
}

function taskOf(row: Row<'step_task'>): Task {
  return {
    id: row.id,
    what: row.what,
    who: row.who,
    how: row.how,
    output: row.output,
    dueOn: row.due_on,
    state: row.state,
    doneOn: row.done_on,
    reason: row.reason,
    revision: row.revision,
  }
}

function taskColumns(task: Task, at: Date) {
  return {
    what: task.what,
    who: task.who,
    how: task.how,
    output: task.output,
    due_on: task.dueOn,
    state: task.state,
    done_on: task.doneOn,
    reason: task.reason,
    revision: task.revision,
    updated_at: at,
  }
}

/** All of them, by their day. */
export async function listTasks(db: Db, modelId: string): Promise<Task[]> {
  const rows = await db
    .selectFrom('step_task')
    .selectAll()
    .where('model_id', '=', modelId)
    .orderBy('due_on')
    .orderBy('id')
    .limit(most.tasks)
    .execute()
  return rows.map(taskOf)
}

export async function findTask(db: Db, modelId: string, id: string): Promise<Task | undefined> {
  const row = await db
    .selectFrom('step_task')
    .selectAll()
    .where('model_id', '=', modelId)
    .where('id', '=', id as Task['id'])
    .executeTakeFirst()
  return row && taskOf(row)
}

export async function insertTask(trx: Trx, modelId: string, task: Task, at: Date): Promise<void> {
  const row = { id: task.id, model_id: modelId, created_at: at, ...taskColumns(task, at) }
  await trx.insertInto('step_task').values(row).execute()
}

export async function updateTask(trx: Trx, task: Task, at: Date): Promise<void> {
  await trx.updateTable('step_task').set(taskColumns(task, at)).where('id', '=', task.id).execute()
}

type OutreachRow = Omit<Row<'step_outreach'>, 'questions'> & { questions: Outreach['questions'] }

function outreachOf(row: OutreachRow): Outreach {
  return {
    id: row.id,
    kind: row.kind,
    audience: row.audience,
    heldOn: row.held_on,
    place: row.place,
    attendance: row.attendance,
    attendanceAtLeast: row.attendance_at_least,
    note: row.note,
    questions: row.questions,
    revision: row.revision,
  }
}

function outreachColumns(outreach: Outreach, at: Date) {
  return {
    kind: outreach.kind,
    audience: outreach.audience,
    held_on: outreach.heldOn,
    place: outreach.place,
    attendance: outreach.attendance,
    attendance_at_least: outreach.attendanceAtLeast,
    note: outreach.note,
    questions: JSON.stringify(outreach.questions),
    revision: outreach.revision,
    updated_at: at,
  }
}

/** The newest first. */
export async function listOutreach(db: Db, modelId: string, limit: number): Promise<Outreach[]> {
  const rows = await db
    .selectFrom('step_outreach')
    .selectAll()
    .where('model_id', '=', modelId)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(outreachOf)
}

export async function findOutreach(db: Db, modelId: string, id: string): Promise<Outreach | undefined> {
  const row = await db
    .selectFrom('step_outreach')
    .selectAll()
    .where('model_id', '=', modelId)
    .where('id', '=', id as Outreach['id'])
    .executeTakeFirst()
  return row && outreachOf(row)
}

export async function insertOutreach(trx: Trx, modelId: string, outreach: Outreach, at: Date): Promise<void> {
  const row = { id: outreach.id, model_id: modelId, created_at: at, ...outreachColumns(outreach, at) }
  await trx.insertInto('step_outreach').values(row).execute()
}

export async function updateOutreach(trx: Trx, outreach: Outreach, at: Date): Promise<void> {
  await trx
    .updateTable('step_outreach')
    .set(outreachColumns(outreach, at))
    .where('id', '=', outreach.id)
    .execute()
}

export async function deleteOutreach(trx: Trx, id: Outreach['id']): Promise<void> {
  await trx.deleteFrom('step_outreach').where('id', '=', id).execute()
}

function reviewOf(row: Row<'step_review'>): Review {
  return {
    id: row.id,
    heldOn: row.held_on,
    success: row.success,
    failure: row.failure,
    lessons: row.lessons,
    decision: row.decision,
    revision: row.revision,
  }
}

function reviewColumns(review: Review, at: Date) {
  return {
    held_on: review.heldOn,
    success: review.success,
    failure: review.failure,
    lessons: review.lessons,
    decision: review.decision,
    revision: review.revision,
    updated_at: at,
  }
}

/** All of them, the newest first. */
export async function listReviews(db: Db, modelId: string): Promise<Review[]> {
  const rows = await db
    .selectFrom('step_review')
    .selectAll()
    .where('model_id', '=', modelId)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(most.reviews)
    .execute()
  return rows.map(reviewOf)
}

export async function findReview(db: Db, modelId: string, id: string): Promise<Review | undefined> {
  const row = await db
    .selectFrom('step_review')
    .selectAll()
    .where('model_id', '=', modelId)
    .where('id', '=', id as Review['id'])
    .executeTakeFirst()
  return row && reviewOf(row)
}

export async function insertReview(trx: Trx, modelId: string, review: Review, at: Date): Promise<void> {
  const row = { id: review.id, model_id: modelId, created_at: at, ...reviewColumns(review, at) }
  await trx.insertInto('step_review').values(row).execute()
}

export async function updateReview(trx: Trx, review: Review, at: Date): Promise<void> {
  await trx.updateTable('step_review').set(reviewColumns(review, at)).where('id', '=', review.id).execute()
}

/** How many rows of a kind a model has: the bounds in `most` are asked before another is added. */
export async function countRows(
  db: Db,
  table: 'step_task' | 'step_outreach' | 'step_review' | 'step_evidence',
  modelId: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(table)} where model_id = ${modelId}`.execute(db)
  return rows[0]?.n ?? 0
}

export interface Reached {
  readonly times: number
  /** Person-times of those where somebody counted. */
  readonly attendance: number
  /** How many of them say a number, and whether one of these is a lower bound. */
  readonly counted: number
  readonly atLeast: boolean
  /** Questions that wait for an answer. */
  readonly unanswered: number
}

/** What the outreach of a model comes to; attendances between 0 and `least` are taken as not counted. */
export async function reachedBy(db: Db, modelId: string, least: number): Promise<Reached> {
  const { rows } = await sql<Reached>`
    select count(*) as times, coalesce(sum(o.shown), 0)::bigint as attendance, count(o.shown) as counted,
      coalesce(bool_or(o.attendance_at_least and o.shown is not null), false) as "atLeast",
      coalesce(sum((select count(*) from jsonb_array_elements(o.questions) q where q ->> 'answer' = '')), 0)::bigint
        as unanswered
    from (
      select attendance_at_least, questions,
        case when attendance = 0 or attendance >= ${least} then attendance end as shown
      from step_outreach where model_id = ${modelId}) o`.execute(db)
  return rows[0] ?? { times: 0, attendance: 0, counted: 0, atLeast: false, unanswered: 0 }
}
