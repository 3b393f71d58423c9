/** Which models somebody should look at again this year: of a unit, or of all that an officer looks after. */
import type { Ctx } from '#platform/db/transact.ts'
import { countDue, type DueModel, listDue } from '../check.store.ts'
import { permissions } from '../model.policy.ts'
import { invalidCursor, onlyRegistrars } from '../problems.rules.ts'
import { listWithin } from '../reach.store.ts'
import { seerOf } from './list-models.ts'

export interface DueChecks {
  readonly year: number
  readonly items: readonly DueModel[]
  readonly next: string | null
  /** Counted to 1,000; `more` says that there are even more. */
  readonly total: number
  readonly more: boolean
}

const countedAtMost = 1000

function readAfter(text: string | undefined): { known: number; id: string } | undefined {
  const found = /^(\d{4})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u.exec(text ?? '')
  if (text !== undefined && !found) throw invalidCursor()
  return found ? { known: Number(found[1]), id: found[2] ?? '' } : undefined
}

/**
 * Longest unknown first, a page of `limit` (100). Throws Problem `not-allowed` for a unit that is none of the
 * actor's, and `invalid` for a damaged cursor.
 */
export async function dueChecks(
  ctx: Ctx,
  ask: {
    unitId?: number | undefined
    year?: number | undefined
    after?: string | undefined
    limit?: number
  } = {},
): Promise<DueChecks> {
  const { unitId, year = Number(ctx.clock.today().slice(0, 4)), limit = 100 } = ask
  const after = readAfter(ask.after)
  const own = seerOf(ctx.actor)
  if (unitId !== undefined && own !== 'all') {
    const within = await listWithin(ctx.db, [unitId], own, ctx.clock.today())
    if (within.length === 0) throw onlyRegistrars()
  }
  const units = unitId === undefined ? own : [unitId]
  const rows = await listDue(ctx.db, { units, year, after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const n = await countDue(ctx.db, { units, year }, countedAtMost + 1)
  return {
    year,
    items,
    next: rows.length > limit && last ? `${last.known}.${last.id}` : null,
    total: Math.min(n, countedAtMost),
    more: n > countedAtMost,
  }
}

/** Whether the actor says how models go anywhere. */
export function reportsAnywhere(ctx: Ctx): boolean {
  const own = Object.values(permissions) as string[]
  return ctx.actor.kind === 'system' || ctx.actor.grants.some(({ permission }) => own.includes(permission))
}
