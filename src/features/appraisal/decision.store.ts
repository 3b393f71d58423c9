/** The SQL of shortlists, decisions and certificates. */
import { type RawBuilder, sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { AppraisalTables } from './appraisal.tables.ts'
import { recordPlace, unitName } from './names.store.ts'
import type { Certificate, CertificateId, Decision, EntryId, Level, RoundId } from './round.rules.ts'

export interface Shortlisted {
  readonly entryId: EntryId
  readonly modelId: string
  readonly title: string
  readonly rank: number | null
  readonly tied: boolean
  readonly sheets: number
  readonly expected: number
  readonly total: number
  readonly lowest: number | null
  readonly highest: number | null
  readonly proposed: boolean
  readonly deviation: string | null
}

type ShortlistRow = Omit<Shortlisted, 'modelId' | 'title'>

export async function insertShortlist(
  trx: Trx,
  roundId: RoundId,
  rows: readonly ShortlistRow[],
): Promise<void> {
  await trx
    .insertInto('appraisal_shortlist')
    .values(rows.map(({ entryId, ...row }) => ({ entry_id: entryId, round_id: roundId, ...row })))
    .execute()
}

/** Best first, as it stood when it was made. */
export async function listShortlist(db: Db, roundId: RoundId): Promise<Shortlisted[]> {
  const found = await sql<Shortlisted>`
    select s.entry_id as "entryId", e.model_id as "modelId", m.title, s.rank, s.tied, s.sheets, s.expected, s.total,
      s.lowest, s.highest, s.proposed, s.deviation
    from appraisal_shortlist s join appraisal_entry e on e.id = s.entry_id join model m on m.id = e.model_id
    where s.round_id = ${roundId} order by s.rank nulls last, e.entered_at`.execute(db)
  return found.rows
}

export interface Proposal {
  readonly number: string
  readonly proposedOn: string
  readonly addressee: string
  readonly note: string
}

export async function insertProposal(
  trx: Trx,
  roundId: RoundId,
  proposal: Proposal,
  by: { readonly at: Date; readonly actor: AccountId | null },
): Promise<void> {
  await trx
    .insertInto('appraisal_proposal')
    .values({
      round_id: roundId,
      number: proposal.number,
      proposed_on: proposal.proposedOn,
      addressee: proposal.addressee,
      note: proposal.note,
      actor_id: by.actor,
      at: by.at,
    })
    .execute()
}

export async function findProposal(db: Db, roundId: RoundId): Promise<Proposal | undefined> {
  return db
    .selectFrom('appraisal_proposal')
    .select(['number', 'proposed_on as proposedOn', 'addressee', 'note'])
    .where('round_id', '=', roundId)
    .executeTakeFirst()
}

type DecisionRow = AppraisalTables['commendation_decision'] & { issuers: string[] | null }

function decisionOf(row: DecisionRow): Decision {
  return {
    id: row.id,
    roundId: row.round_id,
    unitId: row.unit_id,
    number: row.number,
    decidedOn: row.decided_on,
    year: row.year,
    level: row.level,
    heading: row.heading,
    issuers: row.issuers ?? [],
    signatoryName: row.signatory_name,
    signatoryPosition: row.signatory_position,
    place: row.place,
    legalBasis: row.legal_basis,
    example: row.example,
  }
}

const decisions = (where: RawBuilder<unknown>) => sql<DecisionRow>`
  select d.*, (select json_agg(i.name order by i.position) from commendation_issuer i
    where i.decision_id = d.id) as issuers
  from commendation_decision d where ${where} order by d.decided_on, d.recorded_at`

export async function insertDecision(
  trx: Trx,
  decision: Decision,
  by: { readonly at: Date; readonly actor: AccountId | null },
): Promise<void> {
  await trx
    .insertInto('commendation_decision')
    .values({
      id: decision.id,
      round_id: decision.roundId,
      unit_id: decision.unitId,
      number: decision.number,
      decided_on: decision.decidedOn,
      year: decision.year,
      level: decision.level,
      heading: decision.heading,
      signatory_name: decision.signatoryName,
      signatory_position: decision.signatoryPosition,
      place: decision.place,
      legal_basis: decision.legalBasis,
      recorded_by: by.actor,
      recorded_at: by.at,
      example: decision.example,
    })
    .execute()
  await trx
    .insertInto('commendation_issuer')
    .values(decision.issuers.map((name, i) => ({ decision_id: decision.id, position: i + 1, name })))
    .execute()
}

export async function findDecision(db: Db, id: string): Promise<Decision | undefined> {
  const found = await decisions(sql`d.id = ${id}::uuid`).execute(db)
  return found.rows.map(decisionOf)[0]
}

export async function listDecisions(db: Db, roundId: RoundId): Promise<Decision[]> {
  const found = await decisions(sql`d.round_id = ${roundId}`).execute(db)
  return found.rows.map(decisionOf)
}

/** What a certificate says of a model: its title now, its place as it was on the day. Those that are public, held. */
export async function listForCertificates(
  db: Db,
  modelIds: readonly string[],
  day: string,
): Promise<{ modelId: string; title: string; place: string | null }[]> {
  if (modelIds.length === 0) return []
  const found = await sql<{ modelId: string; title: string; place: string | null }>`
    select m.id as "modelId", m.title,
      coalesce(${recordPlace(sql`m.unit_id`, sql`${day}::date`)},
        ${recordPlace(sql`m.unit_id`, sql`m.registered_on`)}) as place
    from model m where m.id in (${sql.join(modelIds)}) and m.state = 'published' order by m.id for update`.execute(
    db,
  )
  return found.rows
}

export async function insertCertificates(
  trx: Trx,
  rows: readonly Pick<
    Certificate,
    | 'id'
    | 'code'
    | 'decisionId'
    | 'modelId'
    | 'modelTitle'
    | 'unitPlace'
    | 'issuedOn'
    | 'replaces'
    | 'reissue'
    | 'reissueReason'
  >[],
  by: { readonly at: Date; readonly actor: AccountId | null },
): Promise<void> {
  await trx
    .insertInto('certificate')
    .values(
      rows.map((row) => ({
        id: row.id,
        code: row.code,
        decision_id: row.decisionId,
        model_id: row.modelId,
        model_title: row.modelTitle,
        unit_place: row.unitPlace,
        issued_on: row.issuedOn,
        issued_by: by.actor,
        issued_at: by.at,
        replaces: row.replaces,
        reissue: row.reissue,
        reissue_reason: row.reissueReason,
      })),
    )
    .execute()
}

/** A certificate with what the public may know of its decision. */
export interface Held extends Certificate {
  readonly number: string
  readonly decidedOn: string
  readonly year: number
  readonly level: Level
  readonly unitId: number
  readonly modelUnitId: number
  /** Whether the model's page can be opened by anyone. */
  readonly modelPublic: boolean
  readonly issuers: readonly string[]
  readonly example: boolean
  /** Who revoked it, by the name of today. */
  readonly revokedBy: string | null
}

const held = (where: RawBuilder<unknown>, today: string) => sql<Held>`
  select c.id, c.code, c.decision_id as "decisionId", c.model_id as "modelId", c.model_title as "modelTitle",
    c.unit_place as "unitPlace", c.issued_on as "issuedOn", c.replaces, c.reissue,
    c.reissue_reason as "reissueReason", x.revoked_on as "revokedOn", x.reason as "revokedReason",
    n.code as "replacedBy", n.issued_on as "replacedOn", d.number, d.decided_on as "decidedOn", d.year, d.level,
    d.unit_id as "unitId", d.example, m.unit_id as "modelUnitId",
    m.state = 'published' as "modelPublic",
    (select json_agg(i.name order by i.position) from commendation_issuer i
      where i.decision_id = d.id) as issuers,
    ${unitName(sql`x.unit_id`, today)} as "revokedBy"
  from certificate c join commendation_decision d on d.id = c.decision_id join model m on m.id = c.model_id
  left join certificate_revocation x on x.certificate_id = c.id
  left join certificate n on n.replaces = c.id
  where ${where} order by d.decided_on desc, c.issued_at desc, c.id`

export async function findCertificate(db: Db, code: string, today: string): Promise<Held | undefined> {
  return (await held(sql`c.code = ${code}`, today).execute(db)).rows[0]
}

/** Newest decision first; those that were replaced are left out. */
export async function listCertificatesOf(db: Db, modelId: string, today: string): Promise<Held[]> {
  return (await held(sql`c.model_id = ${modelId}::uuid and n.id is null`, today).execute(db)).rows
}

export async function listCertificatesUnder(db: Db, roundId: RoundId, today: string): Promise<Held[]> {
  return (await held(sql`d.round_id = ${roundId} and n.id is null`, today).execute(db)).rows
}

/** Holds the row until the transaction ends; false when it is not there. */
export async function lockCertificate(trx: Trx, code: string): Promise<boolean> {
  const row = await trx
    .selectFrom('certificate')
    .select('id')
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function insertRevocation(
  trx: Trx,
  id: CertificateId,
  revocation: {
    readonly revokedOn: string
    readonly unitId: number
    readonly reason: string
    readonly actor: AccountId | null
    readonly at: Date
  },
): Promise<void> {
  await trx
    .insertInto('certificate_revocation')
    .values({
      certificate_id: id,
      revoked_on: revocation.revokedOn,
      unit_id: revocation.unitId,
      reason: revocation.reason,
      actor_id: revocation.actor,
      at: revocation.at,
    })
    .execute()
}

/** Whether any recognition of the model still stands. */
export async function standsRecognised(db: Db, modelId: string): Promise<boolean> {
  const found = await sql<{ stands: boolean }>`
    select exists (select from certificate c where c.model_id = ${modelId}::uuid
      and not exists (select from certificate_revocation x where x.certificate_id = c.id)
      and not exists (select from certificate n where n.replaces = c.id)) as stands`.execute(db)
  return found.rows[0]?.stands ?? false
}
