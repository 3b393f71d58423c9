/** The SQL of the panel: who scores, conflicts of interest, and score sheets. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import { inChargeOf } from './names.store.ts'
import type { ConflictKind, EntryId, RoundId, RubricId } from './round.rules.ts'

export interface Appraiser {
  readonly accountId: AccountId
  readonly name: string
  readonly appointedAt: Date
  readonly removedAt: Date | null
  readonly removedReason: string | null
}

/** By name. */
export async function listAppraisers(db: Db, roundId: RoundId): Promise<Appraiser[]> {
  const found = await sql<Appraiser>`
    select p.account_id as "accountId", a.name, p.appointed_at as "appointedAt", p.removed_at as "removedAt",
      p.removed_reason as "removedReason"
    from appraisal_appraiser p join account a on a.id = p.account_id
    where p.round_id = ${roundId} order by p.removed_at is not null, p.appointed_at, a.name collate "C"`.execute(
    db,
  )
  return found.rows
}

export async function isAppointed(db: Db, roundId: RoundId, account: AccountId | null): Promise<boolean> {
  if (account === null) return false
  const row = await db
    .selectFrom('appraisal_appraiser')
    .select('account_id')
    .where('round_id', '=', roundId)
    .where('account_id', '=', account)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Accounts that hold `appraisal.score` where the round is, and do not register models over all of it: those would be
 * a party to every model. At most 200, by name.
 */
export async function listCandidates(
  db: Db,
  unitId: number,
  today: string,
): Promise<{ accountId: AccountId; name: string }[]> {
  const holding = (permission: string) => sql`exists (
    select from role_grant g join role_permission p on p.role = g.role and p.permission = ${permission}
    where g.account_id = a.id and g.valid @> ${today}::date
      and g.unit_id in ${inChargeOf(sql`${unitId}::int`, today)})`
  const found = await sql<{ accountId: AccountId; name: string }>`
    select a.id as "accountId", a.name from account a
    where a.disabled_at is null and ${holding('appraisal.score')} and not ${holding('models.register')}
    order by a.name collate "C", a.id limit 200`.execute(db)
  return found.rows
}

/** Appoints; one who was removed comes back. */
export async function appoint(
  trx: Trx,
  roundId: RoundId,
  account: AccountId,
  by: { readonly at: Date; readonly actor: AccountId | null },
): Promise<void> {
  await trx
    .insertInto('appraisal_appraiser')
    .values({
      round_id: roundId,
      account_id: account,
      appointed_by: by.actor,
      appointed_at: by.at,
      removed_at: null,
      removed_reason: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['round_id', 'account_id']).doUpdateSet({
        appointed_by: by.actor,
        appointed_at: by.at,
        removed_at: null,
        removed_reason: null,
      }),
    )
    .execute()
}

export async function removeAppraiser(
  trx: Trx,
  roundId: RoundId,
  account: AccountId,
  removed: { readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const done = await trx
    .updateTable('appraisal_appraiser')
    .set({ removed_at: removed.at, removed_reason: removed.reason })
    .where('round_id', '=', roundId)
    .where('account_id', '=', account)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export interface Conflict {
  readonly entryId: EntryId
  readonly accountId: AccountId
  readonly kind: ConflictKind
}

/** Every pair of appraiser and model of a round that does not go together on this day. */
export async function listConflicts(db: Db, roundId: RoundId, today: string): Promise<Conflict[]> {
  const found = await sql<Conflict>`
    select entry_id as "entryId", account_id as "accountId", kind
    from appraisal_conflicts(${roundId}::uuid, ${today}::date) order by kind`.execute(db)
  return found.rows
}

/** Who saved any version of a model, and who declared a conflict for it in the round. */
export async function listTies(
  db: Db,
  modelId: string,
  entryId: EntryId | null,
): Promise<{ authors: AccountId[]; declared: AccountId[] }> {
  const found = await sql<{ id: AccountId; declared: boolean }>`
    select distinct actor_id as id, false as declared from model_revision
      where model_id = ${modelId}::uuid and actor_id is not null
    union all select account_id, true from appraisal_conflict where entry_id = ${entryId}::uuid`.execute(db)
  return {
    authors: found.rows.filter(({ declared }) => !declared).map(({ id }) => id),
    declared: found.rows.filter(({ declared }) => declared).map(({ id }) => id),
  }
}

/** Declared again it stays as it was. */
export async function insertConflict(
  trx: Trx,
  entryId: EntryId,
  account: AccountId,
  declared: { readonly at: Date; readonly reason: string },
): Promise<void> {
  await trx
    .insertInto('appraisal_conflict')
    .values({ entry_id: entryId, account_id: account, at: declared.at, reason: declared.reason })
    .onConflict((conflict) => conflict.columns(['entry_id', 'account_id']).doNothing())
    .execute()
}

export interface Sheet {
  readonly entryId: EntryId
  readonly accountId: AccountId
  readonly version: number
  readonly at: Date
  readonly remark: string
  readonly points: ReadonlyMap<number, number>
}

interface SheetRow {
  readonly entryId: EntryId
  readonly accountId: AccountId
  readonly version: number
  readonly at: Date
  readonly remark: string
  readonly points: Record<string, number> | null
}

const newest = sql`
  select distinct on (s.entry_id, s.account_id) s.entry_id as "entryId", s.account_id as "accountId", s.version,
    s.at, s.remark, (
      select json_object_agg(c.position, c.points) from appraisal_score c where c.sheet_id = s.id) as points
  from appraisal_sheet s join appraisal_entry e on e.id = s.entry_id`

function sheetOf({ points, ...row }: SheetRow): Sheet {
  return { ...row, points: new Map(Object.entries(points ?? {}).map(([key, value]) => [Number(key), value])) }
}

/** The newest sheet of each appraiser for each model that is still in the round, of appraisers still on the panel. */
export async function listSheets(db: Db, roundId: RoundId): Promise<Sheet[]> {
  const found = await sql<SheetRow>`
    ${newest} join appraisal_appraiser a on a.round_id = e.round_id and a.account_id = s.account_id
    where e.round_id = ${roundId} and e.withdrawn_at is null and a.removed_at is null
    order by s.entry_id, s.account_id, s.version desc`.execute(db)
  return found.rows.map(sheetOf)
}

/** The sheets of one account, whatever became of the panel. */
export async function listSheetsOf(db: Db, roundId: RoundId, account: AccountId): Promise<Sheet[]> {
  const found = await sql<SheetRow>`
    ${newest} where e.round_id = ${roundId} and s.account_id = ${account}
    order by s.entry_id, s.account_id, s.version desc`.execute(db)
  return found.rows.map(sheetOf)
}

export async function newestSheetVersion(db: Db, entryId: EntryId, account: AccountId): Promise<number> {
  const row = await db
    .selectFrom('appraisal_sheet')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('entry_id', '=', entryId)
    .where('account_id', '=', account)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** Violates `appraisal_panel_open`, `appraisal_panel_member` or `appraisal_own_model` where it must not be. */
export async function insertSheet(trx: Trx, id: string, rubricId: RubricId, sheet: Sheet): Promise<void> {
  await trx
    .insertInto('appraisal_sheet')
    .values({
      id,
      entry_id: sheet.entryId,
      account_id: sheet.accountId,
      version: sheet.version,
      at: sheet.at,
      remark: sheet.remark,
    })
    .execute()
  if (sheet.points.size === 0) return
  await trx
    .insertInto('appraisal_score')
    .values(
      [...sheet.points].map(([position, points]) => ({
        sheet_id: id,
        rubric_id: rubricId,
        position,
        points,
      })),
    )
    .execute()
}

export interface ToScore {
  readonly roundId: RoundId
  readonly roundTitle: string
  readonly closesOn: string
  readonly modelId: string
  readonly title: string
}

/** Models that wait for this appraiser's points: without a conflict and without a complete sheet; at most 50. */
export async function listToScore(db: Db, account: AccountId, today: string): Promise<ToScore[]> {
  const found = await sql<ToScore>`
    select r.id as "roundId", r.title as "roundTitle", r.closes_on as "closesOn", e.model_id as "modelId", m.title
    from appraisal_appraiser a
    join appraisal_round r on r.id = a.round_id and r.state = 'scoring' and r.panel_closed_at is null
    join appraisal_entry e on e.round_id = r.id and e.withdrawn_at is null
    join model m on m.id = e.model_id
    where a.account_id = ${account} and a.removed_at is null
      and not exists (select from appraisal_conflicts(r.id, ${today}::date) c
        where c.entry_id = e.id and c.account_id = a.account_id)
      and (select count(*) from appraisal_criterion k where k.rubric_id = r.rubric_id) > coalesce((
        select count(*) from appraisal_score p where p.sheet_id = (
          select s.id from appraisal_sheet s where s.entry_id = e.id and s.account_id = a.account_id
          order by s.version desc limit 1)), 0)
    order by r.closes_on, r.id, e.entered_at limit 50`.execute(db)
  return found.rows
}

/** Who registered a model and who submitted it. */
export async function findOrigin(
  db: Db,
  modelId: string,
): Promise<{ createdBy: AccountId | null; submittedBy: AccountId | null }> {
  const found = await sql<{ createdBy: AccountId | null; submittedBy: AccountId | null }>`
    select created_by as "createdBy", submitted_by as "submittedBy" from model where id = ${modelId}::uuid`.execute(
    db,
  )
  return found.rows[0] ?? { createdBy: null, submittedBy: null }
}
