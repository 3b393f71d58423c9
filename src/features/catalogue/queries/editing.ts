/** Whose entries the actor may edit: asked before forms are shown; the commands ask again. */
import { getUnit, unitAndAbove } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { editCatalogue, mayEdit } from '../catalogue.policy.ts'
import { findNation } from '../catalogue.store.ts'

/** The unit with all above it today; of the whole country the nation alone. Empty where there is no such unit. */
export async function over(ctx: Ctx, unitId: number | null): Promise<number[]> {
  const today = ctx.clock.today()
  if (unitId !== null) return unitAndAbove(ctx, unitId, today)
  const nation = await findNation(ctx.db, today)
  return nation === undefined ? [] : [nation]
}

export async function mayEditOf(ctx: Ctx, unitId: number | null): Promise<boolean> {
  if (!ctx.actor.grants.some(({ permission }) => permission === editCatalogue))
    return ctx.actor.kind === 'system'
  return mayEdit(ctx.actor, await over(ctx, unitId))
}

export interface Place {
  /** Null for the whole country. */
  readonly unitId: number | null
  readonly name: string | null
}

/** More grants than this are rare; the API takes any unit. */
const most = 20

/** The places the actor was given, the whole country first; empty for who edits nothing. */
export async function editablePlaces(ctx: Ctx): Promise<Place[]> {
  const own = ctx.actor.grants.filter(({ permission }) => permission === editCatalogue)
  const places: Place[] = []
  for (const unitId of [...new Set(own.map((grant) => grant.unitId))].slice(0, most)) {
    const { latest } = await getUnit(ctx, unitId)
    places.push(latest.level === 'nation' ? { unitId: null, name: null } : { unitId, name: latest.fullName })
  }
  return places.sort((a, b) => Number(a.unitId !== null) - Number(b.unitId !== null))
}
