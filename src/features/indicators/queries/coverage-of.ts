/** How many of the units that exist on a day have what is asked for, such as a model of their own, and who is missing. */
import { getUnit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type Rate, rateOf } from '../coverage.rules.ts'
import {
  countCovered,
  countDivided,
  type CoverageAsk as Stored,
  type Covering,
  type ListedUnit,
  listCoverage,
  type ModelsAsk,
} from '../coverage.store.ts'
import type { ReportLevel } from '../indicator.rules.ts'
import { getIndicator } from './get-indicator.ts'
import { cursorOf, type ListPage, readAfter } from './paging.ts'

export interface CoverageAsk {
  readonly unitId: number
  /** Which units are to have it. */
  readonly level: ReportLevel
  readonly unitKinds?: readonly string[]
  readonly basis: 'then' | 'today'
  readonly on?: string | undefined
  /** Of the register of public models, all of it or some. */
  readonly models?: ModelsAsk | undefined
  /** Or of an indicator: those that have a value of it. */
  readonly indicatorId?: string | undefined
  readonly from?: string | undefined
}

export interface CoverageRow extends Rate {
  /** Null for the unit itself. */
  readonly unitId: number | null
}

export interface Coverage extends Rate {
  readonly unitId: number
  readonly level: ReportLevel
  readonly basis: 'then' | 'today'
  readonly on: string
  /** The day whose units are counted. */
  readonly unitsOn: string
  readonly rows: readonly CoverageRow[]
  /** Old units with one that were divided: it speaks for none of the parts. */
  readonly divided: number
}

async function stored(ctx: Ctx, ask: CoverageAsk): Promise<Stored & { readonly on: string }> {
  const today = ctx.clock.today()
  const on = ask.on !== undefined && ask.on < today ? ask.on : today
  await getUnit(ctx, ask.unitId)
  let by: Covering = { of: 'models', models: ask.models ?? {} }
  if (ask.indicatorId !== undefined) {
    const { id } = await getIndicator(ctx, ask.indicatorId)
    by = { of: 'indicator', indicatorId: id, from: ask.from ?? null }
  }
  return {
    on,
    day: on,
    unitId: ask.unitId,
    level: ask.level,
    unitKinds: ask.unitKinds ?? [],
    unitsOn: ask.basis === 'then' ? on : today,
    by,
  }
}

/** Throws Problem `not-found`. */
export async function coverageOf(ctx: Ctx, ask: CoverageAsk): Promise<Coverage> {
  const { on, ...what } = await stored(ctx, ask)
  const counts = await countCovered(ctx.db, what)
  const sum = (pick: 'expected' | 'covered') => counts.reduce((total, row) => total + row[pick], 0)
  return {
    ...rateOf(sum('covered'), sum('expected')),
    unitId: ask.unitId,
    level: ask.level,
    basis: ask.basis,
    on,
    unitsOn: what.unitsOn,
    rows: counts.map(({ childId, covered, expected }) => ({ unitId: childId, ...rateOf(covered, expected) })),
    divided: await countDivided(ctx.db, what),
  }
}

/** The units behind the numbers, in the order of names, 100 a page: those that have it, or those that lack it. */
export async function listCoverageUnits(
  ctx: Ctx,
  ask: CoverageAsk & { readonly covered: boolean; readonly after?: string | undefined },
): Promise<ListPage<ListedUnit>> {
  const { on: _, ...what } = await stored(ctx, ask)
  const limit = 100
  return cursorOf(
    await listCoverage(ctx.db, what, ask.covered, { after: readAfter(ask.after), limit: limit + 1 }),
    limit,
  )
}
