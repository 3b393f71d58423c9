/** What officers said about a model, for its officers. */
import { isOfficer, officesOf, type ActedAs, readModel, type ReadModel } from '#features/models/contract.ts'
import { accountNames } from '#features/people/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type Comment, listComments } from '../comments.store.ts'
import { onlyOfficers } from '../desk.problems.ts'

export interface SaidComment extends Comment {
  readonly name: string | undefined
  readonly office: ActedAs | undefined
  /** By the reader, who may correct it. */
  readonly own: boolean
}

export interface CommentPage {
  readonly comments: readonly SaidComment[]
  /** Pass as `before`; undefined at the end. */
  readonly next: number | undefined
}

async function pageOf(
  ctx: Ctx,
  { model }: Pick<ReadModel, 'model'>,
  before: number | undefined,
  limit: number,
): Promise<CommentPage> {
  const rows = await listComments(ctx.db, model.id, before, limit + 1)
  const shown = rows.slice(0, limit)
  const names =
    shown.length === 0 ? new Map() : await accountNames(ctx, [...new Set(shown.map((one) => one.accountId))])
  const officeOf = await officesOf(ctx, model.unitId, shown)
  return {
    comments: shown.map((one) => ({
      ...one,
      name: names.get(one.accountId) as string | undefined,
      office: officeOf(one.accountId, one.at),
      own: one.accountId === ctx.actor.accountId,
    })),
    next: rows.length > limit ? shown.at(-1)?.id : undefined,
  }
}

/** The newest, for the model's page; who asks has made sure that the reader is an officer of it. */
export async function newestComments(
  ctx: Ctx,
  model: ReadModel['model'],
  limit: number,
): Promise<CommentPage> {
  return pageOf(ctx, { model }, undefined, limit)
}

/** Throws Problems `not-found` and `not-allowed`. */
export async function readComments(
  ctx: Ctx,
  id: string,
  before: number | undefined,
): Promise<CommentPage & { readonly read: ReadModel }> {
  const read = await readModel(ctx, id)
  if (!isOfficer(ctx.actor, read.inCharge)) throw onlyOfficers()
  return { ...(await pageOf(ctx, read, before, 30)), read }
}
