/** Does one thing to several models, each by the command that does it to one, and keeps what came of each. */
import {
  acceptModel,
  publishModel,
  returnModel,
  submitModel,
  withdrawModel,
} from '#features/models/contract.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { notSignedIn, Problem } from '#platform/problem.ts'
import { type BulkMove, type BulkResult, movesWithReason, refusalWords } from '../bulk.rules.ts'
import { beginRun, finishRun } from '../bulk.store.ts'
import { noReason } from '../desk.problems.ts'
import type { RunBulk } from '../desk.schemas.ts'

type One = (ctx: Ctx, input: { id: string; reason: string }) => Promise<unknown>

const commands: Readonly<Record<BulkMove, One>> = {
  accept: acceptModel,
  publish: publishModel,
  submit: (ctx, { id }) => submitModel(ctx, { id }),
  return: returnModel,
  withdraw: withdrawModel,
}

const notReached = {
  code: 'not-reached',
  words: {
    vi: 'Chưa làm tới mô hình này vì hệ thống gặp lỗi. Xin làm lại.',
    en: 'This model was not reached because something failed. Please try again.',
  },
}

async function doOne(ctx: Ctx, move: BulkMove, id: string, reason: string): Promise<BulkResult> {
  try {
    await commands[move](ctx, { id, reason })
    return { id, refused: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, words, fields } = error
    return { id, refused: { code, words: refusalWords(words, fields) } }
  }
}

/**
 * Each model in a transaction of its own, so that one that is refused holds up none. The key lets a form that is sent
 * twice do it once. Throws Problems `not-signed-in`, and `invalid` where a reason is needed and missing.
 */
export async function runBulk(ctx: Ctx, input: RunBulk): Promise<void> {
  const { accountId } = ctx.actor
  if (accountId === null) throw notSignedIn()
  const { key, ids, move, reason } = input
  if (movesWithReason.has(move) && reason === '') throw noReason()
  const began = await transact(ctx, (inside) =>
    beginRun(inside.db, { id: key, accountId, move, at: inside.clock.now() }),
  )
  if (!began) return
  const results: BulkResult[] = []
  try {
    for (const id of ids) results.push(await doOne(ctx, move, id, reason))
  } finally {
    const rest = ids.slice(results.length).map((id): BulkResult => ({ id, refused: notReached }))
    await transact(ctx, (inside) => finishRun(inside.db, key, [...results, ...rest]))
  }
}
