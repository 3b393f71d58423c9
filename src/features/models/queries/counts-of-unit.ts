/**
 * How many public models a unit has, as it was then or in the units of today, and the lists behind each number.
 * Reads counters only, so it costs the same for a ward and for the nation's hundreds of thousands of records.
 */
import type { Ctx } from '#platform/db/transact.ts'
import { type Basis, type ModelFilter, modelsHref, type Scope } from '../filter.rules.ts'
import type { Field, Level } from '../model.rules.ts'
import { sumAll, sumCells, sumChildren } from '../tally.store.ts'

/** A number and the page that lists exactly the records it counts. */
export interface Figure {
  readonly n: number
  readonly href: string
}

export interface CountsOfUnit {
  readonly unitId: number
  readonly basis: Basis
  readonly year: number | null
  /** Equals the sum of `cells`, and of `own`, `children` and `split`. */
  readonly total: Figure
  /** By field and level; what has none is left out. */
  readonly cells: readonly (Figure & { readonly field: Field; readonly level: Level })[]
  /** At the unit itself, below none of its children. */
  readonly own: Figure
  /** Children that have any: those of today, or those of the days of registration. */
  readonly children: readonly (Figure & { readonly unitId: number })[]
  /** Not attributable to any child: registered at old units that were split among several. Only for today. */
  readonly split: Figure
  /** Not in `total`: registered at old units only a part of which came here. Only for today. */
  readonly partly: Figure
}

export async function countsOfUnit(
  ctx: Ctx,
  ask: { unitId: number; basis: Basis; year?: number | undefined },
): Promise<CountsOfUnit> {
  const { unitId, basis, year } = ask
  const today = ctx.clock.today()
  const href = (scope: Scope, more: ModelFilter = {}) =>
    modelsHref({ unit: { unitId, basis, scope }, year, state: 'published', ...more })
  const figure = async (scope: Scope): Promise<Figure> => ({
    n: await sumAll(ctx.db, { unitId, basis, scope }, today, year),
    href: href(scope),
  })
  const none = (scope: Scope): Figure => ({ n: 0, href: href(scope) })
  const cells = await sumCells(ctx.db, { unitId, basis, scope: 'all' }, today, year)
  const children = await sumChildren(ctx.db, { unitId, basis }, today, year)
  return {
    unitId,
    basis,
    year: year ?? null,
    total: { n: cells.reduce((sum, { n }) => sum + n, 0), href: href('all') },
    cells: cells.map((cell) => ({ ...cell, href: href('all', { field: cell.field, level: cell.level }) })),
    own: await figure('own'),
    children: children.map((child) => ({
      ...child,
      href: modelsHref({
        unit: {
          unitId: child.unitId,
          basis,
          scope: 'all',
          within: basis === 'then' ? unitId : undefined,
        },
        year,
        state: 'published',
      }),
    })),
    split: basis === 'today' ? await figure('split') : none('split'),
    partly: basis === 'today' ? await figure('partly') : none('partly'),
  }
}
