/** Proves that the counters say what the records say. */
import type { Ctx } from '#platform/db/transact.ts'
import { listMismatches, type Mismatch } from '../tally.store.ts'

/** Up to 100 counters that differ; empty when rebuilt equals live. */
export async function checkTally(ctx: Ctx): Promise<Mismatch[]> {
  return listMismatches(ctx.db, 100)
}
