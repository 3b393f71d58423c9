/** Changes a task: its plan while the step of organising is open, how far it is at any time. */
import type { Ctx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { changedMeanwhile, noTask, stepClosed } from '../steps.problems.ts'
import { type Task, type TaskPlan, taskStateErrors } from '../steps.rules.ts'
import type { EditTask, TaskProgress } from '../steps.schemas.ts'
import { findTask, updateTask } from '../steps.store.ts'
import { type OpenModel, withModel, writable } from './open-model.ts'

interface Named {
  readonly modelId: string
  readonly task: string
}

const planned = ['what', 'who', 'how', 'output', 'dueOn'] as const satisfies readonly (keyof TaskPlan)[]

async function load(open: OpenModel, id: string): Promise<Task> {
  const task = await findTask(open.ctx.db, open.model.id, id)
  if (!task) throw noTask()
  return task
}

/** A day and a reason only where the state speaks of them. */
async function save(open: OpenModel, before: Task, input: Task): Promise<Task> {
  const after: Task = {
    ...input,
    doneOn: input.state === 'done' ? input.doneOn : null,
    reason: input.state === 'dropped' ? input.reason : null,
    revision: before.revision + 1,
  }
  const errors = taskStateErrors(after, open.ctx.clock.today())
  if (errors.length > 0) throw invalid(errors)
  await updateTask(open.ctx.db, after, open.ctx.clock.now())
  await open.trace('model.task-changed', { task: after.id, from: before.state, to: after.state })
  return after
}

/**
 * Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `steps.withdrawn`, `steps.changed`, `steps.closed` for
 * another plan of organised work, and `invalid`.
 */
export async function editTask(ctx: Ctx, { modelId, task: id, ...input }: EditTask & Named): Promise<Task> {
  return withModel(ctx, modelId, async (open) => {
    const organise = writable(open, 'organise')
    const before = await load(open, id)
    if (input.revision !== before.revision) throw changedMeanwhile(before.revision)
    const other = planned.some((field) => before[field] !== input[field])
    if (other && organise.closedOn !== null) throw stepClosed()
    return save(open, before, { ...before, ...input })
  })
}

/** Only how far it is: a button in the list. Done without a day was done today. */
export async function setTaskState(
  ctx: Ctx,
  { modelId, task: id, ...progress }: TaskProgress & Named,
): Promise<Task> {
  return withModel(ctx, modelId, async (open) => {
    writable(open, 'organise')
    const before = await load(open, id)
    const doneOn = progress.state === 'done' ? (progress.doneOn ?? ctx.clock.today()) : null
    return save(open, before, { ...before, ...progress, doneOn })
  })
}
