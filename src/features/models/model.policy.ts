/**
 * Who may do what with models. `inCharge` are the units whose officers look after a model: its unit and those
 * above it as they are today, and for a unit of the past the units of today that hold all of it.
 */
import { type AccountId, type Actor, holds } from '#platform/auth/actor.ts'
import { isEditable, type Model, type Move, type State } from './model.rules.ts'

export const permissions = {
  register: 'models.register',
  review: 'models.review',
  publish: 'models.publish',
} as const

type Of = Pick<Model, 'state' | 'level' | 'submittedBy'>

/** What decides on a move beside the model and the actor; who asks loads it (`queries/standing.ts`). */
export interface Standing {
  readonly inCharge: readonly number[]
  /** Those in charge that are a province or stand above provinces. */
  readonly provincial: readonly number[]
  /** Who wrote any version of the content since it was last accepted. */
  readonly authors: readonly AccountId[]
}

export function mayRegister(actor: Actor, inCharge: readonly number[]): boolean {
  return holds(actor, permissions.register, inCharge)
}

/** Drafts and returned ones by who registers; corrections of public ones by who publishes. */
export function mayEdit(actor: Actor, model: Pick<Model, 'state'>, inCharge: readonly number[]): boolean {
  if (!isEditable(model.state)) return false
  return holds(actor, model.state === 'published' ? permissions.publish : permissions.register, inCharge)
}

/** A public model becomes one of the level of a province only with who could have accepted it there. */
export function mayRaiseToProvince(actor: Actor, { provincial }: Standing): boolean {
  return holds(actor, permissions.review, provincial)
}

/** Whoever registers, reviews or publishes there says how its work goes; once it was chosen, and until it is withdrawn. */
export function mayReportStatus(
  actor: Actor,
  { state }: Pick<Model, 'state'>,
  inCharge: readonly number[],
): boolean {
  return (state === 'accepted' || state === 'published') && isOfficer(actor, inCharge)
}

/** Everybody sees what is public; the rest is for officers of the units in charge. */
export function maySee(actor: Actor, model: Pick<Model, 'state'>, inCharge: readonly number[]): boolean {
  return model.state === 'published' || isOfficer(actor, inCharge)
}

/** Without knowing where it is: what everybody sees, and the system sees all. */
export function maySeeAny(actor: Actor, state: State): boolean {
  return state === 'published' || actor.kind === 'system'
}

/** Sees reasons and versions: whoever holds any permission on models here. */
export function isOfficer(actor: Actor, inCharge: readonly number[]): boolean {
  return Object.values(permissions).some((permission) => holds(actor, permission, inCharge))
}

/** Whether the actor has the standing for a move; whether the state allows it is `stateAfter`'s matter. */
export function mayMove(actor: Actor, move: Move, model: Of, standing: Standing): boolean {
  const { inCharge } = standing
  switch (move) {
    case 'submit':
      return holds(actor, permissions.register, inCharge)
    case 'return':
      return holds(actor, permissions.review, inCharge)
    case 'accept':
      return hindranceToAccept(actor, model, standing) === undefined
    case 'publish':
      return holds(actor, permissions.publish, inCharge)
    case 'withdraw':
      return mayWithdraw(actor, model, inCharge)
  }
}

/** What a unit wrote it may take back; what was chosen above it only they may undo who choose and publish. */
function mayWithdraw(actor: Actor, { state }: Of, inCharge: readonly number[]): boolean {
  return state === 'accepted' || state === 'published'
    ? holds(actor, permissions.review, inCharge) || holds(actor, permissions.publish, inCharge)
    : holds(actor, permissions.register, inCharge)
}

/** Why an actor can't accept a model: no reviewer here, not at this level, or it is their own in part. */
export type Hindrance = 'no-reviewer' | 'level' | 'sent' | 'wrote'

/**
 * Four eyes: nobody accepts what they submitted or wrote themselves, except the system, which has no account.
 * A model of the level of a province is accepted by who reviews for the province.
 */
export function hindranceToAccept(actor: Actor, model: Of, standing: Standing): Hindrance | undefined {
  if (!holds(actor, permissions.review, standing.inCharge)) return 'no-reviewer'
  if (actor.kind === 'account') {
    if (actor.accountId === model.submittedBy) return 'sent'
    if (standing.authors.some((author) => author === actor.accountId)) return 'wrote'
  }
  if (model.level === 'province' && !holds(actor, permissions.review, standing.provincial)) return 'level'
  return undefined
}
