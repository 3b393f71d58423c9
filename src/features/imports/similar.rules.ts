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
