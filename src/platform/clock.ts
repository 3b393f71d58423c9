/** Time as a value that is handed in, so that rules stay pure and tests can choose the day. */
export interface Clock {
  now(): Date
  /** The civil date in Vietnam, `YYYY-MM-DD`. */
  today(): string
}

const civil = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })

/** The civil date in Vietnam of an instant. */
export function civilDate(instant: Date): string {
  return civil.format(instant)
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => civilDate(new Date()),
}

/** A clock that stands still at `instant`. */
export function fixedClock(instant: string | Date): Clock {
  const at = new Date(instant)
  return { now: () => new Date(at), today: () => civilDate(at) }
}
