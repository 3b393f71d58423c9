/** What the commands on a round share: loading it with who is in charge, and writing the change with its traces. */
import { listInChargeOf } from '#features/models/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import type { TrxCtx } from '#platform/db/transact.ts'
import { notSignedIn } from '#platform/problem.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { mayManage } from '../appraisal.policy.ts'
import { noEntry, noRound, onlyManagers, wrongState } from '../problems.rules.ts'
import { type Move, type Round, stateAfter } from '../round.rules.ts'
import { type Entry, findEntry } from '../entry.store.ts'
import { insertTransition, lockRound, updateRound } from '../round.store.ts'

/** Strangers are sent to the sign-in before anything is looked up. */
export function requireMember(ctx: Ctx): void {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
}

export interface Held {
  readonly round: Round
  readonly inCharge: readonly number[]
}

/** Locks the round: alone for its own changes, `share` for what lies in it. */
export async function holdRound(ctx: TrxCtx, id: string, mode: 'alone' | 'share' = 'alone'): Promise<Held> {
  const round = await lockRound(ctx.db, id, mode)
  if (!round) throw noRound()
  return { round, inCharge: await listInChargeOf(ctx, round.unitId) }
}

/** The same for who runs the round; a draft of others is not there. */
export async function holdManaged(ctx: TrxCtx, id: string, mode?: 'alone' | 'share'): Promise<Held> {
  const held = await holdRound(ctx, id, mode)
  if (mayManage(ctx.actor, held.inCharge)) return held
  throw held.round.state === 'draft' ? noRound() : onlyManagers()
}

/** A model that is in the round still. */
export async function livingEntry(ctx: TrxCtx, round: Round, modelId: string): Promise<Entry> {
  const entry = await findEntry(ctx.db, round.id, modelId)
  if (!entry || entry.withdrawnAt !== null) throw noEntry()
  return entry
}

/** Throws Problem `appraisal.wrong-state` where the move is not open. */
export function demand(round: Round, move: Move): void {
  if (!stateAfter(round, move)) throw wrongState(round.state)
}

/** Takes the step, with its row of history and audit. Throws Problem `appraisal.wrong-state`. */
export async function takeStep(
  ctx: TrxCtx,
  round: Round,
  move: Move,
  changes: Partial<Pick<Round, 'rubricId' | 'panelClosedAt'>> & { readonly reason?: string | undefined } = {},
): Promise<Round> {
  const state = stateAfter(round, move)
  if (!state) throw wrongState(round.state)
  const { reason, ...rest } = changes
  const after: Round = { ...round, ...rest, state, revision: round.revision + 1 }
  const at = ctx.clock.now()
  await updateRound(ctx.db, after, at)
  if (state !== round.state)
    await insertTransition(ctx.db, round.id, {
      at,
      from: round.state,
      to: state,
      actorId: ctx.actor.accountId,
      reason: reason ?? null,
    })
  await auditRound(ctx, after, actions[move], { from: round.state, to: state }, reason)
  return after
}

const actions: Readonly<Record<Move, string>> = {
  open: 'appraisal.opened',
  start: 'appraisal.scoring-started',
  close: 'appraisal.panel-closed',
  shortlist: 'appraisal.shortlisted',
  decide: 'appraisal.decided',
  cancel: 'appraisal.cancelled',
}

export async function auditRound(
  ctx: TrxCtx,
  round: Pick<Round, 'id' | 'unitId'>,
  action: string,
  details: Record<string, unknown> = {},
  reason?: string,
): Promise<void> {
  await audit(ctx, {
    action,
    subjectType: 'appraisal_round',
    subjectId: round.id,
    unitId: round.unitId,
    reason: reason ?? null,
    details,
  })
}

/** What concerns one model shows in the history of that model. */
export async function auditModel(
  ctx: TrxCtx,
  model: { readonly modelId: string; readonly unitId: number },
  action: string,
  details: Record<string, unknown>,
  reason?: string,
): Promise<void> {
  await audit(ctx, {
    action,
    subjectType: 'model',
    subjectId: model.modelId,
    unitId: model.unitId,
    reason: reason ?? null,
    details,
  })
}
