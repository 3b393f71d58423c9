/** Everything under a unit on a date, at any depth, page by page in alphabetical order. */
import type { Ctx } from '#platform/db/transact.ts'
import { pageOf, readCursor } from '../paging.rules.ts'
import { listSubtreeOn } from '../units.store.ts'
import type { Page, UnitVersion } from '../units.rules.ts'
import type { ListAsk } from './list-children.ts'

/** `depth` counts from the unit asked for. Units whose dates are not known are never listed. */
export async function subtree(
  ctx: Ctx,
  ask: ListAsk,
): Promise<Page<UnitVersion & { readonly depth: number }>> {
  const limit = Math.min(ask.limit ?? 100, 500)
  const rows = await listSubtreeOn(ctx.db, { ...ask, after: readCursor(ask.after), limit: limit + 1 })
  return pageOf(rows, limit)
}
