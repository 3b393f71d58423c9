/** What decides who may move a model, as the policy asks for it. */
import type { Ctx } from '#platform/db/transact.ts'
import type { Standing } from '../model.policy.ts'
import type { Model } from '../model.rules.ts'
import { listAuthors, listProvincial } from '../review.store.ts'

export async function standingOf(
  ctx: Ctx,
  model: Pick<Model, 'id'>,
  inCharge: readonly number[],
): Promise<Standing> {
  return {
    inCharge,
    provincial: await listProvincial(ctx.db, inCharge, ctx.clock.today()),
    authors: await listAuthors(ctx.db, model.id),
  }
}
