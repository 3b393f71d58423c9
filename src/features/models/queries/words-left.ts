/** Which words of its type's form a model still holds unchanged: nobody wrote them about this place. */
import { templateFields, templateOf } from '#features/catalogue/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { ContentField, Model } from '../model.rules.ts'
import type { ReadModel } from './read-model.ts'

/** For its officers, until it is accepted; empty afterwards. */
export async function wordsLeft(ctx: Ctx, { model, officer }: ReadModel): Promise<readonly ContentField[]> {
  const open: readonly Model['state'][] = ['draft', 'submitted', 'returned']
  if (!officer || model.typeId === null || !open.includes(model.state)) return []
  const template = await templateOf(ctx, model.typeId)
  return templateFields.filter((field) => template[field] !== undefined && template[field] === model[field])
}
