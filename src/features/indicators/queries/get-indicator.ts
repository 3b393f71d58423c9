/** One indicator: what it is, whose it is, for which types of models it is suggested, and whether the asker may change it. */
import { getUnit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { scopeAndAbove } from '../commands/define-indicator.ts'
import { findIndicator, listTypesOf } from '../definition.store.ts'
import { mayDefine } from '../indicator.policy.ts'
import type { Indicator } from '../indicator.rules.ts'
import { noIndicator } from '../problems.rules.ts'

export interface ReadIndicator {
  readonly indicator: Indicator
  /** Full name of the province; null for the nation. */
  readonly scopeName: string | null
  readonly typeIds: readonly number[]
  readonly mayDefine: boolean
}

/** Throws Problem `not-found`. */
export async function getIndicator(ctx: Ctx, id: string): Promise<Indicator> {
  const indicator = await findIndicator(ctx.db, id)
  if (!indicator) throw noIndicator()
  return indicator
}

/** Throws Problem `not-found`. */
export async function readIndicator(ctx: Ctx, id: string): Promise<ReadIndicator> {
  const indicator = await getIndicator(ctx, id)
  const scope = indicator.scopeUnitId === null ? null : await getUnit(ctx, indicator.scopeUnitId)
  const types = await listTypesOf(ctx.db)
  return {
    indicator,
    scopeName: scope?.latest.fullName ?? null,
    typeIds: types.filter(({ indicatorId }) => indicatorId === id).map(({ typeId }) => typeId),
    mayDefine: mayDefine(ctx.actor, await scopeAndAbove(ctx, indicator.scopeUnitId)),
  }
}
