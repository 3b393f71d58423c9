/** Opens a closed step again, with a reason that everybody who works with the model reads. */
import type { Ctx } from '#platform/db/transact.ts'
import { notClosed, onlyReopeners } from '../steps.problems.ts'
import { mayReopen } from '../steps.policy.ts'
import type { Step, StepName } from '../steps.rules.ts'
import { insertStepChange, saveStep } from '../steps.store.ts'
import { mustStand, withModel } from './open-model.ts'

export interface ReopenStep {
  readonly modelId: string
  readonly step: StepName
  readonly reason: string
}

/** Later steps stay as they are. Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `steps.not-closed`. */
export async function reopenStep(ctx: Ctx, { modelId, step: name, reason }: ReopenStep): Promise<Step> {
  return withModel(ctx, modelId, async (open) => {
    const { db, clock, actor } = open.ctx
    if (!mayReopen(actor, open.inCharge)) throw onlyReopeners()
    mustStand(open)
    const before = open.steps.find((step) => step.name === name)
    if (!before?.closedOn) throw notClosed()
    const after: Step = { ...before, closedOn: null, revision: before.revision + 1 }
    await saveStep(db, open.model.id, after, clock.now())
    await insertStepChange(db, open.model.id, {
      step: name,
      at: clock.now(),
      onDay: clock.today(),
      closed: false,
      actorId: actor.accountId,
      reason,
    })
    await open.trace('model.step-reopened', { step: name }, reason)
    return after
  })
}
