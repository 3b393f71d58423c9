/** Counts the records anew: whenever units changed, because counters are kept by when the units above changed. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { rebuildCounters } from '../tally.store.ts'

/**
 * Of all units, or of those named: every unit above which something changed, from any day on. Call in the
 * transaction that changed the units; nobody then sees figures of the one with units of the other.
 */
export async function rebuildTally(ctx: Ctx, unitIds?: readonly number[]): Promise<void> {
  await transact(ctx, (inside) => rebuildCounters(inside.db, unitIds))
}
