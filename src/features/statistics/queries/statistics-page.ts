/** Everything that the page of statistics shows: its figures are of one moment. */
import {
  type By,
  type Conditions,
  type Coverage,
  coverage,
  type StatisticsAsk,
} from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type coverageLevels, groupingOf, type StatisticsQuery, whereOf } from '../asked.ts'
import { type Progress, progressAsks, progressOf } from './read-progress.ts'
import { anyYear, readTables, type StatisticsTable, withEveryYear } from './read-statistics.ts'
import { type AskedUnit, unitAsked } from './unit-asked.ts'

export interface StatisticsPage {
  readonly unit: AskedUnit
  readonly where: Conditions
  readonly by: readonly By[]
  readonly table: StatisticsTable
  /** Where rows are by two things: the same by each of them alone, for the sums at the edges. */
  readonly sides: readonly StatisticsTable[]
  /** The same of the year before, where one year is asked for and rows are by one thing. */
  readonly before: { readonly year: number; readonly table: StatisticsTable } | undefined
  /** Left out where it is asked for in part only. */
  readonly progress: Progress | undefined
  /** Left out where years are compared already. */
  readonly years: StatisticsTable | undefined
  readonly coverage: Coverage | undefined
}

type Below = (typeof coverageLevels)[number]

/** Units below that models are looked for in, by the level of the unit. */
const below: Readonly<Record<string, Below>> = {
  province: 'commune',
  district: 'commune',
  commune: 'neighbourhood',
}

function questionsOf(ask: StatisticsAsk) {
  const { by, where, unitId, basis } = ask
  const [year, ...more] = where.year ?? []
  const before =
    year !== undefined && more.length === 0 && by.length === 1 && !by.includes('year') ? year - 1 : undefined
  const whole = where.status === undefined && where.recognised === undefined
  return {
    before,
    asks: {
      table: [ask],
      sides: by.length === 2 ? by.map((one) => ({ ...ask, by: [one] })) : [],
      before: before === undefined ? [] : [{ ...ask, where: { ...where, year: [before] } }],
      progress: whole ? progressAsks({ unitId, basis, where }) : [],
      years: by.includes('year') ? [] : [{ unitId, basis, where: anyYear(where), by: ['year' as const] }],
    },
  }
}

export async function statisticsPage(ctx: Ctx, query: StatisticsQuery): Promise<StatisticsPage> {
  const unit = await unitAsked(ctx, query.unit)
  const where = whereOf(query)
  const by = groupingOf(query)
  const ask: StatisticsAsk = { unitId: unit.id, basis: query.basis ?? 'today', where, by }
  const { before, asks } = questionsOf(ask)
  const found = await readTables(ctx, [
    ...asks.table,
    ...asks.sides,
    ...asks.before,
    ...asks.progress,
    ...asks.years,
  ])
  const [table] = found.splice(0, 1)
  const sides = found.splice(0, asks.sides.length)
  const [last] = found.splice(0, asks.before.length)
  const progress = found.splice(0, asks.progress.length)
  if (!table) throw new Error('a question has no answer')
  const level = below[unit.level]
  return {
    unit,
    where,
    by,
    table: withEveryYear(table),
    sides,
    before: before !== undefined && last ? { year: before, table: last } : undefined,
    progress: progress.length > 0 ? progressOf(progress) : undefined,
    years: found[0] && withEveryYear(found[0]),
    coverage:
      level !== undefined && unit.existsToday
        ? await coverage(ctx, { unitId: unit.id, level, basis: ask.basis, where })
        : undefined,
  }
}
