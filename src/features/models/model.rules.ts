/**
 * What a model is and how it moves from a draft to its public page: vocabulary, states and the checks of its
 * content, without a database or a clock. README.md draws the states.
 */
import type { AccountId } from '#platform/auth/actor.ts'
import type { Id } from '#platform/ids.ts'
import type { FieldError, Words } from '#platform/problem.ts'

export type ModelId = Id<'model'>

/** The four fields of the movement (Kế hoạch 70-KH/BDVTW, 2009). */
export const fields = ['economy', 'culture_society', 'security_defence', 'political_system'] as const
export type Field = (typeof fields)[number]

/** Which level of the movement registered it: a village, a commune, …; the district level is gone since 2025-07-01. */
export const levels = ['village', 'grassroots', 'district', 'province'] as const
export type Level = (typeof levels)[number]

export const ownerBlocks = ['party', 'state', 'front_unions', 'armed_forces', 'other'] as const
export type OwnerBlock = (typeof ownerBlocks)[number]

export const forceRoles = ['lead', 'coordinating', 'participating'] as const
export type ForceRole = (typeof forceRoles)[number]

/** How exactly the day of registration is known; published sources often name only a month or a year. */
export const precisions = ['day', 'month', 'year'] as const
export type Precision = (typeof precisions)[number]

/** An organisation, never a person. */
export interface Owner {
  readonly name: string
  /** Null where nobody said. */
  readonly block: OwnerBlock | null
  /** The organisation's own unit, where it is one here. */
  readonly unitId: number | null
}

/** What officers write. Amounts are whole đồng; null where nothing was said, which is not zero. */
export interface Content {
  readonly unitId: number
  readonly title: string
  readonly field: Field
  readonly level: Level
  readonly ownerBlock: OwnerBlock
  /** From the catalogue; null where none fits. */
  readonly typeId: number | null
  /** Ids of labels, each once. */
  readonly themes: readonly number[]
  readonly campaigns: readonly number[]
  readonly registeredOn: string
  /** Of a month or a year, `registeredOn` is some day in it: the day decides which units there were. */
  readonly registeredPrecision: Precision
  /** The year of the movement it counts for. */
  readonly year: number
  readonly situation: string
  readonly goals: string
  readonly method: string
  readonly targetGroup: string
  readonly place: string
  readonly lead: readonly Owner[]
  readonly coordinating: readonly Owner[]
  readonly participating: readonly Owner[]
  readonly resources: string
  readonly budgetStateVnd: number | null
  readonly budgetMobilisedVnd: number | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly outputs: string
  readonly sustainability: string
}

/** In the order of the form. */
export const contentFields = [
  'unitId',
  'title',
  'field',
  'level',
  'ownerBlock',
  'typeId',
  'themes',
  'campaigns',
  'registeredOn',
  'registeredPrecision',
  'year',
  'situation',
  'goals',
  'method',
  'targetGroup',
  'place',
  'lead',
  'coordinating',
  'participating',
  'resources',
  'budgetStateVnd',
  'budgetMobilisedVnd',
  'startsOn',
  'endsOn',
  'outputs',
  'sustainability',
] as const satisfies readonly (keyof Content)[]
export type ContentField = (typeof contentFields)[number]

export const states = ['draft', 'submitted', 'returned', 'accepted', 'published', 'withdrawn'] as const
export type State = (typeof states)[number]

/** How far the work has come; a yearly check may find it degraded or stopped. */
export const statuses = ['registered', 'under_way', 'completed', 'degraded', 'stopped'] as const
export type Status = (typeof statuses)[number]

/** What a yearly look at a model may find. */
export const findings = ['active', 'degraded', 'stopped'] as const
export type Finding = (typeof findings)[number]

/** A model with where it stands. */
export interface Model extends Content {
  readonly id: ModelId
  readonly state: State
  readonly status: Status
  /** Since when; null while nobody said anything. */
  readonly statusOn: string | null
  /** A recognition decision stands. */
  readonly recognised: boolean
  /** Last year's model that this one goes on from. */
  readonly carriedFrom: ModelId | null
  /** The last year for which somebody looked at it again; null before that. */
  readonly checkedYear: number | null
  /** Counts the saves of the content, from 1. */
  readonly revision: number
  readonly createdBy: AccountId | null
  readonly submittedBy: AccountId | null
  readonly example: boolean
  /** Where an example was published before. */
  readonly sourceTitle: string | null
  readonly sourceUrl: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

export const moves = ['submit', 'return', 'accept', 'publish', 'withdraw'] as const
export type Move = (typeof moves)[number]

interface Rule {
  readonly from: readonly State[]
  readonly to: State
  /** The others must be able to read why. */
  readonly reason: boolean
}

const rules: Readonly<Record<Move, Rule>> = {
  submit: { from: ['draft', 'returned'], to: 'submitted', reason: false },
  return: { from: ['submitted'], to: 'returned', reason: true },
  accept: { from: ['submitted'], to: 'accepted', reason: false },
  publish: { from: ['accepted'], to: 'published', reason: false },
  withdraw: {
    from: ['draft', 'submitted', 'returned', 'accepted', 'published'],
    to: 'withdrawn',
    reason: true,
  },
}

/** The state a move leads to; undefined when it can't be made from `state`. */
export function stateAfter(state: State, move: Move): State | undefined {
  const rule = rules[move]
  return rule.from.includes(state) ? rule.to : undefined
}

export function needsReason(move: Move): boolean {
  return rules[move].reason
}

/** What may still be written: before it is submitted, after it came back, and corrections once it is public. */
export function isEditable(state: State): boolean {
  return state === 'draft' || state === 'returned' || state === 'published'
}

/** Only what is public is counted. */
export function counts(state: State): boolean {
  return state === 'published'
}

/** A dated rule row: registrations at `level` from `from` (inclusive; null: ever) to `to` (exclusive; null: open). */
export interface LevelRule {
  readonly level: Level
  readonly from: string | null
  readonly to: string | null
}

/** Whether models were registered at this level on this day. */
export function levelExists(rows: readonly LevelRule[], level: Level, date: string): boolean {
  return rows.some(
    (row) =>
      row.level === level && (row.from === null || row.from <= date) && (row.to === null || date < row.to),
  )
}

function error(field: ContentField, code: string, vi: string, en: string): FieldError {
  return { field, code, message: { vi, en } }
}

function notOffered(field: ContentField): FieldError {
  return error(
    field,
    'not_offered',
    'Danh mục của đơn vị này không có mục đã chọn. Xin chọn lại.',
    'The catalogue of this unit does not offer this. Please choose again.',
  )
}

export interface Facts {
  readonly today: string
  readonly levelRules: readonly LevelRule[]
  /** Whether the unit existed on `registeredOn`. */
  readonly unitExisted: boolean
  /** Those of the organisations' units that there are. */
  readonly units: readonly number[]
  /** Ids that the catalogue offers to the unit, ended ones included; what a model does not name needs no answer. */
  readonly offered: {
    readonly types: readonly number[]
    readonly themes: readonly number[]
    readonly campaigns: readonly number[]
  }
}

/** What is wrong with any content, a draft's included; empty when nothing is. */
export function contentErrors(content: Content, facts: Facts): FieldError[] {
  const { registeredOn, startsOn, endsOn, level, year } = content
  const found: FieldError[] = []
  if (registeredOn > facts.today)
    found.push(error('registeredOn', 'future', 'Ngày đăng ký chưa tới.', 'This day has not come yet.'))
  if (!facts.unitExisted)
    found.push(
      error(
        'unitId',
        'unit_not_there',
        'Đơn vị này không có vào ngày đăng ký. Xin chọn đơn vị của thời điểm đó.',
        'This unit did not exist on the day of registration. Please choose the unit of that time.',
      ),
    )
  if (content.typeId !== null && !facts.offered.types.includes(content.typeId))
    found.push(notOffered('typeId'))
  if (content.themes.some((id) => !facts.offered.themes.includes(id))) found.push(notOffered('themes'))
  if (content.campaigns.some((id) => !facts.offered.campaigns.includes(id)))
    found.push(notOffered('campaigns'))
  for (const role of forceRoles)
    if (content[role].some(({ unitId }) => unitId !== null && !facts.units.includes(unitId)))
      found.push(
        error(
          role,
          'no_unit',
          'Không có đơn vị nào mang số ghi sau dấu #.',
          'There is no unit with the number after the #.',
        ),
      )
  if (!levelExists(facts.levelRules, level, registeredOn))
    found.push(
      error(
        'level',
        'level_not_there',
        'Vào ngày đăng ký không có cấp này. Cấp huyện chỉ có đến hết ngày 30/06/2025.',
        'There was no such level on the day of registration. Districts existed until 30/06/2025.',
      ),
    )
  if (Math.abs(year - Number(registeredOn.slice(0, 4))) > 1)
    found.push(
      error(
        'year',
        'year_far',
        'Năm phong trào phải là năm đăng ký, năm trước hoặc năm sau.',
        'The year must be that of the registration, the one before or the one after.',
      ),
    )
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    found.push(
      error(
        'endsOn',
        'ends_before_start',
        'Ngày kết thúc phải sau ngày bắt đầu.',
        'The end must follow the start.',
      ),
    )
  return found
}

/** What a draft may leave open and a submission must say. */
export const requiredAtSubmission = [
  'situation',
  'goals',
  'method',
  'targetGroup',
  'lead',
  'outputs',
] as const satisfies readonly ContentField[]

/** What a submitted model must say and this one does not; drafts may wait. */
export function missingForSubmission(content: Content): FieldError[] {
  return requiredAtSubmission
    .filter((field) => content[field].length === 0)
    .map((field) =>
      error(field, 'missing', 'Cần điền mục này trước khi gửi duyệt.', 'Fill this in before submitting.'),
    )
}

/** Whether others must read why. */
export function statusNeedsReason(status: Status): boolean {
  return status === 'degraded' || status === 'stopped'
}

/** What is wrong with a change of status; `on` is the civil day it holds from. */
export function statusErrors(
  model: Pick<Model, 'registeredOn' | 'registeredPrecision'>,
  { status, on, reason }: { status: Status; on: string; reason?: string | undefined },
  today: string,
): FieldError[] {
  const found: FieldError[] = []
  const say = (field: string, code: string, vi: string, en: string) =>
    found.push({ field, code, message: { vi, en } })
  if (on > today) say('on', 'future', 'Ngày này chưa tới.', 'This day has not come yet.')
  if (model.registeredPrecision === 'day' && on < model.registeredOn)
    say('on', 'before_registration', 'Ngày này trước ngày đăng ký.', 'This day is before the registration.')
  if (statusNeedsReason(status) && reason === undefined)
    say('reason', 'missing', 'Xin ghi rõ lý do.', 'Please say why.')
  return found
}

/** Words of a state that a Problem may quote; pages have their own catalogue. */
export const stateWords: Readonly<Record<State, Words>> = {
  draft: { vi: 'bản nháp', en: 'a draft' },
  submitted: { vi: 'chờ xét duyệt', en: 'under review' },
  returned: { vi: 'trả lại để sửa', en: 'returned' },
  accepted: { vi: 'đã được chọn', en: 'accepted' },
  published: { vi: 'đã công bố', en: 'published' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
}
