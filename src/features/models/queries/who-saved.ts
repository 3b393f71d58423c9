/** Who wrote a version of a model, and when: for the officer whose own version it crossed. */
import type { AccountId } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { ModelId } from '../model.rules.ts'
import { findRevision } from '../model.store.ts'

export async function whoSaved(
  ctx: Ctx,
  id: ModelId,
  revision: number,
): Promise<{ actorId: AccountId | null; at: Date } | undefined> {
  const found = await findRevision(ctx.db, id, revision)
  return found && { actorId: found.actorId, at: found.at }
}
