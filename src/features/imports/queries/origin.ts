/** Where a model came from. */
import type { Ctx } from '#platform/db/transact.ts'
import { findOrigin } from '../rows.store.ts'

/** The file and row; undefined for a model that was no row of a list. For officers of its unit only. */
export async function originOf(
  ctx: Ctx,
  modelId: string,
): Promise<{ fileName: string; rowNo: number; at: Date } | undefined> {
  return findOrigin(ctx.db, modelId)
}
