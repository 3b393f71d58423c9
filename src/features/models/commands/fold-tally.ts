/** Folds what changed into the counters, in small transactions, so that reads stay short. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { countDeltas, foldDeltas, rebuildCounters } from '../tally.store.ts'

/** Large enough that changes of one place or province meet in one counter, small enough to be over in a second. */
const batch = 500

/** From here on the first filling of the counters is quicker from the records than change by change. */
const many = 5000

/** Returns how many deltas were folded; sums are the same before and after. */
export async function foldTally(ctx: Ctx): Promise<number> {
  const first = await transact(ctx, async ({ db }) => {
    const { waiting, folded } = await countDeltas(db, many)
    if (folded || waiting < many) return 0
    await rebuildCounters(db)
    return waiting
  })
  let all = first
  for (;;) {
    const n = await transact(ctx, (inside) => foldDeltas(inside.db, batch))
    all += n
    if (n < batch) return all
  }
}
