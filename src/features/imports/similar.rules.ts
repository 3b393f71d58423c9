/**
 * Whether two titles name the same work: the same words but for accents, signs and one slip of the finger. A list has
 * many that differ in a number or a name only (`Tổ tự quản thôn 1`, `… thôn 2`), and those are different.
 */
import { foldedKey } from '#platform/i18n/vietnamese.rules.ts'

/** Equal for titles of the same words; small words that carry nothing are left out. */
export function titleKey(title: string): string {
  return foldedKey(title)
    .replace(/^(?:mo hinh|cong trinh|viec lam) /u, '')
    .slice(0, 300)
}

/** A slip is possible only in a word of so many letters. */
const slipLength = 4

/** Whether one letter is missing, too many, another one, or two are swapped. */
function slipped(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.max(a.length, b.length) < slipLength) return false
  if (/\d/u.test(a + b)) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/** Takes keys of titles. */
export function sameWork(a: string, b: string): boolean {
  if (a === b) return true
  const [left, right] = [a.split(' '), b.split(' ')]
  if (left.length !== right.length || left.length < 3) return false
  const different = left.flatMap((word, i) => (word === right[i] ? [] : [[word, right[i] ?? ''] as const]))
  const [only, ...more] = different
  return only !== undefined && more.length === 0 && slipped(...only)
}

/** 32 bits of a word at a place; those of all words together, in any order, are their bits put over each other. */
function bitsOf(word: string, place: number): number {
  let bits = Math.imul(place + 1, 0x9e3779b1)
  for (let i = 0; i < word.length; i++) bits = Math.imul(bits ^ word.charCodeAt(i), 0x01000193)
  return Math.imul(bits ^ (bits >>> 15), 0x85ebca6b)
}

/** For each word that may have slipped, the bits of all the others: titles that differ only there share them. */
function bitsWithoutOne(key: string): number[] {
  const words = key.split(' ')
  if (words.length < 3) return []
  const bits = words.map(bitsOf)
  const all = bits.reduce((together, some) => together ^ some, 0)
  return words.flatMap((word, i) =>
    word.length < slipLength - 1 || /\d/u.test(word) ? [] : [all ^ (bits[i] ?? 0)],
  )
}

/**
 * Titles, to be asked for those that name the same work: finds the first that was added, as comparing with each of them
 * in turn would, without doing so. A unit may have ten thousand models in a year, and a list may hold them all.
 */
export class KnownWorks<T extends { readonly titleKey: string }> {
  readonly #byTitle = new Map<string, { place: number; work: T }>()
  readonly #byRest = new Map<number, { place: number; work: T }[]>()
  #count = 0

  add(work: T): void {
    const known = { place: this.#count++, work }
    if (this.#byTitle.has(work.titleKey)) return
    this.#byTitle.set(work.titleKey, known)
    for (const bits of bitsWithoutOne(work.titleKey)) {
      const same = this.#byRest.get(bits)
      if (same) same.push(known)
      else this.#byRest.set(bits, [known])
    }
  }

  find(titleKey: string): T | undefined {
    const found = bitsWithoutOne(titleKey).flatMap(
      (bits) => this.#byRest.get(bits)?.find(({ work }) => sameWork(work.titleKey, titleKey)) ?? [],
    )
    const same = this.#byTitle.get(titleKey)
    if (same) found.push(same)
    return found.toSorted((a, b) => a.place - b.place)[0]?.work
  }
}
