/**
 * What is left out stays unknown. The tests are the attacker: who sees the table with its totals, knows the function
 * and tries every table that would have been published the same way, finds at least two numbers for each gap.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hiddenCounts,
  hiddenInTree,
  hiddenShares,
  isSmall,
  isSmallShare,
  type Totals,
} from './suppression.rules.ts'

/** Every list of `length` whole numbers that sum up to `total`. */
function* lists(length: number, total: number): Generator<number[]> {
  if (length === 1) yield [total]
  else
    for (let first = 0; first <= total; first++)
      for (const rest of lists(length - 1, total - first)) yield [first, ...rest]
}

/** Every list of parts of these wholes. */
function* parts(wholes: readonly number[]): Generator<number[]> {
  const [whole, ...rest] = wholes
  if (whole === undefined) yield []
  else for (let part = 0; part <= whole; part++) for (const more of parts(rest)) yield [part, ...more]
}

/** What the attacker learns: for each published form, the numbers that each gap may stand for. */
class Attacker {
  private readonly forms = new Map<string, Set<number>[]>()

  see(total: number, values: readonly number[], hidden: readonly boolean[]): void {
    if (!hidden.includes(true)) return
    const form = `${total}: ${values.map((value, i) => (hidden[i] === true ? '×' : value)).join(' ')}`
    const known = this.forms.get(form) ?? values.map(() => new Set<number>())
    for (const [i, value] of values.entries()) if (hidden[i] === true) known[i]?.add(value)
    this.forms.set(form, known)
  }

  /** The forms in which a gap can stand for one number only. */
  solved(): string[] {
    return [...this.forms].filter(([, gaps]) => gaps.some((gap) => gap.size === 1)).map(([form]) => form)
  }

  get size(): number {
    return this.forms.size
  }
}

describe('small', () => {
  test.each([
    [0, false],
    [1, true],
    [4, true],
    [5, false],
  ])('a count of %d: %s', (count, small) => expect(isSmall(count)).toBe(small))

  test.each([
    [545, 545, false],
    [0, 545, false],
    [541, 545, true],
    [3, 545, true],
    [2, 2, true],
    [69, 72, true],
    [60, 72, false],
  ])('%d of %d: %s', (part, whole, small) => expect(isSmallShare({ part, whole })).toBe(small))
})

describe('a table of counts with its total', () => {
  test('nothing small: nothing is left out', () => {
    expect(hiddenCounts([0, 5, 120, 0])).toEqual([false, false, false, false])
  })

  test('one small row takes the smallest other one along', () => {
    expect(hiddenCounts([3, 40, 12, 0])).toEqual([true, false, true, false])
  })

  test('of equal ones all go, since which one went would tell', () => {
    expect(hiddenCounts([5, 4, 5])).toEqual([true, true, true])
  })

  test('five villages with one each, and their total five: nothing is shown but the total', () => {
    expect(hiddenCounts([1, 1, 1, 1, 1])).toEqual([true, true, true, true, true])
    expect(hiddenCounts([2, 1, 1, 1, 0])).toEqual([true, true, true, true, true])
  })

  test('no gap can be worked out, whatever the table: every table up to five rows and a total of 16', () => {
    const attacker = new Attacker()
    for (let length = 1; length <= 5; length++)
      for (let total = 5; total <= 16; total++)
        for (const counts of lists(length, total)) attacker.see(total, counts, hiddenCounts(counts))
    expect(attacker.size).toBeGreaterThan(1000)
    expect(attacker.solved()).toEqual([])
  })

  test('every small count is left out, and larger tables keep company and slack', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(9), fc.nat(2000)), { minLength: 2, maxLength: 60 }), (counts) => {
        const hidden = hiddenCounts(counts)
        expect(counts.every((count, i) => !isSmall(count) || hidden[i] === true)).toBe(true)
        const gone = counts.filter((_, i) => hidden[i] === true)
        if (gone.length === 0 || gone.length === counts.length) return
        const sum = gone.reduce((total, count) => total + count, 0)
        expect(gone.length).toBeGreaterThan(1)
        /* Each gap may be a one, and may be five or more. */
        expect(sum - (gone.length - 1)).toBeGreaterThanOrEqual(5)
        expect(sum).not.toBe(gone.length * 4)
      }),
    )
  })
})

describe('a table of rates with its totals', () => {
  test('all households of a village: shown; all but two: left out with another', () => {
    const shares = [
      { part: 545, whole: 545 },
      { part: 118, whole: 120 },
      { part: 60, whole: 100 },
    ]
    expect(hiddenShares(shares)).toEqual([false, true, true])
  })

  test('no gap can be worked out: every table of wholes from 5 to 11', () => {
    const attacker = new Attacker()
    for (let a = 5; a <= 11; a++)
      for (let b = 5; b <= 11; b++)
        for (const c of [undefined, 5, 6, 8, 10]) {
          const wholes = c === undefined ? [a, b] : [a, b, c]
          const all = wholes.reduce((sum, whole) => sum + whole, 0)
          for (const part of parts(wholes)) {
            const sum = part.reduce((total, one) => total + one, 0)
            if (isSmallShare({ part: sum, whole: all })) continue
            const shares = part.map((one, i) => ({ part: one, whole: wholes[i] ?? 0 }))
            attacker.see(sum * 1000 + a * 100 + b * 10 + (c ?? 0), part, hiddenShares(shares))
          }
        }
    expect(attacker.size).toBeGreaterThan(1000)
    expect(attacker.solved()).toEqual([])
  })
})

describe('a tree of totals', () => {
  const leaf = (key: string, count: number): Totals<string> => ({ key, count })
  const node = (key: string, ...below: Totals<string>[]): Totals<string> => ({
    key,
    count: below.reduce((sum, { count }) => sum + count, 0),
    below,
  })

  test('what was taken along hides all that stands below it, or its sum would give it away', () => {
    const tree = node(
      'ward',
      node('a', leaf('a1', 3)),
      node('b', leaf('b1', 6), leaf('b2', 6)),
      leaf('c', 80),
    )
    expect([...hiddenInTree(tree)].toSorted()).toEqual(['a', 'a1', 'b', 'b1', 'b2'])
  })

  test('a small whole shows nothing', () => {
    expect(hiddenInTree(node('ward', leaf('a', 3), leaf('b', 0))).size).toBe(3)
  })

  test('no gap can be worked out over two levels', () => {
    const attacker = new Attacker()
    for (let total = 5; total <= 14; total++)
      for (const [a1 = 0, a2 = 0, b1 = 0, b2 = 0] of lists(4, total)) {
        const tree = node(
          'all',
          node('a', leaf('a1', a1), leaf('a2', a2)),
          node('b', leaf('b1', b1), leaf('b2', b2)),
        )
        const hidden = hiddenInTree(tree)
        const keys = ['a', 'b', 'a1', 'a2', 'b1', 'b2']
        attacker.see(
          total,
          [a1 + a2, b1 + b2, a1, a2, b1, b2],
          keys.map((key) => hidden.has(key)),
        )
      }
    expect(attacker.size).toBeGreaterThan(100)
    expect(attacker.solved()).toEqual([])
  })
})
