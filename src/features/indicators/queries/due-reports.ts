/** What an officer is expected to report: periods of units that ended, and targets of models whose day has come. */
import type { Ctx } from '#platform/db/transact.ts'
import { listIndicatorsById } from '../definition.store.ts'
import { type DueOfModel, type DueOfUnit, listDueOfModels, listDueOfUnits } from '../due.store.ts'
import { permissions } from '../indicator.policy.ts'
import { frequencies, type Frequency } from '../indicator.rules.ts'
import { lastEnded, type Period } from '../period.rules.ts'
import { listTargetsById } from '../target.store.ts'
import { listOfModels } from '../value.store.ts'
import { viewOf } from './model-targets.ts'

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
  const units = await listDueOfUnits(ctx.db, { granted, today, ended, limit: most })
  const models = await listDueOfModels(ctx.db, { granted, today, ended, limit: most * 4 })
  return { units, models: (await withoutMet(ctx, models)).slice(0, most) }
}

/** Nobody asks for the result of a target that was met before its day and has no period of its own. */
async function withoutMet(ctx: Ctx, due: readonly DueOfModel[]): Promise<DueOfModel[]> {
  const once = due.filter(({ periodic }) => !periodic)
  const targets = await listTargetsById(
    ctx.db,
    once.map(({ targetId }) => targetId),
  )
  const indicators = await listIndicatorsById(
    ctx.db,
    targets.map(({ indicatorId }) => indicatorId),
  )
  const values = await listOfModels(
    ctx.db,
    once.map(({ modelId }) => modelId),
  )
  const met = new Set<string>(
    targets.flatMap((target) => {
      const indicator = indicators.find(({ id }) => id === target.indicatorId)
      if (!indicator) return []
      const own = values.filter(({ modelId }) => modelId === target.modelId)
      const { state } = viewOf(target, indicator, own, true, ctx.clock.today())
      return state === 'met' || state === 'met_late' ? [target.id] : []
    }),
  )
  return due.filter(({ targetId }) => !met.has(targetId))
}
