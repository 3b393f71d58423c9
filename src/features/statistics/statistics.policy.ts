/** Who may define sets of figures. Nothing is allowed that is not said here; figures themselves are open to all. */
import { type Actor, holds } from '#platform/auth/actor.ts'

export const defineSets = 'statistics.define'

/** `over`: the unit whose set it is with all above it today; for a set of the whole country the nation alone. */
export function mayDefine(actor: Actor, over: readonly number[]): boolean {
  return holds(actor, defineSets, over)
}
