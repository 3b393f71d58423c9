/** Who may change units. Nothing is allowed that is not said here. */
import { type Actor, holds } from '#platform/auth/actor.ts'

/** To hang something under a unit: manage units over it. */
export function mayManageUnits(actor: Actor, unitAndAbove: readonly number[]): boolean {
  return holds(actor, 'units.manage', unitAndAbove)
}

/** To rename, move, merge or end a unit: manage units over one above it; nobody decides over their own. */
export function mayChangeUnit(actor: Actor, unitId: number, unitAndAbove: readonly number[]): boolean {
  return holds(
    actor,
    'units.manage',
    unitAndAbove.filter((id) => id !== unitId),
  )
}

/** Lists speak of the whole country, so only who may import for the nation; before there is one, the system. */
export function mayImportUnits(actor: Actor, nation: number | undefined): boolean {
  return holds(actor, 'units.import', nation === undefined ? [] : [nation])
}
