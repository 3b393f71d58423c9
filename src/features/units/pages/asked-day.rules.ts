/** Reads the day that a reader chose in the address: what can't be shown is said at the field, not as an error page. */
import { isDay } from '../dates.rules.ts'

/** The first day that can be asked for; no source here knows of anything before. */
export const firstDay = '1900-01-01'

export interface AskedDay {
  /** The day to show; undefined when none was chosen or it can't be. */
  readonly day: string | undefined
  /** What was typed, to stand in the field again. */
  readonly typed: string
  readonly fault: 'form' | 'range' | undefined
}

/** `last` is the last day that may be asked for: of the future nothing is known. */
export function readAskedDay(raw: unknown, last: string): AskedDay {
  if (raw === undefined || raw === '') return { day: undefined, typed: '', fault: undefined }
  if (typeof raw !== 'string' || !isDay(raw)) return { day: undefined, typed: '', fault: 'form' }
  if (raw < firstDay || raw > last) return { day: undefined, typed: raw, fault: 'range' }
  return { day: raw, typed: raw, fault: undefined }
}
