/** Whether a target is met is read off values: with bounds, fractions, criteria, grades, periods and years in a row. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allMet,
  type Aim,
  meets,
  progressOf,
  type Reported,
  streakOf,
  type Yardstick,
  yearly,
} from './target.rules.ts'
import { blank, type Bound, type Value } from './value.rules.ts'

const number: Yardstick = { kind: 'number', timing: 'state', direction: 'up', options: [] }
const n = (amount: number, bound: Bound = 'exact'): Value => ({ ...blank, amount, bound })
const rate = (amount: number, outOf: number): Value => ({ ...blank, amount, outOf })
const at = (onDate: string, value: Value, fromDate: string | null = null): Reported => ({
  onDate,
  value,
  fromDate,
})

describe('a value against its target', () => {
  test.each([
    [n(42), n(42), 'up', 'met'],
    [n(41), n(42), 'up', 'not_met'],
    [n(0), n(0), 'down', 'met'],
    [n(1), n(0), 'down', 'not_met'],
    [n(5), n(5), 'none', 'met'],
    [n(6), n(5), 'none', 'not_met'],
    [n(5500, 'at_least'), n(5000), 'up', 'met'],
    [n(5500, 'at_least'), n(6000), 'up', 'cannot_say'],
    [n(10, 'at_least'), n(5), 'down', 'not_met'],
    [n(3, 'at_least'), n(5), 'down', 'cannot_say'],
    [n(5500, 'about'), n(5000), 'up', 'cannot_say'],
  ] as const)('%j for %j, %s is better: %s', (value, target, direction, expected) =>
    expect(meets(value, target, { ...number, direction })).toBe(expected),
  )

  test('rates are compared as fractions: 2 of 3 is more than 66 of 100', () => {
    const yardstick: Yardstick = { ...number, kind: 'rate' }
    expect(meets(rate(2, 3), rate(66, 100), yardstick)).toBe('met')
    expect(meets(rate(2, 3), rate(67, 100), yardstick)).toBe('not_met')
    expect(meets(rate(0, 0), rate(67, 100), yardstick)).toBe('cannot_say')
    expect(meets(rate(545, 545), rate(1, 1), yardstick)).toBe('met')
  })

  test('all criteria, or those that the target names', () => {
    const options = ['a', 'b', 'c'].map((code) => ({ code, label: code }))
    const yardstick: Yardstick = { ...number, kind: 'checklist', options }
    const marks = (value: Record<string, boolean>): Value => ({ ...blank, marks: value })
    const some = marks({ a: true, b: true, c: false })
    expect(meets(some, marks({ a: true, b: true }), yardstick)).toBe('met')
    expect(meets(some, marks({}), yardstick)).toBe('not_met')
    expect(meets(marks({ a: true, b: true, c: true }), marks({}), yardstick)).toBe('met')
    expect(meets(marks({ a: true, b: true }), marks({}), yardstick)).toBe('not_met')
  })

  test('a higher grade meets a lower one', () => {
    const options = ['met', 'advanced', 'model'].map((code) => ({ code, label: code }))
    const yardstick: Yardstick = { ...number, kind: 'grade', options }
    const grade = (code: string): Value => ({ ...blank, grade: code })
    expect(meets(grade('model'), grade('advanced'), yardstick)).toBe('met')
    expect(meets(grade('met'), grade('advanced'), yardstick)).toBe('not_met')
    expect(meets(grade('none'), grade('met'), yardstick)).toBe('not_met')
  })
})

describe('how far it came', () => {
  const aim: Aim = { baseline: n(20), baselineOn: '2024-01-01', target: n(60), dueOn: '2024-12-31' }
  const progress = (reported: Reported[], today: string, yardstick = number) =>
    progressOf(aim, reported, yardstick, today)

  test.each([
    [[], '2024-06-01', 'nothing_yet'],
    [[], '2025-01-01', 'no_result'],
    [[at('2024-06-30', n(40))], '2024-07-01', 'under_way'],
    [[at('2024-06-30', n(40))], '2025-01-01', 'missed'],
    [[at('2024-12-31', n(60))], '2025-01-01', 'met'],
    [[at('2025-02-01', n(60))], '2025-03-01', 'met_late'],
    [[at('2024-12-31', n(58, 'about'))], '2025-01-01', 'cannot_say'],
  ] as const)('%j on %s: %s', (reported, today, state) =>
    expect(progress([...reported], today).state).toBe(state),
  )

  test('counts from the baseline, and says since when it is met without a break', () => {
    const found = progress(
      [at('2024-03-01', n(60)), at('2024-06-01', n(50)), at('2024-09-01', n(61)), at('2024-12-01', n(65))],
      '2024-12-02',
    )
    expect(found).toMatchObject({ state: 'met', metOn: '2024-09-01', reachedOn: '2024-12-01' })
    expect(found.way).toEqual({ done: 40, of: 40 })
    expect(progress([at('2024-06-30', n(40))], '2024-07-01').way).toEqual({ done: 20, of: 40 })
    expect(progress([at('2024-06-30', n(10))], '2024-07-01').way).toEqual({ done: 0, of: 40 })
  })

  test('less can be better', () => {
    const fewer: Aim = { baseline: n(50), baselineOn: '2024-01-01', target: n(10), dueOn: '2024-12-31' }
    const yardstick: Yardstick = { ...number, direction: 'down' }
    expect(progressOf(fewer, [at('2024-06-01', n(30))], yardstick, '2024-07-01').way).toEqual({
      done: 20,
      of: 40,
    })
    expect(progressOf(fewer, [at('2024-06-01', n(9))], yardstick, '2024-07-01').state).toBe('met')
  })

  test('of periods all since the baseline counts together', () => {
    const yardstick: Yardstick = { ...number, kind: 'money', timing: 'period' }
    const reported = [
      at('2023-12-31', n(1000), '2023-10-01'),
      at('2024-03-31', n(25), '2024-01-01'),
      at('2024-06-30', n(40), '2024-04-01'),
    ]
    expect(progressOf(aim, reported, yardstick, '2024-07-01')).toMatchObject({ state: 'met', reached: n(65) })
  })

  test('never runs over, whatever is reported', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 8 }), fc.boolean(), (amounts, down) => {
        const reported = amounts.map((amount, i) => at(`2024-0${i + 1}-01`, n(amount)))
        const { way } = progressOf(
          aim,
          reported,
          { ...number, direction: down ? 'down' : 'up' },
          '2024-12-01',
        )
        if (way) expect(way.done >= 0 && way.done <= way.of).toBe(true)
      }),
    )
  })

  test('all assigned targets met is derived', () => {
    expect(allMet([])).toBeUndefined()
    expect(allMet(['met', 'met_late'])).toBe(true)
    expect(allMet(['met', 'under_way'])).toBe(false)
    expect(allMet(['met', 'cannot_say'])).toBe(false)
  })
})

describe('years in a row', () => {
  const years = (...amounts: [number, number][]) =>
    amounts.map(([year, amount]) => ({ year, value: n(amount) }))
  const none = ({ amount }: Value) => amount === 0

  test('15 consecutive years with none', () => {
    const all = Array.from({ length: 15 }, (_, i): [number, number] => [1999 + i, 0])
    expect(streakOf(years(...all), none)).toEqual({ years: 15, from: 1999, to: 2013 })
  })

  test('a year with one, or without a report, breaks it', () => {
    expect(streakOf(years([2009, 0], [2010, 1], [2011, 0], [2012, 0]), none)).toEqual({
      years: 2,
      from: 2011,
      to: 2012,
    })
    expect(streakOf(years([2009, 0], [2011, 0], [2012, 0]), none)).toEqual({ years: 2, from: 2011, to: 2012 })
    expect(streakOf(years([2009, 0], [2010, 2]), none)).toBeUndefined()
    expect(streakOf([], none)).toBeUndefined()
  })

  test('of a year its last state counts, and all of its periods together', () => {
    const states = [at('2024-03-01', n(3)), at('2024-12-31', n(0)), at('2025-06-01', n(0))]
    expect(yearly(states, { timing: 'state' })).toEqual(years([2024, 0], [2025, 0]))
    const periods = [at('2024-06-30', n(1), '2024-01-01'), at('2024-12-31', n(0), '2024-07-01')]
    expect(yearly(periods, { timing: 'period' })).toEqual(years([2024, 1]))
  })

  test('equals a count backwards by hand', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1990, max: 2026 })),
        fc.array(fc.boolean(), { maxLength: 40 }),
        (named, marks) => {
          const all = named
            .toSorted((a, b) => a - b)
            .map((year, i) => ({ year, value: n(marks[i] === true ? 0 : 1) }))
          let hand = 0
          for (
            let year = all.at(-1)?.year ?? 0;
            all.some((one) => one.year === year && none(one.value));
            year--
          )
            hand += 1
          expect(streakOf(all, none)?.years ?? 0).toBe(hand)
        },
      ),
    )
  })
})
