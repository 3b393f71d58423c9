/** The audit trail: who did what to what, written in the transaction of the change. Rows are never changed. */
import type { TrxCtx } from '../db/transact.ts'

export interface AuditEntry {
  /** `model.published`: noun and what happened to it, in the past tense. */
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string | number
  readonly unitId?: number | null
  readonly reason?: string | null
  /** What an inspector needs beside that: ids, states, names of changed fields; no personal data, no secret. */
  readonly details?: Record<string, unknown>
}

function rowOf(ctx: TrxCtx, entry: AuditEntry) {
  const { accountId, via } = ctx.actor
  return {
    at: ctx.clock.now(),
    actor_id: accountId,
    action: entry.action,
    subject_type: entry.subjectType,
    subject_id: String(entry.subjectId),
    unit_id: entry.unitId ?? null,
    reason: entry.reason ?? null,
    details: JSON.stringify({ ...entry.details, ...(via && { via }) }),
    request_id: ctx.requestId,
  }
}

/**
 * Appends one row; committed together with the change it speaks of. Where the actor came with a session or a token,
 * `details.via` says which.
 */
export async function audit(ctx: TrxCtx, entry: AuditEntry): Promise<void> {
  await ctx.db.insertInto('audit').values(rowOf(ctx, entry)).execute()
}

/** The same for many changes in one statement; at most 1,000. */
export async function auditAll(ctx: TrxCtx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await ctx.db
    .insertInto('audit')
    .values(entries.map((entry) => rowOf(ctx, entry)))
    .execute()
}
