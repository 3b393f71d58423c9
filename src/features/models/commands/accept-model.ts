/** Chooses a submitted model. Someone else than who submitted it does. */
import type { Ctx } from '#platform/db/transact.ts'
import type { Model } from '../model.rules.ts'
import { moveModel } from './move-model.ts'

export async function acceptModel(ctx: Ctx, input: { id: string }): Promise<Model> {
  return moveModel(ctx, 'accept', input)
}
