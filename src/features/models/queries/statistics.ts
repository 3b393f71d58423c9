/**
 * Figures over public models: how many, and what they cost, by up to two things at once, of any unit, as it was then
 * or in the units of today; each with the address that lists exactly its records.
 */
import type { Ctx } from '#platform/db/transact.ts'
import { readFigures, type FigureAsk, type FigureRow, type Sums } from '../figures.store.ts'
import { type Basis, modelsHref, type UnitFilter } from '../filter.rules.ts'
import { type Conditions, type Dimension, dimensions, isManifold, narrowed } from '../tally.rules.ts'
import { readValue } from '../any-of.rules.ts'

/** Units directly below the one asked for, or a dimension. */
export type By = 'unit' | Dimension
export const groupings = ['unit', ...dimensions] as const satisfies readonly By[]

export interface StatisticsAsk {
  readonly unitId: number
  readonly basis: Basis
  readonly where: Conditions
  /** None, one, or two different ones. */
  readonly by: readonly By[]
}

/** Whole đồng as digits: a sum may be larger than a number of JSON keeps. */
export interface Amount {
  /** How many of the models said an amount, 0 included. */
  readonly models: number
  readonly vnd: string
}

export interface StatisticsFigure {
  readonly n: number
  /** What the State gave, and what people and businesses gave; two kinds of money, never added. */
  readonly state: Amount
  readonly mobilised: Amount
  readonly href: string
}

export interface StatisticsRow extends StatisticsFigure {
  /**
   * The values of `by`, in its order, as text: of `unit` the id of a child, `own` (at the unit itself) or `split`
   * (at old units divided among several children); of type, theme and campaign an id, or 0 for none.
   */
  readonly keys: readonly string[]
}

export interface Statistics extends StatisticsAsk {
  readonly total: StatisticsFigure
  /** No empty ones. They make the total, unless `overlapping`. */
  readonly rows: readonly StatisticsRow[]
  /** Of `total`: not attributable to any unit below, since old units were divided among several. Only for today. */
  readonly split: StatisticsFigure
  /** Not in `total`: of old units only a part of which came here. Only for today. */
  readonly partly: StatisticsFigure
  /** A model with several themes or campaigns is in several rows. */
  readonly overlapping: boolean
}

function figureOf(sums: Sums, unit: UnitFilter, where: Conditions): StatisticsFigure {
  const { n, stateN, stateVnd, mobilisedN, mobilisedVnd } = sums
  return {
    n,
    state: { models: stateN, vnd: stateVnd },
    mobilised: { models: mobilisedN, vnd: mobilisedVnd },
    href: modelsHref({ unit, state: 'published', anyOf: where }),
  }
}

/** All of one moment; counters only. */
export async function statistics(ctx: Ctx, ask: StatisticsAsk): Promise<Statistics> {
  const [found] = await statisticsOf(ctx, [ask])
  if (!found) throw new Error('a question has no answer')
  return found
}

/** Several questions, answered as of the same moment. */
export async function statisticsOf(ctx: Ctx, asks: readonly StatisticsAsk[]): Promise<Statistics[]> {
  const questions = asks.map(questionsOf)
  const answers = await readFigures(ctx.db, questions.flat(), ctx.clock.today())
  return asks.map((ask, i) => answerOf(ask, answers.splice(0, questions[i]?.length)))
}

/** The rows say themselves what is not attributable, where no record is in two of them. */
function saysPlaces(by: readonly By[]): boolean {
  return by.includes('unit') && !by.some((one) => one !== 'unit' && isManifold(one))
}

function questionsOf({ unitId, basis, where, by }: StatisticsAsk): FigureAsk[] {
  const unit = { unitId, basis, scope: 'all' } as const
  const others = by.filter((one) => one !== 'unit')
  const sharesOf = { unitId, basis }
  return [
    { unit, where, by: [] },
    by.includes('unit') ? { sharesOf, where, by: others } : { unit, where, by: others },
    ...(saysPlaces(by) ? [] : [{ sharesOf, where, by: [] }]),
  ]
}

function added(rows: readonly FigureRow[]): Sums {
  const sum = (amounts: readonly string[]) => String(amounts.reduce((total, one) => total + BigInt(one), 0n))
  return {
    n: rows.reduce((total, { n }) => total + n, 0),
    stateN: rows.reduce((total, { stateN }) => total + stateN, 0),
    stateVnd: sum(rows.map(({ stateVnd }) => stateVnd)),
    mobilisedN: rows.reduce((total, { mobilisedN }) => total + mobilisedN, 0),
    mobilisedVnd: sum(rows.map(({ mobilisedVnd }) => mobilisedVnd)),
  }
}

function answerOf(
  ask: StatisticsAsk,
  [total = [], rows = [], shares = rows]: readonly FigureRow[][],
): Statistics {
  const { unitId, basis, where, by } = ask
  const scoped = (scope: 'split' | 'partly') =>
    figureOf(added(shares.filter((row) => row.scope === scope)), { unitId, basis, scope }, where)
  return {
    ...ask,
    total: figureOf(added(total), { unitId, basis, scope: 'all' }, where),
    rows: rows.filter(({ scope }) => scope !== 'partly').map((row) => rowOf(ask, row)),
    split: scoped('split'),
    partly: scoped('partly'),
    overlapping: by.some((one) => one !== 'unit' && isManifold(one)),
  }
}

function rowOf({ unitId, basis, where, by }: StatisticsAsk, row: FigureRow): StatisticsRow {
  const keys = [...row.keys]
  const placed = by.map((one) => (one === 'unit' ? String(row.childId ?? row.scope) : (keys.shift() ?? '')))
  const values = by.flatMap((one, i) => {
    const value = one === 'unit' ? undefined : readValue(one, placed[i] ?? '')
    return one === 'unit' || value === undefined ? [] : [[one, [value]] as const]
  })
  const narrow = narrowed(where, Object.fromEntries(values))
  return { ...figureOf(row, placeOf(row, unitId, basis), narrow), keys: placed }
}

function placeOf({ childId, scope }: FigureRow, unitId: number, basis: Basis): UnitFilter {
  if (childId !== null)
    return { unitId: childId, basis, scope: 'all', within: basis === 'then' ? unitId : undefined }
  return { unitId, basis, scope: scope === 'own' || scope === 'split' ? scope : 'all' }
}
