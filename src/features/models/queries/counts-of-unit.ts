/**
 * How many public models a unit has, as it was then or in the units of today, and the lists behind each number.
 * Reads counters only, in one statement: all numbers are of the same moment, also while others publish.
 */
import type { Ctx } from '#platform/db/transact.ts'
import { type Basis, conditionsOf, type ModelFilter, modelsHref, type Scope } from '../filter.rules.ts'
import { type Field, fields, type Level, levels } from '../model.rules.ts'
import { type FigureRow, readFigures } from '../figures.store.ts'

export interface Cell {
  readonly field: Field
  readonly level: Level
  readonly n: number
}

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
  const where = conditionsOf({ year })
  const [shares = [], byBoth = []] = await readFigures(
    ctx.db,
    [
      { sharesOf: { unitId, basis }, where, by: [] },
      { unit: { unitId, basis, scope: 'all' }, where, by: ['field', 'level'] },
    ],
    today,
  )
  const figure = (scope: 'own' | 'split' | 'partly'): Figure => ({
    n: sum(shares.filter((share) => share.scope === scope)),
    href: href(scope),
  })
  return {
    unitId,
    basis,
    year: year ?? null,
    total: { n: sum(byBoth), href: href('all') },
    cells: cellsOf(byBoth).map((cell) => ({
      ...cell,
      href: href('all', { field: cell.field, level: cell.level }),
    })),
    own: figure('own'),
    children: byChild(shares).map((child) => ({
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
    split: figure('split'),
    partly: figure('partly'),
  }
}

/** Only how many there are by field and level, in the units of today: what a front page shows. No empty cells. */
export async function cellsOfUnit(ctx: Ctx, unitId: number): Promise<Cell[]> {
  const unit = { unitId, basis: 'today', scope: 'all' } as const
  const [rows = []] = await readFigures(
    ctx.db,
    [{ unit, where: {}, by: ['field', 'level'] }],
    ctx.clock.today(),
  )
  return cellsOf(rows)
}

function sum(parts: readonly { readonly n: number }[]): number {
  return parts.reduce((total, { n }) => total + n, 0)
}

/** In the order of fields and levels. */
function cellsOf(rows: readonly FigureRow[]): Cell[] {
  return fields.flatMap((field) =>
    levels.flatMap((level) => {
      const found = rows.find(({ keys }) => keys[0] === field && keys[1] === level)
      return found ? [{ field, level, n: found.n }] : []
    }),
  )
}

function byChild(shares: readonly FigureRow[]): { readonly unitId: number; readonly n: number }[] {
  return shares
    .flatMap(({ childId, n }) => (childId === null ? [] : [{ unitId: childId, n }]))
    .sort((a, b) => a.unitId - b.unitId)
}
