/**
 * Tells features that keep something derived from units that units changed, inside the same transaction, so
 * that nobody sees figures of one tree with units of another. They register when the program starts.
 */
import type { TrxCtx } from '#platform/db/transact.ts'
import { lockUnitsShared } from './import/workspace.store.ts'
import { rebuildDerived, refreshDerived, saveDerivedOn, saveUnitsState } from './derived.store.ts'

/** `units`: all that may lie elsewhere now, then or today; undefined for every unit there is. */
export type UnitsChanged = (ctx: TrxCtx, units: readonly number[] | undefined) => Promise<void>

const listeners: UnitsChanged[] = []

/** Adds a listener; handing in the same one again changes nothing. */
export function onUnitsChanged(listener: UnitsChanged): void {
  if (!listeners.includes(listener)) listeners.push(listener)
}

/** Units stay as they are until the transaction ends; for whoever stores what was checked against them. */
export async function holdUnits(ctx: TrxCtx): Promise<void> {
  await lockUnitsShared(ctx.db)
}

/** What was read from units and kept in memory is out of date from the end of the transaction on. */
export async function markUnitsChanged(ctx: TrxCtx): Promise<void> {
  await saveUnitsState(ctx.db, crypto.randomUUID(), ctx.clock.now())
}

/** What a change wrote: see `Saved`. */
export interface Changed {
  readonly touched: readonly number[]
  readonly left: readonly number[]
}

/** Brings everything derived up to date after a change of some units: ours first, then what others keep. */
export async function settleUnits(ctx: TrxCtx, { touched, left }: Changed): Promise<void> {
  const derived = await refreshDerived(ctx.db, ctx.clock.today(), touched, left)
  await markUnitsChanged(ctx)
  for (const listener of listeners) await listener(ctx, derived)
}

/** The same after a change of any size, and when the day has changed: all that is derived holds for today then. */
export async function settleAllUnits(
  ctx: TrxCtx,
  onStage?: (done: number, total: number) => void,
): Promise<void> {
  const today = ctx.clock.today()
  await rebuildDerived(ctx.db, today, onStage)
  await saveDerivedOn(ctx.db, today, ctx.clock.now())
  await markUnitsChanged(ctx)
  for (const listener of listeners) await listener(ctx, undefined)
}
