/** Lets everybody see evidence once the model is public, after somebody looked at who is in the pictures. */
import type { Ctx } from '#platform/db/transact.ts'
import { listEvidence, setPublic } from '../evidence.store.ts'
import { consentNeeded, noEvidence, nothingChosen, onlyPublishers } from '../steps.problems.ts'
import { mayApprove } from '../steps.policy.ts'
import { mustStand, withModel } from './open-model.ts'

export interface ApproveEvidence {
  readonly modelId: string
  readonly ids: readonly string[]
  /** Who is shown agreed; for children their parents or guardians did. */
  readonly consent: boolean
}

/**
 * Returns how many were hidden before. Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `steps.withdrawn`,
 * and `invalid` without consent where photos are among them.
 */
export async function approveEvidence(ctx: Ctx, { modelId, ids, consent }: ApproveEvidence): Promise<number> {
  return withModel(ctx, modelId, async (open) => {
    const { db, actor, clock } = open.ctx
    if (!mayApprove(actor, open.inCharge)) throw onlyPublishers()
    mustStand(open)
    if (ids.length === 0) throw nothingChosen()
    const all = await listEvidence(db, open.model.id, { publicly: false })
    const chosen = all.filter(({ id }) => ids.includes(id))
    if (chosen.length < new Set(ids).size) throw noEvidence()
    if (!consent && chosen.some(({ kind }) => kind === 'photo' || kind === 'pair')) throw consentNeeded()
    const to = { public: true, actorId: actor.accountId, at: clock.now() }
    const changed = await setPublic(db, open.model.id, ids, to)
    if (changed.length > 0) await open.trace('model.evidence-approved', { evidence: changed, consent })
    return changed.length
  })
}
