/** Months, quarters, half-years and years, as first and last day. */
import type { Frequency } from './indicator.rules.ts'

/** Both days belong to it. */
export interface Period {
  readonly from: string
  readonly to: string
}

const monthsOf: Readonly<Record<Frequency, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 }

function day(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)
}

/** The period of this length that a day lies in. */
export function periodAround(every: Frequency, on: string): Period {
  const [year = 0, month = 1] = on.split('-').map(Number)
  const first = Math.floor((month - 1) / monthsOf[every]) * monthsOf[every]
  return { from: day(year, first, 1), to: day(year, first + monthsOf[every], 0) }
}

/** The last one that ended before a day. */
export function lastEnded(every: Frequency, today: string): Period {
  const { from } = periodAround(every, today)
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  return periodAround(every, day(year, month - 1, date - 1))
}

export function overlap(one: Period, other: Period): boolean {
  return one.from <= other.to && other.from <= one.to
}
