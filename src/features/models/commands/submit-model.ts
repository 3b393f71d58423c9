/** Hands a draft, or one that came back, to review. It must say what a model has to say. */
import type { Ctx } from '#platform/db/transact.ts'
import type { Model } from '../model.rules.ts'
import { moveModel } from './move-model.ts'

export async function submitModel(ctx: Ctx, input: { id: string }): Promise<Model> {
  return moveModel(ctx, 'submit', input)
}
