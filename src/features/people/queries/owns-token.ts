/** Whether a token is the actor's own: what a page may show as "your new token". */
import type { Ctx } from '#platform/db/transact.ts'
import { digest } from '../secret.ts'
import { isTokenOf } from '../session.store.ts'

/** False for nobody, for tokens of others, and for those that are over or revoked. */
export async function ownsToken(ctx: Ctx, token: string): Promise<boolean> {
  const { accountId } = ctx.actor
  return accountId !== null && (await isTokenOf(ctx.db, accountId, digest(token), ctx.clock.now()))
}
