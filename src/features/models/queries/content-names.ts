/** What the ids in contents of a model stand for: types, labels, and the units of organisations. */
import { type CatalogueNames, catalogueNames } from '#features/catalogue/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type Content, forceRoles, type Owner } from '../model.rules.ts'
import { listUnitNames } from '../names.store.ts'

export interface ContentNames extends CatalogueNames {
  readonly units: ReadonlyMap<number, string>
}

/** Any part of a content, as far as it holds ids. */
export type Named = Partial<
  Pick<Content, 'typeId' | 'themes' | 'campaigns' | 'lead' | 'coordinating' | 'participating'>
>

/** Three queries at most, none for what is not named. */
export async function contentNames(ctx: Ctx, contents: readonly Named[]): Promise<ContentNames> {
  const once = (ids: readonly (number | null | undefined)[]) => [
    ...new Set(ids.filter((id) => typeof id === 'number')),
  ]
  const owners = contents.flatMap((content) =>
    forceRoles.flatMap((role): readonly Owner[] => content[role] ?? []),
  )
  const units = await listUnitNames(ctx.db, once(owners.map(({ unitId }) => unitId)))
  const named = await catalogueNames(ctx, {
    types: once(contents.map(({ typeId }) => typeId)),
    labels: once(contents.flatMap(({ themes = [], campaigns = [] }) => [...themes, ...campaigns])),
  })
  return { ...named, units: new Map(units.map(({ id, name }) => [id, name])) }
}
