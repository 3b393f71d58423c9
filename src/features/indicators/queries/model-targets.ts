/** The targets of a model with how far it came: all of it read off what was reported. */
import { type Model, readModel } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { listIndicatorsById } from '../definition.store.ts'
import { mayReport, seesSmallCounts } from '../indicator.policy.ts'
import { type Indicator, type Version, versionOn } from '../indicator.rules.ts'
import { noTarget } from '../problems.rules.ts'
import { type ShownValue, shownValue, tellsOfFew } from '../shown.rules.ts'
import {
  allMet,
  meets,
  progressOf,
  type Streak,
  streakOf,
  type TargetState,
  yearly,
} from '../target.rules.ts'
import { listTargets, type Target } from '../target.store.ts'
import { growthOf } from '../value.rules.ts'
import { listAllOf, listOfModel, type StoredValue } from '../value.store.ts'

export interface TargetView {
  readonly target: Target
  readonly indicator: Indicator
  /** The words and criteria of the day it is due. */
  readonly version: Version
  readonly state: TargetState
  readonly baseline: ShownValue | null
  readonly aim: ShownValue
  readonly reached: ShownValue | null
  readonly reachedOn: string | null
  readonly metOn: string | null
  readonly way: { readonly done: number; readonly of: number } | null
  /** Growth from the baseline, in percent with `version.rounding` decimals; null where it says nothing. */
  readonly growthPlanned: string | null
  readonly growthReached: string | null
  /** Years in a row in which the target was met; null for fewer than two. */
  readonly streak: Streak | null
}

export interface ModelTargets {
  readonly modelId: string
  readonly targets: readonly TargetView[]
  /** Undefined where there is no target. */
  readonly allMet: boolean | undefined
  /** The asker sets targets and reports. */
  readonly mayReport: boolean
}

/** One target as a reader sees it, given what counts of its model. */
export function viewOf(
  target: Target,
  indicator: Indicator,
  values: readonly StoredValue[],
  whole: boolean,
  today: string,
): TargetView {
  const version = versionOn(indicator, target.dueOn)
  const yardstick = {
    kind: indicator.kind,
    timing: indicator.timing,
    direction: version.direction,
    options: version.options,
  }
  const own = values.filter(({ indicatorId }) => indicatorId === indicator.id)
  const progress = progressOf(target, own, yardstick, today)
  const shown = (value: ShownValue | Target['target']) =>
    shownValue(indicator, version, value, !whole && tellsOfFew(indicator, value))
  const reached = progress.reached && shown(progress.reached)
  const baseline = target.baseline && shown(target.baseline)
  /* The way from the baseline and its growth say what it was. */
  const silent = reached?.hidden === true || baseline?.hidden === true
  const growth = (to: Target['target'] | null) => {
    const from = target.baseline?.amount
    const grows = indicator.kind === 'number' || indicator.kind === 'money' || indicator.kind === 'area'
    return grows && from && to?.amount ? growthOf(from, to.amount, version.rounding) : null
  }
  const streak = streakOf(yearly(own, yardstick), (value) => meets(value, target.target, yardstick) === 'met')
  return {
    target,
    indicator,
    version,
    state: progress.state,
    baseline,
    aim: shownValue(indicator, version, target.target, false),
    reached,
    reachedOn: progress.reachedOn,
    metOn: progress.metOn,
    way: silent ? null : progress.way,
    growthPlanned: baseline?.hidden === true ? null : growth(target.target),
    growthReached: silent ? null : growth(progress.reached),
    streak: streak && streak.years > 1 ? streak : null,
  }
}

/** For who has the model already. */
export async function targetsOf(
  ctx: Ctx,
  model: Pick<Model, 'id'>,
  inCharge: readonly number[],
): Promise<ModelTargets> {
  const targets = await listTargets(ctx.db, model.id)
  const whole = seesSmallCounts(ctx.actor, inCharge)
  const indicators = await listIndicatorsById(
    ctx.db,
    targets.map(({ indicatorId }) => indicatorId),
  )
  const values = targets.length === 0 ? [] : await listOfModel(ctx.db, model.id)
  const views = targets.flatMap((target) => {
    const indicator = indicators.find(({ id }) => id === target.indicatorId)
    return indicator ? [viewOf(target, indicator, values, whole, ctx.clock.today())] : []
  })
  return {
    modelId: model.id,
    targets: views,
    allMet: allMet(views.map(({ state }) => state)),
    mayReport: mayReport(ctx.actor, inCharge),
  }
}

/** Throws not-found also for a model that the actor must not know of. */
export async function modelTargets(
  ctx: Ctx,
  modelId: string,
): Promise<ModelTargets & { readonly model: Model }> {
  const { model, inCharge } = await readModel(ctx, modelId)
  return { ...(await targetsOf(ctx, model, inCharge)), model }
}

export interface ReportedValue extends Omit<StoredValue, 'value'> {
  readonly shown: ShownValue
  /** Neither corrected nor taken back. */
  readonly counts: boolean
}

export interface TargetHistory extends TargetView {
  readonly model: Model
  readonly mayReport: boolean
  /** Newest day first; corrections and their reasons only for who reports. */
  readonly values: readonly ReportedValue[]
}

/** One target with all that was reported of it. Throws Problem `not-found`. */
export async function targetHistory(ctx: Ctx, modelId: string, targetId: string): Promise<TargetHistory> {
  const { model, targets, mayReport: may } = await modelTargets(ctx, modelId)
  const view = targets.find(({ target }) => target.id === targetId)
  if (!view) throw noTarget()
  const { indicator, version } = view
  const all = await listAllOf(ctx.db, { indicatorId: indicator.id, unitId: model.unitId, modelId })
  return { ...view, model, mayReport: may, values: reportedValues(all, indicator, version, may) }
}

/** Rows as a reader may see them, the newest day first. */
export function reportedValues(
  all: readonly StoredValue[],
  indicator: Indicator,
  version: Version,
  whole: boolean,
): ReportedValue[] {
  const replaced = new Set(all.map(({ replaces }) => replaces))
  return all
    .map(({ value, ...row }) => ({
      ...row,
      shown: shownValue(indicator, version, value, !whole && tellsOfFew(indicator, value)),
      counts: !row.retracted && !replaced.has(row.id),
    }))
    .filter(({ counts }) => whole || counts)
    .map((row) => (whole ? row : { ...row, reason: null, actorId: null }))
    .toReversed()
}
