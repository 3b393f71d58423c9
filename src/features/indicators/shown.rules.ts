/** A value as a reader may see it: with its percentage, and without what would tell of a few people. */
import { isSmall, isSmallShare } from '#platform/suppression.rules.ts'
import type { Definition, Nature } from './indicator.rules.ts'
import { percentOf, type Value } from './value.rules.ts'

export interface ShownValue extends Value {
  /** Left out: it counts fewer than five people or households. */
  readonly hidden: boolean
  /** Of a rate, computed with `rounding` decimals; digits with a dot. */
  readonly percent: string | null
}

/** Whether the value by itself says something of a few. */
export function tellsOfFew(
  { kind, aboutPeople }: Pick<Nature, 'kind' | 'aboutPeople'>,
  value: Value,
): boolean {
  if (!aboutPeople || value.amount === null) return false
  return kind === 'rate' && value.outOf !== null
    ? isSmallShare({ part: value.amount, whole: value.outOf })
    : isSmall(value.amount)
}

/**
 * Numbers about people are public as of today and as of the end of each year: of two tables a day apart, the difference
 * is what one place reported, which neither of them shows. A day in between is answered as of the end of the year before.
 */
export function publicDay(day: string, today: string): string {
  if (day >= today) return today
  const year = Number(day.slice(0, 4))
  return day.endsWith('-12-31') ? day : `${year - 1}-12-31`
}

/** With `hide` nothing is shown but that there is something. */
export function shownValue(
  { kind }: Pick<Nature, 'kind'>,
  { rounding }: Pick<Definition, 'rounding'>,
  value: Value,
  hide: boolean,
): ShownValue {
  if (hide) return { ...value, amount: null, outOf: null, bound: 'exact', hidden: true, percent: null }
  const rate = kind === 'rate' && value.amount !== null && value.outOf !== null
  return {
    ...value,
    hidden: false,
    percent: rate ? percentOf(value.amount ?? 0, value.outOf ?? 0, rounding) : null,
  }
}
