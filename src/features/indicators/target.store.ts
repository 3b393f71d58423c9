/** The SQL of a model's targets. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { IndicatorId } from './indicator.rules.ts'
import type {} from './indicator.tables.ts'
import type { Aim, TargetId } from './target.rules.ts'
import type { Value } from './value.rules.ts'

export interface Target extends Aim {
  readonly id: TargetId
  readonly modelId: string
  readonly indicatorId: IndicatorId
  readonly sourceTitle: string | null
  readonly sourceUrl: string | null
  readonly revision: number
  readonly createdBy: AccountId | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

interface Row extends Omit<Target, 'baseline' | 'target'> {
  readonly baseline: Value | null
  readonly target: Value
}

const columns = sql`
  t.id, t.model_id as "modelId", t.indicator_id as "indicatorId", t.baseline, t.baseline_on as "baselineOn", t.target,
  t.due_on as "dueOn", t.source_title as "sourceTitle", t.source_url as "sourceUrl", t.revision,
  t.created_by as "createdBy", t.created_at as "createdAt", t.updated_at as "updatedAt"`

/** In the order in which they were set. */
export async function listTargets(db: Db, modelId: string): Promise<Target[]> {
  const found = await sql<Row>`
    select ${columns} from model_target t
    where t.model_id = ${modelId} and t.removed_at is null order by t.created_at, t.id`.execute(db)
  return found.rows
}

export async function listTargetsById(db: Db, ids: readonly string[]): Promise<Target[]> {
  if (ids.length === 0) return []
  const found = await sql<Row>`
    select ${columns} from model_target t where t.id in (${sql.join(ids)}) and t.removed_at is null`.execute(
    db,
  )
  return found.rows
}

export async function findTarget(db: Db, id: string): Promise<Target | undefined> {
  const found = await sql<Row>`
    select ${columns} from model_target t where t.id = ${id} and t.removed_at is null`.execute(db)
  return found.rows[0]
}

/** Holds the row until the transaction ends. */
export async function lockTarget(trx: Trx, id: string): Promise<Target | undefined> {
  const found = await sql<Row>`
    select ${columns} from model_target t where t.id = ${id} and t.removed_at is null for update`.execute(trx)
  return found.rows[0]
}

function columnsOf(target: Target) {
  return {
    baseline: target.baseline === null ? null : JSON.stringify(target.baseline),
    baseline_on: target.baselineOn,
    target: JSON.stringify(target.target),
    due_on: target.dueOn,
    source_title: target.sourceTitle,
    source_url: target.sourceUrl,
    revision: target.revision,
    updated_at: target.updatedAt,
  }
}

export async function insertTarget(trx: Trx, target: Target): Promise<void> {
  await trx
    .insertInto('model_target')
    .values({
      ...columnsOf(target),
      id: target.id,
      model_id: target.modelId,
      indicator_id: target.indicatorId,
      created_by: target.createdBy,
      created_at: target.createdAt,
    })
    .execute()
}

export async function updateTarget(trx: Trx, target: Target): Promise<void> {
  await trx.updateTable('model_target').set(columnsOf(target)).where('id', '=', target.id).execute()
}

export async function removeTarget(trx: Trx, id: TargetId, at: Date): Promise<void> {
  await trx.updateTable('model_target').set({ removed_at: at, updated_at: at }).where('id', '=', id).execute()
}
