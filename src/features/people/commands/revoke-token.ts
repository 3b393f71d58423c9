/** Taking a program's token back: it stops working at once. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { notFound } from '#platform/problem.ts'
import { mayRevokeToken } from '../people.policy.ts'
import { lockToken, saveTokenRevoked, type TokenId } from '../session.store.ts'

/** Revoked already: nothing happens. Throws Problem `not-found` for a token of somebody else, too. */
export async function revokeToken(ctx: Ctx, input: { readonly id: string }): Promise<void> {
  const id = input.id as TokenId
  await transact(ctx, async (ctx) => {
    const token = await lockToken(ctx.db, id)
    if (!token || !mayRevokeToken(ctx.actor, token.accountId)) {
      throw notFound({ vi: 'mã truy cập này', en: 'this access token' })
    }
    if (token.revokedAt) return
    await saveTokenRevoked(ctx.db, id, ctx.clock.now())
    await audit(ctx, {
      action: 'token.revoked',
      subjectType: 'api_token',
      subjectId: id,
      details: { accountId: token.accountId },
    })
  })
}
