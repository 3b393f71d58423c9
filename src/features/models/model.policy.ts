/**
 * Who may do what with models. `inCharge` are the units whose officers look after a model: its unit and those
 * above it as they are today, and for a unit of the past the units of today that hold all of it.
 */
import { type Actor, holds } from '#platform/auth/actor.ts'
import { isEditable, type Model, type Move } from './model.rules.ts'

export const permissions = {
  register: 'models.register',
  review: 'models.review',
  publish: 'models.publish',
} as const

type Of = Pick<Model, 'state' | 'submittedBy'>

export function mayRegister(actor: Actor, inCharge: readonly number[]): boolean {
  return holds(actor, permissions.register, inCharge)
}

/** Drafts and returned ones by who registers; corrections of public ones by who publishes. */
export function mayEdit(actor: Actor, model: Pick<Model, 'state'>, inCharge: readonly number[]): boolean {
  if (!isEditable(model.state)) return false
  return holds(actor, model.state === 'published' ? permissions.publish : permissions.register, inCharge)
}

/** Everybody sees what is public; the rest is for officers of the units in charge. */
export function maySee(actor: Actor, model: Pick<Model, 'state'>, inCharge: readonly number[]): boolean {
  return model.state === 'published' || isOfficer(actor, inCharge)
}

/** Sees reasons and versions: whoever holds any permission on models here. */
export function isOfficer(actor: Actor, inCharge: readonly number[]): boolean {
  return Object.values(permissions).some((permission) => holds(actor, permission, inCharge))
}

/** Whether the actor has the standing for a move; whether the state allows it is `stateAfter`'s matter. */
export function mayMove(actor: Actor, move: Move, model: Of, inCharge: readonly number[]): boolean {
  switch (move) {
    case 'submit':
      return holds(actor, permissions.register, inCharge)
    case 'return':
      return holds(actor, permissions.review, inCharge)
    case 'accept':
      return holds(actor, permissions.review, inCharge) && !isOwnSubmission(actor, model)
    case 'publish':
      return holds(actor, permissions.publish, inCharge)
    case 'withdraw':
      return holds(actor, model.state === 'published' ? permissions.publish : permissions.register, inCharge)
  }
}

/** Four eyes: nobody accepts what they submitted themselves, except the system, which has no account. */
export function isOwnSubmission(actor: Actor, model: Of): boolean {
  return actor.kind === 'account' && actor.accountId === model.submittedBy
}
