/** What waits for an officer: models to review, to publish and to mend, the longest waiting first. */
import type { Ctx } from '#platform/db/transact.ts'
import { type ListedModel, listWaiting, type Seer } from '../list.store.ts'
import { permissions } from '../model.policy.ts'
import type { State } from '../model.rules.ts'

export interface Worklist {
  readonly review: readonly ListedModel[]
  readonly publish: readonly ListedModel[]
  readonly mend: readonly ListedModel[]
  readonly drafts: readonly ListedModel[]
}

const most = 50

/** At most 50 of each kind. Empty for who holds no permission on models. */
export async function worklist(ctx: Ctx): Promise<Worklist> {
  const units = (permission: string): Seer =>
    ctx.actor.kind === 'system'
      ? 'all'
      : ctx.actor.grants.filter((grant) => grant.permission === permission).map(({ unitId }) => unitId)
  const waiting = (permission: string, state: State) => listWaiting(ctx.db, units(permission), [state], most)
  return {
    review: await waiting(permissions.review, 'submitted'),
    publish: await waiting(permissions.publish, 'accepted'),
    mend: await waiting(permissions.register, 'returned'),
    drafts: await waiting(permissions.register, 'draft'),
  }
}
