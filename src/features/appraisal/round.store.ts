/** The SQL of rounds: the row, its steps, and the lists of them. */
import { type RawBuilder, sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { AppraisalTables } from './appraisal.tables.ts'
import { inChargeOf, unitName } from './names.store.ts'
import type { Level, Round, RoundId, State } from './round.rules.ts'

type Row = AppraisalTables['appraisal_round']

function roundOf(row: Row): Round {
  return {
    id: row.id,
    unitId: row.unit_id,
    year: row.year,
    level: row.level,
    title: row.title,
    rubricId: row.rubric_id,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    quorum: row.quorum,
    state: row.state,
    panelClosedAt: row.panel_closed_at,
    revision: row.revision,
    createdBy: row.created_by,
    example: row.example,
  }
}

export async function findRound(db: Db, id: string): Promise<Round | undefined> {
  const row = await db
    .selectFrom('appraisal_round')
    .selectAll()
    .where('id', '=', id as RoundId)
    .executeTakeFirst()
  return row && roundOf(row)
}

/** Holds the row until the transaction ends: alone, or together with others who hold it so (`share`). */
export async function lockRound(
  trx: Trx,
  id: string,
  mode: 'alone' | 'share' = 'alone',
): Promise<Round | undefined> {
  const query = trx
    .selectFrom('appraisal_round')
    .selectAll()
    .where('id', '=', id as RoundId)
  const row = await (mode === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst()
  return row && roundOf(row)
}

export async function insertRound(trx: Trx, round: Round, at: Date): Promise<void> {
  await trx
    .insertInto('appraisal_round')
    .values({
      id: round.id,
      unit_id: round.unitId,
      year: round.year,
      level: round.level,
      title: round.title,
      rubric_id: round.rubricId,
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      quorum: round.quorum,
      state: round.state,
      panel_closed_at: round.panelClosedAt,
      revision: round.revision,
      created_by: round.createdBy,
      created_at: at,
      updated_at: at,
      example: round.example,
    })
    .execute()
}

/** What may change: unit, year and level stand from the beginning. */
export async function updateRound(trx: Trx, round: Round, at: Date): Promise<void> {
  await trx
    .updateTable('appraisal_round')
    .set({
      title: round.title,
      rubric_id: round.rubricId,
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      quorum: round.quorum,
      state: round.state,
      panel_closed_at: round.panelClosedAt,
      revision: round.revision,
      updated_at: at,
    })
    .where('id', '=', round.id)
    .execute()
}

export interface Transition {
  readonly at: Date
  readonly from: State | null
  readonly to: State
  readonly actorId: AccountId | null
  readonly reason: string | null
}

export async function insertTransition(trx: Trx, id: RoundId, step: Transition): Promise<void> {
  await trx
    .insertInto('appraisal_transition')
    .values({
      round_id: id,
      at: step.at,
      from_state: step.from,
      to_state: step.to,
      actor_id: step.actorId,
      reason: step.reason,
    })
    .execute()
}

/** Oldest first. */
export async function listTransitions(db: Db, id: RoundId): Promise<Transition[]> {
  return db
    .selectFrom('appraisal_transition')
    .select(['at', 'from_state as from', 'to_state as to', 'actor_id as actorId', 'reason'])
    .where('round_id', '=', id)
    .orderBy('id')
    .execute()
}

export interface RoundLine {
  readonly id: RoundId
  readonly unitId: number
  readonly unitName: string | null
  readonly year: number
  readonly level: Level
  readonly title: string
  readonly state: State
  readonly opensOn: string
  readonly closesOn: string
  readonly panelClosed: boolean
  readonly example: boolean
}

/** Units over which the asker works with rounds; drafts are listed for them only. */
export type Seer = 'all' | readonly number[]

const lineOf = (today: string) => sql`
  r.id, r.unit_id as "unitId", ${unitName(sql`r.unit_id`, today)} as "unitName", r.year, r.level, r.title, r.state,
  r.opens_on as "opensOn", r.closes_on as "closesOn", r.panel_closed_at is not null as "panelClosed", r.example`

const inCharge = (units: Seer, today: string): RawBuilder<unknown> =>
  units === 'all'
    ? sql`true`
    : units.length === 0
      ? sql`false`
      : sql`exists (select from ${inChargeOf(sql`r.unit_id`, today)} c (id) where c.id in (${sql.join(units)}))`

/** Newest first, `limit` at most; `after` is the id of the last one before. */
export async function listRounds(
  db: Db,
  ask: {
    readonly seer: Seer
    readonly today: string
    readonly unit?: number | undefined
    readonly year?: number | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<RoundLine[]> {
  const parts = [sql`(r.state <> 'draft' or ${inCharge(ask.seer, ask.today)})`]
  if (ask.unit !== undefined) parts.push(sql`r.unit_id = ${ask.unit}`)
  if (ask.year !== undefined) parts.push(sql`r.year = ${ask.year}`)
  if (ask.after !== undefined) parts.push(sql`r.id < ${ask.after}::uuid`)
  const found = await sql<RoundLine>`
    select ${lineOf(ask.today)} from appraisal_round r where ${sql.join(parts, sql` and `)}
    order by r.id desc limit ${ask.limit}`.execute(db)
  return found.rows
}

/** Rounds that wait for a step of who manages or decides them, the longest waiting first; at most 50. */
export async function listWaitingRounds(
  db: Db,
  { manage, decide, today }: { manage: Seer; decide: Seer; today: string },
): Promise<RoundLine[]> {
  const found = await sql<RoundLine>`
    select ${lineOf(today)} from appraisal_round r
    where (${inCharge(manage, today)} and (
        r.state = 'draft' or r.state = 'scoring' or (r.state = 'open' and r.closes_on < ${today}::date)))
      or (${inCharge(decide, today)} and r.state = 'shortlisted')
    order by r.closes_on, r.id limit 50`.execute(db)
  return found.rows
}

/** Rounds that take models today in whose area a model lies, given the units in charge of it. */
export async function listTakingRounds(
  db: Db,
  modelInCharge: readonly number[],
  modelId: string,
  today: string,
): Promise<(RoundLine & { readonly entered: boolean })[]> {
  if (modelInCharge.length === 0) return []
  const found = await sql<RoundLine & { entered: boolean }>`
    select ${lineOf(today)}, exists (
      select from appraisal_entry e where e.round_id = r.id and e.model_id = ${modelId}::uuid) as entered
    from appraisal_round r
    where r.unit_id in (${sql.join(modelInCharge)}) and r.state = 'open'
      and ${today}::date between r.opens_on and r.closes_on
    order by r.closes_on, r.id limit 50`.execute(db)
  return found.rows
}

export async function findExampleRound(db: Db, unitId: number, title: string): Promise<RoundId | undefined> {
  const row = await db
    .selectFrom('appraisal_round')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('title', '=', title)
    .where('example', '=', true)
    .executeTakeFirst()
  return row?.id
}

/** The same for several models at once. */
export async function listTakingRoundsOf(
  db: Db,
  modelIds: readonly string[],
  today: string,
): Promise<{ modelId: string; id: RoundId; title: string; entered: boolean }[]> {
  if (modelIds.length === 0) return []
  const found = await sql<{ modelId: string; id: RoundId; title: string; entered: boolean }>`
    select m.id as "modelId", r.id, r.title, exists (
      select from appraisal_entry e where e.round_id = r.id and e.model_id = m.id) as entered
    from model m cross join appraisal_round r
    where m.id in (${sql.join(modelIds)}) and r.state = 'open'
      and ${today}::date between r.opens_on and r.closes_on
      and r.unit_id in ${inChargeOf(sql`m.unit_id`, today)}
    order by r.closes_on, r.id`.execute(db)
  return found.rows
}
