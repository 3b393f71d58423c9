/** Corrects a review while its step is open. */
import type { Ctx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { changedMeanwhile, noReview } from '../steps.problems.ts'
import { notYet, type Review } from '../steps.rules.ts'
import type { EditReview } from '../steps.schemas.ts'
import { findReview, updateReview } from '../steps.store.ts'
import { openStep, withModel } from './open-model.ts'

/**
 * Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `steps.withdrawn`, `steps.closed`, `steps.changed`, and
 * `invalid` for a day to come.
 */
export async function editReview(
  ctx: Ctx,
  { modelId, review: id, ...input }: EditReview & { readonly modelId: string; readonly review: string },
): Promise<Review> {
  return withModel(ctx, modelId, async (open) => {
    openStep(open, 'review')
    const { db, clock } = open.ctx
    const before = await findReview(db, open.model.id, id)
    if (!before) throw noReview()
    if (input.revision !== before.revision) throw changedMeanwhile(before.revision)
    const errors = notYet('heldOn', input.heldOn, clock.today())
    if (errors.length > 0) throw invalid(errors)
    const after: Review = { ...before, ...input, revision: before.revision + 1 }
    await updateReview(db, after, clock.now())
    await open.trace('model.review-changed', { review: after.id, from: before.decision, to: after.decision })
    return after
  })
}
