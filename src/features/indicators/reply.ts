/** Turns what queries answer into what the API says. */
import type { z } from 'zod'
import type { Rate } from './coverage.rules.ts'
import type { Indicator } from './indicator.rules.ts'
import type { Profile } from './queries/profile-of.ts'
import type { Rollup } from './queries/indicator-rollup.ts'
import type { Grades, NestedGrade } from './queries/grades-of.ts'
import type { ModelTargets, ReportedValue, TargetView } from './queries/model-targets.ts'
import type {
  gradesReply,
  indicatorReply,
  profileReply,
  reportedReply,
  rollupReply,
  targetReply,
  targetsReply,
  valueReply,
} from './reply.schemas.ts'
import type { ShownValue } from './shown.rules.ts'
import { writeAmount } from './value.rules.ts'

const numberOf = (digits: string | null): number | null => (digits === null ? null : Number(digits))

export function replyOfIndicator(indicator: Indicator): z.output<typeof indicatorReply> {
  const { measure, example: _, levels, unitKinds, versions, ...rest } = indicator
  return {
    ...rest,
    levels: [...levels],
    unitKinds: [...unitKinds],
    measure: { code: measure.code, vi: measure.name.vi, en: measure.name.en, average: measure.average },
    versions: versions.map((version) => ({ ...version, options: [...version.options] })),
  }
}

export function replyOfValue(
  { decimals }: Pick<Indicator, 'decimals'>,
  shown: ShownValue,
): z.output<typeof valueReply> {
  const { hidden, amount, outOf, bound, percent, grade, marks } = shown
  return {
    hidden,
    amount: amount === null ? null : Number(writeAmount(amount, decimals)),
    outOf,
    bound,
    percent: numberOf(percent),
    grade,
    marks: marks === null ? null : { ...marks },
  }
}

export function replyOfReported(indicator: Indicator, row: ReportedValue): z.output<typeof reportedReply> {
  return {
    id: row.id,
    fromDate: row.fromDate,
    onDate: row.onDate,
    value: replyOfValue(indicator, row.shown),
    counts: row.counts,
    retracted: row.retracted,
    replaces: row.replaces,
    reason: row.reason,
    sourceTitle: row.sourceTitle,
    sourceUrl: row.sourceUrl,
    decision: row.decision,
    at: row.at.toISOString(),
  }
}

export function replyOfTarget(view: TargetView): z.output<typeof targetReply> {
  const { target, indicator, version } = view
  const value = (shown: ShownValue | null) => shown && replyOfValue(indicator, shown)
  return {
    id: target.id,
    indicatorId: indicator.id,
    name: version.name,
    measure: indicator.measure.name.vi,
    baseline: value(view.baseline),
    baselineOn: target.baselineOn,
    target: replyOfValue(indicator, view.aim),
    dueOn: target.dueOn,
    state: view.state,
    reached: value(view.reached),
    reachedOn: view.reachedOn,
    metOn: view.metOn,
    way: view.way && { ...view.way },
    growthPlanned: numberOf(view.growthPlanned),
    growthReached: numberOf(view.growthReached),
    streak: view.streak && { ...view.streak },
    sourceTitle: target.sourceTitle,
    sourceUrl: target.sourceUrl,
    revision: target.revision,
  }
}

export function replyOfTargets({ modelId, allMet, targets }: ModelTargets): z.output<typeof targetsReply> {
  return { modelId, allMet: allMet ?? null, targets: targets.map(replyOfTarget) }
}

export function replyOfProfile(profile: Profile): z.output<typeof profileReply> {
  return {
    unitId: profile.unitId,
    on: profile.on,
    lines: profile.lines.map(({ indicator, version, shown, onDate, sourceTitle }) => ({
      indicatorId: indicator.id,
      code: indicator.code,
      name: version.name,
      measure: indicator.measure.name.vi,
      suppliedBy: version.suppliedBy,
      value: shown && replyOfValue(indicator, shown),
      onDate,
      sourceTitle,
    })),
    personsPerHousehold: profile.personsPerHousehold && {
      ...profile.personsPerHousehold,
      ratio: Number(profile.personsPerHousehold.ratio),
    },
    days: [...profile.days],
  }
}

export function replyOfRate({ n, of, percent, rounding }: Rate) {
  return { n, of, percent: numberOf(percent), rounding }
}

export function replyOfRollup(rollup: Rollup): z.output<typeof rollupReply> {
  const { indicator, version: _, total, rows, criteria, allCriteria, ...rest } = rollup
  return {
    ...rest,
    indicatorId: indicator.id,
    total: total && replyOfValue(indicator, total),
    rows: rows.map(({ shown, ...row }) => ({ ...row, value: shown && replyOfValue(indicator, shown) })),
    criteria: criteria.map(({ code, label, ...rate }) => ({ code, label, ...replyOfRate(rate) })),
    allCriteria: allCriteria && replyOfRate(allCriteria),
  }
}

const replyOfGrade = ({ code, label, ...rate }: NestedGrade) => ({ code, label, ...replyOfRate(rate) })

export function replyOfGrades(grades: Grades): Omit<z.output<typeof gradesReply>, 'units' | 'next'> {
  const { indicator, version: _, grades: nested, rows, ...rest } = grades
  return {
    ...rest,
    indicatorId: indicator.id,
    grades: nested.map(replyOfGrade),
    rows: rows.map((row) => ({ ...row, grades: row.grades.map(replyOfGrade) })),
  }
}
