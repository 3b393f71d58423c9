/** Amounts as people write them, and what is computed from them, exactly and rounded as stated. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blank,
  boundOfSum,
  growthOf,
  marksMet,
  percentOf,
  ratioOf,
  readAmount,
  readValue,
  sumOf,
  valueErrors,
  writeAmount,
} from './value.rules.ts'

describe('an amount as it is written', () => {
  test.each([
    ['545', 0, 545],
    ['1.250', 0, 1250],
    ['24.000.000', 0, 24_000_000],
    ['24 000 000', 0, 24_000_000],
    ['62,5', 1, 625],
    ['62.5', 1, 625],
    ['1.234,5', 1, 12_345],
    ['62', 1, 620],
    ['62,50', 1, 625],
    [62.5, 1, 625],
    [1.234, 3, 1234],
    ['1.234', 3, 1_234_000],
    [0, 0, 0],
  ])('%s with %d decimals is %d', (raw, decimals, amount) => expect(readAmount(raw, decimals)).toBe(amount))

  test.each([
    ['62,5', 0],
    [62.5, 0],
    ['-3', 0],
    [-3, 0],
    ['khoảng 5', 0],
    ['', 0],
    ['1e9', 0],
    [1e21, 0],
    [Number.NaN, 0],
    ['9999999999999999', 0],
    ['62,55', 1],
    ['1.2.3', 0],
  ])('%s with %d decimals is none', (raw, decimals) => expect(readAmount(raw, decimals)).toBeUndefined())

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.nat(3), (amount, decimals) => {
        const written = writeAmount(amount, decimals)
        expect(readAmount(Number(written), decimals)).toBe(amount)
        expect(readAmount(written.replace('.', ','), decimals)).toBe(amount)
      }),
    )
  })
})

describe('computed, never stored', () => {
  test.each([
    [188, 382, 1, '49.2'],
    [76, 382, 1, '19.9'],
    [7, 17, 1, '41.2'],
    [101, 154, 1, '65.6'],
    [69, 72, 2, '95.83'],
    [69, 72, 0, '96'],
    [545, 545, 1, '100.0'],
    [0, 5, 1, '0.0'],
    [1, 200, 0, '1'],
    [4160, 8318, 3, '50.012'],
  ])('%d of %d with %d decimals: %s %%', (part, whole, digits, percent) =>
    expect(percentOf(part, whole, digits)).toBe(percent),
  )

  test('nothing is divided by nothing', () => expect(percentOf(0, 0, 1)).toBeNull())

  test('people for each household, and growth of income', () => {
    expect(ratioOf(2023, 545, 2)).toBe('3.71')
    expect(growthOf(20_600_000, 24_000_000, 1)).toBe('16.5')
    expect(growthOf(24_000_000, 20_600_000, 1)).toBe('-14.2')
    expect(growthOf(100, 100, 1)).toBe('0.0')
  })

  test('rounding is half away from zero, like the hand does, and never off by more than half', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.integer({ min: 1, max: 10 ** 6 }), fc.nat(3), (part, whole, digits) => {
        const shown = Number(percentOf(part, whole, digits))
        expect(Math.abs(shown - (part * 100) / whole)).toBeLessThanOrEqual(0.5 / 10 ** digits + 1e-6)
      }),
    )
  })
})

describe('a value of its kind', () => {
  const options = [
    { code: 'met', label: 'Đạt' },
    { code: 'advanced', label: 'Nâng cao' },
  ]
  test.each([
    ['rate', { amount: 545, outOf: 545 }, []],
    ['rate', { amount: 546, outOf: 545 }, ['more_than_all']],
    ['rate', { amount: 5 }, ['required']],
    ['number', {}, ['required']],
    ['number', { amount: 'nhiều' }, ['amount']],
    ['grade', { grade: 'advanced' }, []],
    ['grade', { grade: 'none' }, []],
    ['grade', { grade: 'gold' }, ['unknown_code']],
    ['checklist', { marks: { met: true, advanced: false } }, []],
    ['checklist', { marks: { met: undefined } }, ['required']],
    ['checklist', { marks: { gold: true } }, ['unknown_code']],
  ] as const)('%s %j: %j', (kind, raw, codes) => {
    const { errors } = readValue({ kind, decimals: 0 }, { options }, raw, 'target.')
    expect(errors.map(({ code }) => code)).toEqual(codes)
    expect(errors.every(({ field }) => field.startsWith('target.'))).toBe(true)
  })

  test('keeps only what belongs to it', () => {
    const raw = { amount: 7, outOf: 9, grade: 'met', marks: { met: true } }
    expect(readValue({ kind: 'money', decimals: 0 }, { options: [] }, raw).value).toEqual({
      ...blank,
      amount: 7,
    })
    expect(readValue({ kind: 'grade', decimals: 0 }, { options }, raw).value).toEqual({
      ...blank,
      grade: 'met',
    })
    expect(valueErrors({ kind: 'grade' }, { options }, { ...blank, amount: 3 })).toHaveLength(1)
  })
})

describe('sums', () => {
  test('"over 5,500" makes the sum a lower bound, "about" an estimate', () => {
    expect(boundOfSum(['exact', 'at_least'])).toBe('at_least')
    expect(boundOfSum(['at_least', 'about'])).toBe('about')
    expect(boundOfSum([])).toBe('exact')
    const over = { ...blank, amount: 5500, bound: 'at_least' as const }
    expect(sumOf([over, { ...blank, amount: 120 }])).toEqual({ ...blank, amount: 5620, bound: 'at_least' })
  })

  test('of rates is of numerators and of denominators', () => {
    expect(
      sumOf([
        { ...blank, amount: 80, outOf: 100 },
        { ...blank, amount: 9, outOf: 10 },
      ]),
    ).toEqual({
      ...blank,
      amount: 89,
      outOf: 110,
    })
    expect(sumOf([])).toBeUndefined()
  })

  test('criteria met of those looked at', () => {
    expect(marksMet({ a: true, b: false, c: true })).toEqual({ met: 2, seen: 3 })
    expect(marksMet(null)).toEqual({ met: 0, seen: 0 })
  })
})
