/** The unit that statistics are asked of: the nation where none is named. */
import { unitPlace } from '#features/models/contract.ts'
import { findUnitByCode, getUnit, type Level } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { noNation } from '../problems.rules.ts'

export interface AskedUnit {
  readonly id: number
  readonly name: string
  /** `Phường An Khê, Thành phố Đà Nẵng`. */
  readonly place: string
  readonly level: Level
  readonly existsToday: boolean
}

export async function findNation(ctx: Ctx): Promise<number | undefined> {
  return (await findUnitByCode(ctx, { code: 'VN', codeSystem: 'iso', date: ctx.clock.today() }))?.id
}

/** Throws not-found for no unit, also where no units were imported yet. */
export async function unitAsked(ctx: Ctx, unitId: number | undefined): Promise<AskedUnit> {
  const id = unitId ?? (await findNation(ctx))
  if (id === undefined) throw noNation()
  const { latest, existsToday } = await getUnit(ctx, id)
  const { name, place } = await unitPlace(ctx, id, ctx.clock.today())
  return { id, name, place, level: latest.level, existsToday }
}
