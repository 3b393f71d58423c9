/** The SQL of what lies in a round: its models, nominations and survey visits. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type {} from './appraisal.tables.ts'
import { inChargeOf, recordPlace } from './names.store.ts'
import type { EntryId, NominationId, RoundId, VisitId } from './round.rules.ts'
import type { Seer } from './round.store.ts'

export interface Entry {
  readonly id: EntryId
  readonly roundId: RoundId
  readonly modelId: string
  readonly title: string
  /** As on the day of registration. */
  readonly place: string | null
  readonly unitId: number
  readonly field: string
  readonly via: 'owner' | 'discovery'
  readonly note: string
  readonly enteredAt: Date
  readonly withdrawnAt: Date | null
  readonly withdrawnReason: string | null
  readonly visits: number
}

const columns = sql`
  e.id, e.round_id as "roundId", e.model_id as "modelId", m.title, m.unit_id as "unitId", m.field, e.via, e.note,
  e.entered_at as "enteredAt", e.withdrawn_at as "withdrawnAt", e.withdrawn_reason as "withdrawnReason",
  ${recordPlace(sql`m.unit_id`, sql`m.registered_on`)} as place,
  (select count(*) from appraisal_visit v where v.entry_id = e.id
    and not exists (select from appraisal_visit c where c.corrects = v.id))::int as visits`

/** In the order in which they came; those that were withdrawn last. */
export async function listEntries(db: Db, roundId: RoundId): Promise<Entry[]> {
  const found = await sql<Entry>`
    select ${columns} from appraisal_entry e join model m on m.id = e.model_id
    where e.round_id = ${roundId} order by e.withdrawn_at is not null, e.entered_at, e.id limit 1000`.execute(
    db,
  )
  return found.rows
}

export async function findEntry(db: Db, roundId: string, modelId: string): Promise<Entry | undefined> {
  const found = await sql<Entry>`
    select ${columns} from appraisal_entry e join model m on m.id = e.model_id
    where e.round_id = ${roundId}::uuid and e.model_id = ${modelId}::uuid`.execute(db)
  return found.rows[0]
}

export async function insertEntry(
  trx: Trx,
  entry: Pick<Entry, 'id' | 'roundId' | 'modelId' | 'via' | 'note' | 'enteredAt'> & {
    readonly nominationId: NominationId | null
    readonly by: AccountId | null
  },
): Promise<void> {
  await trx
    .insertInto('appraisal_entry')
    .values({
      id: entry.id,
      round_id: entry.roundId,
      model_id: entry.modelId,
      via: entry.via,
      nomination_id: entry.nominationId,
      note: entry.note,
      entered_by: entry.by,
      entered_at: entry.enteredAt,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_reason: null,
    })
    .execute()
}

export async function withdrawEntry(
  trx: Trx,
  id: EntryId,
  by: { readonly at: Date; readonly actor: AccountId | null; readonly reason: string },
): Promise<void> {
  await trx
    .updateTable('appraisal_entry')
    .set({ withdrawn_at: by.at, withdrawn_by: by.actor, withdrawn_reason: by.reason })
    .where('id', '=', id)
    .execute()
}

/** A model that was withdrawn comes back in. */
export async function reenter(trx: Trx, id: EntryId, note: string): Promise<void> {
  await trx
    .updateTable('appraisal_entry')
    .set({ withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null, note })
    .where('id', '=', id)
    .execute()
}

export async function countEntries(db: Db, roundId: RoundId): Promise<number> {
  const row = await db
    .selectFrom('appraisal_entry')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('round_id', '=', roundId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}

/** A photo or document of a visit. */
export interface Evidence {
  readonly id: string
  readonly kind: 'photo' | 'document'
  readonly name: string
  readonly width: number | null
  readonly height: number | null
}

export interface Visit {
  readonly id: VisitId
  readonly visitedOn: string
  readonly place: string
  readonly members: readonly string[]
  readonly findings: string
  readonly corrects: VisitId | null
  /** A later row says it better. */
  readonly corrected: boolean
  readonly recordedBy: AccountId | null
  readonly recordedAt: Date
  readonly files: readonly Evidence[]
}

/** Oldest visit first; what was corrected stays in the list. */
export async function listVisits(db: Db, entryId: EntryId): Promise<Visit[]> {
  const found = await sql<Visit>`
    select v.id, v.visited_on as "visitedOn", v.place, v.members, v.findings, v.corrects,
      exists (select from appraisal_visit c where c.corrects = v.id) as corrected,
      v.recorded_by as "recordedBy", v.recorded_at as "recordedAt", coalesce((
        select json_agg(json_build_object('id', f.id, 'kind', f.kind, 'name', f.name,
          'width', f.thumbnail_width, 'height', f.thumbnail_height) order by x.position)
        from appraisal_visit_file x join file f on f.id = x.file_id where x.visit_id = v.id), '[]') as files
    from appraisal_visit v where v.entry_id = ${entryId} order by v.visited_on, v.recorded_at limit 200`.execute(
    db,
  )
  return found.rows
}

export async function insertVisit(
  trx: Trx,
  entryId: EntryId,
  visit: Omit<Visit, 'corrected' | 'files'>,
  fileIds: readonly string[],
): Promise<void> {
  await trx
    .insertInto('appraisal_visit')
    .values({
      id: visit.id,
      entry_id: entryId,
      visited_on: visit.visitedOn,
      place: visit.place,
      members: JSON.stringify(visit.members),
      findings: visit.findings,
      corrects: visit.corrects,
      recorded_by: visit.recordedBy,
      recorded_at: visit.recordedAt,
    })
    .execute()
  if (fileIds.length === 0) return
  await trx
    .insertInto('appraisal_visit_file')
    .values(fileIds.map((file_id, i) => ({ visit_id: visit.id, file_id, position: i + 1 })))
    .execute()
}

export interface Nomination {
  readonly id: NominationId
  readonly modelId: string
  readonly title: string
  readonly place: string | null
  readonly reason: string
  readonly source: 'officer' | 'citizen'
  readonly accountId: AccountId | null
  readonly at: Date
  readonly state: 'waiting' | 'taken' | 'declined'
  readonly example: boolean
}

const nominationColumns = sql`
  n.id, n.model_id as "modelId", m.title, n.reason, n.source, n.account_id as "accountId", n.at, n.state, n.example,
  ${recordPlace(sql`m.unit_id`, sql`m.registered_on`)} as place`

export async function insertNomination(
  trx: Trx,
  one: Pick<Nomination, 'id' | 'modelId' | 'reason' | 'source' | 'accountId' | 'at' | 'example'>,
): Promise<void> {
  await trx
    .insertInto('appraisal_nomination')
    .values({
      id: one.id,
      model_id: one.modelId,
      reason: one.reason,
      source: one.source,
      account_id: one.accountId,
      at: one.at,
      state: 'waiting',
      settled_by: null,
      settled_at: null,
      settled_reason: null,
      example: one.example,
    })
    .execute()
}

/** Holds the row until the transaction ends. */
export async function lockNomination(trx: Trx, id: string): Promise<Nomination | undefined> {
  const found = await sql<Nomination>`
    select ${nominationColumns} from appraisal_nomination n join model m on m.id = n.model_id
    where n.id = ${id}::uuid for update of n`.execute(trx)
  return found.rows[0]
}

export async function settleNomination(
  trx: Trx,
  id: NominationId,
  settled: {
    readonly state: 'taken' | 'declined'
    readonly at: Date
    readonly actor: AccountId | null
    readonly reason: string | null
  },
): Promise<void> {
  await trx
    .updateTable('appraisal_nomination')
    .set({
      state: settled.state,
      settled_at: settled.at,
      settled_by: settled.actor,
      settled_reason: settled.reason,
    })
    .where('id', '=', id)
    .execute()
}

/** Those that wait where the asker manages appraisal, oldest first; at most 50. */
export async function listNominations(db: Db, units: Seer, today: string): Promise<Nomination[]> {
  if (units !== 'all' && units.length === 0) return []
  const mine =
    units === 'all'
      ? sql`true`
      : sql`exists (select from ${inChargeOf(sql`m.unit_id`, today)} c (id) where c.id in (${sql.join(units)}))`
  const found = await sql<Nomination>`
    select ${nominationColumns} from appraisal_nomination n join model m on m.id = n.model_id
    where n.state = 'waiting' and ${mine} order by n.at, n.id limit 50`.execute(db)
  return found.rows
}

export async function countWaitingNominations(db: Db, modelId: string): Promise<number> {
  const row = await db
    .selectFrom('appraisal_nomination')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('model_id', '=', modelId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return row.n
}
