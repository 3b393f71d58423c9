/** What became of a unit between two dates, through every merger and split. */
import type { Ctx } from '#platform/db/transact.ts'
import { walkSuccessions } from '../succession.store.ts'
import { chainKey, listChains } from '../units.store.ts'
import type { Reached } from '../units.rules.ts'

/**
 * The units that exist on `to` and that successions after `from`, up to and including `to`, lead to;
 * the unit itself when it lasted. Successions that a better source denied do not count.
 */
export async function successors(
  ctx: Ctx,
  ask: { unitId: number; from: string; to: string },
): Promise<Reached[]> {
  const walked = await walkSuccessions(ctx.db, { ...ask, direction: 'forward' })
  const chains = await listChains(
    ctx.db,
    walked.map(({ id }) => ({ id, date: ask.to })),
  )
  return walked.flatMap(({ id, ...rest }) => {
    const unit = chains.get(chainKey({ id, date: ask.to }))?.at(-1)
    return unit ? [{ unit, ...rest }] : []
  })
}
