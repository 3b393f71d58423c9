/** What an account holds or will hold, as its policies ask for it. */
import { ancestorsOn, getUnit, unitAndAbove } from '#features/units/contract.ts'
import type { AccountId } from '#platform/auth/actor.ts'
import type { TrxCtx } from '#platform/db/transact.ts'
import { dayAfter, inForce } from '../grant.rules.ts'
import { listRolePermissions, lockLivingGrants } from '../grant.store.ts'
import type { HeldRole } from '../people.policy.ts'

/** Grants that count today or later, held until the transaction ends; `inForce` says whether today. */
export async function listHeldRoles(
  ctx: TrxCtx,
  account: AccountId,
): Promise<(HeldRole & { readonly inForce: boolean })[]> {
  const today = ctx.clock.today()
  const grants = await lockLivingGrants(ctx.db, account, today)
  const permissions = await listRolePermissions(
    ctx.db,
    grants.map((grant) => grant.role),
  )
  const held: (HeldRole & { readonly inForce: boolean })[] = []
  for (const grant of grants) {
    held.push({
      permissions: permissions.get(grant.role) ?? [],
      unitAndAbove: await reach(ctx, grant.unitId, grant.from > today ? grant.from : today),
      inForce: inForce(grant, today),
    })
  }
  return held
}

/** Of a unit that is gone, what was above it last: a role left there can still be looked after from above. */
async function reach(ctx: TrxCtx, unitId: number, date: string): Promise<number[]> {
  const above = await unitAndAbove(ctx, unitId, date)
  if (above.length > 0) return above
  const { latest } = await getUnit(ctx, unitId)
  const last = latest.to === null ? date : dayAfter(latest.to, -1)
  return [unitId, ...(await ancestorsOn(ctx, { unitId, date: last })).map(({ id }) => id)]
}
