/** Granting a role: over a unit and all below it, for a period, by someone who holds as much there. */
import { unitAndAbove } from '#features/units/contract.ts'
import type { AccountId } from '#platform/auth/actor.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { notAllowed, notFound } from '#platform/problem.ts'
import { lockAccount } from '../account.store.ts'
import { findRolePermissions, type GrantId, insertGrant } from '../grant.store.ts'
import { mayBackdate, mayGrant } from '../people.policy.ts'
import { grantBackdated, roleUnknown, unitUnknown } from '../people.problems.ts'
import type { GrantInput } from '../people.schemas.ts'

/**
 * `from` and `to` are the first and the last day. Throws Problem `not-allowed`, `not-found`, `grant.overlaps`,
 * `grant.backdated`.
 */
export async function grantRole(ctx: Ctx, input: GrantInput): Promise<GrantId> {
  const accountId = input.accountId as AccountId
  return transact(ctx, async (ctx) => {
    const permissions = await findRolePermissions(ctx.db, input.role)
    if (!permissions) throw roleUnknown()
    const today = ctx.clock.today()
    const above = await unitAndAbove(ctx, input.unitId, input.from > today ? input.from : today)
    const to = input.to ?? null
    if (!mayGrant(ctx.actor, accountId, permissions, above, to)) {
      throw notAllowed({
        vi: 'Người giao vai trò phải đang có chính những quyền đó tại đơn vị này hoặc đơn vị cấp trên, ít nhất đến ngày cuối của vai trò được giao.',
        en: 'Whoever grants a role must hold the same permissions over this unit or one above it, at least until the last day of the new role.',
      })
    }
    if (input.from < today && !mayBackdate(ctx.actor)) throw grantBackdated()
    if (above.length === 0) throw unitUnknown()
    const account = await lockAccount(ctx.db, accountId)
    if (!account || account.disabledAt) throw notFound({ vi: 'tài khoản này', en: 'this account' })
    const id = newId<'role_grant'>(ctx.clock.now())
    await insertGrant(ctx.db, { id, accountId, role: input.role, unitId: input.unitId, from: input.from, to })
    await audit(ctx, {
      action: 'role.granted',
      subjectType: 'role_grant',
      subjectId: id,
      unitId: input.unitId,
      details: { accountId, role: input.role, from: input.from, to },
    })
    return id
  })
}
