/** Who may define indicators and report values. Nothing is allowed that is not said here. */
import { type Actor, holds } from '#platform/auth/actor.ts'

export const permissions = {
  define: 'indicators.define',
  report: 'indicators.report',
} as const

/** `scopeAndAbove`: the province that the indicator is of, or the nation, with all above. */
export function mayDefine(actor: Actor, scopeAndAbove: readonly number[]): boolean {
  return holds(actor, permissions.define, scopeAndAbove)
}

/**
 * Sets targets, reports and corrects values: `inCharge` are the units whose officers look after the unit: it and those
 * above it today, and for a unit of the past the units of today that hold all of it.
 */
export function mayReport(actor: Actor, inCharge: readonly number[]): boolean {
  return holds(actor, permissions.report, inCharge)
}

/** Who reports for a place sees its numbers whole; the public sees no small ones about people. */
export function seesSmallCounts(actor: Actor, inCharge: readonly number[]): boolean {
  return mayReport(actor, inCharge)
}

/** Whether the actor reports for any place at all. */
export function reportsAnywhere(actor: Actor): boolean {
  return actor.kind === 'system' || actor.grants.some(({ permission }) => permission === permissions.report)
}
