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

/**
 * The grades of what was perhaps meant, in groups: the next group is for where one finds nothing. Within a group each
 * finds only what the ones before do not. `typed` are the words that were looked for already.
 */
export function nearGrades(words: readonly Meant[], typed: readonly string[]): GradeQuery[][] {
  const mended = words.map(({ known, variants }) => (known ? variants.slice(0, 1) : variants))
  const part = (mark: string) => (list: readonly string[]) => anyOf(list.map((word) => mark + word))
  const near = mended.map(part('c'))
  const loose = words.map(({ variants }) => part('c')(variants)).join(' & ')
  const found: GradeQuery[][] = []
  if (mended.some((list, i) => list.length !== 1 || list[0] !== typed[i])) {
    const title = mended.map(part('t')).join(' & ')
    found.push([
      { grade: 'near-title', query: title },
      { grade: 'near', query: beyond(near.join(' & '), title) },
    ])
  }
  found.push([{ grade: 'loose', query: loose }])
  if (words.length < 2) return found
  const most = near.map((_, left) => `(${near.filter((__, i) => i !== left).join(' & ')})`).join(' | ')
  return words.length < 3 && words.every(({ known }) => known)
    ? found
    : [...found, [{ grade: 'most', query: most }]]
}

/** A span of days of registration: of one month, or all before one. */
export interface Span {
  /** What documents of the month hold. */
  readonly mark?: string
  /** The first day that is after it. */
  readonly before?: string
}

const monthsAlone = 3

/**
 * Spans that reach back from `from` without a gap: three months, then all the rest. A query that finds many fills its
 * page from the newest months, each a short list of its own in the index; one that finds few is short by its rarest word.
 */
export function spansBack(from: string): Span[] {
  const last = monthsOf(from)
  const oldest = last - monthsAlone + 1
  const before = `${String(Math.floor(oldest / 12)).padStart(4, '0')}-${String((oldest % 12) + 1).padStart(2, '0')}-01`
  return [...Array.from({ length: monthsAlone }, (_, i) => ({ mark: monthMark(last - i) })), { before }]
}
