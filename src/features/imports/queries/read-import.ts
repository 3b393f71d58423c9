/** An import for the officer whose it is: how far it is, and what is wrong with the first bad rows. */
import type { AccountId } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { notSignedIn } from '#platform/problem.ts'
import type { Counts, ImportId, RowState } from '../import.rules.ts'
import { countRows, findImport, listImportsOf, listOpenOf, type SheetImport } from '../imports.store.ts'
import { noImport } from '../problems.rules.ts'
import { listRows, listSamples, type SampleRow, type ShownRow } from '../rows.store.ts'

function account({ actor }: Ctx): AccountId {
  if (actor.accountId === null) throw notSignedIn()
  return actor.accountId
}

/** Throws Problems `not-signed-in`, not-found (also for somebody else's). */
export async function getImport(ctx: Ctx, id: string): Promise<SheetImport> {
  const own = account(ctx)
  const one = await findImport(ctx.db, id as ImportId)
  if (!one || one.accountId !== own) throw noImport()
  return one
}

export interface ReadImport {
  readonly one: SheetImport
  readonly counts: Counts
}

export async function readImport(ctx: Ctx, id: string): Promise<ReadImport> {
  const one = await getImport(ctx, id)
  return { one, counts: await countRows(ctx.db, one.id) }
}

const pageSize = 20

/** A page of one's own imports, newest first; `next` is what to pass as `before`. */
export async function listImports(
  ctx: Ctx,
  before?: string,
): Promise<{ items: readonly SheetImport[]; next: string | null }> {
  const found = await listImportsOf(ctx.db, account(ctx), {
    before: before as ImportId | undefined,
    limit: pageSize + 1,
  })
  const items = found.slice(0, pageSize)
  return { items, next: found.length > pageSize ? (items.at(-1)?.id ?? null) : null }
}

/** A page of rows in some state; `next` is what to pass as `after`. */
export async function listImportRows(
  ctx: Ctx,
  {
    id,
    state,
    after,
    limit = 50,
  }: { id: string; state: RowState; after?: number | undefined; limit?: number },
): Promise<{ rows: readonly ShownRow[]; next: number | null }> {
  const one = await getImport(ctx, id)
  const found = await listRows(ctx.db, one.id, { states: [state], after, limit: limit + 1 })
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.rowNo ?? null) : null }
}

/** Some of the good rows as they will be entered, those with something to mind first. */
export async function sampleRows(ctx: Ctx, one: SheetImport, limit: number): Promise<SampleRow[]> {
  return listSamples(ctx.db, one.id, limit)
}

/** One's own lists that are not entered yet, newest first. */
export async function listOpenImports(ctx: Ctx): Promise<readonly SheetImport[]> {
  return ctx.actor.accountId === null ? [] : listOpenOf(ctx.db, ctx.actor.accountId, pageSize)
}
