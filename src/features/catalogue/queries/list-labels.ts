/** The themes and campaigns that a unit's models may carry. */
import type { Ctx } from '#platform/db/transact.ts'
import type { Label } from '../catalogue.rules.ts'
import { listLabels as rows } from '../catalogue.store.ts'

/** Themes first; of the country and of the units above `unitId` on `day`; without a unit all there are. */
export async function listLabels(
  ctx: Ctx,
  { unitId, day = ctx.clock.today() }: { unitId?: number | undefined; day?: string } = {},
): Promise<Label[]> {
  return rows(ctx.db, unitId, day)
}
