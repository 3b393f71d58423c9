/** What a unit was made of between two dates, back through every merger and split. */
import type { Ctx } from '#platform/db/transact.ts'
import { walkSuccessions } from '../succession.store.ts'
import { chainKey, listChains } from '../units.store.ts'
import type { Reached } from '../units.rules.ts'

/**
 * The units that exist on `from` and that successions after `from`, up to and including `to`, lead to;
 * the unit itself when it lasted. Successions that a better source denied do not count.
 */
export async function predecessors(
  ctx: Ctx,
  ask: { unitId: number; from: string; to: string },
): Promise<Reached[]> {
  const walked = await walkSuccessions(ctx.db, { ...ask, direction: 'backward' })
  const chains = await listChains(
    ctx.db,
    walked.map(({ id }) => ({ id, date: ask.from })),
  )
  return walked.flatMap(({ id, ...rest }) => {
    const unit = chains.get(chainKey({ id, date: ask.from }))?.at(-1)
    return unit ? [{ unit, ...rest }] : []
  })
}
