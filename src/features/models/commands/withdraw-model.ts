/** Takes a model out for good, a public one included; it stays on record and is no longer counted. */
import type { Ctx } from '#platform/db/transact.ts'
import type { Model } from '../model.rules.ts'
import { moveModel } from './move-model.ts'

export async function withdrawModel(ctx: Ctx, input: { id: string; reason: string }): Promise<Model> {
  return moveModel(ctx, 'withdraw', input)
}
