/** What every command on steps begins with: the model held, the actor's standing checked, the step open. */
import { lockForChange, type Model } from '#features/models/contract.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { audit } from '#platform/audit/audit.ts'
import { notSignedIn } from '#platform/problem.ts'
import { onlyWriters, stepClosed, withdrawnModel } from '../steps.problems.ts'
import { mayWrite } from '../steps.policy.ts'
import { allSteps, blankStep, type Step, type StepName } from '../steps.rules.ts'
import { listSteps } from '../steps.store.ts'

export interface OpenModel {
  readonly ctx: TrxCtx
  readonly model: Model
  readonly inCharge: readonly number[]
  /** All four. */
  readonly steps: readonly Step[]
  /** Writes the trace of a change, which the model's history shows. */
  trace(action: string, details?: Record<string, unknown>, reason?: string): Promise<void>
}

/**
 * Runs `work` in a transaction that holds the model. Throws Problems `not-signed-in` and `not-found`.
 */
export async function withModel<T>(
  ctx: Ctx,
  modelId: string,
  work: (open: OpenModel) => Promise<T>,
): Promise<T> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { model, inCharge } = await lockForChange(inside, modelId)
    const steps = allSteps(await listSteps(inside.db, model.id))
    const trace: OpenModel['trace'] = async (action, details, reason) =>
      audit(inside, {
        action,
        subjectType: 'model',
        subjectId: model.id,
        unitId: model.unitId,
        ...(details && { details }),
        ...(reason !== undefined && { reason }),
      })
    return work({ ctx: inside, model, inCharge, steps, trace })
  })
}

/** What was withdrawn stays as it was, but for what is hidden or removed for somebody's sake. */
export function mustStand({ model }: OpenModel): void {
  if (model.state === 'withdrawn') throw withdrawnModel()
}

/** The step, of a model that the actor may write about. Throws Problems `not-allowed` and `steps.withdrawn`. */
export function writable(open: OpenModel, name: StepName): Step {
  const { ctx, inCharge, steps } = open
  if (!mayWrite(ctx.actor, name, inCharge)) throw onlyWriters()
  mustStand(open)
  return steps.find((step) => step.name === name) ?? blankStep(name)
}

/** The same, and open. Throws Problem `steps.closed` as well. */
export function openStep(open: OpenModel, name: StepName): Step {
  const step = writable(open, name)
  if (step.closedOn !== null) throw stepClosed()
  return step
}
