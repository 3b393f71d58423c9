/** The tables of appraisal and recognition, as types. */
import type { Generated, JSONColumnType } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type {
  CertificateId,
  DecisionId,
  EntryId,
  Heading,
  Level,
  NominationId,
  Reissue,
  RoundId,
  RubricId,
  State,
  VisitId,
} from './round.rules.ts'

export interface AppraisalTables {
  appraisal_rubric: {
    id: RubricId
    unit_id: number
    year: number
    version: number
    title: string
    guidance: string
    scale: number
    revision: number
    frozen_at: Date | null
    copied_from: RubricId | null
    created_by: AccountId | null
    created_at: Date
    example: boolean
  }
  appraisal_criterion: {
    rubric_id: RubricId
    position: number
    name: string
    weight: number
    guidance: string
  }
  appraisal_round: {
    id: RoundId
    unit_id: number
    year: number
    level: Level
    title: string
    rubric_id: RubricId | null
    opens_on: string
    closes_on: string
    quorum: number
    state: State
    panel_closed_at: Date | null
    revision: number
    created_by: AccountId | null
    created_at: Date
    updated_at: Date
    example: boolean
  }
  appraisal_transition: {
    id: Generated<number>
    round_id: RoundId
    at: Date
    from_state: State | null
    to_state: State
    actor_id: AccountId | null
    reason: string | null
  }
  appraisal_nomination: {
    id: NominationId
    model_id: string
    reason: string
    source: 'officer' | 'citizen'
    account_id: AccountId | null
    at: Date
    state: 'waiting' | 'taken' | 'declined'
    settled_by: AccountId | null
    settled_at: Date | null
    settled_reason: string | null
    example: boolean
  }
  appraisal_entry: {
    id: EntryId
    round_id: RoundId
    model_id: string
    via: 'owner' | 'discovery'
    nomination_id: NominationId | null
    note: string
    entered_by: AccountId | null
    entered_at: Date
    withdrawn_at: Date | null
    withdrawn_by: AccountId | null
    withdrawn_reason: string | null
  }
  appraisal_visit: {
    id: VisitId
    entry_id: EntryId
    visited_on: string
    place: string
    members: JSONColumnType<readonly string[]>
    findings: string
    corrects: VisitId | null
    recorded_by: AccountId | null
    recorded_at: Date
  }
  appraisal_visit_file: { visit_id: VisitId; file_id: string; position: number }
  appraisal_appraiser: {
    round_id: RoundId
    account_id: AccountId
    appointed_by: AccountId | null
    appointed_at: Date
    removed_at: Date | null
    removed_reason: string | null
  }
  appraisal_conflict: { entry_id: EntryId; account_id: AccountId; at: Date; reason: string }
  appraisal_sheet: {
    id: string
    entry_id: EntryId
    account_id: AccountId
    version: number
    at: Date
    remark: string
  }
  appraisal_score: { sheet_id: string; rubric_id: RubricId; position: number; points: number }
  appraisal_shortlist: {
    entry_id: EntryId
    round_id: RoundId
    rank: number | null
    tied: boolean
    sheets: number
    expected: number
    total: number
    lowest: number | null
    highest: number | null
    proposed: boolean
    deviation: string | null
  }
  appraisal_proposal: {
    round_id: RoundId
    number: string
    proposed_on: string
    addressee: string
    note: string
    actor_id: AccountId | null
    at: Date
  }
  commendation_decision: {
    id: DecisionId
    round_id: RoundId
    unit_id: number
    number: string
    decided_on: string
    year: number
    level: Level
    heading: Heading
    signatory_name: string
    signatory_position: string
    place: string
    legal_basis: string
    recorded_by: AccountId | null
    recorded_at: Date
    example: boolean
  }
  commendation_issuer: { decision_id: DecisionId; position: number; name: string }
  certificate: {
    id: CertificateId
    code: string
    decision_id: DecisionId
    model_id: string
    model_title: string
    unit_place: string
    issued_on: string
    issued_by: AccountId | null
    issued_at: Date
    replaces: CertificateId | null
    reissue: Reissue | null
    reissue_reason: string | null
  }
  certificate_revocation: {
    certificate_id: CertificateId
    revoked_on: string
    unit_id: number
    reason: string
    actor_id: AccountId | null
    at: Date
  }
}

declare module '#platform/db/tables.ts' {
  interface Tables extends AppraisalTables {}
}
