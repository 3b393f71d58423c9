/** Themes and campaigns as everyone reads them: all there are, with whose they are. */
import type { Ctx } from '#platform/db/transact.ts'
import type { Label } from '../catalogue.rules.ts'
import { findLabel, listLabels, listOwners } from '../catalogue.store.ts'
import { noLabel } from '../problems.rules.ts'

export type PlacedLabel = Label & { readonly place: string | null }

/** Themes first. */
export async function browseLabels(ctx: Ctx): Promise<PlacedLabel[]> {
  const names = new Map((await listOwners(ctx.db, 'label')).map(({ unitId, name }) => [unitId, name]))
  const rows = await listLabels(ctx.db, undefined, ctx.clock.today())
  return rows.map((row) => ({ ...row, place: row.unitId === null ? null : (names.get(row.unitId) ?? '') }))
}

/** Throws not-found. */
export async function readLabel(ctx: Ctx, code: string): Promise<Label> {
  const label = await findLabel(ctx.db, code)
  if (!label) throw noLabel()
  return label
}
