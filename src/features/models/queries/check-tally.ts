/** Proves that the counters say what the records say, and that every record lies under the units above it. */
import type { Ctx } from '#platform/db/transact.ts'
import { transact } from '#platform/db/transact.ts'
import {
  listLost,
  listMismatches,
  listMisplaced,
  listWrongCounters,
  type Mismatch,
  takeTime,
} from '../tally-check.store.ts'

/** Of each kind of difference. */
const atMost = 100

/**
 * Up to 100 of each: signatures that differ from the records, counters that differ from the signatures, places that
 * are others by the units of now, and days of a unit whose records no unit above counts; empty when all is well. The
 * last have `since` the day of the records and `live` 0; they stay until the units are mended.
 */
export async function checkTally(ctx: Ctx): Promise<Mismatch[]> {
  return transact(ctx, async ({ db }) => {
    await takeTime(db)
    return [
      ...(await listMismatches(db, atMost)),
      ...(await listWrongCounters(db, atMost)),
      ...(await listMisplaced(db, atMost)),
      ...(await listLost(db, atMost)),
    ]
  })
}
