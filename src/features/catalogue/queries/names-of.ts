/** What types and labels are called, for who holds their ids only. */
import type { Ctx } from '#platform/db/transact.ts'
import { listNames, type Named } from '../catalogue.store.ts'

export interface CatalogueNames {
  readonly types: ReadonlyMap<number, Named>
  readonly labels: ReadonlyMap<number, Named>
}

/** Two queries at most; ids of nothing are left out. */
export async function catalogueNames(
  ctx: Ctx,
  { types = [], labels = [] }: { types?: readonly number[]; labels?: readonly number[] },
): Promise<CatalogueNames> {
  const byId = (rows: readonly Named[]) => new Map(rows.map((row) => [row.id, row]))
  return {
    types: byId(await listNames(ctx.db, 'model_type', types)),
    labels: byId(await listNames(ctx.db, 'label', labels)),
  }
}
