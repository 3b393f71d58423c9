/** An account as it may act now, for work that goes on after its request has ended. */
import type { AccountId, Actor } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { findAccount } from '../account.store.ts'
import { listGrantsInForce } from '../grant.store.ts'

/** With the grants in force today; undefined for an account that is gone or disabled. */
export async function actorOf(ctx: Ctx, id: AccountId): Promise<Actor | undefined> {
  const account = await findAccount(ctx.db, id)
  if (!account || account.disabledAt !== null) return undefined
  const grants = await listGrantsInForce(ctx.db, id, ctx.clock.today())
  return { kind: 'account', accountId: id, name: account.name, grants }
}
