/** Writes the content of a step: all of it at once, against the revision that was read. */
import type { Ctx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { changedMeanwhile } from '../steps.problems.ts'
import { notYet, type Step, type StepName } from '../steps.rules.ts'
import type { SaveStep } from '../steps.schemas.ts'
import { saveStep as store } from '../steps.store.ts'
import { openStep, withModel } from './open-model.ts'

/**
 * Returns the step as it is then. Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `steps.withdrawn`,
 * `steps.closed`, `steps.changed`, and `invalid` for a day to come.
 */
export async function saveStep(
  ctx: Ctx,
  { modelId, step: name, ...input }: SaveStep & { readonly modelId: string; readonly step: StepName },
): Promise<Step> {
  return withModel(ctx, modelId, async (open) => {
    const before = openStep(open, name)
    const { revision, ...content } = input
    if (revision !== before.revision) throw changedMeanwhile(before.revision)
    const errors =
      content.startedOn === null ? [] : notYet('startedOn', content.startedOn, open.ctx.clock.today())
    if (errors.length > 0) throw invalid(errors)
    const after: Step = { ...before, ...content, revision: revision + 1 }
    await store(open.ctx.db, open.model.id, after, open.ctx.clock.now())
    await open.trace('model.step-written', { step: name, revision: after.revision })
    return after
  })
}
