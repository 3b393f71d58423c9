/**
 * Who may do what with accounts and grants. Nothing is allowed that is not said here, and nobody can give what
 * they don't hold: otherwise a local officer could make themselves a national one through a second account.
 */
import { type AccountId, type Actor, holds, holdsUntil } from '#platform/auth/actor.ts'

/** Accounts carry no power by themselves, so whoever manages people anywhere may open one. */
export function mayCreateAccount(actor: Actor): boolean {
  return actor.kind === 'system' || actor.grants.some((grant) => grant.permission === 'people.manage')
}

/**
 * To grant: manage people over the unit, and hold there every permission that the role carries, up to the last day
 * `until` of the new grant. Not to oneself. Otherwise a role could be lengthened by who holds it, alone or through a
 * second account.
 */
export function mayGrant(
  actor: Actor,
  to: AccountId,
  permissions: readonly string[],
  unitAndAbove: readonly number[],
  until: string | null,
): boolean {
  return (
    actor.accountId !== to &&
    needed(permissions).every((permission) => holdsUntil(actor, permission, unitAndAbove, until))
  )
}

/** What is past is past: only the administrator at the command line writes down that a role began earlier. */
export function mayBackdate(actor: Actor): boolean {
  return actor.kind === 'system'
}

/** Taking a role away asks for the same power as giving it: nobody removes those above them. */
export function mayEndGrant(
  actor: Actor,
  permissions: readonly string[],
  unitAndAbove: readonly number[],
): boolean {
  return holdsAll(actor, permissions, unitAndAbove)
}

function needed(permissions: readonly string[]): readonly string[] {
  return ['people.manage', ...permissions]
}

function holdsAll(actor: Actor, permissions: readonly string[], unitAndAbove: readonly number[]): boolean {
  return needed(permissions).every((permission) => holds(actor, permission, unitAndAbove))
}

/** A role of an account: what it carries, and the unit it holds for with all units above that. */
export interface HeldRole {
  readonly permissions: readonly string[]
  readonly unitAndAbove: readonly number[]
}

/**
 * Shutting an account out takes away all that it holds, so it asks for the power to end each of its grants; for one
 * that holds nothing, to open accounts. Never oneself.
 */
export function mayDisableAccount(actor: Actor, account: AccountId, held: readonly HeldRole[]): boolean {
  return (
    actor.accountId !== account &&
    mayCreateAccount(actor) &&
    held.every(({ permissions, unitAndAbove }) => mayEndGrant(actor, permissions, unitAndAbove))
  )
}

/** Letting it in again gives all that back, and asks for the same. */
export function mayEnableAccount(actor: Actor, account: AccountId, held: readonly HeldRole[]): boolean {
  return mayDisableAccount(actor, account, held)
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
