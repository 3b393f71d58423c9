/** Housekeeping: what is over is removed, so that nothing about people's visits is kept longer than it serves. */
import { dropOldRateLimits } from '#platform/auth/rate-limit.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { dropOldDevices, dropOldPlaces } from '../account.store.ts'
import { deviceRules, sessionRules } from '../session.rules.ts'
import { dropEndedSessions } from '../session.store.ts'

const day = 24 * 60 * 60 * 1000

/**
 * Ended sessions go at once, counted attempts after two days, networks 90 and browsers 400 days after the last
 * sign-in.
 */
export async function tidy(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  await dropEndedSessions(ctx.db, now)
  await dropOldRateLimits(ctx.db, new Date(now.getTime() - 2 * day))
  await dropOldPlaces(ctx.db, new Date(now.getTime() - sessionRules.absolute))
  await dropOldDevices(ctx.db, new Date(now.getTime() - deviceRules.kept))
}
