/** Adds a time at which people were told or asked. */
import type { Ctx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { invalid } from '#platform/problem.ts'
import { tooManyRows } from '../steps.problems.ts'
import { most, notYet, type Outreach } from '../steps.rules.ts'
import type { NewOutreach } from '../steps.schemas.ts'
import { countRows, findOutreach, insertOutreach } from '../steps.store.ts'
import { openStep, withModel } from './open-model.ts'

/**
 * Sent twice with the same key it is there once. Throws Problems `not-signed-in`, `not-found`, `not-allowed`,
 * `steps.withdrawn`, `steps.closed`, `steps.too-many`, and `invalid` for a day to come.
 */
export async function addOutreach(
  ctx: Ctx,
  { modelId, key, ...content }: NewOutreach & { readonly modelId: string },
): Promise<Outreach> {
  return withModel(ctx, modelId, async (open) => {
    openStep(open, 'mobilise')
    const { db, clock } = open.ctx
    const there = key === undefined ? undefined : await findOutreach(db, open.model.id, key)
    if (there) return there
    const errors = notYet('heldOn', content.heldOn, clock.today())
    if (errors.length > 0) throw invalid(errors)
    if ((await countRows(db, 'step_outreach', open.model.id)) >= most.outreach)
      throw tooManyRows(most.outreach)
    const id = (key ?? newId(clock.now())) as Outreach['id']
    const outreach: Outreach = { ...content, id, revision: 1 }
    await insertOutreach(db, open.model.id, outreach, clock.now())
    await open.trace('model.outreach-added', { outreach: id })
    return outreach
  })
}
