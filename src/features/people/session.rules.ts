/**
 * How long a sign-in lasts: 14 days after it was last used, and never more than 90 days. Use moves the end, but
 * at most once in ten minutes, so that reading pages does not write rows.
 */
const minute = 60_000
const day = 24 * 60 * minute

export const sessionRules = { idle: 14 * day, absolute: 90 * day, touchEvery: 10 * minute } as const

/** Browsers are recognised for 400 days after the last sign-in, the longest that browsers keep a cookie. */
export const deviceRules = { kept: 400 * day, most: 20 } as const

/** When a session ends that is used at `now`. */
export function sessionEnd(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + sessionRules.idle, createdAt.getTime() + sessionRules.absolute))
}

/** Whether a use at `now` is to be written down, for sessions and for tokens. */
export function needsTouch(lastUse: Date | null, now: Date): boolean {
  return lastUse === null || now.getTime() - lastUse.getTime() >= sessionRules.touchEvery
}
