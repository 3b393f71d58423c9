/** "Where is this old commune today": every unit of today that holds a part of it. */
import type { Ctx } from '#platform/db/transact.ts'
import { listParts } from '../succession.store.ts'
import { chainKey, listChains } from '../units.store.ts'
import { placeName, type TodayPart } from '../units.rules.ts'

/** One part when the unit lasts or went whole into one; extents only where the part is a direct successor. */
export async function whereIsToday(ctx: Ctx, ask: { unitId: number }): Promise<TodayPart[]> {
  const today = ctx.clock.today()
  const rows = await listParts(ctx.db, ask.unitId)
  const chains = await listChains(
    ctx.db,
    rows.map(({ id }) => ({ id, date: today })),
  )
  return rows.flatMap(({ id, ...rest }) => {
    const chain = chains.get(chainKey({ id, date: today })) ?? []
    const unit = chain.at(-1)
    return unit ? [{ unit, place: placeName(chain), above: chain.slice(0, -1), ...rest }] : []
  })
}
