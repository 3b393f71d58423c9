/** Brings the derived tables to today: a change entered ahead of its day takes effect when the day comes. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { settleAllUnits } from '../unit-changes.ts'
import { lockUnits } from '../import/workspace.store.ts'

/** For a job soon after midnight in Vietnam; takes about two seconds and changes nothing that is up to date. */
export async function refreshUnits(ctx: Ctx): Promise<void> {
  await transact(ctx, async (ctx) => {
    await lockUnits(ctx.db)
    await settleAllUnits(ctx)
  })
}
