/** Counts the records anew: all of them where counters drifted, or those of units that changed. */
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { rebuildCounters, settleCounters } from '../tally.store.ts'

/** Of all units, whatever the counters say now. */
export async function rebuildTally(ctx: Ctx): Promise<void> {
  await transact(ctx, (inside) => rebuildCounters(inside.db))
}

/**
 * After units changed, of all units or of those named: every unit above which something changed, from any day on. Call
 * in the transaction that changed the units; nobody then sees figures of the one with units of the other.
 */
export async function settleTally(ctx: TrxCtx, units: readonly number[] | undefined): Promise<void> {
  await settleCounters(ctx.db, units)
}
