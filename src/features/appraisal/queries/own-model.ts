/** What ties the actor to a model, asked before they appraise it. */
import { listInChargeOf } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { conflictsOf } from '../appraisal.policy.ts'
import type { Entry } from '../entry.store.ts'
import { findOrigin, listTies } from '../panel.store.ts'
import { ownModel } from '../problems.rules.ts'
import type { ConflictKind } from '../round.rules.ts'

type Of = Pick<Entry, 'modelId' | 'unitId'> & { readonly id: Entry['id'] | null }

/** Empty when nothing keeps the actor from appraising it. `id` null asks beside any round. */
export async function conflictsWith(ctx: Ctx, { id, modelId, unitId }: Of): Promise<ConflictKind[]> {
  const ties = await listTies(ctx.db, modelId, id)
  const origin = await findOrigin(ctx.db, modelId)
  return conflictsOf(ctx.actor, { ...ties, ...origin, modelInCharge: await listInChargeOf(ctx, unitId) })
}

/** Throws Problem `appraisal.own-model` where something does. */
export async function ownModelOf(ctx: Ctx, entry: Of): Promise<void> {
  const found = await conflictsWith(ctx, entry)
  if (found.length > 0) throw ownModel(found)
}
