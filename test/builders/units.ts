/** Units for tests: the country's own, by their official code. */
import { findUnitByCode } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'

/** Official codes of units that tests speak of. */
export const codes = {
  /** Thành phố Đà Nẵng. */
  daNang: '48',
  /** Phường An Khê, of today. */
  anKhe: '20305',
  /** Phường Hòa An, until 2025-06-30. */
  hoaAn: '20306',
} as const

/** The id of the unit with this code on `date`, today unless told. Throws when there is none. */
export async function unitId(ctx: Ctx, code: string, date = ctx.clock.today()): Promise<number> {
  const unit = await findUnitByCode(ctx, { code, date })
  if (!unit) throw new Error(`no unit has the code ${code} on ${date}`)
  return unit.id
}
