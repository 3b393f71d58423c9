/**
 * Targets of a model: from where, to what, by when, and how far it came. Nothing of this is typed in: whether a target
 * is met, since when, and how many years in a row is read off the values that were reported.
 */
import type { Id } from '#platform/ids.ts'
import { reaches } from './grade.rules.ts'
import { isScale, type Direction, type Kind, type Option, type Timing } from './indicator.rules.ts'
import { blank, marksMet, type Marks, sumOf, type Value } from './value.rules.ts'

export type TargetId = Id<'model_target'>

/** What decides on a target beside its values. */
export interface Yardstick {
  readonly kind: Kind
  readonly timing: Timing
  readonly direction: Direction
  readonly options: readonly Option[]
}

export interface Aim {
  readonly baseline: Value | null
  readonly baselineOn: string | null
  readonly target: Value
  readonly dueOn: string
}

/** A value on its day, of a period from its first day on. */
export interface Reported {
  readonly fromDate: string | null
  readonly onDate: string
  readonly value: Value
}

/** `cannot_say`: the value is only a bound, or about so many, and that does not decide. */
export type Meets = 'met' | 'not_met' | 'cannot_say'

export const targetStates = [
  'nothing_yet',
  'no_result',
  'under_way',
  'met',
  'met_late',
  'missed',
  'cannot_say',
] as const
export type TargetState = (typeof targetStates)[number]

/** Whether all criteria of a target are met; a target without any asks for all there are. */
function marksMeet(marks: Marks | null, wanted: Marks | null, options: readonly Option[]): Meets {
  const named = Object.keys(wanted ?? {}).filter((code) => wanted?.[code] === true)
  const asked = named.length > 0 ? named : options.map(({ code }) => code)
  return asked.every((code) => marks?.[code] === true) ? 'met' : 'not_met'
}

function ordered(value: number, target: number, direction: Direction): boolean {
  if (direction === 'none') return value === target
  return direction === 'up' ? value >= target : value <= target
}

/** Rates are compared as fractions, without rounding. */
function amountsMeet(value: Value, target: Value, { kind, direction }: Yardstick): Meets {
  if (value.amount === null || target.amount === null) return 'cannot_say'
  const rate = kind === 'rate'
  if (rate && (value.outOf === null || value.outOf === 0 || target.outOf === null)) return 'cannot_say'
  const [mine, wanted] = rate
    ? [value.amount * (target.outOf ?? 1), target.amount * (value.outOf ?? 1)]
    : [value.amount, target.amount]
  const met = ordered(mine, wanted, direction)
  if (value.bound === 'exact') return met ? 'met' : 'not_met'
  const enough = value.bound === 'at_least' && direction === 'up' && met
  const tooMuch = value.bound === 'at_least' && direction === 'down' && !met
  return enough ? 'met' : tooMuch ? 'not_met' : 'cannot_say'
}

export function meets(value: Value, target: Value, yardstick: Yardstick): Meets {
  if (yardstick.kind === 'grade')
    return reaches(yardstick.options, value.grade, target.grade) ? 'met' : 'not_met'
  if (yardstick.kind === 'checklist') return marksMeet(value.marks, target.marks, yardstick.options)
  return amountsMeet(value, target, yardstick)
}

/** What had been reached on each day that was reported: of periods, all since the baseline together. */
export function reachedSoFar(
  reported: readonly Reported[],
  { timing, kind }: Pick<Yardstick, 'timing' | 'kind'>,
  since: string | null,
): { onDate: string; value: Value }[] {
  const byDay = reported.toSorted((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : 0))
  if (timing === 'state' || isScale(kind)) return byDay.map(({ onDate, value }) => ({ onDate, value }))
  const counted = byDay.filter(({ fromDate, onDate }) => since === null || (fromDate ?? onDate) >= since)
  return counted.map(({ onDate }, i) => ({
    onDate,
    value: sumOf(counted.slice(0, i + 1).map(({ value }) => value)) ?? blank,
  }))
}

export interface Progress {
  readonly state: TargetState
  /** What is reached; null while nothing was reported. */
  readonly reached: Value | null
  readonly reachedOn: string | null
  /** Since when it is met without a break. */
  readonly metOn: string | null
  /** How far of how far, in whole numbers; null where that says nothing. */
  readonly way: { readonly done: number; readonly of: number } | null
}

export function progressOf(
  aim: Aim,
  reported: readonly Reported[],
  yardstick: Yardstick,
  today: string,
): Progress {
  const steps = reachedSoFar(reported, yardstick, aim.baselineOn)
  const last = steps.at(-1)
  if (!last)
    return {
      state: aim.dueOn < today ? 'no_result' : 'nothing_yet',
      reached: null,
      reachedOn: null,
      metOn: null,
      way: null,
    }
  const now = meets(last.value, aim.target, yardstick)
  const before = steps.findLastIndex(({ value }) => meets(value, aim.target, yardstick) !== 'met')
  const metOn = now === 'met' ? (steps[before + 1]?.onDate ?? null) : null
  return {
    state: stateOf(now, metOn, aim.dueOn, today),
    reached: last.value,
    reachedOn: last.onDate,
    metOn,
    way: wayOf(aim, last.value, yardstick),
  }
}

function stateOf(now: Meets, metOn: string | null, dueOn: string, today: string): TargetState {
  if (now === 'met') return metOn !== null && metOn > dueOn ? 'met_late' : 'met'
  if (now === 'cannot_say') return 'cannot_say'
  return dueOn < today ? 'missed' : 'under_way'
}

const shareOf = ({ amount, outOf }: Value): number | null =>
  amount === null || outOf === null || outOf === 0 ? null : Math.round((amount / outOf) * 10_000)

function wayOf(
  { baseline, target }: Aim,
  value: Value,
  { kind, direction, options }: Yardstick,
): { done: number; of: number } | null {
  if (kind === 'checklist') {
    const all = Object.keys(target.marks ?? {}).length || options.length
    return { done: marksMet(value.marks).met, of: all }
  }
  if (kind === 'grade' || direction === 'none') return null
  const read = kind === 'rate' ? shareOf : (one: Value) => one.amount
  const [from, now, to] = [baseline && read(baseline), read(value), read(target)]
  if (now === null || to === null) return null
  const start = from ?? (direction === 'up' ? 0 : null)
  if (start === null || start === to || (direction === 'up') !== to > start) return null
  const [done, of] = direction === 'up' ? [now - start, to - start] : [start - now, start - to]
  return { done: Math.min(Math.max(done, 0), of), of }
}

/** "All assigned targets met", read off them; undefined where there is none. */
export function allMet(states: readonly TargetState[]): boolean | undefined {
  return states.length === 0 ? undefined : states.every((state) => state === 'met' || state === 'met_late')
}

export interface YearlyValue {
  readonly year: number
  readonly value: Value
}

/** The last value of each year, oldest first; of periods, all of the year together. */
export function yearly(reported: readonly Reported[], { timing }: Pick<Yardstick, 'timing'>): YearlyValue[] {
  const years = new Map<number, Reported[]>()
  for (const one of reported.toSorted((a, b) => (a.onDate < b.onDate ? -1 : 1))) {
    const year = Number(one.onDate.slice(0, 4))
    years.set(year, [...(years.get(year) ?? []), one])
  }
  return [...years].map(([year, all]) => {
    const last = all.at(-1)
    const value = timing === 'period' ? sumOf(all.map((one) => one.value)) : last?.value
    return { year, value: value ?? blank }
  })
}

export interface Streak {
  readonly years: number
  readonly from: number
  readonly to: number
}

/** The unbroken years up to the last one that was reported; a year without a report breaks it. Undefined for none. */
export function streakOf(
  years: readonly YearlyValue[],
  holds: (value: Value) => boolean,
): Streak | undefined {
  const last = years.at(-1)
  if (!last || !holds(last.value)) return undefined
  let from = last.year
  for (const { year, value } of years.toReversed().slice(1)) {
    if (year !== from - 1 || !holds(value)) break
    from = year
  }
  return { years: last.year - from + 1, from, to: last.year }
}
