/** A token with which a program acts as its owner: over the API, with all that is granted to the owner. */
import type { AccountId } from '#platform/auth/actor.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { notAllowed, notFound, Problem } from '#platform/problem.ts'
import { lockAccount } from '../account.store.ts'
import { mayCreateToken } from '../people.policy.ts'
import type { TokenInput } from '../people.schemas.ts'
import { digest, newSecret } from '../secret.ts'
import { insertToken, listTokens, type TokenId } from '../session.store.ts'

const most = 20

export interface NewToken {
  readonly id: TokenId
  /** Shown once; the database keeps only its digest. */
  readonly token: string
  readonly expiresAt: Date
}

/** Throws Problem `not-allowed`, `not-found`, `token.too-many`. */
export async function createToken(
  ctx: Ctx,
  input: TokenInput & { readonly accountId: AccountId },
): Promise<NewToken> {
  return transact(ctx, async (ctx) => {
    if (!mayCreateToken(ctx.actor, input.accountId)) {
      throw notAllowed({
        vi: 'Mỗi người chỉ tạo mã truy cập cho chính mình.',
        en: 'People create access tokens only for themselves.',
      })
    }
    const account = await lockAccount(ctx.db, input.accountId)
    if (!account || account.disabledAt) throw notFound({ vi: 'tài khoản này', en: 'this account' })
    const now = ctx.clock.now()
    if ((await listTokens(ctx.db, account.id, now)).length >= most) {
      throw new Problem('token.too-many', 409, {
        vi: `Mỗi tài khoản có nhiều nhất ${most} mã truy cập. Xin thu hồi mã không dùng nữa.`,
        en: `An account has at most ${most} access tokens. Please revoke one that is no longer used.`,
      })
    }
    const id = newId<'api_token'>(now)
    const token = `dt_${newSecret()}`
    const expiresAt = new Date(now.getTime() + input.days * 86_400_000)
    await insertToken(ctx.db, {
      id,
      accountId: account.id,
      name: input.name,
      tokenSha256: digest(token),
      now,
      expiresAt,
    })
    await audit(ctx, {
      action: 'token.created',
      subjectType: 'api_token',
      subjectId: id,
      details: { accountId: account.id, days: input.days },
    })
    return { id, token, expiresAt }
  })
}
