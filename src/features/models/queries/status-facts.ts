/** How far the work of a model has come, what the yearly looks found, and the models it goes on from and into. */
import type { Ctx } from '#platform/db/transact.ts'
import { findLineage } from '../carry.store.ts'
import { type Check, inForce } from '../check.rules.ts'
import { listChecks } from '../check.store.ts'
import { maySeeAny, mayReportStatus } from '../model.policy.ts'
import type { ModelId } from '../model.rules.ts'
import { listStatusChanges, type StatusChange } from '../model.store.ts'
import type { ReadModel } from './read-model.ts'

export interface StatusFacts {
  /** Newest first; who and why only for officers. */
  readonly changes: readonly StatusChange[]
  /** Those in force, newest year first; notes only for officers. */
  readonly checks: readonly Check[]
  /** Says how its work goes. */
  readonly mayReport: boolean
  readonly lineage: readonly { readonly id: ModelId; readonly year: number; readonly next: boolean }[]
}

export async function statusFacts(ctx: Ctx, { model, officer, inCharge }: ReadModel): Promise<StatusFacts> {
  const changes = await listStatusChanges(ctx.db, model.id)
  const checks = inForce(await listChecks(ctx.db, model.id))
  const lineage = await findLineage(ctx.db, model.id)
  return {
    changes: officer ? changes : changes.map((change) => ({ ...change, actorId: null, reason: null })),
    checks: officer ? checks : checks.map((check) => ({ ...check, actorId: null, note: null })),
    mayReport: mayReportStatus(ctx.actor, model, inCharge),
    lineage: lineage.filter(({ state }) => officer || maySeeAny(ctx.actor, state)),
  }
}
