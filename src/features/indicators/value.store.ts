/** The SQL of values: what was reported of units and models, with every correction. Rows are only ever added. */
import { type RawBuilder, sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { IndicatorId } from './indicator.rules.ts'
import type {} from './indicator.tables.ts'
import type { Bound, Marks } from './value.rules.ts'

/** Whose value it is: of a unit, or of a model of that unit. */
export interface Subject {
  readonly indicatorId: IndicatorId
  readonly unitId: number
  readonly modelId: string | null
}

export interface Source {
  readonly sourceTitle: string | null
  readonly sourceUrl: string | null
  /** Number, day and body of the decision, where one stands behind it. */
  readonly decision: string | null
}

interface Row extends Source {
  readonly id: number
  readonly indicatorId: IndicatorId
  readonly unitId: number
  readonly modelId: string | null
  readonly fromDate: string | null
  readonly onDate: string
  readonly amount: number | null
  readonly outOf: number | null
  readonly bound: Bound
  readonly grade: string | null
  readonly marks: Marks | null
  readonly retracted: boolean
  readonly replaces: number | null
  readonly reason: string | null
  readonly at: Date
  readonly actorId: AccountId | null
}

export interface StoredValue extends Omit<Row, 'amount' | 'outOf' | 'bound' | 'grade' | 'marks'> {
  readonly value: {
    readonly amount: number | null
    readonly outOf: number | null
    readonly bound: Bound
    readonly grade: string | null
    readonly marks: Marks | null
  }
}

const columns = sql`
  v.id, v.indicator_id as "indicatorId", v.unit_id as "unitId", v.model_id as "modelId",
  v.from_date as "fromDate", v.on_date as "onDate", v.amount, v.out_of as "outOf", v.bound, v.grade, v.marks,
  v.retracted, v.replaces, v.reason, v.source_title as "sourceTitle", v.source_url as "sourceUrl", v.decision, v.at,
  v.actor_id as "actorId"`

/** A value that counts: no other replaces it, and it was not taken back. */
export const counts = sql`
  not v.retracted and not exists (select 1 from indicator_value later where later.replaces = v.id)`

function valueOf({ amount, outOf, bound, grade, marks, ...row }: Row): StoredValue {
  return { ...row, value: { amount, outOf, bound, grade, marks } }
}

async function select(db: Db, where: RawBuilder<unknown>): Promise<StoredValue[]> {
  const found = await sql<Row>`
    select ${columns} from indicator_value v where ${where} order by v.on_date, v.id`.execute(db)
  return found.rows.map(valueOf)
}

/** A model that went to another unit keeps its values. */
const of = ({ indicatorId, unitId, modelId }: Subject) => sql`
  v.indicator_id = ${indicatorId} and ${
    modelId === null ? sql`v.unit_id = ${unitId} and v.model_id is null` : sql`v.model_id = ${modelId}`
  }`

/** Every row of a subject, corrected ones too, oldest day first. */
export async function listAllOf(db: Db, subject: Subject): Promise<StoredValue[]> {
  return select(db, of(subject))
}

/** What counts of a unit itself, of all indicators or the ones named, oldest day first. */
export async function listOfUnit(
  db: Db,
  unitId: number,
  indicatorIds: readonly string[] | undefined,
): Promise<StoredValue[]> {
  if (indicatorIds?.length === 0) return []
  const named = indicatorIds ? sql`and v.indicator_id in (${sql.join(indicatorIds)})` : sql``
  return select(db, sql`v.unit_id = ${unitId} and v.model_id is null ${named} and ${counts}`)
}

/** What counts of these models, oldest day first. */
export async function listOfModels(db: Db, modelIds: readonly string[]): Promise<StoredValue[]> {
  return modelIds.length === 0 ? [] : select(db, sql`v.model_id in (${sql.join(modelIds)}) and ${counts}`)
}

/** What counts of a model, oldest day first. */
export async function listOfModel(db: Db, modelId: string): Promise<StoredValue[]> {
  return select(db, sql`v.model_id = ${modelId} and ${counts}`)
}

export async function findValue(db: Db, id: number): Promise<StoredValue | undefined> {
  const [found] = await select(db, sql`v.id = ${id}`)
  return found
}

/** Reports of one subject take turns, so that two at once can't overlap. */
export async function lockSubject(trx: Trx, { indicatorId, unitId, modelId }: Subject): Promise<void> {
  const key = `indicator:${indicatorId}:${modelId ?? unitId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx)
}

export type NewValue = Omit<StoredValue, 'id'>

export async function insertValue(trx: Trx, given: NewValue): Promise<number> {
  const { value } = given
  const row = await trx
    .insertInto('indicator_value')
    .values({
      indicator_id: given.indicatorId,
      unit_id: given.unitId,
      model_id: given.modelId,
      from_date: given.fromDate,
      on_date: given.onDate,
      amount: value.amount,
      out_of: value.outOf,
      bound: value.bound,
      grade: value.grade,
      marks: value.marks === null ? null : JSON.stringify(value.marks),
      retracted: given.retracted,
      replaces: given.replaces,
      reason: given.reason,
      source_title: given.sourceTitle,
      source_url: given.sourceUrl,
      decision: given.decision,
      at: given.at,
      actor_id: given.actorId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
