/** How many units reached which grade, one in the other and never added, out of the units that existed on the day. */
import type { Ctx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { type Rate, rateOf } from '../coverage.rules.ts'
import { countGrades, type GradeCount, type GradedUnit, listGraded } from '../coverage.store.ts'
import { nestedCounts } from '../grade.rules.ts'
import { type Indicator, type Option, type ReportLevel, type Version, versionOn } from '../indicator.rules.ts'
import type { ValuesAsk } from '../place.store.ts'
import { fieldError } from '../problems.rules.ts'
import { noGrade } from '../value.rules.ts'
import { getIndicator } from './get-indicator.ts'
import { levelOf } from './indicator-rollup.ts'
import { cursorOf, type ListPage, readAfter } from './paging.ts'

export interface GradesAsk {
  readonly unitId: number
  readonly indicatorId: string
  readonly basis: 'then' | 'today'
  readonly on?: string | undefined
  /** The highest level that the grades are given at, unless told. */
  readonly level?: ReportLevel | undefined
  readonly unitKinds?: readonly string[]
}

export interface NestedGrade extends Option, Rate {}

export interface GradesRow {
  /** Null for the unit itself. */
  readonly unitId: number | null
  readonly of: number
  readonly grades: readonly NestedGrade[]
}

export interface Grades {
  readonly unitId: number
  readonly indicator: Indicator
  readonly version: Version
  readonly basis: 'then' | 'today'
  readonly on: string
  readonly unitsOn: string
  readonly level: ReportLevel
  /** Units that exist on the day: what every percentage is of. */
  readonly of: number
  /** From the lowest; each holds the next. */
  readonly grades: readonly NestedGrade[]
  /** Judged, and reached none. */
  readonly none: number
  /** Without a decision. */
  readonly undecided: number
  /** Made of units that had a grade: a new decision is needed. */
  readonly open: number
  readonly rows: readonly GradesRow[]
}

interface Asked {
  readonly indicator: Indicator
  readonly version: Version
  readonly on: string
  readonly level: ReportLevel
  readonly values: ValuesAsk
}

async function asked(ctx: Ctx, ask: GradesAsk): Promise<Asked> {
  const today = ctx.clock.today()
  const on = ask.on !== undefined && ask.on < today ? ask.on : today
  const indicator = await getIndicator(ctx, ask.indicatorId)
  if (indicator.kind !== 'grade')
    throw invalid([
      fieldError('indicator', 'no_grades', 'Chỉ tiêu này không có mức đạt.', 'This indicator has no grades.'),
    ])
  const level = levelOf(
    indicator,
    ask.level ?? (indicator.levels.includes('commune') ? 'commune' : undefined),
  )
  return {
    indicator,
    version: versionOn(indicator, on),
    on,
    level,
    values: {
      unitId: ask.unitId,
      indicatorIds: [indicator.id],
      timing: 'state',
      level,
      unitKinds: ask.unitKinds && ask.unitKinds.length > 0 ? ask.unitKinds : indicator.unitKinds,
      day: on,
      from: null,
      unitsOn: ask.basis === 'then' ? on : today,
    },
  }
}

const total = (counts: readonly GradeCount[]) => counts.reduce((sum, { n }) => sum + n, 0)

function nested({ options, rounding }: Version, counts: readonly GradeCount[]): NestedGrade[] {
  const of = total(counts)
  const reached = counts.flatMap(({ grade, n }) => (grade === null ? [] : Array<string>(n).fill(grade)))
  return nestedCounts(options, reached).map((option) => ({ ...option, ...rateOf(option.n, of, rounding) }))
}

/** Throws Problems `not-found` and `invalid`. */
export async function gradesOf(ctx: Ctx, ask: GradesAsk): Promise<Grades> {
  const { indicator, version, on, level, values } = await asked(ctx, ask)
  const counts = await countGrades(ctx.db, values)
  const children = [...new Set(counts.map(({ childId }) => childId))]
  return {
    unitId: ask.unitId,
    indicator,
    version,
    basis: ask.basis,
    on,
    unitsOn: values.unitsOn,
    level,
    of: total(counts),
    grades: nested(version, counts),
    none: total(counts.filter(({ grade }) => grade === noGrade)),
    undecided: total(counts.filter(({ grade, open }) => grade === null && !open)),
    open: total(counts.filter(({ open }) => open)),
    rows: children.map((childId) => {
      const own = counts.filter((one) => one.childId === childId)
      return { unitId: childId, of: total(own), grades: nested(version, own) }
    }),
  }
}

/** Which units: those that reached a grade or a higher one, those judged without one, without a decision, or in need of one. */
export type GradeList = { readonly atLeast: string } | 'none' | 'undecided' | 'open'

/** The units behind a number of `gradesOf`, in the order of names, 100 a page. */
export async function listUnitsByGrade(
  ctx: Ctx,
  ask: GradesAsk & { readonly list: GradeList; readonly after?: string | undefined },
): Promise<ListPage<GradedUnit>> {
  const { version, values } = await asked(ctx, ask)
  const { list } = ask
  const codes = version.options.map(({ code }) => code)
  const which =
    list === 'open'
      ? { grades: [], open: true }
      : list === 'undecided'
        ? { grades: [null] }
        : { grades: list === 'none' ? [noGrade] : codes.slice(Math.max(codes.indexOf(list.atLeast), 0)) }
  const limit = 100
  return cursorOf(
    await listGraded(ctx.db, values, which, { after: readAfter(ask.after), limit: limit + 1 }),
    limit,
  )
}
