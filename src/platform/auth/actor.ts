/**
 * Who acts: an account with what was granted to it, the system itself, or nobody known.
 * A grant is a permission over a unit and all below it; policies decide on it and deny by default.
 */
import type { Id } from '../ids.ts'

export type AccountId = Id<'account'>

export interface Grant {
  readonly permission: string
  /** The grant holds for this unit and everything below it. */
  readonly unitId: number
}

export interface Actor {
  readonly kind: 'account' | 'anonymous' | 'system'
  readonly accountId: AccountId | null
  readonly name: string
  /** In force on the day of the request. */
  readonly grants: readonly Grant[]
}

export const anonymous: Actor = { kind: 'anonymous', accountId: null, name: '', grants: [] }

/** The program itself: imports, housekeeping, example data, and the administrator at the command line. */
export const system: Actor = { kind: 'system', accountId: null, name: 'system', grants: [] }

/**
 * Whether the actor holds `permission` over a unit, given that unit with all units above it.
 * The system may everything; everybody else only what was granted.
 */
export function holds(actor: Actor, permission: string, unitAndAbove: readonly number[]): boolean {
  if (actor.kind === 'system') return true
  return actor.grants.some((grant) => grant.permission === permission && unitAndAbove.includes(grant.unitId))
}
