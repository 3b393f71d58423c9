/** Where a model stands on the line of its page, and what its panel asks as well: one page asks the database once. */
import type { ModelPanelAsk, StepShown } from '#features/models/contract.ts'
import { allSteps, daysLate, isOpenTask, standing, type Step } from '../steps.rules.ts'
import { listSteps, listTasks } from '../steps.store.ts'

const asked = new WeakMap<ModelPanelAsk, Promise<Step[]>>()

/** Those that something was written about. */
export function stepsOnPage(ask: ModelPanelAsk): Promise<Step[]> {
  const known = asked.get(ask) ?? listSteps(ask.ctx.db, ask.model.id)
  asked.set(ask, known)
  return known
}

/** Null where nobody wrote about its steps yet. */
export async function stepsLine(ask: ModelPanelAsk): Promise<StepShown[] | null> {
  const { ctx, model, view } = ask
  const written = await stepsOnPage(ask)
  if (written.length === 0) return null
  const tasks = await listTasks(ctx.db, model.id)
  const overdue = tasks.filter((task) => isOpenTask(task) && daysLate(task, view.today) > 0).length
  return standing(allSteps(written), overdue).map((step) => ({
    ...step,
    href: `/models/${model.id}/steps#${step.name}`,
  }))
}
