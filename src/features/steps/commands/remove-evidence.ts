/** Removes evidence; its files go with it once nothing else refers to them. Also of a closed step: consent may end. */
import type { Ctx } from '#platform/db/transact.ts'
import { deleteEvidence } from '../evidence.store.ts'
import { nothingChosen, onlyWriters } from '../steps.problems.ts'
import { mayHide } from '../steps.policy.ts'
import type { ChosenEvidence } from './hide-evidence.ts'
import { withModel } from './open-model.ts'

/**
 * Returns how many were there. Also of a withdrawn model. Throws Problems `not-signed-in`, `not-found`, `not-allowed`,
 * and `invalid` when none is chosen.
 */
export async function removeEvidence(ctx: Ctx, { modelId, ids }: ChosenEvidence): Promise<number> {
  return withModel(ctx, modelId, async (open) => {
    if (!mayHide(open.ctx.actor, open.inCharge)) throw onlyWriters()
    if (ids.length === 0) throw nothingChosen()
    const removed = await deleteEvidence(open.ctx.db, open.model.id, ids)
    if (removed.length > 0) await open.trace('model.evidence-removed', { evidence: removed })
    return removed.length
  })
}
