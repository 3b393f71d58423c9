/** Makes what models are found by for those that have none yet, and learns the words of titles. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import {
  learnWords,
  listChangedTitles,
  listIds,
  replaceDocuments,
  replaceSortKeys,
} from '../documents.store.ts'
import { lockModels } from '../model.store.ts'
import { documentVersion, foldedWords } from '../search.rules.ts'
import { readSetting, writeSetting } from '../setting.store.ts'

const indexed = 'models.documents'
const learnt = 'models.words'
const batch = 200
const titles = 2000
/** So many batches in one run; the next run goes on. */
const batches = 100

interface Indexed {
  readonly version: number
  /** The last model of the walk that is under way; null when it is done. */
  readonly at: string | null
}

/** Documents anew when the program makes them otherwise than before, up to 20,000 at a time. Returns how many. */
async function walk(ctx: Ctx): Promise<number> {
  const known = await readSetting<Indexed>(ctx.db, indexed)
  let at = known?.version === documentVersion ? known.at : undefined
  let made = 0
  for (let i = 0; i < batches && at !== null; i++) {
    const after = at
    at = await transact(ctx, async ({ db, clock }) => {
      const ids = await listIds(db, after, batch)
      const models = await lockModels(db, ids)
      await replaceDocuments(db, models)
      await replaceSortKeys(db, models)
      made += ids.length
      const next = ids.length < batch ? null : (ids.at(-1) ?? null)
      await writeSetting(db, indexed, { version: documentVersion, at: next }, clock.now())
      return next
    })
  }
  return made
}

/** An update may be written a little later than its time says; so far back is read again. */
const overlap = 5 * 60_000

/** Words of titles that became public or changed since the last time. */
async function learn(ctx: Ctx): Promise<void> {
  let since = (await readSetting<{ since: string }>(ctx.db, learnt))?.since ?? '1900-01-01T00:00:00Z'
  for (;;) {
    const read = await listChangedTitles(ctx.db, since, titles)
    const last = read.at(-1)?.at
    if (last === undefined) return
    const full = read.length === titles && last !== since
    const before = new Date(ctx.clock.now().getTime() - overlap).toISOString()
    since = full || last < before ? last : before
    await transact(ctx, async ({ db, clock }) => {
      await learnWords(
        db,
        read.flatMap(({ title }) => foldedWords(title)),
      )
      await writeSetting(db, learnt, { since }, clock.now())
    })
    if (!full) return
  }
}

/** Returns how many models were indexed anew. */
export async function indexModels(ctx: Ctx): Promise<number> {
  const made = await walk(ctx)
  await learn(ctx)
  return made
}
