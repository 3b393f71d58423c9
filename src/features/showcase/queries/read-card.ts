/** The share card of a public model. */
import { fieldName, readModel, unitPlace } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { Kept } from '#platform/kept.ts'
import { notFound } from '#platform/problem.ts'
import { type Card, drawCard } from '../card.ts'
import { messages } from '../messages.ts'

/** Cards of which one was asked for lately, by all that stands on them. */
const kept = new Kept<Buffer>(200)

/** A PNG, in Vietnamese as the models are. Throws not-found for what is not public, whoever asks. */
export async function readCard(ctx: Ctx, id: string, siteName: string): Promise<Buffer> {
  const { model } = await readModel(ctx, id)
  if (model.state !== 'published') throw notFound({ vi: 'ảnh này', en: 'this picture' })
  const { place } = await unitPlace(ctx, model.unitId, model.registeredOn)
  const say = messages.vi
  const facts = [
    fieldName(model.field, 'vi'),
    String(model.year),
    ...(model.recognised ? [say.recognised] : []),
    ...(model.example ? [say.example] : []),
  ]
  const card: Card = { siteName, title: model.title, place, facts: facts.join(' · ') }
  return kept.get(JSON.stringify(card), () => drawCard(card))
}
