/** One step of a model from state to state; the commands with a name of their own call it. */
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { invalid, notSignedIn, type Problem } from '#platform/problem.ts'
import { hindranceToAccept, mayMove, type Standing } from '../model.policy.ts'
import { missingForSubmission, type Model, type Move, needsReason, stateAfter } from '../model.rules.ts'
import { moveNotAllowed, ownSubmission, provincialReviewers, wrongState } from '../problems.rules.ts'
import { standingOf } from '../queries/standing.ts'
import { lockForChange, save } from './save.ts'

export interface MoveInput {
  readonly id: string
  readonly reason?: string
}

const actions: Readonly<Record<Move, string>> = {
  submit: 'model.submitted',
  return: 'model.returned',
  accept: 'model.accepted',
  publish: 'model.published',
  withdraw: 'model.withdrawn',
}

/** What a move asks beyond the rules of all moves, once it is allowed, and what its traces say of that. */
export type Beyond = (
  ctx: TrxCtx,
  model: Model,
) => Promise<{ readonly reason?: string | undefined; readonly details?: Record<string, unknown> }>

/**
 * Returns the model in its new state. Throws Problems `not-signed-in`, `not-found`, `not-allowed`,
 * `model.own-submission`, `model.wrong-state`, and `invalid` when a submission lacks content.
 */
export async function moveModel(ctx: Ctx, move: Move, input: MoveInput, beyond?: Beyond): Promise<Model> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { model, inCharge } = await lockForChange(inside, input.id)
    const standing = await standingOf(inside, model, inCharge)
    if (!mayMove(inside.actor, move, model, standing)) throw refusal(inside, move, model, standing)
    const state = stateAfter(model.state, move)
    if (!state) throw wrongState(model.state)
    if (move === 'submit') {
      const missing = missingForSubmission(model)
      if (missing.length > 0) throw invalid(missing)
    }
    const asked = await beyond?.(inside, model)
    const after: Model = {
      ...model,
      state,
      submittedBy: move === 'submit' ? inside.actor.accountId : model.submittedBy,
      updatedAt: inside.clock.now(),
    }
    const reason = needsReason(move) ? input.reason : asked?.reason
    await save(inside, model, after, { action: actions[move], reason, details: asked?.details })
    return after
  })
}

function refusal(ctx: Ctx, move: Move, model: Model, standing: Standing): Problem {
  const hindrance = move === 'accept' ? hindranceToAccept(ctx.actor, model, standing) : undefined
  if (hindrance === 'sent' || hindrance === 'wrote') return ownSubmission()
  return hindrance === 'level' ? provincialReviewers() : moveNotAllowed(move)
}
