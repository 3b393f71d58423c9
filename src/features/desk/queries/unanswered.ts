/** Comments that wait for an answer of the actor's office. */
import { permissions } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { listUnanswered, type Unanswered } from '../comments.store.ts'

/** The longest waiting first, at most 50. */
export async function unanswered(ctx: Ctx): Promise<readonly Unanswered[]> {
  const { accountId, grants } = ctx.actor
  if (accountId === null) return []
  const own = Object.values(permissions) as string[]
  const units = grants.filter(({ permission }) => own.includes(permission)).map(({ unitId }) => unitId)
  return listUnanswered(ctx.db, accountId, [...new Set(units)], 50)
}
