/** Takes evidence out of public sight, at once and without a reason: who is shown may have changed their mind. */
import type { Ctx } from '#platform/db/transact.ts'
import { setPublic } from '../evidence.store.ts'
import { nothingChosen, onlyWriters } from '../steps.problems.ts'
import { mayHide } from '../steps.policy.ts'
import { withModel } from './open-model.ts'

export interface ChosenEvidence {
  readonly modelId: string
  readonly ids: readonly string[]
}

/**
 * Returns how many were shown before. Also of a withdrawn model. Throws Problems `not-signed-in`, `not-found`,
 * `not-allowed`, and `invalid` when none is chosen.
 */
export async function hideEvidence(ctx: Ctx, { modelId, ids }: ChosenEvidence): Promise<number> {
  return withModel(ctx, modelId, async (open) => {
    const { db, actor, clock } = open.ctx
    if (!mayHide(actor, open.inCharge)) throw onlyWriters()
    if (ids.length === 0) throw nothingChosen()
    const to = { public: false, actorId: actor.accountId, at: clock.now() }
    const changed = await setPublic(db, open.model.id, ids, to)
    if (changed.length > 0) await open.trace('model.evidence-hidden', { evidence: changed })
    return changed.length
  })
}
