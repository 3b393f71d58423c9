/**
 * How many public models a unit has, as it was then or in the units of today, and the lists behind each number.
 * Reads counters only, in one statement: all numbers are of the same moment, also while others publish.
 */
import type { Ctx } from '#platform/db/transact.ts'
import { type Basis, type ModelFilter, modelsHref, type Scope } from '../filter.rules.ts'
import { type Field, fields, type Level, levels } from '../model.rules.ts'
import { listShares, type Share } from '../shares.store.ts'
import { type Cell, sumCells } from '../tally.store.ts'

export type { Cell }

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
  const shares = await listShares(ctx.db, { unitId, basis }, today, year)
  const inTotal = shares.filter((share) => share.scope !== 'partly')
  const figure = (scope: 'own' | 'split' | 'partly'): Figure => ({
    n: sum(shares.filter((share) => share.scope === scope)),
    href: href(scope),
  })
  return {
    unitId,
    basis,
    year: year ?? null,
    total: { n: sum(inTotal), href: href('all') },
    cells: byCell(inTotal).map((cell) => ({
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
  return sumCells(ctx.db, { unitId, basis: 'today', scope: 'all' }, ctx.clock.today(), undefined)
}

function sum(parts: readonly { readonly n: number }[]): number {
  return parts.reduce((total, { n }) => total + n, 0)
}

function byCell(shares: readonly Share[]): Cell[] {
  return fields.flatMap((field) =>
    levels.flatMap((level) => {
      const n = sum(shares.filter((share) => share.field === field && share.level === level))
      return n === 0 ? [] : [{ field, level, n }]
    }),
  )
}

function byChild(shares: readonly Share[]): { readonly unitId: number; readonly n: number }[] {
  const children = new Map<number, number>()
  for (const { childId, n } of shares)
    if (childId !== null) children.set(childId, (children.get(childId) ?? 0) + n)
  return [...children].filter(([, n]) => n !== 0).map(([unitId, n]) => ({ unitId, n }))
}
