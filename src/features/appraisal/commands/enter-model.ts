/** A model comes into a round by its owner's proposal, and leaves it again. */
import { lockForChange } from '#features/models/contract.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { mayManage, mayPropose } from '../appraisal.policy.ts'
import type { EnterModel } from '../appraisal.schemas.ts'
import {
  enteredAlready,
  notTaking,
  onlyManagers,
  onlyOwners,
  outside,
  wrongState,
} from '../problems.rules.ts'
import { findEntry, insertEntry, reenter, withdrawEntry } from '../entry.store.ts'
import { type NominationId, type Round, takesEntries, takesScores } from '../round.rules.ts'
import { auditModel, holdRound, livingEntry, requireMember } from './steps.ts'

interface Entering extends EnterModel {
  readonly via: 'owner' | 'discovery'
  readonly nominationId: NominationId | null
}

/** The shared part: in the area, public, in time, and not there yet. The caller has checked who may. */
export async function putIn(
  ctx: TrxCtx,
  round: Round,
  { modelId, note, via, nominationId }: Entering,
): Promise<void> {
  const { model, inCharge } = await lockForChange(ctx, modelId)
  if (!takesEntries(round, ctx.clock.today())) throw notTaking()
  if (model.state !== 'published' || !inCharge.includes(round.unitId)) throw outside()
  const before = await findEntry(ctx.db, round.id, model.id)
  if (before && before.withdrawnAt === null) throw enteredAlready()
  const at = ctx.clock.now()
  if (before) await reenter(ctx.db, before.id, note)
  else
    await insertEntry(ctx.db, {
      id: newId<'appraisal_entry'>(at),
      roundId: round.id,
      modelId: model.id,
      via,
      note,
      enteredAt: at,
      nominationId,
      by: ctx.actor.accountId,
    })
  await auditModel(ctx, { modelId: model.id, unitId: model.unitId }, 'appraisal.entered', {
    round: round.id,
    via,
  })
}

/** By who registers models at its unit. Throws Problems `not-allowed`, `appraisal.not-taking`, `.outside`, `.entered`. */
export async function enterModel(ctx: Ctx, input: EnterModel): Promise<void> {
  requireMember(ctx)
  await transact(ctx, async (inside) => {
    const { round } = await holdRound(inside, input.roundId, 'share')
    const { inCharge } = await lockForChange(inside, input.modelId)
    if (!mayPropose(inside.actor, inCharge)) throw onlyOwners()
    await putIn(inside, round, { ...input, via: 'owner', nominationId: null })
  })
}

/** By its owners while models are taken, by the manager until the panel closes; the reason stays. */
export async function withdrawModel(
  ctx: Ctx,
  input: { id: string; model: string; reason: string },
): Promise<void> {
  requireMember(ctx)
  await transact(ctx, async (inside) => {
    const { round, inCharge } = await holdRound(inside, input.id)
    const { inCharge: modelInCharge } = await lockForChange(inside, input.model)
    const manages = mayManage(inside.actor, inCharge)
    if (!manages && !mayPropose(inside.actor, modelInCharge)) throw onlyManagers()
    const open = round.state === 'open' || (manages && takesScores(round))
    if (!open) throw wrongState(round.state)
    const entry = await livingEntry(inside, round, input.model)
    await withdrawEntry(inside.db, entry.id, {
      at: inside.clock.now(),
      actor: inside.actor.accountId,
      reason: input.reason,
    })
    await auditModel(inside, entry, 'appraisal.withdrawn', { round: round.id }, input.reason)
  })
}
