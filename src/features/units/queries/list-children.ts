/** The units directly under a unit on a date, in Vietnamese alphabetical order, page by page. */
import type { Ctx } from '#platform/db/transact.ts'
import { pageOf, readCursor } from '../paging.rules.ts'
import { listChildrenOn } from '../units.store.ts'
import type { Level, Page, UnitVersion } from '../units.rules.ts'

export interface ListAsk {
  readonly unitId: number
  readonly date: string
  readonly level?: Level | undefined
  /** `next` of the page before. */
  readonly after?: string | undefined
  /** 50 unless told, at most 500. */
  readonly limit?: number | undefined
}

/** Units whose dates are not known are never listed. Throws Problem `invalid` for a damaged cursor. */
export async function listChildren(
  ctx: Ctx,
  ask: ListAsk,
): Promise<Page<UnitVersion & { readonly childCount: number }>> {
  const limit = Math.min(ask.limit ?? 50, 500)
  const rows = await listChildrenOn(ctx.db, { ...ask, after: readCursor(ask.after), limit: limit + 1 })
  return pageOf(rows, limit)
}
