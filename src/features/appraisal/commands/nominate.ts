/** Good models pointed out by others than their owners, officers by name or citizens without one; moderated. */
import { listInChargeOf, readModel } from '#features/models/contract.ts'
import { rateLimit } from '#platform/auth/rate-limit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { mayManage } from '../appraisal.policy.ts'
import {
  countWaitingNominations,
  insertNomination,
  lockNomination,
  type Nomination,
  settleNomination,
} from '../entry.store.ts'
import {
  noNomination,
  outside,
  ownNomination,
  settledAlready,
  tooManyNominations,
} from '../problems.rules.ts'
import { networkKey } from '../network-key.ts'
import { conflictsWith } from '../queries/own-model.ts'
import { putIn } from './enter-model.ts'
import { auditModel, holdManaged, requireMember } from './steps.ts'

/** More wait for a model only after some were read. */
const mostWaiting = 20
const perNetwork = { limit: 5, seconds: 3600 }
const perDay = { limit: 300, seconds: 86_400 }

interface Nominating {
  readonly modelId: string
  readonly reason: string
  /** The network it comes from, for counting. */
  readonly prefix: string
}

/** Attempts of strangers are counted by network and in all, before anything is looked up. */
async function withinBounds(ctx: Ctx, prefix: string): Promise<void> {
  const key = networkKey('suggest', prefix)
  const near = await rateLimit(ctx.db, ctx.clock, key, perNetwork.limit, perNetwork.seconds)
  if (!near.allowed) throw tooManyNominations(near.retryAfter)
  const all = await rateLimit(ctx.db, ctx.clock, 'appraisal.suggest', perDay.limit, perDay.seconds)
  if (!all.allowed) throw tooManyNominations(all.retryAfter)
}

/**
 * By name for who holds any permission, without a name for everybody else: then not even the audit trail says who.
 * Never for a model of one's own. Throws Problems `nomination.own`, `nomination.too-many`, `not-found`.
 */
export async function nominateModel(ctx: Ctx, { modelId, reason, prefix }: Nominating): Promise<void> {
  const citizen = ctx.actor.kind !== 'system' && ctx.actor.grants.length === 0
  if (citizen) await withinBounds(ctx, prefix)
  await transact(ctx, async (inside) => {
    const { model } = await readModel(inside, modelId)
    if (model.state !== 'published') throw outside()
    const ties = await conflictsWith(inside, { id: null, modelId: model.id, unitId: model.unitId })
    if (ties.length > 0) throw ownNomination()
    if ((await countWaitingNominations(inside.db, model.id)) >= mostWaiting) throw tooManyNominations(86_400)
    const at = inside.clock.now()
    const id = newId<'appraisal_nomination'>(at)
    const source = citizen || inside.actor.accountId === null ? 'citizen' : 'officer'
    const accountId = source === 'citizen' ? null : inside.actor.accountId
    await insertNomination(inside.db, {
      id,
      modelId: model.id,
      reason,
      source,
      accountId,
      at,
      example: model.example,
    })
    await auditModel(
      { ...inside, actor: { ...inside.actor, accountId } },
      { modelId: model.id, unitId: model.unitId },
      'appraisal.nominated',
      { nomination: id, source },
    )
  })
}

async function holdNomination(ctx: TrxCtx, id: string): Promise<{ one: Nomination; unitId: number }> {
  const one = await lockNomination(ctx.db, id)
  if (!one) throw noNomination()
  const { model } = await readModel(ctx, one.modelId)
  if (!mayManage(ctx.actor, await listInChargeOf(ctx, model.unitId))) throw noNomination()
  if (one.state !== 'waiting') throw settledAlready()
  return { one, unitId: model.unitId }
}

/** Puts the model into a round of the actor that takes models now. */
export async function takeNomination(
  ctx: Ctx,
  input: { id: string; roundId: string; reason?: string | undefined },
): Promise<void> {
  requireMember(ctx)
  await transact(ctx, async (inside) => {
    const { round } = await holdManaged(inside, input.roundId, 'share')
    const { one } = await holdNomination(inside, input.id)
    await putIn(inside, round, {
      roundId: round.id,
      modelId: one.modelId,
      note: one.reason,
      via: 'discovery',
      nominationId: one.id,
    })
    await settleNomination(inside.db, one.id, {
      state: 'taken',
      at: inside.clock.now(),
      actor: inside.actor.accountId,
      reason: input.reason ?? null,
    })
  })
}

/** Throws Problems `not-found` for who does not manage there, `nomination.settled`. */
export async function declineNomination(ctx: Ctx, input: { id: string; reason: string }): Promise<void> {
  requireMember(ctx)
  await transact(ctx, async (inside) => {
    const { one, unitId } = await holdNomination(inside, input.id)
    await settleNomination(inside.db, one.id, {
      state: 'declined',
      at: inside.clock.now(),
      actor: inside.actor.accountId,
      reason: input.reason,
    })
    await auditModel(
      inside,
      { modelId: one.modelId, unitId },
      'appraisal.nomination-declined',
      {
        nomination: one.id,
      },
      input.reason,
    )
  })
}
