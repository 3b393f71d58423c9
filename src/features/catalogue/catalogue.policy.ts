/** Who may change the catalogue. Nothing is allowed that is not said here. */
import { type Actor, holds } from '#platform/auth/actor.ts'

export const editCatalogue = 'catalogue.edit'

/** `over`: the unit whose row it is with all above it today; for a row of the whole country the nation alone. */
export function mayEdit(actor: Actor, over: readonly number[]): boolean {
  return holds(actor, editCatalogue, over)
}
