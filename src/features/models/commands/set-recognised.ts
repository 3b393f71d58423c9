/** Keeps on the model whether a recognition stands, so that lists and counters know without asking who decides. */
import type { TrxCtx } from '#platform/db/transact.ts'
import { replaceDocuments } from '../documents.store.ts'
import type { Model } from '../model.rules.ts'
import { lockModel, updateModel } from '../model.store.ts'
import { noModel } from '../problems.rules.ts'
import { tallyChange } from '../tally.store.ts'

/** For the feature that decides, inside its transaction and after its own checks; it writes the audit row too. */
export async function setRecognised(ctx: TrxCtx, id: string, recognised: boolean): Promise<Model> {
  const model = await lockModel(ctx.db, id)
  if (!model) throw noModel()
  if (model.recognised === recognised) return model
  const after: Model = { ...model, recognised }
  await updateModel(ctx.db, after)
  await replaceDocuments(ctx.db, [after])
  await tallyChange(ctx.db, model, after)
  return after
}
