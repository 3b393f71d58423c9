/** Shutting an account out: a person left, or somebody else got hold of it. What was granted stays and counts nothing. */
import type { AccountId } from '#platform/auth/actor.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { notAllowed, notFound } from '#platform/problem.ts'
import { findAccount, forgetOtherDevices, lockWithHolders, saveDisabledAt } from '../account.store.ts'
import { mayDisableAccount } from '../people.policy.ts'
import { lastManager } from '../people.problems.ts'
import { listHeldRoles } from '../queries/list-held-roles.ts'
import { deleteOtherSessions, revokeTokens } from '../session.store.ts'

/**
 * Ends its sessions, revokes its tokens and refuses its sign-in from now on. Disabled already: nothing happens. Throws
 * Problem `not-allowed`, `not-found`, and `account.last-manager` for the last one that manages people over the nation,
 * whoever asks: nobody would be left to appoint others.
 */
export async function disableAccount(ctx: Ctx, input: { readonly id: string }): Promise<void> {
  const id = input.id as AccountId
  await transact(ctx, async (ctx) => {
    const held = await listHeldRoles(ctx, id)
    if (!mayDisableAccount(ctx.actor, id, held)) {
      throw notAllowed({
        vi: 'Chỉ người có quyền thu hồi mọi vai trò của tài khoản này mới khóa được, và không ai tự khóa mình.',
        en: 'Whoever disables an account must be able to end all its roles, and nobody disables their own.',
      })
    }
    /* The nation is the unit with none above it. */
    const nations = held.flatMap(({ permissions, unitAndAbove, inForce }) =>
      inForce && permissions.includes('people.manage') && unitAndAbove.length === 1 ? unitAndAbove : [],
    )
    const others = await lockWithHolders(ctx.db, id, 'people.manage', nations, ctx.clock.today())
    const account = await findAccount(ctx.db, id)
    if (!account) throw notFound({ vi: 'tài khoản này', en: 'this account' })
    if (account.disabledAt) return
    if (nations.length > 0 && others.length === 0) throw lastManager()
    const now = ctx.clock.now()
    await saveDisabledAt(ctx.db, id, now)
    const sessionsEnded = await deleteOtherSessions(ctx.db, id, undefined)
    const tokensRevoked = await revokeTokens(ctx.db, id, now)
    await forgetOtherDevices(ctx.db, id, undefined)
    await audit(ctx, {
      action: 'account.disabled',
      subjectType: 'account',
      subjectId: id,
      details: { sessionsEnded, tokensRevoked },
    })
  })
}
