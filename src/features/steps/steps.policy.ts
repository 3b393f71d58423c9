/**
 * Who may write about the steps of a model. `inCharge` are the units whose officers look after it; the permissions
 * are those of models, so a unit's officers keep one register and not two.
 */
import { type Actor, holds } from '#platform/auth/actor.ts'
import type { StepName } from './steps.rules.ts'

const register = 'models.register'
const review = 'models.review'
const publish = 'models.publish'

/** What the work is and how it goes is written by who registers; reviewing it may as well be done from above. */
export function mayWrite(actor: Actor, step: StepName, inCharge: readonly number[]): boolean {
  return holds(actor, register, inCharge) || (step === 'review' && holds(actor, review, inCharge))
}

/** Who reviews may ask for more as well. */
export function mayReopen(actor: Actor, inCharge: readonly number[]): boolean {
  return holds(actor, register, inCharge) || holds(actor, review, inCharge)
}

/** What everybody may see is decided by who publishes. */
export function mayApprove(actor: Actor, inCharge: readonly number[]): boolean {
  return holds(actor, publish, inCharge)
}

/** Taking something out of public sight must be easy: whoever writes or publishes here may. */
export function mayHide(actor: Actor, inCharge: readonly number[]): boolean {
  return holds(actor, register, inCharge) || mayApprove(actor, inCharge)
}
