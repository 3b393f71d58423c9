/** Periods of grants. People say first and last day; the range stores the day after the last. */
export interface Period {
  readonly from: string
  /** The last day; null while no end is known. */
  readonly to: string | null
}

/** The day before or after a civil date. */
export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** As PostgreSQL writes a daterange. */
export function rangeOf({ from, to }: Period): string {
  return `[${from},${to === null ? '' : dayAfter(to)})`
}

export function inForce({ from, to }: Period, today: string): boolean {
  return from <= today && (to === null || today <= to)
}

/**
 * What ending a grant at once, today, means: one that began before keeps its days up to yesterday; one that
 * begins today or later never counts, and goes; one that is over stays as it is.
 */
export function endedNow({ from, to }: Period, today: string): 'remove' | 'over' | { readonly to: string } {
  if (to !== null && to < today) return 'over'
  if (from >= today) return 'remove'
  return { to: dayAfter(today, -1) }
}
