/** Ending a role now, before its last day: from this moment on it allows nothing. */
import { unitAndAbove } from '#features/units/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { notAllowed, notFound } from '#platform/problem.ts'
import { endedNow } from '../grant.rules.ts'
import { deleteGrant, findRolePermissions, type GrantId, lockGrant, saveGrantPeriod } from '../grant.store.ts'
import { mayEndGrant } from '../people.policy.ts'
import { grantOver } from '../people.problems.ts'

/**
 * A grant that began earlier keeps its days up to yesterday; one that begins today or later is removed, and the
 * audit trail remembers it. Throws Problem `not-found`, `not-allowed`, `grant.over`.
 */
export async function endGrant(ctx: Ctx, input: { readonly id: string }): Promise<void> {
  const id = input.id as GrantId
  await transact(ctx, async (ctx) => {
    const grant = await lockGrant(ctx.db, id)
    if (!grant) throw notFound({ vi: 'vai trò đã giao này', en: 'this grant' })
    const permissions = (await findRolePermissions(ctx.db, grant.role)) ?? []
    const today = ctx.clock.today()
    const above = await unitAndAbove(ctx, grant.unitId, grant.from > today ? grant.from : today)
    if (!mayEndGrant(ctx.actor, permissions, above.length > 0 ? above : [grant.unitId])) {
      throw notAllowed({
        vi: 'Người thu hồi phải đang có chính những quyền đó tại đơn vị này hoặc đơn vị cấp trên.',
        en: 'Whoever ends a role must hold the same permissions over this unit or one above it.',
      })
    }
    const end = endedNow(grant, today)
    if (end === 'over') throw grantOver()
    if (end === 'remove') await deleteGrant(ctx.db, id)
    else await saveGrantPeriod(ctx.db, id, { from: grant.from, to: end.to })
    const { accountId, role, from, to } = grant
    await audit(ctx, {
      action: 'role.ended',
      subjectType: 'role_grant',
      subjectId: id,
      unitId: grant.unitId,
      details: { accountId, role, from, to, endedTo: end === 'remove' ? null : end.to },
    })
  })
}
