/** Says how far a model's work has come. Who may see the model is another matter and does not change. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { invalid, notSignedIn } from '#platform/problem.ts'
import { replaceDocuments } from '../documents.store.ts'
import { mayReportStatus } from '../model.policy.ts'
import { type Model, statusErrors, type Status } from '../model.rules.ts'
import { insertStatusChange, updateModel } from '../model.store.ts'
import { onlyRegistrars } from '../problems.rules.ts'
import { tallyChange } from '../tally.store.ts'
import { lockForChange } from './save.ts'

export interface SetStatus {
  readonly id: string
  readonly status: Status
  /** The civil day it holds from. */
  readonly on: string
  /** Needed for `degraded` and `stopped`. */
  readonly reason?: string | undefined
}

/**
 * Returns the model as it is then; the same status again changes nothing. Throws Problems `not-signed-in`,
 * `not-found`, `not-allowed`, and `invalid` for a day to come or before the registration, or a missing reason.
 */
export async function setModelStatus(ctx: Ctx, input: SetStatus): Promise<Model> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { model, inCharge } = await lockForChange(inside, input.id)
    if (!mayReportStatus(inside.actor, model, inCharge)) throw onlyRegistrars()
    if (model.status === input.status) return model
    const errors = statusErrors(model, input, inside.clock.today())
    if (errors.length > 0) throw invalid(errors)
    const after: Model = {
      ...model,
      status: input.status,
      statusOn: input.on,
      updatedAt: inside.clock.now(),
    }
    await updateModel(inside.db, after)
    await replaceDocuments(inside.db, [after])
    await insertStatusChange(inside.db, model, after, {
      at: after.updatedAt,
      actorId: inside.actor.accountId,
      reason: input.reason ?? null,
    })
    await tallyChange(inside.db, model, after)
    await audit(inside, {
      action: 'model.status-changed',
      subjectType: 'model',
      subjectId: model.id,
      unitId: model.unitId,
      reason: input.reason ?? null,
      details: { from: model.status, to: after.status, on: input.on },
    })
    return after
  })
}
