/** Coverage: how many of the units that existed on a day have any public model, and which have none. */
import { getUnit, type Level as UnitLevel } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { listCovered } from '../coverage.store.ts'
import type { Basis } from '../filter.rules.ts'
import type { Conditions } from '../tally.rules.ts'

export interface Coverage {
  readonly unitId: number
  readonly level: UnitLevel
  readonly basis: Basis
  /** The day on which the units are counted. */
  readonly date: string
  readonly total: number
  readonly covered: number
  /** Those without any, in the order of names. */
  readonly without: readonly { readonly id: number; readonly name: string }[]
}

/**
 * Of units of a level below the unit. `then`: with a model registered at or below them, whenever it was; `today`: with
 * one that counts for them today, for which `date` is today. Throws not-found for no unit.
 */
export async function coverage(
  ctx: Ctx,
  ask: { unitId: number; level: UnitLevel; basis: Basis; date?: string | undefined; where: Conditions },
): Promise<Coverage> {
  await getUnit(ctx, ask.unitId)
  const { unitId, level, basis } = ask
  const today = ctx.clock.today()
  const date = basis === 'today' ? today : (ask.date ?? today)
  const units = await listCovered(ctx.db, { ...ask, date })
  return {
    unitId,
    level,
    basis,
    date,
    total: units.length,
    covered: units.filter(({ covered }) => covered).length,
    without: units.flatMap(({ id, name, covered }) =>
      covered
        ? []
        : [
            {
              id,
              name,
            },
          ],
    ),
  }
}
