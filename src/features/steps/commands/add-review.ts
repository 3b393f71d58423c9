/** Adds a review: what went well, what did not, what was learnt, and whether to replicate, adjust or stop. */
import type { Ctx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { invalid } from '#platform/problem.ts'
import { tooManyRows } from '../steps.problems.ts'
import { most, notYet, type Review } from '../steps.rules.ts'
import type { NewReview } from '../steps.schemas.ts'
import { countRows, findReview, insertReview } from '../steps.store.ts'
import { openStep, withModel } from './open-model.ts'

/**
 * Sent twice with the same key it is there once. Throws Problems `not-signed-in`, `not-found`, `not-allowed`,
 * `steps.withdrawn`, `steps.closed`, `steps.too-many`, and `invalid` for a day to come.
 */
export async function addReview(
  ctx: Ctx,
  { modelId, key, ...content }: NewReview & { readonly modelId: string },
): Promise<Review> {
  return withModel(ctx, modelId, async (open) => {
    openStep(open, 'review')
    const { db, clock } = open.ctx
    const there = key === undefined ? undefined : await findReview(db, open.model.id, key)
    if (there) return there
    const errors = notYet('heldOn', content.heldOn, clock.today())
    if (errors.length > 0) throw invalid(errors)
    if ((await countRows(db, 'step_review', open.model.id)) >= most.reviews) throw tooManyRows(most.reviews)
    const id = (key ?? newId(clock.now())) as Review['id']
    const review: Review = { ...content, id, revision: 1 }
    await insertReview(db, open.model.id, review, clock.now())
    await open.trace('model.review-added', { review: id, decision: review.decision })
    return review
  })
}
