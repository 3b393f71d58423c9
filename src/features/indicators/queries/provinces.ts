/** The provinces of today, for the choice of one. */
import { findUnitByCode, listChildren } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'

/** In the order of their names; empty before units are loaded. */
export async function listProvinces(ctx: Ctx): Promise<{ id: number; name: string }[]> {
  const date = ctx.clock.today()
  const nation = await findUnitByCode(ctx, { code: 'VN', codeSystem: 'iso', date })
  if (!nation) return []
  const { items } = await listChildren(ctx, { unitId: nation.id, date, level: 'province', limit: 100 })
  return items.map(({ id, fullName }) => ({ id, name: fullName }))
}
