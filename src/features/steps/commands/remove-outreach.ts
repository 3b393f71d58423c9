/** Removes an outreach that was entered by mistake; that it was removed stays in the model's history. */
import type { Ctx } from '#platform/db/transact.ts'
import { noOutreach } from '../steps.problems.ts'
import { deleteOutreach, findOutreach } from '../steps.store.ts'
import { openStep, withModel } from './open-model.ts'

/** Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `steps.withdrawn` and `steps.closed`. */
export async function removeOutreach(
  ctx: Ctx,
  { modelId, outreach: id }: { readonly modelId: string; readonly outreach: string },
): Promise<void> {
  return withModel(ctx, modelId, async (open) => {
    openStep(open, 'mobilise')
    const outreach = await findOutreach(open.ctx.db, open.model.id, id)
    if (!outreach) throw noOutreach()
    await deleteOutreach(open.ctx.db, outreach.id)
    await open.trace('model.outreach-removed', { outreach: outreach.id, heldOn: outreach.heldOn })
  })
}
