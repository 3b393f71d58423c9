/**
 * How models are found by words. A model's document is a set of marks: each word of its title (`t`, and with accents
 * `T` where it has any), each word anywhere (`c`), and what lists are filtered by (`#`). What is typed becomes grades of
 * queries over these marks, each holding the one before; within a grade the newest registration comes first.
 */
import { exactKey, foldedKey, sortKey } from '#platform/i18n/vietnamese.rules.ts'
import type { ModelFilter } from './filter.rules.ts'
import { type Content, forceRoles, type Model } from './model.rules.ts'

/** Raise it when documents are made otherwise than before: the job then makes them anew. */
export const documentVersion = 1

/** A key longer than this orders nothing that a reader would notice. */
const longestKey = 120

/** What lists by title are ordered by. */
export const titleKey = (title: string) => sortKey(title).slice(0, longestKey)

const longestWord = 40

/** Words without accents, each once. */
export function foldedWords(text: string): string[] {
  const words = foldedKey(text)
    .split(' ')
    .filter((word) => word !== '')
  return [...new Set(words.map((word) => word.slice(0, longestWord)))]
}

/** Words as they are spelt, tone marks in one place; those that lose nothing without accents are left out. */
function accentedWords(text: string): string[] {
  const words =
    exactKey(text)
      .replaceAll("'", '')
      .match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []
  return [
    ...new Set(words.filter((word) => word !== foldedKey(word)).map((word) => word.slice(0, longestWord))),
  ]
}

/** No lists reach further back by month; everything before shares this year's mark. */
const firstYear = 1999

const yearMark = (year: number) => `#y${Math.max(year, firstYear)}`
const monthMark = (months: number) => `#m${Math.floor(months / 12)}-${(months % 12) + 1}`
const monthsOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

const marks = {
  field: (value: string) => `#f${value}`,
  level: (value: string) => `#l${value}`,
  ownerBlock: (value: string) => `#b${value}`,
  year: (value: number) => `#Y${value}`,
  type: (value: number) => `#k${value}`,
  theme: (value: number) => (value === 0 ? '#L0t' : `#L${value}`),
  campaign: (value: number) => (value === 0 ? '#L0c' : `#L${value}`),
  unit: (value: number) => `#u${value}`,
  status: (value: string) => `#s${value}`,
  recognised: (value: boolean) => `#r${value}`,
}

/** What a title alone is found by. */
export function titleMarks(title: string): string[] {
  return [...foldedWords(title).map((word) => `t${word}`), ...accentedWords(title).map((word) => `T${word}`)]
}

const orNone = (ids: readonly number[]) => (ids.length === 0 ? [0] : ids)

type Documented = Content & Pick<Model, 'status' | 'recognised'>

/** The marks of a model but those of its place's names, with single spaces between. */
export function documentOf(content: Documented): string {
  const { title, registeredOn } = content
  const names = forceRoles.flatMap((role) => content[role].map(({ name }) => name))
  const { situation, goals, method, targetGroup, place, resources, outputs, sustainability } = content
  const written = [situation, goals, method, targetGroup, place, resources, outputs, sustainability]
  return [
    ...titleMarks(title),
    ...foldedWords([title, ...written, ...names].join(' ')).map((word) => `c${word}`),
    monthMark(monthsOf(registeredOn)),
    yearMark(Number(registeredOn.slice(0, 4))),
    marks.field(content.field),
    marks.level(content.level),
    marks.ownerBlock(content.ownerBlock),
    marks.year(content.year),
    marks.unit(content.unitId),
    marks.status(content.status),
    marks.recognised(content.recognised),
    marks.type(content.typeId ?? 0),
    ...orNone(content.themes).map(marks.theme),
    ...orNone(content.campaigns).map(marks.campaign),
  ].join(' ')
}

/** What a filter says that documents have marks for; the rest is asked of the record. */
export function filterMarks(filter: ModelFilter): string[] {
  const { field, level, ownerBlock, year, type, theme, campaign, status, recognised } = filter
  return [
    ...(status === undefined ? [] : [marks.status(status)]),
    ...(recognised === undefined ? [] : [marks.recognised(recognised)]),
    ...(field === undefined ? [] : [marks.field(field)]),
    ...(level === undefined ? [] : [marks.level(level)]),
    ...(ownerBlock === undefined ? [] : [marks.ownerBlock(ownerBlock)]),
    ...(year === undefined ? [] : [marks.year(year)]),
    ...(type === undefined ? [] : [marks.type(type)]),
    ...(theme === undefined ? [] : [marks.theme(theme)]),
    ...(campaign === undefined ? [] : [marks.campaign(campaign)]),
  ]
}

export const unitMarks = (ids: readonly number[]) => ids.map(marks.unit)

const quoted = (mark: string) => `'${mark}'`
/** All of the marks. */
export const allOf = (parts: readonly string[]) => parts.map(quoted).join(' & ')
/** Any of the marks. */
export const anyOf = (parts: readonly string[]) => `(${parts.map(quoted).join(' | ')})`

export interface TypedWord {
  readonly folded: string
  /** As it was typed, where that has accents. */
  readonly accented: string | undefined
}

const mostWords = 12

/** At most 12 words; empty where nothing can be searched for. */
export function typedWords(text: string): TypedWord[] {
  const typed =
    exactKey(text)
      .replaceAll("'", '')
      .match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []
  const seen = new Set<string>()
  return typed
    .flatMap((exact): TypedWord[] => {
      const folded = foldedKey(exact).slice(0, longestWord)
      if (folded === '' || folded.includes(' ') || seen.has(exact)) return []
      seen.add(exact)
      return [{ folded, accented: exact === folded ? undefined : exact.slice(0, longestWord) }]
    })
    .slice(0, mostWords)
}

/**
 * In the title, as it was typed with accents; in the title; anywhere. Then, where nothing was found: with unknown words
 * mended, in the title and anywhere; with any word mistyped; with one word missing.
 */
export const grades = ['title-exact', 'title', 'anywhere', 'near-title', 'near', 'loose', 'most'] as const
export type Grade = (typeof grades)[number]

export interface GradeQuery {
  readonly grade: Grade
  readonly query: string
}

/** What the first grades find, as queries of which each finds all that the one before does. */
export function titleGrades(words: readonly TypedWord[]): GradeQuery[] {
  const title: GradeQuery = { grade: 'title', query: allOf(words.map(({ folded }) => `t${folded}`)) }
  if (words.every(({ accented }) => accented === undefined)) return [title]
  const exact = words.map(({ folded, accented }) => (accented === undefined ? `t${folded}` : `T${accented}`))
  return [{ grade: 'title-exact', query: allOf(exact) }, title]
}

/** The grades that need no vocabulary, as queries of which each finds only what the ones before do not. */
export function exactGrades(words: readonly TypedWord[]): GradeQuery[] {
  return [...titleGrades(words), { grade: 'anywhere' as const, query: anywhereQuery(words) }].map(
    ({ grade, query }, i, all) => ({ grade, query: beyond(query, all[i - 1]?.query) }),
  )
}

/** The query of a grade without what the grades before it find. */
function beyond(query: string, before: string | undefined): string {
  return before === undefined ? query : `(${query}) & !(${before})`
}

/** Everything that the exact grades find, in one query. */
export function anywhereQuery(words: readonly TypedWord[]): string {
  return allOf(words.map(({ folded }) => `c${folded}`))
}

/** What may have been meant by a typed word. */
export interface Meant {
  /** Whether titles hold the word as it was typed. */
  readonly known: boolean
  /** The word and those that are a typing error away. */
  readonly variants: readonly string[]
}

/** The grades of what was perhaps meant, of which each finds only what the ones before do not. */
export function nearGrades(words: readonly Meant[]): GradeQuery[] {
  const mended = words.map(({ known, variants }) => (known ? variants.slice(0, 1) : variants))
  const part = (mark: string) => (list: readonly string[]) => anyOf(list.map((word) => mark + word))
  const near = mended.map(part('c'))
  const loose = words.map(({ variants }) => part('c')(variants)).join(' & ')
  const found: GradeQuery[] = []
  if (words.some(({ known }) => !known)) {
    const title = mended.map(part('t')).join(' & ')
    found.push(
      { grade: 'near-title', query: title },
      { grade: 'near', query: beyond(near.join(' & '), title) },
    )
  }
  found.push({ grade: 'loose', query: beyond(loose, near.join(' & ')) })
  if (words.length < 2) return found
  const most = near.map((_, left) => `(${near.filter((__, i) => i !== left).join(' & ')})`).join(' | ')
  return words.length < 3 && words.every(({ known }) => known)
    ? found
    : [...found, { grade: 'most', query: beyond(most, loose) }]
}

/**
 * Spans of time that reach back from `from` without a gap, each some ten times as long as the one before, as queries:
 * who wants the newest of many looks into few records, and who looks for what is rare asks few times.
 */
export function spansBack(from: string): string[] {
  const last = monthsOf(from)
  const year = Math.floor(last / 12)
  const years = (start: number, end: number) =>
    Array.from({ length: Math.max(0, start - end + 1) }, (_, i) => yearMark(start - i))
  if (year < firstYear + 3) return [anyOf(years(firstYear + 3, firstYear))]
  const months = (start: number, end: number) =>
    Array.from({ length: start - end + 1 }, (_, i) => monthMark(start - i))
  const whole = (year - 1) * 12
  return [
    months(last, last - 1),
    [...months(last - 2, Math.min(whole, last - 2)), ...years(year - 2, year - 2)],
    years(year - 3, Math.max(year - 10, firstYear)),
    years(year - 11, firstYear),
  ]
    .filter((span) => span.length > 0)
    .map(anyOf)
}
