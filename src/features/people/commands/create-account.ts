/** Opening an account. It may nothing until a role is granted to it. */
import type { AccountId } from '#platform/auth/actor.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { invalid, notAllowed } from '#platform/problem.ts'
import { insertAccount } from '../account.store.ts'
import { hashPassword } from '../password-hash.ts'
import { passwordError, passwordFault, preparePassword } from '../password.rules.ts'
import { mayCreateAccount } from '../people.policy.ts'
import type { AccountInput } from '../people.schemas.ts'

/** Returns the new account's id. Throws Problem `not-allowed`, `invalid` or `account.email-taken`. */
export async function createAccount(ctx: Ctx, input: AccountInput): Promise<AccountId> {
  if (!mayCreateAccount(ctx.actor)) {
    throw notAllowed({
      vi: 'Cán bộ tỉnh hoặc cán bộ quản trị toàn quốc mở được tài khoản.',
      en: 'A province officer or a national registrar can open accounts.',
    })
  }
  const password = preparePassword(input.password)
  const fault = passwordFault(password, [input.email, input.name])
  if (fault) throw invalid([passwordError('password', fault)])
  const passwordHash = await hashPassword(password)
  return transact(ctx, async (ctx) => {
    const now = ctx.clock.now()
    const id = newId<'account'>(now)
    await insertAccount(ctx.db, {
      id,
      email: input.email,
      name: input.name,
      passwordHash,
      createdAt: now,
      example: input.example ?? false,
    })
    await audit(ctx, { action: 'account.created', subjectType: 'account', subjectId: id })
    return id
  })
}
