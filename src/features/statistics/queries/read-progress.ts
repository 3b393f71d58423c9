/** How far the work has come: of all registered, how many are completed, and the open ones to be listed. */
import { type Rate, rateOf } from '#features/indicators/contract.ts'
import {
  type Basis,
  type Conditions,
  modelsHref,
  type StatisticsAsk,
  type Status,
  statuses,
} from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { readTables, type StatisticsTable } from './read-statistics.ts'

interface Counted {
  readonly n: number
  readonly href: string
}

export interface Progress {
  readonly registered: Counted
  /** Of all registered, with one decimal. */
  readonly completed: Counted & { readonly rate: Rate }
  /** Registered or under way: what is still to be done. */
  readonly open: Counted
  /** Found degraded or stopped at a yearly look. */
  readonly ended: Counted
  readonly recognised: Counted & { readonly rate: Rate }
  readonly byStatus: readonly (Counted & { readonly status: Status })[]
}

const openStatuses: readonly Status[] = ['registered', 'under_way']
const endedStatuses: readonly Status[] = ['degraded', 'stopped']

/** The questions behind it; the answers may come with those of other tables. */
export function progressAsks({ unitId, basis, where }: Omit<StatisticsAsk, 'by'>): StatisticsAsk[] {
  return [
    { unitId, basis, where, by: ['status'] },
    { unitId, basis, where, by: ['recognised'] },
  ]
}

export function progressOf([byStatus, byRecognised]: readonly (StatisticsTable | undefined)[]): Progress {
  if (!byStatus || !byRecognised) throw new Error('progress needs both tables')
  const { ask, total } = byStatus
  const of = (status: Status) => byStatus.rows.find(({ keys }) => keys[0] === status)?.n ?? 0
  const listed = (where: Conditions): string =>
    modelsHref({
      unit: { unitId: ask.unitId, basis: ask.basis, scope: 'all' },
      state: 'published',
      anyOf: { ...ask.where, ...where },
    })
  const several = (list: readonly Status[]) => ({
    n: list.reduce((sum, status) => sum + of(status), 0),
    href: listed({ status: list }),
  })
  const recognised = byRecognised.rows.find(({ keys }) => keys[0] === 'true')?.n ?? 0
  return {
    registered: { n: total.n, href: total.href },
    completed: { ...several(['completed']), rate: rateOf(of('completed'), total.n) },
    open: several(openStatuses),
    ended: several(endedStatuses),
    recognised: { n: recognised, href: listed({ recognised: [true] }), rate: rateOf(recognised, total.n) },
    byStatus: statuses.map((status) => ({ status, ...several([status]) })),
  }
}

export async function readProgress(
  ctx: Ctx,
  ask: { unitId: number; basis: Basis; where: Conditions },
): Promise<Progress> {
  return progressOf(await readTables(ctx, progressAsks(ask)))
}
