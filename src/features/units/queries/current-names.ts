/** A unit found by a name it no longer carries, though it still exists: tells what it is called now. */
import type { Ctx } from '#platform/db/transact.ts'
import { placeName, type SearchHit } from '../units.rules.ts'
import { chainKey, listChains } from '../units.store.ts'

/** Fills `now` of hits that are a former version of a unit of today; all others come back unchanged. One query. */
export async function withCurrentNames(ctx: Ctx, hits: readonly SearchHit[]): Promise<SearchHit[]> {
  const today = ctx.clock.today()
  const isFormer = ({ existsToday, now, unit }: SearchHit) =>
    existsToday && now.length === 0 && unit.to !== null && unit.to <= today
  const at = (hit: SearchHit) => ({ id: hit.unit.id, date: today })
  const chains = await listChains(ctx.db, hits.filter(isFormer).map(at))
  return hits.map((hit) => {
    const chain = isFormer(hit) ? (chains.get(chainKey(at(hit))) ?? []) : []
    const latest = chain.at(-1)
    if (!latest) return hit
    return { ...hit, now: [{ id: latest.id, fullName: latest.fullName, place: placeName(chain) }] }
  })
}
