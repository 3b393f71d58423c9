/**
 * What a round, a rubric, a decision and a certificate are, and how a round moves; without a database or a clock.
 * README.md draws the states.
 */
import type { AccountId } from '#platform/auth/actor.ts'
import type { Id } from '#platform/ids.ts'
import type { FieldError, Words } from '#platform/problem.ts'

export type RubricId = Id<'appraisal_rubric'>
export type RoundId = Id<'appraisal_round'>
export type EntryId = Id<'appraisal_entry'>
export type NominationId = Id<'appraisal_nomination'>
export type VisitId = Id<'appraisal_visit'>
export type DecisionId = Id<'commendation_decision'>
export type CertificateId = Id<'certificate'>

/** At which level models are recognised. */
export const levels = ['grassroots', 'district', 'province', 'nation'] as const
export type Level = (typeof levels)[number]

export const states = ['draft', 'open', 'scoring', 'shortlisted', 'decided', 'cancelled'] as const
export type State = (typeof states)[number]

export interface Criterion {
  readonly position: number
  readonly name: string
  readonly weight: number
  readonly guidance: string
}

export interface Rubric {
  readonly id: RubricId
  readonly unitId: number
  readonly year: number
  readonly version: number
  readonly title: string
  readonly guidance: string
  /** The most points that one criterion can get. */
  readonly scale: number
  readonly revision: number
  /** A round uses it: nothing about it changes any more. */
  readonly frozenAt: Date | null
  readonly copiedFrom: RubricId | null
  readonly example: boolean
  readonly criteria: readonly Criterion[]
}

export interface Round {
  readonly id: RoundId
  readonly unitId: number
  readonly year: number
  readonly level: Level
  readonly title: string
  readonly rubricId: RubricId | null
  /** Models may be proposed from this day to that one, both included. */
  readonly opensOn: string
  readonly closesOn: string
  /** A model is ranked only with at least so many complete sheets. */
  readonly quorum: number
  readonly state: State
  readonly panelClosedAt: Date | null
  readonly revision: number
  readonly createdBy: AccountId | null
  readonly example: boolean
}

export const moves = ['open', 'start', 'close', 'shortlist', 'decide', 'cancel'] as const
export type Move = (typeof moves)[number]

/** Where a move leads from here; undefined when it is not open. `close` and further decisions stay in their state. */
export function stateAfter({ state, panelClosedAt }: Pick<Round, 'state' | 'panelClosedAt'>, move: Move) {
  const closed = panelClosedAt !== null
  const steps: Readonly<Record<Move, State | undefined>> = {
    open: state === 'draft' ? 'open' : undefined,
    start: state === 'open' ? 'scoring' : undefined,
    close: state === 'scoring' && !closed ? 'scoring' : undefined,
    shortlist: state === 'scoring' && closed ? 'shortlisted' : undefined,
    decide: state === 'shortlisted' || state === 'decided' ? 'decided' : undefined,
    cancel: state === 'decided' || state === 'cancelled' ? undefined : 'cancelled',
  }
  return steps[move]
}

/** Whether models may be proposed on this day. */
export function takesEntries(round: Pick<Round, 'state' | 'opensOn' | 'closesOn'>, today: string): boolean {
  return round.state === 'open' && round.opensOn <= today && today <= round.closesOn
}

/** Whether appraisers may still save scores. */
export function takesScores({ state, panelClosedAt }: Pick<Round, 'state' | 'panelClosedAt'>): boolean {
  return state === 'scoring' && panelClosedAt === null
}

/** Whether the scores of all may be seen; before, each appraiser sees their own and nobody sees others'. */
export function showsScores({ panelClosedAt }: Pick<Round, 'panelClosedAt'>): boolean {
  return panelClosedAt !== null
}

function error(field: string, code: string, vi: string, en: string): FieldError {
  return { field, code, message: { vi, en } }
}

/** What is wrong with a rubric beside the shape of its fields. */
export function rubricErrors(criteria: readonly Criterion[]): FieldError[] {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0)
  const found: FieldError[] = []
  if (sum !== 100)
    found.push(
      error(
        'criteria',
        'weights_100',
        `Tổng trọng số phải đúng 100, hiện là ${sum}.`,
        `The weights must make exactly 100; they make ${sum}.`,
      ),
    )
  const names = criteria.map(({ name }) => name.toLocaleLowerCase('vi'))
  if (new Set(names).size < names.length)
    found.push(
      error('criteria', 'same_name', 'Có hai tiêu chí trùng tên.', 'Two criteria have the same name.'),
    )
  return found
}

/** What is wrong with the dates of a round; `before` is the round as it stood, for one that is open already. */
export function roundErrors(
  round: Pick<Round, 'opensOn' | 'closesOn' | 'year'>,
  before?: Pick<Round, 'state' | 'opensOn' | 'closesOn'>,
): FieldError[] {
  const found: FieldError[] = []
  if (round.closesOn < round.opensOn)
    found.push(
      error(
        'closesOn',
        'closes_before_opens',
        'Ngày hết hạn phải sau ngày bắt đầu nhận.',
        'It must close after it opens.',
      ),
    )
  if (Math.abs(Number(round.opensOn.slice(0, 4)) - round.year) > 1)
    found.push(
      error(
        'year',
        'year_far',
        'Năm xét chọn phải là năm của ngày bắt đầu nhận, năm trước hoặc năm sau.',
        'The year must be that of the opening, the one before or the one after.',
      ),
    )
  if (before?.state === 'open' && round.closesOn < before.closesOn)
    found.push(
      error(
        'closesOn',
        'only_later',
        'Đợt đang nhận mô hình: hạn chỉ lùi được về sau.',
        'Models are being taken: the last day can only move later.',
      ),
    )
  return found
}

/** Why an appraiser may not score a model. */
export const conflictKinds = ['declared', 'registered', 'submitted', 'wrote', 'registrar'] as const
export type ConflictKind = (typeof conflictKinds)[number]

export const headings = ['state', 'party'] as const
export type Heading = (typeof headings)[number]

export interface Decision {
  readonly id: DecisionId
  readonly roundId: RoundId
  readonly unitId: number
  readonly number: string
  readonly decidedOn: string
  readonly year: number
  readonly level: Level
  readonly heading: Heading
  readonly issuers: readonly string[]
  readonly signatoryName: string
  readonly signatoryPosition: string
  readonly place: string
  readonly legalBasis: string
  readonly example: boolean
}

export const reissues = ['duplicate', 'corrected'] as const
export type Reissue = (typeof reissues)[number]

export interface Certificate {
  readonly id: CertificateId
  readonly code: string
  readonly decisionId: DecisionId
  readonly modelId: string
  readonly modelTitle: string
  /** The unit with all above it, as on the day of the decision. */
  readonly unitPlace: string
  readonly issuedOn: string
  readonly replaces: CertificateId | null
  readonly reissue: Reissue | null
  readonly reissueReason: string | null
  readonly revokedOn: string | null
  readonly revokedReason: string | null
  /** The code of the one that took its place. */
  readonly replacedBy: string | null
  readonly replacedOn: string | null
}

export const certificateStates = ['valid', 'revoked', 'replaced'] as const
export type CertificateState = (typeof certificateStates)[number]

export function certificateState({
  revokedOn,
  replacedBy,
}: Pick<Certificate, 'revokedOn' | 'replacedBy'>): CertificateState {
  return replacedBy !== null ? 'replaced' : revokedOn !== null ? 'revoked' : 'valid'
}

/** Words of a state that a Problem may quote. */
export const stateWords: Readonly<Record<State, Words>> = {
  draft: { vi: 'đang soạn', en: 'a draft' },
  open: { vi: 'đang nhận mô hình', en: 'taking models' },
  scoring: { vi: 'đang chấm điểm', en: 'being scored' },
  shortlisted: { vi: 'đã có danh sách đề nghị', en: 'shortlisted' },
  decided: { vi: 'đã có quyết định', en: 'decided' },
  cancelled: { vi: 'đã hủy', en: 'cancelled' },
}
