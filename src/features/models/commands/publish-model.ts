/** Makes an accepted model public; from here on it is counted. */
import type { Ctx } from '#platform/db/transact.ts'
import type { Model } from '../model.rules.ts'
import { moveModel } from './move-model.ts'

export async function publishModel(ctx: Ctx, input: { id: string }): Promise<Model> {
  return moveModel(ctx, 'publish', input)
}
