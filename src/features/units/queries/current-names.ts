/** A unit found by a name it no longer carries, though it still exists: tells what it is called now. */
import type { Ctx } from '#platform/db/transact.ts'
import { placeName, type SearchHit } from '../units.rules.ts'
import { ancestorsOn } from './ancestors-on.ts'
import { getUnit } from './get-unit.ts'

/** Fills `now` of hits that are a former version of a unit of today; all others come back unchanged. */
export async function withCurrentNames(ctx: Ctx, hits: readonly SearchHit[]): Promise<SearchHit[]> {
  const today = ctx.clock.today()
  const named: SearchHit[] = []
  for (const hit of hits) {
    const former = hit.existsToday && hit.now.length === 0 && hit.unit.to !== null && hit.unit.to <= today
    if (!former) {
      named.push(hit)
      continue
    }
    const { latest } = await getUnit(ctx, hit.unit.id)
    const above = await ancestorsOn(ctx, { unitId: latest.id, date: today })
    named.push({
      ...hit,
      now: [{ id: latest.id, fullName: latest.fullName, place: placeName([...above, latest]) }],
    })
  }
  return named
}
