/** The types of models that a unit may file a model under. */
import type { Ctx } from '#platform/db/transact.ts'
import type { ModelType } from '../catalogue.rules.ts'
import { listTypes as rows } from '../catalogue.store.ts'

/** Of the country and of the units above `unitId` on `day`, ended ones included; without a unit all there are. */
export async function listTypes(
  ctx: Ctx,
  { unitId, day = ctx.clock.today() }: { unitId?: number | undefined; day?: string } = {},
): Promise<ModelType[]> {
  return rows(ctx.db, unitId, day)
}
