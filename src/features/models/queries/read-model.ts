/** One model with its history and what the asker may do with it: all that its page and the API show. */
import type { Ctx } from '#platform/db/transact.ts'
import { type Hindrance, hindranceToAccept, isOfficer, mayEdit, mayMove, maySee } from '../model.policy.ts'
import { type Model, type Move, moves, stateAfter } from '../model.rules.ts'
import { findModel, listInCharge, listTransitions, type Transition } from '../model.store.ts'
import { noModel } from '../problems.rules.ts'
import { standingOf } from './standing.ts'

export interface ReadModel {
  readonly model: Model
  /** Oldest first; the reasons only for officers. */
  readonly history: readonly Transition[]
  readonly officer: boolean
  /** The units whose officers look after it. */
  readonly inCharge: readonly number[]
  readonly mayEdit: boolean
  /** Moves that are open now, to this actor. */
  readonly moves: readonly Move[]
  /** What keeps this actor from accepting it; undefined when nothing does, and for who is no officer here. */
  readonly hindrance: Hindrance | undefined
}

/** Throws not-found also for what the actor must not know of. */
export async function readModel(ctx: Ctx, id: string): Promise<ReadModel> {
  const model = await findModel(ctx.db, id)
  if (!model) throw noModel()
  const inCharge = await listInCharge(ctx.db, model.unitId, ctx.clock.today())
  if (!maySee(ctx.actor, model, inCharge)) throw noModel()
  const officer = isOfficer(ctx.actor, inCharge)
  const history = await listTransitions(ctx.db, model.id)
  const standing = officer ? await standingOf(ctx, model, inCharge) : undefined
  return {
    model,
    history: officer ? history : history.map((step) => ({ ...step, actorId: null, reason: null })),
    officer,
    inCharge,
    mayEdit: mayEdit(ctx.actor, model, inCharge),
    moves: standing
      ? moves.filter(
          (move) => stateAfter(model.state, move) !== undefined && mayMove(ctx.actor, move, model, standing),
        )
      : [],
    hindrance: standing && hindranceToAccept(ctx.actor, model, standing),
  }
}
