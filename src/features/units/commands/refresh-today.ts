/**
 * What is derived holds for a day. When a unit begins, ends or changes overnight, it is rebuilt on the first
 * check of the new day; on all other days the check costs one small query.
 */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { existsChangeBetween } from '../counts.store.ts'
import { findDerivedOn, saveDerivedOn } from '../derived.store.ts'
import { lockUnits } from '../import/workspace.store.ts'
import { settleAllUnits } from '../unit-changes.ts'

/** Tells whether it rebuilt. For the system: it decides nothing that a person could. */
export async function refreshToday(ctx: Ctx): Promise<boolean> {
  const today = ctx.clock.today()
  const done = (since: string | undefined) => since !== undefined && since >= today
  if (done(await findDerivedOn(ctx.db))) return false
  return transact(ctx, async (ctx) => {
    await lockUnits(ctx.db)
    const since = await findDerivedOn(ctx.db)
    if (done(since)) return false
    const due = since === undefined || (await existsChangeBetween(ctx.db, since, today))
    if (due) await settleAllUnits(ctx)
    else await saveDerivedOn(ctx.db, today, ctx.clock.now())
    return due
  })
}
