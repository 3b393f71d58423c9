/**
 * What was counted or judged: amounts as whole numbers, rates as two of them, grades and criteria as codes. All that is
 * computed from them (percentages, growth, sums) is computed here, exactly, and rounded as stated.
 */
import type { FieldError } from '#platform/problem.ts'
import { type Definition, isScale, type Kind, type Nature } from './indicator.rules.ts'

/** `at_least`: "over 5,500" is a lower bound and stays one. */
export const bounds = ['exact', 'at_least', 'about'] as const
export type Bound = (typeof bounds)[number]

/** Whether each criterion is met; one that is left out was not looked at. */
export type Marks = Readonly<Record<string, boolean>>

export interface Value {
  /** In whole numbers of the last decimal; of a rate, how many. */
  readonly amount: number | null
  /** Of a rate: out of how many. */
  readonly outOf: number | null
  readonly bound: Bound
  /** The highest grade reached; `none`: judged, and reached none. */
  readonly grade: string | null
  readonly marks: Marks | null
}

export const blank: Value = { amount: null, outOf: null, bound: 'exact', grade: null, marks: null }
export const noGrade = 'none'
export const largest = 999_999_999_999_999

/**
 * An amount as people write it, in whole numbers of the last decimal: `1.234.567`, `62,5`, `62.5`; undefined for what
 * is none. A dot or space before three digits groups them; a decimal mark counts only where decimals do.
 */
export function readAmount(raw: string | number, decimals: number): number | undefined {
  const text = typeof raw === 'number' ? String(raw) : raw.trim().replace(/[\s\u00A0\u202F]/gu, ' ')
  const grouped = typeof raw === 'string' && /^\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$/u.test(text)
  const plain = grouped ? text.replace(/[. ]/gu, '') : text
  const match = /^(\d{1,15})(?:[.,](\d{1,6}))?$/u.exec(plain)
  if (!match) return undefined
  const fraction = (match[2] ?? '').replace(/0+$/u, '')
  if (fraction.length > decimals) return undefined
  const amount = Number(`${match[1] ?? ''}${fraction.padEnd(decimals, '0')}`)
  return amount <= largest ? amount : undefined
}

/** The amount in its unit of measure, as digits with a dot: 625 with one decimal is `62.5`. */
export function writeAmount(amount: number, decimals: number): string {
  if (decimals === 0) return String(amount)
  const digits = String(amount).padStart(decimals + 1, '0')
  const fraction = digits.slice(-decimals).replace(/0+$/u, '')
  return fraction === '' ? digits.slice(0, -decimals) : `${digits.slice(0, -decimals)}.${fraction}`
}

const error = (field: string, code: string, vi: string, en: string): FieldError => ({
  field,
  code,
  message: { vi, en },
})

const missing = (field: string): FieldError =>
  error(field, 'required', 'Xin điền mục này.', 'Please fill this in.')

function rateErrors({ amount, outOf }: Value): FieldError[] {
  const lacking = [
    ...(amount === null ? [missing('amount')] : []),
    ...(outOf === null ? [missing('outOf')] : []),
  ]
  if (amount === null || outOf === null) return lacking
  return amount > outOf
    ? [
        error(
          'amount',
          'more_than_all',
          `Không thể có ${amount} trên ${outOf}.`,
          `There can not be ${amount} out of ${outOf}.`,
        ),
      ]
    : []
}

function scaleErrors(kind: Kind, { options }: Pick<Definition, 'options'>, value: Value): FieldError[] {
  const codes = new Set(options.map(({ code }) => code))
  const unknown = error('grade', 'unknown_code', 'Không có mức này.', 'There is no such grade.')
  if (kind === 'grade') {
    if (value.grade === null) return [missing('grade')]
    return value.grade === noGrade || codes.has(value.grade) ? [] : [unknown]
  }
  const marks = Object.keys(value.marks ?? {})
  if (marks.length === 0) return [missing('marks')]
  return marks.every((code) => codes.has(code))
    ? []
    : [error('marks', 'unknown_code', 'Không có tiêu chí này.', 'There is no such criterion.')]
}

/** What keeps a value from being one of this indicator; fields are those of `Value`. */
export function valueErrors(
  { kind }: Pick<Nature, 'kind'>,
  definition: Pick<Definition, 'options'>,
  value: Value,
): FieldError[] {
  if (isScale(kind)) return scaleErrors(kind, definition, value)
  if (kind === 'rate') return rateErrors(value)
  return value.amount === null ? [missing('amount')] : []
}

/** Only what belongs to the kind. */
export function valueOfKind(kind: Kind, value: Value): Value {
  if (kind === 'grade') return { ...blank, grade: value.grade }
  if (kind === 'checklist') return { ...blank, marks: value.marks }
  const { amount, bound } = value
  return { ...blank, amount, bound, outOf: kind === 'rate' ? value.outOf : null }
}

/** `numerator / denominator`, rounded half away from zero, as digits with a dot; null where nothing can be divided. */
export function ratioOf(numerator: number, denominator: number, digits: number): string | null {
  if (denominator === 0) return null
  const scaled = BigInt(numerator) * 10n ** BigInt(digits)
  const by = BigInt(denominator)
  const negative = scaled < 0n !== by < 0n
  const [top, bottom] = [scaled < 0n ? -scaled : scaled, by < 0n ? -by : by]
  const rounded = (top * 2n + bottom) / (bottom * 2n)
  const text = rounded.toString().padStart(digits + 1, '0')
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return negative && rounded !== 0n ? `-${whole}` : whole
}

/** 188 of 382 with one digit: `49.2`. */
export function percentOf(part: number, whole: number, digits: number): string | null {
  return ratioOf(part * 100, whole, digits)
}

/** From 20.6 million to 24 million with one digit: `16.5`. */
export function growthOf(before: number, after: number, digits: number): string | null {
  return percentOf(after - before, before, digits)
}

/** What is known of a sum: as much as of its weakest part. */
export function boundOfSum(parts: readonly Bound[]): Bound {
  if (parts.includes('about')) return 'about'
  return parts.includes('at_least') ? 'at_least' : 'exact'
}

/** Values of periods, or of different units, added up; undefined where there is nothing to add. */
export function sumOf(values: readonly Value[]): Value | undefined {
  if (values.length === 0) return undefined
  const total = (pick: (value: Value) => number | null) =>
    values.every((value) => pick(value) === null)
      ? null
      : values.reduce((sum, value) => sum + (pick(value) ?? 0), 0)
  return {
    ...blank,
    amount: total(({ amount }) => amount),
    outOf: total(({ outOf }) => outOf),
    bound: boundOfSum(values.map(({ bound }) => bound)),
  }
}

/** How many criteria are met, of those looked at. */
export function marksMet(marks: Marks | null): { met: number; seen: number } {
  const all = Object.values(marks ?? {})
  return { met: all.filter(Boolean).length, seen: all.length }
}

/** A value as it comes in, before the indicator says how to read it. */
export interface RawValue {
  readonly amount?: string | number | undefined
  readonly outOf?: string | number | undefined
  readonly bound?: Bound | undefined
  readonly grade?: string | undefined
  readonly marks?: Readonly<Record<string, boolean | undefined>> | undefined
}

/** Whether nothing at all was filled in. */
export function isBlank({ amount, outOf, grade, marks }: RawValue): boolean {
  const marked = Object.values(marks ?? {}).some((mark) => mark !== undefined)
  return amount === undefined && outOf === undefined && grade === undefined && !marked
}

/** Reads what came in as a value of the indicator; `errors` names fields below `at`. */
export function readValue(
  { kind, decimals }: Pick<Nature, 'kind' | 'decimals'>,
  definition: Pick<Definition, 'options'>,
  raw: RawValue,
  at = '',
): { readonly value: Value; readonly errors: readonly FieldError[] } {
  const unreadable: FieldError[] = []
  const amountOf = (field: 'amount' | 'outOf') => {
    const given = raw[field]
    if (given === undefined) return null
    const amount = readAmount(given, kind === 'number' ? decimals : 0)
    if (amount !== undefined) return amount
    unreadable.push(
      error(
        field,
        'amount',
        decimals > 0
          ? `Xin ghi một số không âm, nhiều nhất ${decimals} chữ số lẻ.`
          : 'Xin ghi một số nguyên không âm, ví dụ 1.250.',
        decimals > 0
          ? `Please enter a number, not negative, with at most ${decimals} decimals.`
          : 'Please enter a whole number, not negative, such as 1250.',
      ),
    )
    return null
  }
  const marks = Object.entries(raw.marks ?? {}).flatMap(([code, mark]) =>
    mark === undefined ? [] : [[code, mark] as const],
  )
  const value = valueOfKind(kind, {
    amount: amountOf('amount'),
    outOf: kind === 'rate' ? amountOf('outOf') : null,
    bound: raw.bound ?? 'exact',
    grade: raw.grade ?? null,
    marks: marks.length > 0 ? Object.fromEntries(marks) : null,
  })
  const found = unreadable.length > 0 ? unreadable : valueErrors({ kind }, definition, value)
  return { value, errors: found.map((one) => ({ ...one, field: `${at}${one.field}` })) }
}

/** Whether two values say the same. */
export function sameValue(one: Value, other: Value): boolean {
  const marks = (value: Value) =>
    JSON.stringify(Object.entries(value.marks ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return (
    one.amount === other.amount &&
    one.outOf === other.outOf &&
    one.bound === other.bound &&
    one.grade === other.grade &&
    marks(one) === marks(other)
  )
}
