/** What the actor may somewhere: for what pages offer; every row is asked again by its own unit. */
import type { Actor } from '#platform/auth/actor.ts'

export function holdsAnywhere({ kind, grants }: Actor, permission: string): boolean {
  return kind === 'system' || grants.some((grant) => grant.permission === permission)
}
