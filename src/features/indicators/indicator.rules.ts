/**
 * What an indicator is: something counted or judged of a unit or a model, defined by officers as data. The kind, the
 * unit of measure and what may be added up never change; name, meaning, criteria and grades are versions with a period.
 */
import type { Id } from '#platform/ids.ts'
import { needsSupplier, personalDataErrors } from '#platform/personal-data.rules.ts'
import type { FieldError, Words } from '#platform/problem.ts'

export type IndicatorId = Id<'indicator'>

/** `rate`: so many of so many. `checklist`: criteria that a place meets or not. `grade`: the highest of nested grades. */
export const kinds = ['number', 'rate', 'checklist', 'money', 'grade', 'area', 'days'] as const
export type Kind = (typeof kinds)[number]

export const directions = ['up', 'down', 'none'] as const
export type Direction = (typeof directions)[number]

/** `state`: as it is on a day. `period`: what happened from a day to a day, so that periods can be added up. */
export const timings = ['state', 'period'] as const
export type Timing = (typeof timings)[number]

export const frequencies = ['month', 'quarter', 'half_year', 'year'] as const
export type Frequency = (typeof frequencies)[number]

/** Of units that it is recorded for. */
export const reportLevels = ['province', 'district', 'commune', 'neighbourhood', 'organisation'] as const
export type ReportLevel = (typeof reportLevels)[number]

export const dimensions = ['count', 'money', 'area', 'time', 'weight', 'length'] as const
export type Dimension = (typeof dimensions)[number]

/** A unit of measure. Persons and person-times are two of them, so they are never added up. */
export interface Measure {
  readonly code: string
  readonly name: Words
  readonly dimension: Dimension
  /** An average such as đồng for each person and year: never added up. */
  readonly average: boolean
  readonly aboutPeople: boolean
}

/** A criterion, or a grade. The code stays when the words are mended. */
export interface Option {
  readonly code: string
  readonly label: string
  readonly en?: string
}

/** What may change with time. */
export interface Definition {
  readonly name: string
  /** Empty where nobody wrote it: then the Vietnamese one is shown. */
  readonly nameEn: string
  /** What is counted and how. */
  readonly meaning: string
  /** Of a rate: what is counted, and out of what. */
  readonly numerator: string
  readonly denominator: string
  /** Criteria in their order, or grades from the lowest. */
  readonly options: readonly Option[]
  readonly direction: Direction
  /** Decimals of a percentage when it is shown; it is computed, never stored. */
  readonly rounding: number
  /** How often it is due. */
  readonly every: Frequency | null
  /** The organisation that supplies the number. */
  readonly suppliedBy: string
  readonly source: string
  readonly verified: boolean
}

export interface Version extends Definition {
  /** First day; null: always. */
  readonly from: string | null
  /** First day on which it no longer holds; null: open. */
  readonly to: string | null
}

/** What never changes. */
export interface Nature {
  readonly kind: Kind
  readonly measure: Measure
  /** Amounts are whole numbers of the last decimal: 62.5 with one decimal is 625. */
  readonly decimals: number
  readonly timing: Timing
  readonly aboutPeople: boolean
  /** Values of different units may be added up; of a rate, numerators and denominators. */
  readonly additive: boolean
  readonly levels: readonly ReportLevel[]
  /** Kinds of units it is meant for, such as `commune` and not `ward`; empty for all of its levels. */
  readonly unitKinds: readonly string[]
}

export interface Indicator extends Nature {
  readonly id: IndicatorId
  /** Of those that come with the program. */
  readonly code: string | null
  /** A province, for all units below it; null for the whole nation. */
  readonly scopeUnitId: number | null
  /** Place in the profile of an area; null for those that are none of it. */
  readonly profile: number | null
  readonly example: boolean
  readonly revision: number
  /** Oldest first; at least one. */
  readonly versions: readonly Version[]
}

/** The version that holds on a day; of a day outside of all, the nearest one. */
export function versionOn(indicator: Indicator, day: string): Version {
  const { versions } = indicator
  const found =
    versions.find(({ from, to }) => (from === null || from <= day) && (to === null || day < to)) ??
    versions.findLast(({ from }) => from === null || from <= day) ??
    versions[0]
  if (!found) throw new Error(`indicator ${indicator.id} has no version`)
  return found
}

/** Whether the indicator is in use on a day. */
export function holdsOn(indicator: Indicator, day: string): boolean {
  return indicator.versions.some(
    ({ from, to }) => (from === null || from <= day) && (to === null || day < to),
  )
}

export function isScale(kind: Kind): boolean {
  return kind === 'checklist' || kind === 'grade'
}

const dimensionOf: Readonly<Partial<Record<Kind, readonly Dimension[]>>> = {
  money: ['money'],
  area: ['area'],
  days: ['time'],
  number: ['count', 'weight', 'length', 'time'],
  rate: ['count'],
}

const say = (field: string, code: string, vi: string, en: string): FieldError => ({
  field,
  code,
  message: { vi, en },
})

const needed = (field: string): FieldError =>
  say(field, 'required', 'Xin điền mục này.', 'Please fill this in.')

export const mostOptions = 40

function natureErrors(nature: Nature): FieldError[] {
  const { kind, measure, decimals, timing, additive } = nature
  const found: FieldError[] = []
  if (dimensionOf[kind] && !dimensionOf[kind].includes(measure.dimension))
    found.push(
      say(
        'measure',
        'wrong_measure',
        `“${measure.name.vi}” không đo được loại chỉ tiêu này.`,
        `${measure.name.en} does not measure this kind of indicator.`,
      ),
    )
  if (decimals > 0 && kind !== 'number')
    found.push(
      say('decimals', 'whole', 'Loại này ghi bằng số nguyên.', 'This kind is written in whole numbers.'),
    )
  if (isScale(kind) && timing === 'period')
    found.push(
      say(
        'timing',
        'state_only',
        'Tiêu chí và mức đạt ghi vào một ngày, không cộng theo kỳ.',
        'Criteria and grades hold on a day; they are not summed over a period.',
      ),
    )
  if (additive && (isScale(kind) || measure.average))
    found.push(
      say(
        'additive',
        'never_added',
        'Mức bình quân, tiêu chí và mức đạt không cộng được giữa các nơi.',
        'Averages, criteria and grades of different places can not be added up.',
      ),
    )
  return found
}

function optionErrors({ kind }: Nature, options: readonly Option[]): FieldError[] {
  if (!isScale(kind))
    return options.length === 0
      ? []
      : [
          say(
            'options',
            'no_options',
            'Loại này không có tiêu chí hay mức.',
            'This kind has no criteria and no grades.',
          ),
        ]
  if (options.length === 0) return [needed('options')]
  if (options.length > mostOptions)
    return [say('options', 'too_many', `Nhiều nhất ${mostOptions} dòng.`, `At most ${mostOptions} lines.`)]
  const codes = new Set(options.map(({ code }) => code))
  const labels = new Set(options.map(({ label }) => label.toLowerCase()))
  return codes.size < options.length || labels.size < options.length
    ? [say('options', 'twice', 'Có dòng viết hai lần.', 'A line stands there twice.')]
    : []
}

/** "No names are written" asks for none; such a clause of an explanation is not held against it. */
const denial =
  /(?:không|chưa)\s+(?:ghi|lập|nêu|hỏi|kèm|thu)[^.;,:\n]*|(?:never|not|without|no)\s+(?:names?|lists?|naming|listing)[^.;,:\n]*/giu

/** What the words ask of people: see `personal-data.rules.ts`. */
function personalErrors(nature: Nature, definition: Definition): FieldError[] {
  const as = isScale(nature.kind) ? 'criterion' : 'count'
  const texts: [string, string][] = [
    ['name', definition.name],
    ['nameEn', definition.nameEn],
    ['meaning', definition.meaning.normalize('NFC').replace(denial, '')],
    ['numerator', definition.numerator],
    ['denominator', definition.denominator],
    ...definition.options.map(({ label }): [string, string] => ['options', label]),
  ]
  const refused = texts.flatMap(([field, text]) => personalDataErrors(field, text, as))
  if (refused.length > 0) return refused
  const all = texts.map(([, text]) => text).join('. ')
  if (isScale(nature.kind) || !needsSupplier(all)) return []
  const found: FieldError[] = []
  if (definition.suppliedBy === '')
    found.push(
      say(
        'suppliedBy',
        'supplier',
        'Ghi tổ chức cung cấp con số này, ví dụ chi bộ. Chỉ nhận số đếm chung, không ghi từng người.',
        'Say which organisation supplies this number, such as the Party cell. Only a count is taken, nobody by name.',
      ),
    )
  if (!nature.aboutPeople)
    found.push(
      say(
        'aboutPeople',
        'about_people',
        'Con số này đếm người, nên số nhỏ phải được giữ kín khi công khai.',
        'This number counts people, so small ones must stay out of public tables.',
      ),
    )
  return found
}

/** What keeps a definition from standing; empty when nothing does. */
export function definitionErrors(nature: Nature, definition: Definition): FieldError[] {
  const rate = nature.kind === 'rate'
  return [
    ...natureErrors(nature),
    ...(rate && definition.numerator === '' ? [needed('numerator')] : []),
    ...(rate && definition.denominator === '' ? [needed('denominator')] : []),
    ...optionErrors(nature, definition.options),
    ...personalErrors(nature, definition),
  ]
}

/** Lines of a form as options: what is written as before keeps its code, the rest gets a new one. */
export function optionsOf(
  given: readonly { readonly code?: string | undefined; readonly label: string }[],
  before: readonly Option[],
): Option[] {
  const used = new Set([...before, ...given].map(({ code }) => code))
  let next = 1
  const fresh = () => {
    while (used.has(`o${next}`)) next += 1
    used.add(`o${next}`)
    return `o${next}`
  }
  return given.map(({ code, label }) => ({
    code: code ?? before.find((option) => option.label === label)?.code ?? fresh(),
    label,
  }))
}

function sameCodes(one: readonly Option[], other: readonly Option[]): boolean {
  return one.length === other.length && one.every(({ code }, i) => other[i]?.code === code)
}

/**
 * What keeps new words from holding from `from` on. Words may be mended on the spot; other criteria or grades begin
 * with a version of their own, and not before a day that values were given for by the old ones.
 */
export function revisionErrors(
  indicator: Indicator,
  from: string | null,
  definition: Definition,
  lastValueOn: string | null,
): FieldError[] {
  const last = indicator.versions.at(-1)
  if (!last) return []
  const mended = from === null || from === last.from
  if (!mended && last.from !== null && from < last.from)
    return [
      say(
        'from',
        'before_last',
        'Định nghĩa hiện nay bắt đầu sau ngày này. Chọn ngày từ đó trở đi.',
        'The present definition begins after this day. Choose a day from then on.',
      ),
    ]
  if (last.to !== null)
    return [say('from', 'ended', 'Chỉ tiêu này đã thôi dùng.', 'This indicator is no longer in use.')]
  if (sameCodes(last.options, definition.options) || lastValueOn === null) return []
  return mended || from <= lastValueOn
    ? [
        say(
          'options',
          'values_by_old',
          `Đã có số liệu ghi theo các dòng cũ (đến ${lastValueOn.split('-').reverse().join('/')}). Chọn ngày áp dụng sau đó.`,
          `Values were given by the old lines (up to ${lastValueOn.split('-').reverse().join('/')}). Let the new ones begin later.`,
        ),
      ]
    : []
}
