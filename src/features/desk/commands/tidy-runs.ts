/** Forgets what came of things done to several models after a month; what was done stands in the audit trail. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { deleteRuns } from '../bulk.store.ts'

const kept = 30 * 86_400_000

export async function tidyRuns(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - kept)
  await transact(ctx, (inside) => deleteRuns(inside.db, before))
}
