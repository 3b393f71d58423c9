/** Rounds, and what of them waits for the actor. */
import type { Ctx } from '#platform/db/transact.ts'
import { permissions } from '../appraisal.policy.ts'
import { listNominations, type Nomination } from '../entry.store.ts'
import { listToScore, type ToScore } from '../panel.store.ts'
import { listRounds as rows, listWaitingRounds, type RoundLine, type Seer } from '../round.store.ts'

/** The units over which the actor holds one of these permissions. */
export function unitsOf(ctx: Ctx, ...wanted: string[]): Seer {
  if (ctx.actor.kind === 'system') return 'all'
  const held = ctx.actor.grants.filter(({ permission }) => wanted.includes(permission))
  return [...new Set(held.map(({ unitId }) => unitId))]
}

const mostListed = 50

/** Newest first; drafts for who works on them only. `next` is what to pass as `after`. */
export async function listRounds(
  ctx: Ctx,
  ask: {
    readonly unit?: number | undefined
    readonly year?: number | undefined
    readonly after?: string | undefined
    readonly limit?: number | undefined
  },
): Promise<{ items: readonly RoundLine[]; next: string | null }> {
  const limit = ask.limit ?? mostListed
  const found = await rows(ctx.db, {
    ...ask,
    seer: unitsOf(ctx, permissions.manage, permissions.decide),
    today: ctx.clock.today(),
    limit: limit + 1,
  })
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}

function nobody(units: Seer): boolean {
  return units !== 'all' && units.length === 0
}

/** Models that wait for the actor's points; at most 50. */
export async function toScore(ctx: Ctx): Promise<ToScore[]> {
  if (ctx.actor.accountId === null) return []
  return listToScore(ctx.db, ctx.actor.accountId, ctx.clock.today())
}

/** Rounds whose next step is the actor's; at most 50. */
export async function waitingRounds(ctx: Ctx): Promise<RoundLine[]> {
  const [manage, decide] = [unitsOf(ctx, permissions.manage), unitsOf(ctx, permissions.decide)]
  if (nobody(manage) && nobody(decide)) return []
  return listWaitingRounds(ctx.db, { manage, decide, today: ctx.clock.today() })
}

/** Nominations to read where the actor manages appraisal; at most 50. */
export async function waitingNominations(ctx: Ctx): Promise<Nomination[]> {
  return listNominations(ctx.db, unitsOf(ctx, permissions.manage), ctx.clock.today())
}
