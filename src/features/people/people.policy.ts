/**
 * Who may do what with accounts and grants. Nothing is allowed that is not said here, and nobody can give what
 * they don't hold: otherwise a local officer could make themselves a national one through a second account.
 */
import { type AccountId, type Actor, holds } from '#platform/auth/actor.ts'

/** Accounts carry no power by themselves, so whoever manages people anywhere may open one. */
export function mayCreateAccount(actor: Actor): boolean {
  return actor.kind === 'system' || actor.grants.some((grant) => grant.permission === 'people.manage')
}

/**
 * To grant: manage people over the unit, and hold there every permission that the role carries. Not to oneself,
 * or a role could be lengthened by who holds it.
 */
export function mayGrant(
  actor: Actor,
  to: AccountId,
  permissions: readonly string[],
  unitAndAbove: readonly number[],
): boolean {
  return actor.accountId !== to && holdsAll(actor, permissions, unitAndAbove)
}

/** Taking a role away asks for the same power as giving it: nobody removes those above them. */
export function mayEndGrant(
  actor: Actor,
  permissions: readonly string[],
  unitAndAbove: readonly number[],
): boolean {
  return holdsAll(actor, permissions, unitAndAbove)
}

function holdsAll(actor: Actor, permissions: readonly string[], unitAndAbove: readonly number[]): boolean {
  return ['people.manage', ...permissions].every((permission) => holds(actor, permission, unitAndAbove))
}

/** A password is its owner's alone. */
export function mayChangePassword(actor: Actor, account: AccountId): boolean {
  return actor.kind === 'account' && actor.accountId === account
}

/** Sessions are their owner's alone. */
export function mayEndSessions(actor: Actor, account: AccountId): boolean {
  return actor.kind === 'account' && actor.accountId === account
}

/** A token acts as its owner, so only the owner, or the administrator at the command line, makes one. */
export function mayCreateToken(actor: Actor, account: AccountId): boolean {
  return actor.kind === 'system' || (actor.kind === 'account' && actor.accountId === account)
}

export function mayRevokeToken(actor: Actor, account: AccountId): boolean {
  return mayCreateToken(actor, account)
}
