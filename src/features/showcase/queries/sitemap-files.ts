/** Where the files of the sitemap of models begin and end. */
import type { Db } from '#platform/db/database.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { Kept } from '#platform/kept.ts'
import type { Key } from '../key.rules.ts'
import { listModelKeys } from '../showcase.store.ts'

export interface SitemapFile {
  readonly from: Key
  /** Where the next one begins; undefined for the last. */
  readonly to: Key | undefined
}

/** Far below what a file may hold, so that models published later than the index was written still fit in. */
const perFile = 10_000
/** The whole list of models is walked for it, so the answer serves for a while. */
const seconds = 600

/** Of each database, as there are several in tests. */
const kept = new WeakMap<Db, Kept<readonly SitemapFile[]>>()

export async function sitemapFiles(ctx: Ctx, every = perFile): Promise<readonly SitemapFile[]> {
  const period = Math.floor(ctx.clock.now().getTime() / (seconds * 1000))
  const own = kept.get(ctx.db) ?? new Kept<readonly SitemapFile[]>(1)
  kept.set(ctx.db, own)
  return own.get(`${period} ${every}`, async () => {
    const keys = await listModelKeys(ctx.db, every)
    return keys.map((from, i) => ({ from, to: keys[i + 1] }))
  })
}
