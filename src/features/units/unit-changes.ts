/**
 * Tells features that keep something derived from units that units changed, inside the same transaction, so
 * that nobody sees figures of one tree with units of another. They register when the program starts.
 */
import type { TrxCtx } from '#platform/db/transact.ts'
import { listReach, rebuildDerived, refreshDerived } from './derived.store.ts'

/** `units`: all whose units above may have changed on some day; undefined for every unit there is. */
export type UnitsChanged = (ctx: TrxCtx, units: readonly number[] | undefined) => Promise<void>

const listeners: UnitsChanged[] = []

/** Adds a listener; handing in the same one again changes nothing. */
export function onUnitsChanged(listener: UnitsChanged): void {
  if (!listeners.includes(listener)) listeners.push(listener)
}

/** Brings everything derived up to date after a change of `touched`: ours first, then what others keep. */
export async function settleUnits(ctx: TrxCtx, touched: readonly number[]): Promise<void> {
  await refreshDerived(ctx.db, ctx.clock.today(), touched)
  const below = await listReach(ctx.db, touched, false)
  for (const listener of listeners) await listener(ctx, below)
}

/** The same after a change of any size. */
export async function settleAllUnits(
  ctx: TrxCtx,
  onStage?: (done: number, total: number) => void,
): Promise<void> {
  await rebuildDerived(ctx.db, ctx.clock.today(), onStage)
  for (const listener of listeners) await listener(ctx, undefined)
}
