/** Proves that the counters say what the records say, and that every record lies under the units above it. */
import type { Ctx } from '#platform/db/transact.ts'
import { listLost, listMismatches, type Mismatch } from '../tally.store.ts'

/**
 * Up to 100 counters that differ, then up to 100 days of a unit whose records no unit above counts; empty when
 * all is well. The latter have `since` the day of the records and `live` 0; they stay until the units are mended.
 */
export async function checkTally(ctx: Ctx): Promise<Mismatch[]> {
  return [...(await listMismatches(ctx.db, 100)), ...(await listLost(ctx.db, 100))]
}
