/** What came of a thing done to several models, for who did it. */
import { listedModels, type ListedModel } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { BulkMove, BulkResult } from '../bulk.rules.ts'
import { findRun } from '../bulk.store.ts'
import { noRun } from '../desk.problems.ts'

export interface ReadRun {
  readonly move: BulkMove
  readonly at: Date
  /** Null while it is under way, or where it was cut off. */
  readonly results: readonly (BulkResult & { readonly model: ListedModel | undefined })[] | null
}

/** Throws not-found for what is not there or was done by another. */
export async function readRun(ctx: Ctx, id: string): Promise<ReadRun> {
  const run = await findRun(ctx.db, id)
  if (!run || run.accountId !== ctx.actor.accountId) throw noRun()
  if (run.results === null) return { ...run, results: null }
  const models = await listedModels(
    ctx,
    run.results.map((result) => result.id),
  )
  const byId = new Map(models.map((model) => [model.id as string, model]))
  return { ...run, results: run.results.map((result) => ({ ...result, model: byId.get(result.id) })) }
}
