import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAfter, endedNow, inForce, rangeOf } from './grant.rules.ts'

test('first and last day both count', () => {
  const period = { from: '2026-01-01', to: '2026-12-31' }
  expect(rangeOf(period)).toBe('[2026-01-01,2027-01-01)')
  expect(inForce(period, '2026-01-01')).toBe(true)
  expect(inForce(period, '2026-12-31')).toBe(true)
  expect(inForce(period, '2027-01-01')).toBe(false)
  expect(inForce(period, '2025-12-31')).toBe(false)
})

test('without a last day it goes on', () => {
  expect(rangeOf({ from: '2026-01-01', to: null })).toBe('[2026-01-01,)')
  expect(inForce({ from: '2026-01-01', to: null }, '2199-01-01')).toBe(true)
})

test.each([
  [{ from: '2026-01-01', to: null }, { to: '2026-11-20' }],
  [{ from: '2026-01-01', to: '2026-11-21' }, { to: '2026-11-20' }],
  [{ from: '2026-11-21', to: null }, 'remove'],
  [{ from: '2027-01-01', to: null }, 'remove'],
  [{ from: '2026-01-01', to: '2026-11-20' }, 'over'],
])('ending %j on 2026-11-21 gives %j', (period, expected) => {
  expect(endedNow(period, '2026-11-21')).toEqual(expected)
})

test('a grant ended today is not in force today, and counted before as it did', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, fc.option(fc.nat(4000)), day, day, (from, days, today, other) => {
      const period = { from, to: days === null ? null : dayAfter(from, days) }
      const end = endedNow(period, today)
      if (end === 'over' || end === 'remove') return
      expect(inForce({ from, to: end.to }, today)).toBe(false)
      if (other < today) expect(inForce({ from, to: end.to }, other)).toBe(inForce(period, other))
    }),
  )
})
