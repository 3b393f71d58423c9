/** Civil dates as `YYYY-MM-DD` strings, which compare as text. */

export function dayBefore(date: string): string {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - 1)
  return at.toISOString().slice(0, 10)
}

/** Whether the text is a day of the calendar: `2027-02-30` is none. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
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
