/** Who may change units. Nothing is allowed that is not said here. */
import { type Actor, holds } from '#platform/auth/actor.ts'

/** To add or change a unit: manage units over it, or over the one that it shall hang under. */
export function mayManageUnits(actor: Actor, unitAndAbove: readonly number[]): boolean {
  return holds(actor, 'units.manage', unitAndAbove)
}

/** Lists speak of the whole country, so only who may import for the nation; before there is one, the system. */
export function mayImportUnits(actor: Actor, nation: number | undefined): boolean {
  return holds(actor, 'units.import', nation === undefined ? [] : [nation])
}
