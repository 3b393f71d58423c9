/** The SQL of one model: the row, its versions and its steps. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import { titleKey } from './search.rules.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import {
  type Content,
  counts,
  forceRoles,
  type LevelRule,
  type Model,
  type ModelId,
  type Precision,
  type State,
  type Status,
} from './model.rules.ts'
import type { Force, ModelTables } from './model.tables.ts'
import { coBlocks, ownersOf } from './owners.rules.ts'

type Row = Omit<
  ModelTables['model'],
  'forces' | 'registered_precision' | 'status' | 'recognised' | 'co_blocks'
> & {
  forces: readonly Force[]
  registered_precision: Precision
  status: Status
  recognised: boolean
  themes: number[]
  campaigns: number[]
}

const labelled = (kind: 'theme' | 'campaign') => sql<number[]>`array(
  select l.label_id from model_label l where l.model_id = model.id and l.kind = ${sql.lit(kind)} order by l.label_id)`

const rows = (db: Db) =>
  db
    .selectFrom('model')
    .selectAll()
    .select([labelled('theme').as('themes'), labelled('campaign').as('campaigns')])

function modelOf(row: Row): Model {
  const named = (role: Force['role']) => ownersOf(row.forces.filter((force) => force.role === role))
  return {
    id: row.id,
    unitId: row.unit_id,
    title: row.title,
    field: row.field,
    level: row.level,
    ownerBlock: row.owner_block,
    typeId: row.type_id,
    themes: row.themes,
    campaigns: row.campaigns,
    registeredOn: row.registered_on,
    registeredPrecision: row.registered_precision,
    year: row.year,
    situation: row.situation,
    goals: row.goals,
    method: row.method,
    targetGroup: row.target_group,
    place: row.place,
    lead: named('lead'),
    coordinating: named('coordinating'),
    participating: named('participating'),
    resources: row.resources,
    budgetStateVnd: row.budget_state_vnd,
    budgetMobilisedVnd: row.budget_mobilised_vnd,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    outputs: row.outputs,
    sustainability: row.sustainability,
    state: row.state,
    status: row.status,
    statusOn: row.status_on,
    recognised: row.recognised,
    carriedFrom: row.carried_from,
    checkedYear: row.checked_year,
    revision: row.revision,
    createdBy: row.created_by,
    submittedBy: row.submitted_by,
    example: row.example,
    sourceTitle: row.source_title,
    sourceUrl: row.source_url,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function columnsOf(content: Content) {
  const forces = forceRoles.flatMap((role) =>
    content[role].map(
      ({ name, block, unitId }): Force => ({
        role,
        name,
        ...(block !== null && { block }),
        ...(unitId !== null && { unitId }),
      }),
    ),
  )
  return {
    unit_id: content.unitId,
    title: content.title,
    sort_key: titleKey(content.title),
    field: content.field,
    level: content.level,
    owner_block: content.ownerBlock,
    type_id: content.typeId,
    co_blocks: coBlocks(content),
    registered_on: content.registeredOn,
    registered_precision: content.registeredPrecision,
    year: content.year,
    situation: content.situation,
    goals: content.goals,
    method: content.method,
    target_group: content.targetGroup,
    place: content.place,
    forces: JSON.stringify(forces),
    resources: content.resources,
    budget_state_vnd: content.budgetStateVnd,
    budget_mobilised_vnd: content.budgetMobilisedVnd,
    starts_on: content.startsOn,
    ends_on: content.endsOn,
    outputs: content.outputs,
    sustainability: content.sustainability,
  }
}

export async function findModel(db: Db, id: string): Promise<Model | undefined> {
  const row = await rows(db)
    .where('id', '=', id as ModelId)
    .executeTakeFirst()
  return row && modelOf(row)
}

/** Holds the row until the transaction ends. */
export async function lockModel(trx: Trx, id: string): Promise<Model | undefined> {
  const row = await rows(trx)
    .where('id', '=', id as ModelId)
    .forUpdate()
    .executeTakeFirst()
  return row && modelOf(row)
}

/** In no order; what is not there is left out. */
export async function listModelsById(db: Db, ids: readonly ModelId[]): Promise<Model[]> {
  if (ids.length === 0) return []
  const found = await rows(db).where('id', 'in', ids).execute()
  return found.map(modelOf)
}

/** Those there are, locked in one order whatever order they are asked in. */
export async function lockModels(trx: Trx, ids: readonly string[]): Promise<Model[]> {
  if (ids.length === 0) return []
  const found = await rows(trx)
    .where('id', 'in', ids as readonly ModelId[])
    .orderBy('id')
    .forUpdate()
    .execute()
  return found.map(modelOf)
}

export async function findExample(db: Db, unitId: number, title: string): Promise<Model | undefined> {
  const row = await rows(db)
    .where('example', '=', true)
    .where('unit_id', '=', unitId)
    .where('title', '=', title)
    .executeTakeFirst()
  return row && modelOf(row)
}

/** The whole row of a new model. */
export function modelRow(model: Model) {
  return {
    ...columnsOf(model),
    id: model.id,
    state: model.state,
    status: model.status,
    status_on: model.statusOn,
    recognised: model.recognised,
    carried_from: model.carriedFrom,
    checked_year: model.checkedYear,
    revision: model.revision,
    created_by: model.createdBy,
    submitted_by: model.submittedBy,
    example: model.example,
    source_title: model.sourceTitle,
    source_url: model.sourceUrl,
    created_at: model.createdAt,
    updated_at: model.updatedAt,
  }
}

export async function insertModel(trx: Trx, model: Model): Promise<void> {
  await trx.insertInto('model').values(modelRow(model)).execute()
}

/** Content, state, status, revision and who submitted; the rest of a model never changes. */
export async function updateModel(trx: Trx, model: Model): Promise<void> {
  await trx
    .updateTable('model')
    .set({
      ...columnsOf(model),
      state: model.state,
      status: model.status,
      status_on: model.statusOn,
      recognised: model.recognised,
      checked_year: model.checkedYear,
      revision: model.revision,
      submitted_by: model.submittedBy,
      updated_at: model.updatedAt,
    })
    .where('id', '=', model.id)
    .execute()
}

export interface Revision {
  readonly revision: number
  readonly at: Date
  readonly actorId: AccountId | null
  readonly content: Content
}

/** Versions from before a field was there lack it; those from before blocks were said name organisations only. */
function whole(row: Revision): Revision {
  const unsaid: Pick<Content, 'typeId' | 'themes' | 'campaigns'> = { typeId: null, themes: [], campaigns: [] }
  const { lead, coordinating, participating } = row.content
  const owners = {
    lead: ownersOf(lead),
    coordinating: ownersOf(coordinating),
    participating: ownersOf(participating),
  }
  return { ...row, content: { ...unsaid, ...row.content, ...owners } }
}

export async function insertRevision(trx: Trx, id: ModelId, entry: Revision): Promise<void> {
  await trx
    .insertInto('model_revision')
    .values({
      model_id: id,
      revision: entry.revision,
      at: entry.at,
      actor_id: entry.actorId,
      content: JSON.stringify(entry.content),
    })
    .execute()
}

export async function findRevision(db: Db, id: ModelId, revision: number): Promise<Revision | undefined> {
  const row = await db
    .selectFrom('model_revision')
    .select(['revision', 'at', 'actor_id as actorId', 'content'])
    .where('model_id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row && whole(row)
}

/** Newest first. */
export async function listRevisions(db: Db, id: ModelId, limit: number): Promise<Revision[]> {
  const found = await db
    .selectFrom('model_revision')
    .select(['revision', 'at', 'actor_id as actorId', 'content'])
    .where('model_id', '=', id)
    .orderBy('revision', 'desc')
    .limit(limit)
    .execute()
  return found.map(whole)
}

/** The rows of a model's labels. */
export function labelRows(model: Model) {
  const of = (kind: 'theme' | 'campaign', ids: readonly number[]) =>
    ids.map((label_id) => ({
      model_id: model.id,
      label_id,
      kind,
      registered_on: model.registeredOn,
      public: counts(model.state),
    }))
  return [...of('theme', model.themes), ...of('campaign', model.campaigns)]
}

/** The labels as the model says them now, with what lists of a label need beside them. */
export async function insertLabels(trx: Trx, model: Model): Promise<void> {
  const labels = labelRows(model)
  if (labels.length > 0) await trx.insertInto('model_label').values(labels).execute()
}

export async function replaceLabels(trx: Trx, model: Model): Promise<void> {
  await trx.deleteFrom('model_label').where('model_id', '=', model.id).execute()
  await insertLabels(trx, model)
}

export async function insertStatusChange(
  trx: Trx,
  before: Model,
  after: Model,
  entry: { readonly at: Date; readonly actorId: AccountId | null; readonly reason: string | null },
): Promise<void> {
  await trx
    .insertInto('model_status_change')
    .values({
      model_id: after.id,
      at: entry.at,
      on_day: after.statusOn ?? '',
      from_status: before.status,
      to_status: after.status,
      actor_id: entry.actorId,
      reason: entry.reason,
    })
    .execute()
}

export interface StatusChange {
  readonly at: Date
  /** The civil day it holds from. */
  readonly on: string
  readonly from: Status
  readonly to: Status
  readonly actorId: AccountId | null
  readonly reason: string | null
}

/** Newest first. */
export async function listStatusChanges(db: Db, id: ModelId): Promise<StatusChange[]> {
  return db
    .selectFrom('model_status_change')
    .select(['at', 'on_day as on', 'from_status as from', 'to_status as to', 'actor_id as actorId', 'reason'])
    .where('model_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
}

export interface Transition {
  readonly at: Date
  readonly from: State | null
  readonly to: State
  readonly actorId: AccountId | null
  readonly reason: string | null
}

export async function insertTransition(trx: Trx, id: ModelId, entry: Transition): Promise<void> {
  await trx
    .insertInto('model_transition')
    .values({
      model_id: id,
      at: entry.at,
      from_state: entry.from,
      to_state: entry.to,
      actor_id: entry.actorId,
      reason: entry.reason,
    })
    .execute()
}

/** Oldest first. */
export async function listTransitions(db: Db, id: ModelId): Promise<Transition[]> {
  return db
    .selectFrom('model_transition')
    .select(['at', 'from_state as from', 'to_state as to', 'actor_id as actorId', 'reason'])
    .where('model_id', '=', id)
    .orderBy('id')
    .execute()
}

export async function listLevelRules(db: Db): Promise<LevelRule[]> {
  const found = await sql<LevelRule>`
    select level, lower(valid) as "from", upper(valid) as "to" from model_level order by id`.execute(db)
  return found.rows
}

/**
 * The units whose officers look after what is recorded at `unitId`: itself and all above it today, and for
 * a unit of the past the units of today that hold all of its parts.
 */
export async function listInCharge(db: Db, unitId: number, today: string): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select today_id as id from unit_attribution where unit_id = ${unitId}
    union
    select ancestor_id from unit_ancestor where unit_id = ${unitId} and valid @> ${today}::date`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** Whether the unit existed on the date; its outer bounds decide where the dates are not known. */
export async function unitExisted(db: Db, unitId: number, date: string): Promise<boolean> {
  const found = await sql<{ there: boolean }>`
    select exists (select 1 from unit_ancestor
      where unit_id = ${unitId} and ancestor_id = ${unitId} and valid @> ${date}::date) as there`.execute(db)
  return found.rows[0]?.there ?? false
}

/** Those of the units that there are. */
export async function listKnownUnits(db: Db, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const found = await sql<{ id: number }>`select id from unit where id in (${sql.join(ids)})`.execute(db)
  return found.rows.map(({ id }) => id)
}
