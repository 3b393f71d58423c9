/** Says something about a model to the other officers who look after it. Never public, never changed. */
import { isOfficer, lockForChange } from '#features/models/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { notSignedIn } from '#platform/problem.ts'
import { findComment, insertComment } from '../comments.store.ts'
import { noComment, onlyAuthor, onlyOfficers } from '../desk.problems.ts'
import type { WriteComment } from '../desk.schemas.ts'

/**
 * A correction is a new comment that stands for the old one. The same form sent twice says it once. Throws Problems
 * `not-signed-in`, `not-found` and `not-allowed`.
 */
export async function writeComment(ctx: Ctx, input: WriteComment): Promise<void> {
  const { accountId } = ctx.actor
  if (accountId === null) throw notSignedIn()
  await transact(ctx, async (inside) => {
    const { model, inCharge } = await lockForChange(inside, input.id)
    if (!isOfficer(inside.actor, inCharge)) throw onlyOfficers()
    if (input.replaces !== undefined) {
      const old = await findComment(inside.db, model.id, input.replaces)
      if (!old) throw noComment()
      if (old.accountId !== accountId) throw onlyAuthor()
    }
    const id = await insertComment(inside.db, {
      modelId: model.id,
      at: inside.clock.now(),
      accountId,
      body: input.body,
      asks: input.asks,
      replaces: input.replaces ?? null,
      key: input.key,
    })
    if (id === null) return
    await audit(inside, {
      action: input.replaces === undefined ? 'model.commented' : 'model.comment-corrected',
      subjectType: 'model',
      subjectId: model.id,
      unitId: model.unitId,
      details: { comment: id, asks: input.asks },
    })
  })
}
