/** Database constraints that people can run into, and the Problem each one means. Features register theirs. */
import type { Problem } from '../problem.ts'

const known = new Map<string, () => Problem>()

/** Says what a violation of the constraint `name` means to the person. */
export function registerConstraint(name: string, problem: () => Problem): void {
  known.set(name, problem)
}

/** The Problem of a violated constraint; undefined when the error is something else. */
export function problemOfConstraint(error: unknown): Problem | undefined {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return undefined
  return typeof error.constraint === 'string' ? known.get(error.constraint)?.() : undefined
}
