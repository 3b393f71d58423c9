/** A date shows no more than is known. */
import { expect, test } from 'vitest'
import { formatKnown, formatRegistered, knownPart, startPrecision } from './registered.rules.ts'

test.each([
  ['day', '21/11/2026', '2026-11-21'],
  ['month', '11/2026', '2026-11'],
  ['year', '2026', '2026'],
] as const)('known to the %s: %s', (precision, shown, machine) => {
  expect(formatKnown('2026-11-21', precision)).toBe(shown)
  expect(knownPart('2026-11-21', precision)).toBe(machine)
  expect(formatRegistered({ registeredOn: '2026-11-21', registeredPrecision: precision })).toBe(shown)
})

test('a start on the day of registration is known no better', () => {
  const of = { registeredOn: '2010-01-01', registeredPrecision: 'year' } as const
  expect(startPrecision({ ...of, startsOn: '2010-01-01' })).toBe('year')
  expect(startPrecision({ ...of, startsOn: '2010-06-15' })).toBe('day')
  expect(startPrecision({ ...of, startsOn: null })).toBe('day')
})
