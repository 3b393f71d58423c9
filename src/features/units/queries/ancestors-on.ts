/** The units above a unit on a date. */
import type { Ctx } from '#platform/db/transact.ts'
import { chainKey, listChains } from '../units.store.ts'
import type { UnitVersion } from '../units.rules.ts'

/** Root first, without the unit itself; empty when the unit did not exist then or stands alone. */
export async function ancestorsOn(ctx: Ctx, ask: { unitId: number; date: string }): Promise<UnitVersion[]> {
  const at = { id: ask.unitId, date: ask.date }
  const chains = await listChains(ctx.db, [at])
  return (chains.get(chainKey(at)) ?? []).slice(0, -1)
}
