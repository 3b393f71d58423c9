/** The steps of a round that its manager takes: open it, begin to score, close the panel, cancel. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { noRubricInForce, nothingToScore, stillTaking, tooFewSheets } from '../problems.rules.ts'
import { countEntries } from '../entry.store.ts'
import { listAppraisers } from '../panel.store.ts'
import { progressOf } from '../queries/ranking.ts'
import type { Round } from '../round.rules.ts'
import { findRubricInForce, freezeRubric, lockRubric } from '../rubric.store.ts'
import { demand, holdManaged, requireMember, takeStep } from './steps.ts'

/** From now on models may be proposed. The rubric in force is fixed, for this round and for good. */
export async function openRound(ctx: Ctx, { id }: { id: string }): Promise<Round> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    const { round } = await holdManaged(inside, id)
    demand(round, 'open')
    const rubricId = await findRubricInForce(inside.db, round.unitId, round.year, inside.clock.today())
    if (rubricId === undefined) throw noRubricInForce()
    await lockRubric(inside.db, rubricId)
    const after = await takeStep(inside, round, 'open', { rubricId })
    await freezeRubric(inside.db, rubricId, inside.clock.now())
    return after
  })
}

/** After the last day for proposals, with a model at least and a panel that can reach the quorum. */
export async function startScoring(ctx: Ctx, { id }: { id: string }): Promise<Round> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    const { round } = await holdManaged(inside, id)
    demand(round, 'start')
    if (inside.clock.today() <= round.closesOn) throw stillTaking(round.closesOn)
    const panel = (await listAppraisers(inside.db, round.id)).filter(({ removedAt }) => removedAt === null)
    if (panel.length < round.quorum || (await countEntries(inside.db, round.id)) === 0) throw nothingToScore()
    return takeStep(inside, round, 'start')
  })
}

/**
 * No score is taken any more, and all are shown to all inside: for good. So where models would stay without a rank for
 * want of sheets, that must be said to be meant (`despite`); Problem `invalid` else.
 */
export async function closePanel(
  ctx: Ctx,
  { id, despite = false }: { id: string; despite?: boolean },
): Promise<Round> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    const { round } = await holdManaged(inside, id)
    demand(round, 'close')
    const short = (await progressOf(inside, round)).filter(({ complete }) => complete < round.quorum).length
    if (short > 0 && !despite) throw tooFewSheets(short)
    return takeStep(inside, round, 'close', { panelClosedAt: inside.clock.now() })
  })
}

/** Ends it without a decision; others read why. */
export async function cancelRound(ctx: Ctx, input: { id: string; reason: string }): Promise<Round> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    const { round } = await holdManaged(inside, input.id)
    return takeStep(inside, round, 'cancel', { reason: input.reason })
  })
}
