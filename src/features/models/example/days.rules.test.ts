/** The histories of examples: in order, on working days, never ahead of the clock. */
import { expect, test } from 'vitest'
import { civilDate } from '#platform/clock.ts'
import { stepTimes, workingDay } from './days.rules.ts'

const days = (times: readonly Date[]) => times.map((at) => civilDate(at))
const now = new Date('2026-11-21T05:00:00Z')

test('a weekend moves on to Monday', () => {
  expect([6, 7, 8].map((n) => workingDay('2026-03-01', n))).toEqual([
    '2026-03-09',
    '2026-03-09',
    '2026-03-09',
  ])
  expect(workingDay('2025-12-30', 2)).toBe('2026-01-01')
})

test('steps follow one another from the day of registration on', () => {
  expect(days(stepTimes('2026-03-09', ['submit', 'accept', 'publish', 'withdraw'], now))).toEqual([
    '2026-03-09',
    '2026-03-11',
    '2026-03-18',
    '2026-03-25',
    '2026-07-07',
  ])
})

test('what would lie ahead happens now', () => {
  const times = stepTimes('2026-11-20', ['submit', 'accept', 'publish'], now)
  expect(days(times)).toEqual(['2026-11-20', '2026-11-21', '2026-11-21', '2026-11-21'])
  expect(times.toSorted((a, b) => a.getTime() - b.getTime())).toEqual(times)
})
