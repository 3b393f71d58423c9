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
  /** The last day it counts; null while no end is known. Left out where nothing is handed on: then none can be. */
  readonly to?: string | null
}

export interface Actor {
  readonly kind: 'account' | 'anonymous' | 'system'
  readonly accountId: AccountId | null
  readonly name: string
  /** In force on the day of the request. */
  readonly grants: readonly Grant[]
  /** With what an account came: its session in a browser, or the token of a program. */
  readonly via?: 'session' | 'token'
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

/**
 * Whether the actor holds `permission` over a unit up to and with the day `to` (null: without end), by one grant.
 * What nobody holds that long nobody can hand on.
 */
export function holdsUntil(
  actor: Actor,
  permission: string,
  unitAndAbove: readonly number[],
  to: string | null,
): boolean {
  if (actor.kind === 'system') return true
  return actor.grants.some(
    (grant) =>
      grant.permission === permission &&
      unitAndAbove.includes(grant.unitId) &&
      grant.to !== undefined &&
      (grant.to === null || (to !== null && to <= grant.to)),
  )
}
