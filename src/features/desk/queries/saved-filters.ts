/** The lists that the actor saved. */
import type { Ctx } from '#platform/db/transact.ts'
import { listFilters, type SavedFilter } from '../filters.store.ts'

/** The oldest first. */
export async function savedFilters(ctx: Ctx): Promise<readonly SavedFilter[]> {
  const { accountId } = ctx.actor
  return accountId === null ? [] : listFilters(ctx.db, accountId)
}
