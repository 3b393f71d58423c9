/** The years that public models count for: what a filter offers. */
import type { Ctx } from '#platform/db/transact.ts'
import { listYears } from '../tally.store.ts'

/** Newest first. */
export async function listModelYears(ctx: Ctx): Promise<number[]> {
  return listYears(ctx.db)
}
