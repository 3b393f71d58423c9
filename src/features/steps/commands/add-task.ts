/** Adds a task: what is to be done, by which organisation or position, how, by when, with what output. */
import type { Ctx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { tooManyRows } from '../steps.problems.ts'
import { most, type Task } from '../steps.rules.ts'
import type { NewTask } from '../steps.schemas.ts'
import { countRows, findTask, insertTask } from '../steps.store.ts'
import { openStep, withModel } from './open-model.ts'

/**
 * Sent twice with the same key it is there once. Throws Problems `not-signed-in`, `not-found`, `not-allowed`,
 * `steps.withdrawn`, `steps.closed` and `steps.too-many`.
 */
export async function addTask(
  ctx: Ctx,
  { modelId, key, ...plan }: NewTask & { readonly modelId: string },
): Promise<Task> {
  return withModel(ctx, modelId, async (open) => {
    openStep(open, 'organise')
    const { db, clock } = open.ctx
    const there = key === undefined ? undefined : await findTask(db, open.model.id, key)
    if (there) return there
    if ((await countRows(db, 'step_task', open.model.id)) >= most.tasks) throw tooManyRows(most.tasks)
    const id = (key ?? newId(clock.now())) as Task['id']
    const task: Task = { ...plan, id, state: 'todo', doneOn: null, reason: null, revision: 1 }
    await insertTask(db, open.model.id, task, clock.now())
    await open.trace('model.task-added', { task: id })
    return task
  })
}
