/** Folds what changed into the counters, in small transactions, so that reads stay short. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { foldDeltas } from '../tally.store.ts'

const batch = 2000

/** Returns how many deltas were folded; sums are the same before and after. */
export async function foldTally(ctx: Ctx): Promise<number> {
  let all = 0
  for (;;) {
    const n = await transact(ctx, (inside) => foldDeltas(inside.db, batch))
    all += n
    if (n < batch) return all
  }
}
