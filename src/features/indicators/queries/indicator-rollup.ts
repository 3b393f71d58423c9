/**
 * An indicator added up over the units below a unit: sums only where values may be added, rates as the sum of numerators
 * over the sum of denominators, always with how many reported out of how many. A lower bound makes the sum one.
 */
import { listInChargeOf } from '#features/models/contract.ts'
import { getUnit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { type Rate, rateOf } from '../coverage.rules.ts'
import { seesSmallCounts } from '../indicator.policy.ts'
import { type Indicator, isScale, type ReportLevel, type Version, versionOn } from '../indicator.rules.ts'
import { fieldError, partsNotPublic, thenNotPublic } from '../problems.rules.ts'
import { countAllMet, countMarks, listSlices, type Slice } from '../rollup.store.ts'
import { publicDay, type ShownValue, shownValue, tellsOfFew } from '../shown.rules.ts'
import { blank, type Value } from '../value.rules.ts'
import type { ValuesAsk } from '../place.store.ts'
import { getIndicator } from './get-indicator.ts'
import { hiddenOfUnit, hiddenSlices, inTotal } from './tables-above.ts'

export interface RollupAsk {
  readonly unitId: number
  readonly indicatorId: string
  /** `then`: units as on `on`. `today`: the same values in the units of today. */
  readonly basis: 'then' | 'today'
  /** Today unless told. */
  readonly on?: string | undefined
  /** Nothing older; of states, without one, since ever. */
  readonly from?: string | undefined
  /** The lowest level that the indicator is reported for, unless told. */
  readonly level?: ReportLevel | undefined
  readonly unitKinds?: readonly string[]
}

export interface RollupRow {
  /** Null for what counts at the unit itself or at none of those below. */
  readonly unitId: number | null
  readonly scope: 'child' | 'own' | 'split'
  readonly expected: number
  readonly reported: number
  /** Did not report themselves; what their predecessors had reported counts. */
  readonly carried: number
  /** Null where nothing was reported, or what may not be added up. */
  readonly shown: ShownValue | null
}

export interface Rollup {
  readonly unitId: number
  readonly indicator: Indicator
  readonly version: Version
  readonly basis: 'then' | 'today'
  readonly on: string
  readonly from: string | null
  readonly level: ReportLevel
  /** The day whose units the rows are. */
  readonly unitsOn: string
  readonly expected: number
  readonly reported: number
  readonly carried: number
  /** Null where nothing was reported, or values may not be added up. */
  readonly total: ShownValue | null
  readonly rows: readonly RollupRow[]
  /** Values of units only part of which lies here: in no total. */
  readonly partly: number
  readonly oldest: string | null
  readonly newest: string | null
  /** Of a checklist: each criterion, and all of them together, of the units that looked. */
  readonly criteria: readonly (Rate & { readonly code: string; readonly label: string })[]
  readonly allCriteria: Rate | null
}

const lowest: readonly ReportLevel[] = ['neighbourhood', 'commune', 'district', 'province', 'organisation']

function valueOf({ amount, outOf, about, atLeast }: Slice): Value {
  return { ...blank, amount, outOf, bound: about ? 'about' : atLeast ? 'at_least' : 'exact' }
}

function sumOfSlices(slices: readonly Slice[]): Value | null {
  const any = slices.filter(({ amount }) => amount !== null)
  if (any.length === 0) return null
  const sum = (pick: (slice: Slice) => number | null) =>
    any.reduce((total, slice) => total + (pick(slice) ?? 0), 0)
  return {
    ...blank,
    amount: sum(({ amount }) => amount),
    outOf: any.every(({ outOf }) => outOf === null) ? null : sum(({ outOf }) => outOf),
    bound: any.some(({ about }) => about)
      ? 'about'
      : any.some(({ atLeast }) => atLeast)
        ? 'at_least'
        : 'exact',
  }
}

/** What is asked, in full. Throws Problem `invalid` for a level that the indicator is not reported for. */
export function levelOf(indicator: Indicator, level: ReportLevel | undefined): ReportLevel {
  const chosen = level ?? lowest.find((one) => indicator.levels.includes(one))
  if (chosen && indicator.levels.includes(chosen)) return chosen
  throw invalid([
    fieldError(
      'level',
      'wrong_level',
      'Chỉ tiêu này không báo ở cấp ấy.',
      'This indicator is not reported at that level.',
    ),
  ])
}

/** Whether it asks for less than there is: some kinds of units, or a time that is not the year up to the day. */
function isPart({ unitKinds = [], from }: RollupAsk, on: string): boolean {
  return unitKinds.length > 0 || (from !== undefined && from !== `${on.slice(0, 4)}-01-01`)
}

/**
 * Throws Problems `not-found`, `invalid`, and where the numbers are about people and the asker reports for none of them
 * `indicator.then-not-public` and `indicator.parts-not-public`; a past day is then the end of a year.
 */
export async function indicatorRollup(ctx: Ctx, ask: RollupAsk): Promise<Rollup> {
  const today = ctx.clock.today()
  const asked = ask.on !== undefined && ask.on < today ? ask.on : today
  const indicator = await getIndicator(ctx, ask.indicatorId)
  const unit = await getUnit(ctx, ask.unitId)
  const level = levelOf(indicator, ask.level)
  const whole = seesSmallCounts(ctx.actor, await listInChargeOf(ctx, ask.unitId))
  const guarded = indicator.aboutPeople && !whole
  if (guarded && ask.basis === 'then' && asked !== today) throw thenNotPublic()
  const on = guarded ? publicDay(asked, today) : asked
  if (guarded && isPart(ask, on)) throw partsNotPublic()
  const version = versionOn(indicator, on)
  const values: ValuesAsk = {
    unitId: ask.unitId,
    indicatorIds: [indicator.id],
    timing: indicator.timing,
    level,
    unitKinds: ask.unitKinds && ask.unitKinds.length > 0 ? ask.unitKinds : indicator.unitKinds,
    day: on,
    from: ask.from ?? null,
    unitsOn: ask.basis === 'then' ? on : today,
  }
  const slices = await listSlices(ctx.db, values)
  const table = slices.filter(inTotal)
  const top = unit.latest.level === 'nation'
  const marks = guarded ? hiddenSlices(indicator, table, top) : table.map(() => false)
  const leftOut =
    guarded && !top ? (await hiddenOfUnit(ctx, { ...values, indicators: [indicator] })).size > 0 : false
  const sum = indicator.additive ? sumOfSlices(table) : null
  const hideTotal =
    sum !== null && guarded && (leftOut || tellsOfFew(indicator, sum) || (top && marks.includes(true)))
  const hideAll = guarded && (leftOut || (sum !== null && tellsOfFew(indicator, sum)))
  const rows = table.map((slice, i): RollupRow => {
    const { childId, scope, expected, reported, carried, amount } = slice
    const shown =
      indicator.additive && amount !== null
        ? shownValue(indicator, version, valueOf(slice), hideAll || marks[i] === true)
        : null
    return { unitId: childId, scope: scope === 'partly' ? 'own' : scope, expected, reported, carried, shown }
  })
  const count = (pick: (slice: Slice) => number) => table.reduce((total, slice) => total + pick(slice), 0)
  const dates = (pick: 'oldest' | 'newest') => table.flatMap((slice) => slice[pick] ?? []).toSorted()
  return {
    unitId: ask.unitId,
    indicator,
    version,
    basis: ask.basis,
    on,
    from: values.from,
    level,
    unitsOn: values.unitsOn,
    expected: count(({ expected }) => expected),
    reported: count(({ reported }) => reported),
    carried: count(({ carried }) => carried),
    total: sum && shownValue(indicator, version, sum, hideTotal),
    rows,
    partly: slices.filter((slice) => !inTotal(slice)).reduce((total, slice) => total + slice.values, 0),
    oldest: dates('oldest')[0] ?? null,
    newest: dates('newest').at(-1) ?? null,
    ...(await criteriaOf(ctx, indicator, version, values)),
  }
}

async function criteriaOf(
  ctx: Ctx,
  indicator: Indicator,
  version: Version,
  ask: ValuesAsk,
): Promise<Pick<Rollup, 'criteria' | 'allCriteria'>> {
  if (!isScale(indicator.kind) || indicator.kind === 'grade') return { criteria: [], allCriteria: null }
  const marks = await countMarks(ctx.db, ask)
  const all = await countAllMet(
    ctx.db,
    ask,
    version.options.map(({ code }) => code),
  )
  return {
    criteria: version.options.map(({ code, label }) => {
      const found = marks.find((one) => one.code === code)
      return { code, label, ...rateOf(found?.met ?? 0, found?.seen ?? 0, version.rounding) }
    }),
    allCriteria: rateOf(all.all, all.reported, version.rounding),
  }
}
