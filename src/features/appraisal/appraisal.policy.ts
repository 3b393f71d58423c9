/**
 * Who may do what in appraisal; denies by default. `inCharge` of a round are its unit and those above it as they are
 * today, of a model those that look after it.
 */
import { type Actor, holds } from '#platform/auth/actor.ts'
import type { ConflictKind } from './round.rules.ts'

export const permissions = {
  manage: 'appraisal.manage',
  score: 'appraisal.score',
  decide: 'appraisal.decide',
} as const

/** Of the models' feature: who registers models over a unit is a party to what is registered there. */
export const registerModels = 'models.register'

export function mayManage(actor: Actor, inCharge: readonly number[]): boolean {
  return holds(actor, permissions.manage, inCharge)
}

export function mayDecide(actor: Actor, inCharge: readonly number[]): boolean {
  return holds(actor, permissions.decide, inCharge)
}

/** Revoking is for the unit that decided, and those above it. */
export function mayRevoke(actor: Actor, inCharge: readonly number[]): boolean {
  return holds(actor, permissions.decide, inCharge)
}

/** Sees models, panel and progress of a round; others see its rules once it is open, and its decisions. */
export function seesInside(actor: Actor, inCharge: readonly number[], appointed: boolean): boolean {
  return (
    mayManage(actor, inCharge) || mayDecide(actor, inCharge) || (appointed && mayAppraise(actor, inCharge))
  )
}

/** Whether the actor may be on the panel of a round at all. */
export function mayAppraise(actor: Actor, inCharge: readonly number[]): boolean {
  return actor.kind === 'account' && holds(actor, permissions.score, inCharge)
}

/** Proposing a model is for who registers models at its unit. */
export function mayPropose(actor: Actor, modelInCharge: readonly number[]): boolean {
  return holds(actor, registerModels, modelInCharge)
}

/** What ties an account to a model. */
export interface Ties {
  readonly createdBy: string | null
  readonly submittedBy: string | null
  /** Who saved any version of it. */
  readonly authors: readonly string[]
  readonly modelInCharge: readonly number[]
  /** Accounts that declared a conflict for this model in this round. */
  readonly declared: readonly string[]
}

/** What keeps the actor from appraising a model; empty when nothing does. The same as `appraisal_conflicts` in SQL. */
export function conflictsOf(actor: Actor, ties: Ties): ConflictKind[] {
  const account = actor.accountId
  if (account === null) return []
  const found: ConflictKind[] = []
  if (ties.declared.includes(account)) found.push('declared')
  if (ties.createdBy === account) found.push('registered')
  if (ties.submittedBy === account) found.push('submitted')
  if (ties.authors.includes(account)) found.push('wrote')
  if (holds(actor, registerModels, ties.modelInCharge)) found.push('registrar')
  return found
}
