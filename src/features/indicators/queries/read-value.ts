/** One value with what it is of: for the form that corrects it. */
import { listInChargeOf, readModel } from '#features/models/contract.ts'
import { getUnit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { mayReport } from '../indicator.policy.ts'
import { type Indicator, type Version, versionOn } from '../indicator.rules.ts'
import { noValue, onlyReporters } from '../problems.rules.ts'
import { listTargets } from '../target.store.ts'
import { findValue, type StoredValue } from '../value.store.ts'
import { getIndicator } from './get-indicator.ts'

export interface ReadValue {
  readonly row: StoredValue
  readonly indicator: Indicator
  readonly version: Version
  /** Title of the model, or full name of the unit. */
  readonly of: string
  /** The page that lists it, without the language prefix. */
  readonly path: string
}

/** Throws Problems `not-found` and `not-allowed`. */
export async function readValueForCorrection(ctx: Ctx, id: number): Promise<ReadValue> {
  const row = await findValue(ctx.db, id)
  if (!row) throw noValue()
  const indicator = await getIndicator(ctx, row.indicatorId)
  const version = versionOn(indicator, row.onDate)
  if (row.modelId === null) {
    if (!mayReport(ctx.actor, await listInChargeOf(ctx, row.unitId))) throw onlyReporters()
    const unit = await getUnit(ctx, row.unitId)
    const path =
      indicator.profile === null
        ? `/units/${row.unitId}/indicators/${indicator.id}`
        : `/units/${row.unitId}/profile`
    return { row, indicator, version, of: unit.latest.fullName, path }
  }
  const { model, inCharge } = await readModel(ctx, row.modelId)
  if (!mayReport(ctx.actor, inCharge)) throw onlyReporters()
  const target = (await listTargets(ctx.db, model.id)).find(({ indicatorId }) => indicatorId === indicator.id)
  const path = target ? `/models/${model.id}/targets/${target.id}` : `/models/${model.id}/targets`
  return { row, indicator, version, of: model.title, path }
}
