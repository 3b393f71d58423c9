/** Sends a submitted model back to be mended; the reason says what. */
import type { Ctx } from '#platform/db/transact.ts'
import type { Model } from '../model.rules.ts'
import { moveModel } from './move-model.ts'

export async function returnModel(ctx: Ctx, input: { id: string; reason: string }): Promise<Model> {
  return moveModel(ctx, 'return', input)
}
