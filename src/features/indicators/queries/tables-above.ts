/**
 * Whether a number about people at one place may be shown to everybody: not where it is small, nor where the table of
 * its neighbours left it out, nor below a place that was left out. Looked up from the province down. In the nation's
 * table no province is taken along: there the total stays out instead.
 */
import { ancestorsOn } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { hiddenCounts, hiddenShares } from '#platform/suppression.rules.ts'
import type { Indicator, ReportLevel } from '../indicator.rules.ts'
import { listSlices, type Slice } from '../rollup.store.ts'
import { tellsOfFew } from '../shown.rules.ts'
import { blank } from '../value.rules.ts'

/** Marks the rows of one table of one indicator. `top`: the nation's, whose total is left out instead. */
export function hiddenSlices(indicator: Indicator, slices: readonly Slice[], top: boolean): boolean[] {
  if (!indicator.aboutPeople) return slices.map(() => false)
  if (top)
    return slices.map((slice) =>
      tellsOfFew(indicator, { ...blank, amount: slice.amount, outOf: slice.outOf }),
    )
  return indicator.kind === 'rate'
    ? hiddenShares(slices.map(({ amount, outOf }) => ({ part: amount ?? 0, whole: outOf ?? 0 })))
    : hiddenCounts(slices.map(({ amount }) => amount ?? 0))
}

/** Rows that make the total: what lies partly elsewhere is in none. */
export const inTotal = ({ scope }: Pick<Slice, 'scope'>) => scope !== 'partly'

export interface HiddenAsk {
  readonly unitId: number
  /** The level whose values are added up. */
  readonly level: ReportLevel
  /** About people, of one timing. */
  readonly indicators: readonly Indicator[]
  readonly day: string
  readonly from: string | null
  readonly unitsOn: string
}

/** The ids of the indicators whose number at the unit must not be shown. */
export async function hiddenOfUnit(ctx: Ctx, ask: HiddenAsk): Promise<Set<string>> {
  const { unitId, level, indicators, day, from, unitsOn } = ask
  const hidden = new Set<string>()
  const [first] = indicators
  if (!first) return hidden
  const chain = await ancestorsOn(ctx, { unitId, date: unitsOn })
  /* Below the nation, each table is that of the units directly below one. */
  const path = [...chain.map(({ id }) => id), unitId].slice(1)
  for (const [i, parent] of path.slice(0, -1).entries()) {
    const slices = await listSlices(ctx.db, {
      unitId: parent,
      level,
      unitKinds: [],
      unitsOn,
      day,
      from,
      timing: first.timing,
      indicatorIds: indicators.map(({ id }) => id),
    })
    for (const indicator of indicators) {
      const table = slices.filter((slice) => slice.indicatorId === indicator.id && inTotal(slice))
      const marks = hiddenSlices(indicator, table, false)
      const gone = table.some((slice, row) => slice.childId === path[i + 1] && marks[row] === true)
      if (gone) hidden.add(indicator.id)
    }
  }
  return hidden
}
