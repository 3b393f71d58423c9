/** What was reported of a unit itself: the last value of each indicator, and the history of one. */
import { listInChargeOf } from '#features/models/contract.ts'
import { getUnit, type Unit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { listIndicatorsById } from '../definition.store.ts'
import { mayReport, seesSmallCounts } from '../indicator.policy.ts'
import { type Indicator, type ReportLevel, type Version, versionOn } from '../indicator.rules.ts'
import { type ShownValue, shownValue, tellsOfFew } from '../shown.rules.ts'
import { type Streak, streakOf, yearly } from '../target.rules.ts'
import { noGrade, type Value } from '../value.rules.ts'
import { listAllOf, type StoredValue } from '../value.store.ts'
import { getIndicator } from './get-indicator.ts'
import { type ReportedValue, reportedValues } from './model-targets.ts'
import { type Loaded, loadUnit } from './profile-of.ts'
import { hiddenOfUnit } from './tables-above.ts'

export interface UnitValue {
  readonly indicator: Indicator
  readonly version: Version
  readonly shown: ShownValue
  readonly fromDate: string | null
  readonly onDate: string
  readonly sourceTitle: string | null
  readonly sourceUrl: string | null
  readonly decision: string | null
}

/** The last value of each indicator that is no part of the profile, in the order of indicators. */
export async function unitValues(ctx: Ctx, unitId: number, loaded?: Loaded): Promise<UnitValue[]> {
  const { unit, values } = loaded ?? (await loadUnit(ctx, unitId))
  const last = new Map<string, StoredValue>()
  for (const value of values) last.set(value.indicatorId, value)
  const indicators = (await listIndicatorsById(ctx.db, [...last.keys()])).filter(
    ({ profile }) => profile === null,
  )
  if (indicators.length === 0) return []
  const whole = seesSmallCounts(ctx.actor, await listInChargeOf(ctx, unitId))
  const lasts = indicators.flatMap((indicator) => {
    const row = last.get(indicator.id)
    return row ? [{ indicator, row }] : []
  })
  const hidden = whole ? new Set<string>() : await hiddenLasts(ctx, unit, lasts)
  return lasts.map(({ indicator, row }) => {
    const version = versionOn(indicator, row.onDate)
    const hide = !whole && (hidden.has(indicator.id) || tellsOfFew(indicator, row.value))
    const { fromDate, onDate, sourceTitle, sourceUrl, decision } = row
    const shown = shownValue(indicator, version, row.value, hide)
    return { indicator, version, shown, fromDate, onDate, sourceTitle, sourceUrl, decision }
  })
}

/** Of indicators whose last values must not be shown: states as of today, periods among those of the same time. */
async function hiddenLasts(
  ctx: Ctx,
  unit: Unit,
  lasts: readonly { readonly indicator: Indicator; readonly row: StoredValue }[],
): Promise<Set<string>> {
  const windows = new Map<string, { from: string | null; day: string; indicators: Indicator[] }>()
  for (const { indicator, row } of lasts) {
    if (!indicator.aboutPeople) continue
    const state = indicator.timing === 'state'
    const [from, day] = state ? [null, ctx.clock.today()] : [row.fromDate, row.onDate]
    const key = `${from}/${day}/${indicator.timing}`
    const window = windows.get(key) ?? { from, day, indicators: [] }
    window.indicators.push(indicator)
    windows.set(key, window)
  }
  const hidden = new Set<string>()
  for (const window of windows.values()) {
    const level = unit.latest.level as ReportLevel
    const unitsOn = window.day
    for (const id of await hiddenOfUnit(ctx, { unitId: unit.id, level, unitsOn, ...window })) hidden.add(id)
  }
  return hidden
}

export interface UnitHistory {
  readonly unit: Unit
  readonly indicator: Indicator
  readonly version: Version
  /** Newest day first. For the public of numbers about people only the last one. */
  readonly values: readonly ReportedValue[]
  /** By criterion, or under the empty code for the indicator as a whole: years in a row, two at least. */
  readonly streaks: readonly (Streak & { readonly code: string })[]
  readonly mayReport: boolean
}

/** What "holds" of a year in a row: the criterion is met, the grade stands, or there was none of what should not be. */
function streaksOf(
  indicator: Indicator,
  version: Version,
  all: readonly StoredValue[],
): UnitHistory['streaks'] {
  const years = yearly(all, indicator)
  const tests: [string, (value: Value) => boolean][] =
    indicator.kind === 'checklist'
      ? version.options.map(({ code }) => [code, ({ marks }) => marks?.[code] === true])
      : indicator.kind === 'grade'
        ? [['', ({ grade }) => grade !== null && grade !== noGrade]]
        : version.direction === 'down'
          ? [['', ({ amount, bound }) => amount === 0 && bound === 'exact']]
          : []
  return tests.flatMap(([code, holds]) => {
    const streak = streakOf(years, holds)
    return streak && streak.years > 1 ? [{ code, ...streak }] : []
  })
}

/** Throws Problem `not-found`. */
export async function unitHistory(ctx: Ctx, unitId: number, indicatorId: string): Promise<UnitHistory> {
  const unit = await getUnit(ctx, unitId)
  const indicator = await getIndicator(ctx, indicatorId)
  const inCharge = await listInChargeOf(ctx, unitId)
  const whole = seesSmallCounts(ctx.actor, inCharge)
  const version = versionOn(indicator, ctx.clock.today())
  const all = await listAllOf(ctx.db, { indicatorId: indicator.id, unitId, modelId: null })
  const rows = reportedValues(all, indicator, version, whole)
  const replaced = new Set(all.map(({ replaces }) => replaces))
  const live = all.filter(({ id, retracted }) => !retracted && !replaced.has(id))
  const guarded = indicator.aboutPeople && !whole
  const newest = live.at(-1)
  const hidden =
    guarded && newest !== undefined && (await hiddenLasts(ctx, unit, [{ indicator, row: newest }])).size > 0
  const values = guarded
    ? rows
        .slice(0, 1)
        .map((row) => (hidden ? { ...row, shown: shownValue(indicator, version, row.shown, true) } : row))
    : rows
  return {
    unit,
    indicator,
    version,
    values,
    streaks: streaksOf(indicator, version, live),
    mayReport: mayReport(ctx.actor, inCharge),
  }
}
