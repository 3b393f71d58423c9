/** Tells units of one name apart by their time; also for the results that the search page's island draws. */
import { dayBefore } from '../dates.rules.ts'

export interface Held {
  readonly from: string | null
  /** The first day on which it no longer held. */
  readonly to: string | null
  /** False: the bounds are only outer ones. */
  readonly dated: boolean
}

/** The last day of what ended by today, as `YYYY-MM-DD`; undefined for what holds, or when its end isn't known. */
export function lastDayOf(held: Held, today: string): string | undefined {
  return held.dated && held.to !== null && held.to <= today ? dayBefore(held.to) : undefined
}

/** The names that more than one of the list carries. */
export function namesakes(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name, index) => names.indexOf(name) !== index))
}
