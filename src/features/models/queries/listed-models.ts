/** Some models as lists show them, of those the actor may see. */
import type { Ctx } from '#platform/db/transact.ts'
import { type ListedModel, readListed } from '../list.store.ts'
import type { ModelId } from '../model.rules.ts'
import { listWithin } from '../reach.store.ts'
import { seerOf } from './list-models.ts'

/** Those of the rows that the actor looks after. */
export async function ownAmong(ctx: Ctx, rows: readonly ListedModel[]): Promise<ReadonlySet<string>> {
  const seer = seerOf(ctx.actor)
  if (seer === 'all') return new Set(rows.map(({ id }) => id))
  const units = [...new Set(rows.map(({ unitId }) => unitId))]
  const mine = new Set(await listWithin(ctx.db, units, seer, ctx.clock.today()))
  return new Set(rows.filter(({ unitId }) => mine.has(unitId)).map(({ id }) => id))
}

/** In the order asked for; what is not there, or not for the actor, is left out. */
export async function listedModels(ctx: Ctx, ids: readonly string[]): Promise<readonly ListedModel[]> {
  const keys = ids.map((id) => ({ id: id as ModelId, key: '', grade: 0 }))
  const rows = await readListed(ctx.db, keys)
  const own = await ownAmong(ctx, rows)
  return rows.filter(({ id, state }) => state === 'published' || own.has(id))
}
