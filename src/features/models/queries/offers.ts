/** What the catalogue offers a unit's models on a day: for the form, and what a type gives a new one to begin with. */
import { holdsOn, type Label, listLabels, listTypes, type ModelType } from '#features/catalogue/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { Content } from '../model.rules.ts'

export interface Offers {
  readonly types: readonly ModelType[]
  readonly themes: readonly Label[]
  readonly campaigns: readonly Label[]
}

type Kept = Pick<Content, 'typeId' | 'themes' | 'campaigns'>

/** In force on the day, and beside them what the model carries already, although it ended. */
export async function offersFor(
  ctx: Ctx,
  { unitId, day, kept }: { unitId: number; day: string; kept?: Kept },
): Promise<Offers> {
  const types = await listTypes(ctx, { unitId, day })
  const labels = await listLabels(ctx, { unitId, day })
  const carried = new Set([...(kept?.themes ?? []), ...(kept?.campaigns ?? [])])
  const offered = labels.filter((label) => holdsOn(label, day) || carried.has(label.id))
  return {
    types: types.filter((type) => holdsOn(type, day) || type.id === kept?.typeId),
    themes: offered.filter(({ kind }) => kind === 'theme'),
    campaigns: offered.filter(({ kind }) => kind === 'campaign'),
  }
}
