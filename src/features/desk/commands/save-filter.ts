/** Keeps a list of models under a name, for who asks. */
import { filterOf, listModelsQuery, queryOf, sortOf } from '#features/models/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { notSignedIn } from '#platform/problem.ts'
import { damagedFilter, mostFilters, tooManyFilters } from '../desk.problems.ts'
import type { SaveFilter } from '../desk.schemas.ts'
import { listFilters, lockFilters, saveFilter as store } from '../filters.store.ts'

/** The list as its own address says it, whatever came along; undefined for what is none. */
function canonical(query: string): string | undefined {
  const fields = Object.fromEntries(new URLSearchParams(query))
  const read = listModelsQuery.safeParse(fields)
  if (!read.success) return undefined
  const filter = filterOf(read.data)
  return queryOf(filter, sortOf(filter, read.data.sort))
}

/**
 * Under a name that is taken the new one stands in its place. Returns its query. Throws Problems `not-signed-in`,
 * `invalid` for what is no list or every list, and `desk.too-many-filters`.
 */
export async function saveFilter(ctx: Ctx, input: SaveFilter): Promise<string> {
  const { accountId } = ctx.actor
  if (accountId === null) throw notSignedIn()
  const query = canonical(input.query)
  if (query === undefined || query === '') throw damagedFilter()
  return transact(ctx, async (inside) => {
    await lockFilters(inside.db, accountId)
    const known = await listFilters(inside.db, accountId)
    if (known.length >= mostFilters && !known.some(({ name }) => name === input.name)) throw tooManyFilters()
    const now = inside.clock.now()
    await store(inside.db, accountId, { id: newId(now), name: input.name, query }, now)
    await audit(inside, { action: 'filter.saved', subjectType: 'account', subjectId: accountId })
    return query
  })
}
