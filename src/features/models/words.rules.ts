/**
 * Which words may have been meant by a mistyped one. Two words that differ by one letter (wrong, missing, too many, or
 * two swapped) share a key: either the word, or what is left of it when one letter is dropped.
 */

/** The word itself and what is left of it without each of its letters. */
export function nearKeys(word: string): string[] {
  const left = Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1)).filter((key) => key !== '')
  return [...new Set([word, ...left])]
}

/** How many letters are wrong, missing, too many or swapped with their neighbour (optimal string alignment). */
export function typos(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, j) => j)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const ways = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1)]
      if (swapped) ways.push((before[j - 2] ?? 0) + 1)
      next.push(Math.min(...ways))
    }
    before = row
    row = next
  }
  return row[other.length] ?? 0
}

const mostVariants = 12

/** Words of so few letters are a typing error away from half the language. */
const tooShort = 2

/** A known word, and the known ones that are a typing error away, nearest first; two words where the space is missing. */
export function variantsOf(word: string, near: readonly string[]): string[] {
  if (word.length <= tooShort) return [word]
  const allowed = word.length < 6 ? 1 : 2
  const found = near
    .map((other) => ({ other, far: typos(word, other) }))
    .filter(({ far }) => far <= allowed)
    .toSorted((a, b) => a.far - b.far || (a.other < b.other ? -1 : 1))
    .map(({ other }) => other)
  return [...new Set([word, ...found])].slice(0, mostVariants)
}

/** Every way to part the word into two. */
export function splitsOf(word: string): (readonly [string, string])[] {
  return Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => [
    word.slice(0, i + 2),
    word.slice(i + 2),
  ])
}
