/** Changes what was written about an outreach: answers often come later. */
import type { Ctx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { changedMeanwhile, noOutreach } from '../steps.problems.ts'
import { notYet, type Outreach } from '../steps.rules.ts'
import type { EditOutreach } from '../steps.schemas.ts'
import { findOutreach, updateOutreach } from '../steps.store.ts'
import { openStep, withModel } from './open-model.ts'

/**
 * Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `steps.withdrawn`, `steps.closed`, `steps.changed`, and
 * `invalid` for a day to come.
 */
export async function editOutreach(
  ctx: Ctx,
  { modelId, outreach: id, ...input }: EditOutreach & { readonly modelId: string; readonly outreach: string },
): Promise<Outreach> {
  return withModel(ctx, modelId, async (open) => {
    openStep(open, 'mobilise')
    const { db, clock } = open.ctx
    const before = await findOutreach(db, open.model.id, id)
    if (!before) throw noOutreach()
    if (input.revision !== before.revision) throw changedMeanwhile(before.revision)
    const errors = notYet('heldOn', input.heldOn, clock.today())
    if (errors.length > 0) throw invalid(errors)
    const after: Outreach = { ...before, ...input, revision: before.revision + 1 }
    await updateOutreach(db, after, clock.now())
    await open.trace('model.outreach-changed', { outreach: after.id, revision: after.revision })
    return after
  })
}
