/** The day in the address of a unit's page. */
import { expect, test } from 'vitest'
import { readAskedDay } from './asked-day.rules.ts'

const today = '2026-11-21'

test.each([
  [undefined, undefined, undefined],
  ['', undefined, undefined],
  ['2025-06-30', '2025-06-30', undefined],
  [today, today, undefined],
  ['2026-11-22', undefined, 'range'],
  ['1800-01-01', undefined, 'range'],
  ['2025-13-01', undefined, 'form'],
  ['30/06/2025', undefined, 'form'],
  [['2025-06-30', '2025-07-01'], undefined, 'form'],
])('%j is the day %j, fault %j', (raw, day, fault) => {
  expect(readAskedDay(raw, today)).toMatchObject({ day, fault })
})

test('a day out of range stands in the field again', () => {
  expect(readAskedDay('1800-01-01', today).typed).toBe('1800-01-01')
})
