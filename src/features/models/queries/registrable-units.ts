/** The units an officer may register models for: those of the grants, and what a search finds below them. */
import { getUnit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { permissions } from '../model.policy.ts'
import { listWithin } from '../reach.store.ts'
import { type FoundUnit, findUnits } from './find-units.ts'
import { type UnitPlace, unitPlace } from './unit-place.ts'

function granted(ctx: Ctx): number[] {
  const own = ctx.actor.grants.filter(({ permission }) => permission === permissions.register)
  return [...new Set(own.map(({ unitId }) => unitId))]
}

/** More grants than this are rare; the rest is found by searching. */
const mostOwn = 20

/** The units of the actor's grants to register, as they are today; empty for who has none. */
export async function ownUnits(ctx: Ctx): Promise<UnitPlace[]> {
  const places: UnitPlace[] = []
  for (const unitId of granted(ctx).slice(0, mostOwn))
    places.push(await unitPlace(ctx, unitId, ctx.clock.today()))
  return places
}

/**
 * What the words may mean among the units the actor may register for, old units included, at most 20. A name
 * that half the country shares is looked for once more beside the name of each granted unit.
 */
export async function findRegistrable(ctx: Ctx, query: string): Promise<FoundUnit[]> {
  const within = granted(ctx)
  const found = await findUnits(ctx, query)
  if (!/^\d+$/u.test(query))
    for (const unitId of within.slice(0, 3)) {
      const { latest } = await getUnit(ctx, unitId)
      if (latest.level !== 'nation') found.push(...(await findUnits(ctx, `${query} ${latest.name}`)))
    }
  const once = [...new Map(found.map((unit) => [unit.id, unit])).values()]
  if (ctx.actor.kind === 'system') return once.slice(0, 20)
  const ids = once.map(({ id }) => id)
  const mine = new Set(await listWithin(ctx.db, ids, within, ctx.clock.today()))
  return once.filter(({ id }) => mine.has(id)).slice(0, 20)
}
