/**
 * The day of registration as far as it is known. A source that says "in 2010" is shown as 2010: a day that
 * nobody wrote would be read as a fact.
 */
import { formatDate } from '#platform/i18n/format.ts'
import type { Content, Precision } from './model.rules.ts'

/** `21/11/2026`, `11/2026` or `2026`, the same in both languages. */
export function formatKnown(date: string, precision: Precision): string {
  const [year = '', month = ''] = date.split('-')
  if (precision === 'year') return year
  return precision === 'month' ? `${month}/${year}` : formatDate(date)
}

/** As a machine reads it: `2026-11-21`, `2026-11` or `2026`. */
export function knownPart(date: string, precision: Precision): string {
  return precision === 'year' ? date.slice(0, 4) : precision === 'month' ? date.slice(0, 7) : date
}

export function formatRegistered(of: Pick<Content, 'registeredOn' | 'registeredPrecision'>): string {
  return formatKnown(of.registeredOn, of.registeredPrecision)
}

/** A start on the very day of registration is known no better than that day. */
export function startPrecision(
  of: Pick<Content, 'registeredOn' | 'registeredPrecision' | 'startsOn'>,
): Precision {
  return of.startsOn === of.registeredOn ? of.registeredPrecision : 'day'
}
