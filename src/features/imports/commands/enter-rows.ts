/** Enters a batch of good rows as models: their keys first, so that no row becomes two models whoever is at it. */
import { type Content, registerMany } from '#features/models/contract.ts'
import type { TrxCtx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { type ImportId, type Plan, remark } from '../import.rules.ts'
import { enteredBefore, keptDraft } from '../problems.rules.ts'
import { dropKeys, type Entered, listGood, listKnownKeys, saveEntered, takeKeys } from '../rows.store.ts'

/**
 * Enters up to `limit` good rows as the importing account; returns how many there were. Each is checked once more by the
 * rules of models: what changed since the check (a unit, a grant) makes it a bad row. Keys, models and the state of the
 * rows are one transaction, so a process that dies in between leaves either all or nothing of a batch.
 */
export async function enterRows(ctx: TrxCtx, id: ImportId, plan: Plan, limit: number): Promise<number> {
  const rows = await listGood(ctx.db, id, limit)
  if (rows.length === 0) return 0
  const now = ctx.clock.now()
  const asked = rows.map((row) => ({
    rowNo: row.rowNo,
    key: row.rowKey,
    modelId: newId<'model'>(now),
    content: row.content as Content,
  }))
  const taken = await takeKeys(ctx.db, asked, now)
  const there = await listKnownKeys(
    ctx.db,
    asked.flatMap(({ key }) => (taken.has(key) ? [] : [key])),
  )
  const mine = asked.filter(({ key }) => taken.has(key))
  const registered = await registerMany(ctx, {
    enterAs: plan.enterAs,
    source: plan.enterAs === 'published' ? plan.source : undefined,
    entries: mine.map(({ content, modelId }) => ({ content, id: modelId })),
    details: { import: id },
  })
  const refused: string[] = []
  const entered: Entered[] = mine.map(({ rowNo, key, modelId }, i) => {
    const result = registered[i]
    if (result && 'id' in result) {
      const { kept } = result
      const remarks = kept === undefined ? [] : [{ ...keptDraft(kept), note: true as const }]
      return { rowNo, state: 'done', modelId, remarks }
    }
    refused.push(key)
    return { rowNo, state: 'bad', modelId: null, remarks: result ? result.errors.map(remark) : [] }
  })
  for (const { rowNo, key } of asked) {
    if (taken.has(key)) continue
    const remarks = [{ ...enteredBefore(), note: true as const }]
    entered.push({ rowNo, state: 'there', modelId: there.get(key) ?? null, remarks })
  }
  await dropKeys(ctx.db, refused)
  await saveEntered(ctx.db, id, entered)
  return rows.length
}
