/** The SQL of a model's history: what the audit trail says of it. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'

export interface Trace {
  readonly id: number
  readonly at: Date
  readonly action: string
  readonly actorId: AccountId | null
  readonly reason: string | null
  readonly details: Readonly<Record<string, unknown>>
}

/** Newest first, before one; of some actions only where they are named. */
export async function listTraces(
  db: Db,
  modelId: string,
  ask: {
    readonly before?: number | undefined
    readonly actions?: readonly string[] | undefined
    readonly limit: number
  },
): Promise<Trace[]> {
  const { before, actions, limit } = ask
  const found = await sql<Trace>`
    select id, at, action, actor_id as "actorId", reason, details from audit
    where subject_type = 'model' and subject_id = ${modelId}
      ${before === undefined ? sql`` : sql`and id < ${before}`}
      ${actions === undefined ? sql`` : sql`and action in (${sql.join(actions)})`}
    order by id desc limit ${limit}`.execute(db)
  return found.rows
}
