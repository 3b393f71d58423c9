/**
 * What is derived holds for a day. When a unit begins, ends or changes overnight, it is rebuilt on the first
 * check of the new day; on all other days the check costs one small query.
 */
import { civilDate } from '#platform/clock.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { existsChangeBetween } from '../counts.store.ts'
import { lockUnits } from '../import/workspace.store.ts'
import { refreshUnits } from './refresh-units.ts'

const key = 'units.derived_on'

/** Tells whether it rebuilt. For the system: it decides nothing that a person could. */
export async function refreshToday(ctx: Ctx): Promise<boolean> {
  const today = ctx.clock.today()
  if ((await derivedOn(ctx)) >= today) return false
  return transact(ctx, async (ctx) => {
    await lockUnits(ctx.db)
    const since = await derivedOn(ctx)
    const due = since < today && (await existsChangeBetween(ctx.db, since, today))
    if (due) await refreshUnits(ctx)
    const value = JSON.stringify({ date: today })
    const row = { key, value, changed_at: ctx.clock.now() }
    await ctx.db
      .insertInto('setting')
      .values(row)
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, changed_at: row.changed_at }))
      .execute()
    return due
  })
}

/** The later of the last check and the last import, which derives too; long ago when there was neither. */
async function derivedOn(ctx: Ctx): Promise<string> {
  const setting = await ctx.db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  const checked = (setting?.value as { date: string } | undefined)?.date ?? '1900-01-01'
  const last = await ctx.db
    .selectFrom('unit_import')
    .select((of) => of.fn.max('finished_at').as('at'))
    .executeTakeFirst()
  const imported = last?.at ? civilDate(new Date(last.at)) : '1900-01-01'
  return checked > imported ? checked : imported
}
