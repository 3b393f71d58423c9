/**
 * A new password, for who knows the old one. All other sessions end, all tokens are revoked and all other browsers
 * forgotten: whoever had the old one is out.
 */
import { clearRateLimit, rateLimit } from '#platform/auth/rate-limit.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { invalid, notAllowed, notSignedIn } from '#platform/problem.ts'
import { findAccount, forgetOtherDevices, lockAccount, savePasswordHash } from '../account.store.ts'
import { hashPassword, verifyPassword } from '../password-hash.ts'
import { passwordError, passwordFault, preparePassword } from '../password.rules.ts'
import { mayChangePassword } from '../people.policy.ts'
import { exampleAccount, passwordWrong, tooManyAttempts } from '../people.problems.ts'
import type { PasswordChange } from '../people.schemas.ts'
import { digest } from '../secret.ts'
import { deleteOtherSessions, revokeTokens } from '../session.store.ts'

/**
 * Changes the actor's own password, ends its sessions but the one with the token `keep`, revokes its tokens, and
 * forgets its browsers but the one with the secret `device`. Guesses of the old one are counted (10 in 15 minutes).
 * Throws Problem `password.wrong`, `invalid`, `too-many-attempts`.
 */
export async function changePassword(
  ctx: Ctx,
  input: PasswordChange,
  keep: string | undefined,
  device?: string,
): Promise<void> {
  const id = ctx.actor.accountId
  if (!id) throw notSignedIn()
  if (!mayChangePassword(ctx.actor, id)) throw notAllowed({ vi: '', en: '' })
  const account = await findAccount(ctx.db, id)
  if (!account) throw notSignedIn()
  if (account.example) throw exampleAccount()

  const guesses = `password:${id}`
  const limit = await rateLimit(ctx.db, ctx.clock, guesses, 10, 15 * 60)
  if (!limit.allowed) throw tooManyAttempts(limit.retryAfter)
  if (!(await verifyPassword(account.passwordHash, preparePassword(input.current)))) throw passwordWrong()
  await clearRateLimit(ctx.db, guesses)

  const password = preparePassword(input.password)
  const fault = passwordFault(password, [account.email, account.name])
  if (fault) throw invalid([passwordError('password', fault)])
  const hash = await hashPassword(password)
  await transact(ctx, async (ctx) => {
    const locked = await lockAccount(ctx.db, id)
    if (locked?.passwordHash !== account.passwordHash) throw passwordWrong()
    await savePasswordHash(ctx.db, id, hash)
    const ended = await deleteOtherSessions(ctx.db, id, keep === undefined ? undefined : digest(keep))
    const revoked = await revokeTokens(ctx.db, id, ctx.clock.now())
    await forgetOtherDevices(ctx.db, id, device === undefined ? undefined : digest(device))
    await audit(ctx, {
      action: 'account.password-changed',
      subjectType: 'account',
      subjectId: id,
      details: { sessionsEnded: ended, tokensRevoked: revoked },
    })
  })
}
