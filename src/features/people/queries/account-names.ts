/** The names behind account ids: for histories and for "who changed this". */
import type { AccountId } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { listAccountNames } from '../account.store.ts'

/** Ids that are no account are left out. */
export async function accountNames(
  ctx: Ctx,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string>> {
  return listAccountNames(ctx.db, ids)
}
