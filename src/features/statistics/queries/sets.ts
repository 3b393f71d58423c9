/** Sets of figures that a unit is offered, and whose sets the actor may define. */
import { getUnit, unitAndAbove } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { noSet } from '../problems.rules.ts'
import { findSet, listSets } from '../set.store.ts'
import { defineSets, mayDefine } from '../statistics.policy.ts'
import type { FigureSet } from '../statistics.rules.ts'
import { findNation } from './unit-asked.ts'

/** Of the whole country first, then of the unit and those above it today. */
export async function setsFor(ctx: Ctx, unitId: number): Promise<FigureSet[]> {
  return listSets(ctx.db, await unitAndAbove(ctx, unitId, ctx.clock.today()))
}

export async function readSet(ctx: Ctx, id: number): Promise<FigureSet> {
  const set = await findSet(ctx.db, id)
  if (!set) throw noSet()
  return set
}

/** The unit with all above it today; of the whole country the nation alone. Empty where there is no such unit. */
export async function over(ctx: Ctx, unitId: number | null): Promise<number[]> {
  if (unitId !== null) return unitAndAbove(ctx, unitId, ctx.clock.today())
  const nation = await findNation(ctx)
  return nation === undefined ? [] : [nation]
}

export async function mayDefineFor(ctx: Ctx, unitId: number | null): Promise<boolean> {
  const granted =
    ctx.actor.kind === 'system' || ctx.actor.grants.some(({ permission }) => permission === defineSets)
  return granted && mayDefine(ctx.actor, await over(ctx, unitId))
}

export interface Place {
  /** Null for the whole country. */
  readonly unitId: number | null
  readonly name: string | null
}

/** More grants than this are rare; the API takes any unit. */
const most = 20

/** The places the actor was given, the whole country first; empty for who defines nothing. */
export async function definablePlaces(ctx: Ctx): Promise<Place[]> {
  const own = ctx.actor.grants.filter(({ permission }) => permission === defineSets)
  const places: Place[] = []
  for (const unitId of [...new Set(own.map((grant) => grant.unitId))].slice(0, most)) {
    const { latest } = await getUnit(ctx, unitId)
    places.push(latest.level === 'nation' ? { unitId: null, name: null } : { unitId, name: latest.fullName })
  }
  return places.sort((a, b) => Number(a.unitId !== null) - Number(b.unitId !== null))
}
