/** Carries an installation into an empty PostgreSQL, whole, without a file in between, and proves it. */
import type { Migration } from 'kysely/migration'
import { type OpenDatabase, overPostgres } from '../db/database.ts'
import type { Progress } from '../feature.ts'
import { readingAll } from './backup.ts'
import { otherSchemas } from './catalogue.ts'
import { dump } from './dump.ts'
import { type Loaded, load } from './load.ts'

export interface Moved extends Loaded {
  /** Schemas beside `public` whose tables stayed behind. */
  readonly leftOut: readonly string[]
}

/**
 * Copies everything from `from` into the empty database at `urlTo`; `from` is only read and stays as it is.
 * The proof in the answer sets count and digest of each table on both sides beside each other; where they differ
 * the copy is undone. Progress counts rows, loaded and then compared. Throws one of the Problems in
 * `refusals.ts`.
 */
export async function move(
  from: OpenDatabase,
  urlTo: string,
  migrations: Record<string, Migration>,
  progress: Progress,
): Promise<Moved> {
  const to = overPostgres(urlTo, 2, from.files)
  try {
    return await readingAll(from, async (trx) => {
      const loaded = await load(
        to,
        dump(trx, from.engine, () => undefined),
        migrations,
        progress,
      )
      return { ...loaded, leftOut: await otherSchemas(trx) }
    })
  } finally {
    await to.close()
  }
}
