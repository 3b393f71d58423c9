/** Tasks over their day of models that the asker keeps: what waits for them. */
import type { Ctx } from '#platform/db/transact.ts'
import { listOverdue, type OverdueTask } from '../overdue.store.ts'

const shown = 50

/** The fifty longest over; `more` where there are others. Nothing for who keeps no register. */
export async function overdueTasks(ctx: Ctx): Promise<{ tasks: readonly OverdueTask[]; more: boolean }> {
  const units =
    ctx.actor.kind === 'system'
      ? 'all'
      : ctx.actor.grants
          .filter(({ permission }) => permission === 'models.register')
          .map(({ unitId }) => unitId)
  const found = await listOverdue(ctx.db, units, ctx.clock.today(), shown + 1)
  return { tasks: found.slice(0, shown), more: found.length > shown }
}
