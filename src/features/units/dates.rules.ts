/** Civil dates as `YYYY-MM-DD` strings, which compare as text. */

export function dayBefore(date: string): string {
  return shift(date, -1)
}

export function dayAfter(date: string): string {
  return shift(date, 1)
}

function shift(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

export interface Span {
  readonly from: string | null
  readonly to: string | null
}

export function contains(span: Span, date: string): boolean {
  return (span.from === null || span.from <= date) && (span.to === null || date < span.to)
}

/** A day inside the span: today where it is one, else the last day before the end, else the first. */
export function dayWithin(span: Span, today: string): string {
  if (contains(span, today)) return today
  if (span.to !== null && span.to <= today) return dayBefore(span.to)
  return span.from ?? today
}
