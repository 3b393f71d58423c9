/** Makes rounds and changes their title, dates and quorum while that is fair to who takes part. */
import { listInChargeOf } from '#features/models/contract.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { invalid } from '#platform/problem.ts'
import { mayManage } from '../appraisal.policy.ts'
import type { EditRound, NewRound } from '../appraisal.schemas.ts'
import { changedMeanwhile, onlyManagers, wrongState } from '../problems.rules.ts'
import { type Round, roundErrors } from '../round.rules.ts'
import { insertRound, insertTransition, updateRound } from '../round.store.ts'
import { auditRound, holdManaged, requireMember } from './steps.ts'

/** A draft. Throws Problems `not-allowed`, `invalid`. */
export async function createRound(ctx: Ctx, input: NewRound, example = false): Promise<Round> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    if (!mayManage(inside.actor, await listInChargeOf(inside, input.unitId))) throw onlyManagers()
    const found = roundErrors(input)
    if (found.length > 0) throw invalid(found)
    const at = inside.clock.now()
    const round: Round = {
      ...input,
      id: newId<'appraisal_round'>(at),
      rubricId: null,
      state: 'draft',
      panelClosedAt: null,
      revision: 1,
      createdBy: inside.actor.accountId,
      example,
    }
    await insertRound(inside.db, round, at)
    await insertTransition(inside.db, round.id, {
      at,
      from: null,
      to: 'draft',
      actorId: inside.actor.accountId,
      reason: null,
    })
    await auditRound(inside, round, 'appraisal.round-made', { year: round.year, level: round.level })
    return round
  })
}

/**
 * A draft changes freely; once it takes models only the last day moves, and only later. Throws Problem
 * `appraisal.changed` when someone saved since `revision`.
 */
export async function editRound(ctx: Ctx, { id, revision, ...written }: EditRound): Promise<Round> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    const { round } = await holdManaged(inside, id)
    if (round.state !== 'draft' && round.state !== 'open') throw wrongState(round.state)
    if (round.revision !== revision) throw changedMeanwhile()
    const changes = round.state === 'draft' ? written : { closesOn: written.closesOn }
    const after: Round = { ...round, ...changes, revision: revision + 1 }
    const found = roundErrors(after, round)
    if (found.length > 0) throw invalid(found)
    await updateRound(inside.db, after, inside.clock.now())
    await auditRound(inside, after, 'appraisal.round-edited', { state: round.state })
    return after
  })
}
