/** Loads an import for a change by the officer whose it is; for everybody else there is none. */
import type { TrxCtx } from '#platform/db/transact.ts'
import { type Deed, type ImportId, mayDo } from '../import.rules.ts'
import { lockImport, type SheetImport } from '../imports.store.ts'
import { cleared, noImport, wrongMoment } from '../problems.rules.ts'

/** Throws not-found, `import.wrong-moment`, `import.cleared`. */
export async function lockOwn(ctx: TrxCtx, id: string, deed: Deed): Promise<SheetImport> {
  const one = await lockImport(ctx.db, id as ImportId)
  if (!one || one.accountId !== ctx.actor.accountId) throw noImport()
  if (!mayDo(one.state, deed)) throw wrongMoment()
  if (one.clearedAt) throw cleared()
  return one
}
