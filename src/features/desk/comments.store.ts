/** The SQL of comments between officers. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type {} from './desk.tables.ts'

export interface Comment {
  readonly id: number
  readonly at: Date
  readonly accountId: AccountId
  readonly body: string
  readonly asks: boolean
  /** When it was first said, where this is a correction. */
  readonly firstAt: Date | null
}

export interface NewComment {
  readonly modelId: string
  readonly at: Date
  readonly accountId: AccountId
  readonly body: string
  readonly asks: boolean
  readonly replaces: number | null
  readonly key: string
}

/** Null where the same form has said it already. */
export async function insertComment(trx: Trx, comment: NewComment): Promise<number | null> {
  const row = await trx
    .insertInto('model_comment')
    .values({
      model_id: comment.modelId,
      at: comment.at,
      account_id: comment.accountId,
      body: comment.body,
      asks: comment.asks,
      replaces: comment.replaces,
      form_key: comment.key,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'form_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Newest first, before one; what was corrected shows only its correction. */
export async function listComments(
  db: Db,
  modelId: string,
  before: number | undefined,
  limit: number,
): Promise<Comment[]> {
  const found = await sql<Comment>`
    select c.id, c.at, c.account_id as "accountId", c.body, c.asks, o.at as "firstAt"
    from model_comment c
    left join lateral (
      with recursive back as (
        select p.id, p.at, p.replaces from model_comment p where p.id = c.replaces
        union all select p.id, p.at, p.replaces from model_comment p join back b on p.id = b.replaces)
      select at from back where replaces is null) o on true
    where c.model_id = ${modelId} and not exists (select 1 from model_comment n where n.replaces = c.id)
      ${before === undefined ? sql`` : sql`and c.id < ${before}`}
    order by c.id desc limit ${limit}`.execute(db)
  return found.rows
}

/** One that stands, with the model it is about. */
export async function findComment(db: Db, modelId: string, id: number): Promise<Comment | undefined> {
  const found = await sql<Comment>`
    select c.id, c.at, c.account_id as "accountId", c.body, c.asks, null as "firstAt" from model_comment c
    where c.id = ${id} and c.model_id = ${modelId}
      and not exists (select 1 from model_comment n where n.replaces = c.id)`.execute(db)
  return found.rows[0]
}

export interface Unanswered {
  readonly id: number
  readonly at: Date
  readonly modelId: string
  readonly title: string
  readonly body: string
}

/**
 * Comments that ask, by others than the account, on models of these units, after which nobody but their author said
 * anything; the longest waiting first.
 */
export async function listUnanswered(
  db: Db,
  account: AccountId,
  units: readonly number[],
  limit: number,
): Promise<Unanswered[]> {
  if (units.length === 0) return []
  const found = await sql<Unanswered>`
    select c.id, c.at, c.model_id as "modelId", m.title, c.body
    from model_comment c join model m on m.id = c.model_id
    where c.asks and c.account_id <> ${account}
      and exists (select 1 from unit_attribution a
        where a.unit_id = m.unit_id and a.today_id in (${sql.join(units)}))
      and not exists (select 1 from model_comment n
        where n.model_id = c.model_id and n.id > c.id and (n.replaces = c.id or n.account_id <> c.account_id))
    order by c.id limit ${limit}`.execute(db)
  return found.rows
}
