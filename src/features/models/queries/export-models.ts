/** A list of models as rows of a file, read piece by piece: as the public or an officer may see it, however long it is. */
import { listLabels, listTypes } from '#features/catalogue/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import { type ExportRow, type ExportValue, exportValues, type Names } from '../export.rules.ts'
import { countFigure } from '../figures.store.ts'
import { conditionsOf, type ModelFilter } from '../filter.rules.ts'
import { asksPublic, listKeys, listPlaces, type Order, type Seer } from '../list.store.ts'
import type { ModelId } from '../model.rules.ts'
import type { ListModels } from '../model.schemas.ts'
import { listModelsById } from '../model.store.ts'
import { anywhereQuery, allOf, filterMarks, typedWords } from '../search.rules.ts'
import { listUnitsOf, searchKeys } from '../search.store.ts'
import { filterOf, seerOf } from './list-models.ts'

/** So many records are read at once; between two batches others have their turn on the database. */
const batch = 200

interface Walk {
  readonly filter: ModelFilter
  readonly seer: Seer
  readonly today: string
  readonly sort: Order
}

/** Ids batch by batch, in an order in which a record keeps its place while others are written. */
async function* idsOf(ctx: Ctx, walk: Walk): AsyncGenerator<ModelId[]> {
  const { filter, today } = walk
  const words = filter.q === undefined ? undefined : typedWords(filter.q)
  if (words?.length === 0) return
  const units = words && (await listUnitsOf(ctx.db, filter, today))
  const marks = filterMarks(filter)
  const query = words && [anywhereQuery(words), ...(marks.length > 0 ? [allOf(marks)] : [])].join(' & ')
  const expected =
    words === undefined && asksPublic(filter)
      ? await countFigure(ctx.db, { unit: filter.unit, where: conditionsOf(filter) }, today)
      : undefined
  let after: { grade: number; key: string; id: string } | undefined
  for (;;) {
    const ask = { ...walk, after, limit: batch }
    const found =
      query === undefined
        ? await listKeys(ctx.db, { ...ask, expected })
        : await searchKeys(ctx.db, { ...ask, query, units })
    if (found.length > 0) yield found.map(({ id }) => id)
    const last = found.at(-1)
    if (found.length < batch || !last) return
    after = { grade: 0, key: last.key, id: last.id }
  }
}

async function rowsOf(ctx: Ctx, ids: readonly ModelId[]): Promise<ExportRow[]> {
  const models = new Map((await listModelsById(ctx.db, ids)).map((model) => [model.id, model]))
  const places = new Map((await listPlaces(ctx.db, ids)).map((place) => [place.id, place]))
  return ids.flatMap((id) => {
    const model = models.get(id)
    const place = places.get(id)
    return model && place ? [{ ...place, ...model }] : []
  })
}

async function namesOf(ctx: Ctx, locale: Locale): Promise<Names> {
  const byId = (list: readonly { id: number; code: string; name: Record<Locale, string> }[]) =>
    new Map(list.map(({ id, code, name }) => [id, { code, name: name[locale] }]))
  return { types: byId(await listTypes(ctx)), labels: byId(await listLabels(ctx)) }
}

/**
 * Values in the order of `exportColumns`. Newest, oldest or by title as the list is; a list by its latest changes or
 * by match comes newest first, because those orders change while it is read. Nothing is read before it is asked for.
 */
export async function* exportModels(
  ctx: Ctx,
  input: ListModels,
  { locale, site }: { readonly locale: Locale; readonly site: string },
): AsyncGenerator<ExportValue[]> {
  const filter = filterOf(input)
  const still = (['oldest', 'title'] as const).find((sort) => sort === input.sort && filter.q === undefined)
  const sort = still ?? 'newest'
  const seer = seerOf(ctx.actor)
  const walk: Walk = { filter, seer, today: ctx.clock.today(), sort }
  const open = seer !== 'all' && seer.length === 0
  const names = await namesOf(ctx, locale)
  // Withdrawn since its id was read: then it is nobody's any more.
  for await (const ids of idsOf(ctx, walk))
    for (const row of await rowsOf(ctx, ids))
      if (!open || row.state === 'published') yield exportValues(row, names, locale, site)
}
