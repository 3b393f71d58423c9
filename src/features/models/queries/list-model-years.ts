/** The years that public models count for: what a filter offers. */
import type { Ctx } from '#platform/db/transact.ts'
import { readFigures } from '../figures.store.ts'

/** Newest first, at most 50. */
export async function listModelYears(ctx: Ctx): Promise<number[]> {
  const [rows = []] = await readFigures(ctx.db, [{ where: {}, by: ['year'] }], ctx.clock.today())
  return rows
    .map(({ keys }) => Number(keys[0]))
    .sort((a, b) => b - a)
    .slice(0, 50)
}
