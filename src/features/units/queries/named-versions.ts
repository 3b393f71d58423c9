/** The versions of a unit for people, each with the place it lay in: one query, however often it changed. */
import type { Ctx } from '#platform/db/transact.ts'
import { dayWithin } from '../dates.rules.ts'
import { chainKey, listChains } from '../units.store.ts'
import { placeName, type Unit, type UnitVersion } from '../units.rules.ts'

export interface NamedVersion {
  readonly version: UnitVersion
  /** `Huyện Con Cuông, Tỉnh Nghệ An` on the version's last known day; empty for the nation. */
  readonly parentPlace: string
}

export async function namedVersions(ctx: Ctx, unit: Unit): Promise<NamedVersion[]> {
  const today = ctx.clock.today()
  const days = unit.versions.map((version) => ({
    version,
    at: { id: unit.id, date: dayWithin(version, today) },
  }))
  const chains = await listChains(
    ctx.db,
    days.map(({ at }) => at),
  )
  return days.map(({ version, at }) => {
    const above = (chains.get(chainKey(at)) ?? []).slice(0, -1)
    return { version, parentPlace: above.length > 0 ? placeName(above) : '' }
  })
}
