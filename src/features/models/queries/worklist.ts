/** What waits for an officer: models to review, to publish and to mend, the longest waiting first. */
import type { Ctx } from '#platform/db/transact.ts'
import { countWaiting, type ListedModel, listWaiting, type Seer } from '../list.store.ts'
import { permissions } from '../model.policy.ts'
import type { State } from '../model.rules.ts'

export interface Waits {
  /** The longest waiting first, at most 50. */
  readonly rows: readonly ListedModel[]
  readonly count: number
  /** There are more than `count`. */
  readonly more: boolean
}

export const worklistParts = ['review', 'publish', 'mend', 'drafts'] as const
export type WorklistPart = (typeof worklistParts)[number]

/** What each part waits for, and who it waits for. */
export const waitsFor: Readonly<Record<WorklistPart, { permission: string; state: State }>> = {
  review: { permission: permissions.review, state: 'submitted' },
  publish: { permission: permissions.publish, state: 'accepted' },
  mend: { permission: permissions.register, state: 'returned' },
  drafts: { permission: permissions.register, state: 'draft' },
}

export type Worklist = Readonly<Record<WorklistPart, Waits>>

const most = 50
const countedAtMost = 1000

async function waiting(ctx: Ctx, part: WorklistPart): Promise<Waits> {
  const { permission, state } = waitsFor[part]
  const units: Seer =
    ctx.actor.kind === 'system'
      ? 'all'
      : ctx.actor.grants.filter((grant) => grant.permission === permission).map(({ unitId }) => unitId)
  const rows = await listWaiting(ctx.db, units, state, most)
  if (rows.length < most) return { rows, count: rows.length, more: false }
  const count = await countWaiting(ctx.db, units, state, countedAtMost + 1)
  return { rows, count: Math.min(count, countedAtMost), more: count > countedAtMost }
}

/** Empty for who holds no permission on models. */
export async function worklist(ctx: Ctx): Promise<Worklist> {
  return {
    review: await waiting(ctx, 'review'),
    publish: await waiting(ctx, 'publish'),
    mend: await waiting(ctx, 'mend'),
    drafts: await waiting(ctx, 'drafts'),
  }
}
