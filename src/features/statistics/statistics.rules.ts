/**
 * What makes a total honest: sets of records are added up only where they share none, and changes are said with what
 * they are a change of.
 */
import type { FieldError, Words } from '#platform/problem.ts'

/** Of each dimension any of these values, as `models` has it; what is not named is not asked. */
export type Where = Readonly<Record<string, readonly (string | number | boolean)[] | undefined>>

export interface Part {
  readonly name: Words
  readonly where: Where
}

/** Figures that are shown together, and added up where they may be. */
export interface FigureSet {
  readonly id: number
  /** Whose it is; null for the whole country. */
  readonly unitId: number | null
  readonly name: Words
  /** Whoever defined it says that no record is in two parts. It is proven before anything is added. */
  readonly disjoint: boolean
  /** Where the sets come from: a report, a decision. */
  readonly source: string
  readonly parts: readonly Part[]
  readonly revision: number
}

export const mostParts = 8

/** A model may have several of these, so they keep no two sets apart. */
const manifold = new Set(['theme', 'campaign'])

/** The dimension by which no record can be in both: each record has one value of it, and they allow different ones. */
export function keptApartBy(one: Where, other: Where): string | undefined {
  return Object.keys(one).find((dimension) => {
    const [ours, theirs] = [one[dimension], other[dimension]]
    return (
      !manifold.has(dimension) &&
      ours !== undefined &&
      theirs !== undefined &&
      !ours.some((value) => theirs.includes(value))
    )
  })
}

/** Pairs of parts, by their places, whose conditions alone do not keep them apart. */
export function openPairs(parts: readonly Pick<Part, 'where'>[]): [number, number][] {
  return parts.flatMap((part, i) =>
    parts
      .slice(i + 1)
      .flatMap((other, j): [number, number][] =>
        keptApartBy(part.where, other.where) === undefined ? [[i, i + 1 + j]] : [],
      ),
  )
}

/** Why there is no total, or that there is one. `records`: conditions allow an overlap, and no record lies in it. */
export type Adding =
  | { readonly may: true; readonly proof: 'conditions' | 'records' }
  | { readonly may: false; readonly why: 'not-declared' }
  | {
      readonly may: false
      readonly why: 'overlap'
      readonly shared: readonly { readonly parts: readonly [number, number]; readonly n: number }[]
    }

/** `shared`: how many records lie in both of each pair of `open`. */
export function addingUp(
  disjoint: boolean,
  open: readonly (readonly [number, number])[],
  shared: readonly number[],
): Adding {
  if (!disjoint) return { may: false, why: 'not-declared' }
  const overlaps = open.flatMap((parts, i) => {
    const n = shared[i] ?? 0
    return n > 0 ? [{ parts, n }] : []
  })
  if (overlaps.length > 0) return { may: false, why: 'overlap', shared: overlaps }
  return { may: true, proof: open.length === 0 ? 'conditions' : 'records' }
}

function error(field: string, code: string, vi: string, en: string): FieldError {
  return { field, code, message: { vi, en } }
}

/** What keeps it from being a set of figures. */
export function setErrors({ parts }: Pick<FigureSet, 'parts'>): FieldError[] {
  const found: FieldError[] = []
  if (parts.length < 2)
    found.push(
      error(
        'parts',
        'too_few',
        'Cần ít nhất hai nhóm để so với nhau.',
        'It takes at least two sets to compare.',
      ),
    )
  parts.forEach(({ where }, i) => {
    if (Object.values(where).every((values) => values === undefined))
      found.push(
        error(
          `parts.${i}.name.vi`,
          'no_condition',
          `Nhóm ${i + 1} chưa có điều kiện nào: xin chọn ít nhất một.`,
          `Set ${i + 1} has no condition: please choose at least one.`,
        ),
      )
  })
  return found
}

/** A change between two counts. */
export interface Change {
  readonly before: number
  readonly after: number
  readonly difference: number
}

export function changeOf(before: number, after: number): Change {
  return { before, after, difference: after - before }
}

/** More years than these are left as they are: one of them is a slip of the pen. */
const mostYears = 60

/**
 * Every year from the first to the last of these, which are years as text in any order. A year in which nothing was
 * registered is a year with none: left out, the years beside it would look like neighbours.
 */
export function everyYear(years: readonly string[]): string[] {
  const known = [...new Set(years)].sort()
  const [first, last] = [Number(known[0]), Number(known.at(-1))]
  if (!Number.isInteger(first) || !Number.isInteger(last) || last - first >= mostYears) return known
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i))
}

/** Digits of a whole number grouped by threes: `1.234.567` or `1,234,567`; exact however long. */
export function grouped(digits: string, mark: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/gu, mark)
}
