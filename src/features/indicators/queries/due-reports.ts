/** What an officer is expected to report: periods of units that ended, and targets of models whose day has come. */
import type { Ctx } from '#platform/db/transact.ts'
import { type DueOfModel, type DueOfUnit, listDueOfModels, listDueOfUnits } from '../due.store.ts'
import { permissions } from '../indicator.policy.ts'
import { frequencies, type Frequency } from '../indicator.rules.ts'
import { lastEnded, type Period } from '../period.rules.ts'

export interface DueReports {
  readonly units: readonly DueOfUnit[]
  readonly models: readonly DueOfModel[]
}

const most = 50

/** At most 50 of each, the longest waiting first. Empty for who reports for nothing. */
export async function dueReports(ctx: Ctx): Promise<DueReports> {
  const today = ctx.clock.today()
  const granted =
    ctx.actor.kind === 'system'
      ? undefined
      : ctx.actor.grants
          .filter(({ permission }) => permission === permissions.report)
          .map(({ unitId }) => unitId)
  if (granted?.length === 0) return { units: [], models: [] }
  const ended = Object.fromEntries(frequencies.map((every) => [every, lastEnded(every, today)])) as Record<
    Frequency,
    Period
  >
  const ask = { granted, today, ended, limit: most }
  return { units: await listDueOfUnits(ctx.db, ask), models: await listDueOfModels(ctx.db, ask) }
}
