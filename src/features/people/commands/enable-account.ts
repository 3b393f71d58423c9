/** Letting a disabled account in again, with its old password and what is still granted to it. */
import type { AccountId } from '#platform/auth/actor.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { notAllowed, notFound } from '#platform/problem.ts'
import { lockAccount, saveDisabledAt } from '../account.store.ts'
import { mayEnableAccount } from '../people.policy.ts'
import { listHeldRoles } from '../queries/list-held-roles.ts'

/** Ended sessions and revoked tokens stay so. Not disabled: nothing happens. Throws Problem `not-allowed`, `not-found`. */
export async function enableAccount(ctx: Ctx, input: { readonly id: string }): Promise<void> {
  const id = input.id as AccountId
  await transact(ctx, async (ctx) => {
    const held = await listHeldRoles(ctx, id)
    const account = await lockAccount(ctx.db, id)
    if (!mayEnableAccount(ctx.actor, id, held)) {
      throw notAllowed({
        vi: 'Chỉ người có quyền giao mọi vai trò của tài khoản này mới mở khóa được.',
        en: 'Whoever enables an account must hold all that its roles permit, where they do.',
      })
    }
    if (!account) throw notFound({ vi: 'tài khoản này', en: 'this account' })
    if (!account.disabledAt) return
    await saveDisabledAt(ctx.db, id, null)
    await audit(ctx, { action: 'account.enabled', subjectType: 'account', subjectId: id })
  })
}
