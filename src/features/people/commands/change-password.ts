/** A new password, for who knows the old one. All other sessions end: whoever had the old one is out. */
import { clearRateLimit, rateLimit } from '#platform/auth/rate-limit.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { invalid, notAllowed, notSignedIn } from '#platform/problem.ts'
import { findAccount, lockAccount, savePasswordHash } from '../account.store.ts'
import { hashPassword, verifyPassword } from '../password-hash.ts'
import { passwordError, passwordFault, preparePassword } from '../password.rules.ts'
import { mayChangePassword } from '../people.policy.ts'
import { exampleAccount, passwordWrong, tooManyAttempts } from '../people.problems.ts'
import type { PasswordChange } from '../people.schemas.ts'
import { digest } from '../secret.ts'
import { deleteOtherSessions } from '../session.store.ts'

/**
 * Changes the actor's own password and ends its sessions but the one with the token `keep`. Guesses of the old
 * one are counted (10 in 15 minutes). Throws Problem `password.wrong`, `invalid`, `too-many-attempts`.
 */
export async function changePassword(
  ctx: Ctx,
  input: PasswordChange,
  keep: string | undefined,
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
    await audit(ctx, {
      action: 'account.password-changed',
      subjectType: 'account',
      subjectId: id,
      details: { sessionsEnded: ended },
    })
  })
}
