/** From points to ranks: exact, ties as ties, nothing filled in, departures named. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareMeans, deviationsOf, hundredths, rankAll, spreadOf, totalOf } from './score.rules.ts'

const criteria = [
  { position: 1, weight: 30 },
  { position: 2, weight: 70 },
]

test('a total is weighted points, and there is none while a criterion lacks them', () => {
  expect(
    totalOf(
      new Map([
        [1, 10],
        [2, 5],
      ]),
      criteria,
    ),
  ).toBe(650)
  expect(
    totalOf(
      new Map([
        [1, 0],
        [2, 0],
      ]),
      criteria,
    ),
  ).toBe(0)
  expect(totalOf(new Map([[1, 10]]), criteria)).toBeUndefined()
  expect(totalOf(new Map(), criteria)).toBeUndefined()
})

const candidate = (entryId: string, ...totals: number[]) => ({ entryId, totals, expected: 3 })
const ranks = (list: Parameters<typeof rankAll>[0], quorum = 1) =>
  Object.fromEntries(
    rankAll(list, quorum).map(({ entryId, rank, tied }) => [entryId, `${rank}${tied ? '=' : ''}`]),
  )

describe('ranks', () => {
  test('equal means share a rank and the next is skipped, however the fractions look', () => {
    // 2/3 and 4/6 are equal; as decimals they would have to be rounded.
    expect(
      ranks([
        candidate('a', 1, 1, 0),
        candidate('b', 1, 1, 0, 1, 1, 0),
        candidate('c', 1),
        candidate('d', 0),
      ]),
    ).toEqual({ c: '1', a: '2=', b: '2=', d: '4' })
  })

  test('who lacks sheets is not ranked and holds nobody up', () => {
    const list = [candidate('few', 1000), candidate('enough', 10, 10), candidate('none')]
    expect(ranks(list, 2)).toEqual({ enough: '1', few: 'null', none: 'null' })
    expect(rankAll(list, 2).map(({ sheets, expected }) => [sheets, expected])).toEqual([
      [2, 3],
      [1, 3],
      [0, 3],
    ])
  })

  test('they are those of exact fractions, whoever comes first in the list', () => {
    const totals = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(fc.array(totals, { maxLength: 12 }), (all) => {
        const list = all.map((own, i) => ({ entryId: String(i), totals: own, expected: 7 }))
        const mean = (own: readonly number[]) => [own.reduce((a, b) => a + b, 0), own.length] as const
        const better = (a: readonly number[], b: readonly number[]) => {
          const [[p, q], [r, s]] = [mean(a), mean(b)]
          return BigInt(p) * BigInt(s) > BigInt(r) * BigInt(q)
        }
        const expected = Object.fromEntries(
          all.map((own, i) => [String(i), 1 + all.filter((other) => better(other, own)).length]),
        )
        const found = (from: typeof list) =>
          Object.fromEntries(rankAll(from, 1).map(({ entryId, rank }) => [entryId, rank]))
        expect(found(list)).toEqual(expected)
        expect(found(list.toReversed())).toEqual(expected)
      }),
    )
  })

  test('comparing is an order', () => {
    const mean = fc.record({ total: fc.nat(70_000), sheets: fc.integer({ min: 1, max: 7 }) })
    fc.assert(
      fc.property(mean, mean, mean, (a, b, c) => {
        expect(Math.sign(compareMeans(a, b))).toBe(-Math.sign(compareMeans(b, a)) || 0)
        if (compareMeans(a, b) <= 0 && compareMeans(b, c) <= 0)
          expect(compareMeans(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })
})

test('a mean is shown out of 100, rounded half up', () => {
  expect(hundredths({ total: 2530, sheets: 3 }, 10)).toBe(8433)
  expect(hundredths({ total: 1, sheets: 8 }, 25)).toBe(1) // 0.005
  expect(hundredths({ total: 1000, sheets: 1 }, 10)).toBe(10_000)
})

describe('departing from the ranking', () => {
  const ranking = [
    { entryId: 'a', rank: 1 },
    { entryId: 'b', rank: 2 },
    { entryId: 'c', rank: 2 },
    { entryId: 'd', rank: 4 },
    { entryId: 'e', rank: null },
  ]
  test.each([
    [['a'], []],
    [['a', 'b', 'c'], []],
    [['a', 'b', 'c', 'd'], []],
    [['a', 'b'], ['c']],
    [['b'], ['a', 'c']],
    [['d'], ['a', 'b', 'c']],
    [['a', 'e'], ['e']],
    [['e'], ['e']],
  ])('%j needs reasons for %j', (proposed, reasons) => {
    expect(deviationsOf(ranking, new Set(proposed))).toEqual(reasons)
  })
})

test('the spread counts who gave points, criterion by criterion', () => {
  const sheets = [
    new Map([
      [1, 3],
      [2, 9],
    ]),
    new Map([[1, 7]]),
    new Map(),
  ]
  expect(spreadOf(sheets, criteria)).toEqual([
    { position: 1, given: 2, lowest: 3, highest: 7 },
    { position: 2, given: 1, lowest: 9, highest: 9 },
  ])
  expect(spreadOf([], criteria)[0]).toEqual({ position: 1, given: 0, lowest: null, highest: null })
})
