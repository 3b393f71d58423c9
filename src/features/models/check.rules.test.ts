/** The yearly look at a model, without a database. */
import { expect, test } from 'vitest'
import { inForce, isDue, statusAfter } from './check.rules.ts'
import { hindrance } from './carry.rules.ts'

test.each([
  ['completed', 'active', undefined, 'completed'],
  ['under_way', 'active', undefined, 'under_way'],
  ['degraded', 'active', undefined, 'under_way'],
  ['stopped', 'active', 'completed', 'completed'],
  ['stopped', 'active', 'degraded', 'under_way'],
  ['completed', 'degraded', undefined, 'degraded'],
  ['degraded', 'stopped', undefined, 'stopped'],
] as const)('%s, found %s (before: %s): %s', (status, finding, before, after) => {
  expect(statusAfter(status, finding, before)).toBe(after)
})

test('a corrected check is no longer in force', () => {
  const check = { on: '2026-01-01', note: null, actorId: null, at: new Date(0), finding: 'active' } as const
  const rows = [
    { ...check, id: 3, year: 2026, corrects: 1 },
    { ...check, id: 2, year: 2025, corrects: null },
    { ...check, id: 1, year: 2026, corrects: null },
  ]
  expect(inForce(rows).map(({ id }) => id)).toEqual([3, 2])
})

test.each([
  [{ state: 'published', status: 'under_way', year: 2025, checkedYear: null }, true],
  [{ state: 'published', status: 'under_way', year: 2026, checkedYear: null }, false],
  [{ state: 'published', status: 'degraded', year: 2020, checkedYear: 2025 }, true],
  [{ state: 'published', status: 'under_way', year: 2020, checkedYear: 2026 }, false],
  [{ state: 'published', status: 'stopped', year: 2020, checkedYear: null }, false],
  [{ state: 'accepted', status: 'under_way', year: 2020, checkedYear: null }, false],
] as const)('due in 2026: %j %s', (model, due) => {
  expect(isDue(model, 2026)).toBe(due)
})

test('only what was chosen and did not stop goes on', () => {
  expect(hindrance({ state: 'published', status: 'completed' })).toBeUndefined()
  expect(hindrance({ state: 'draft', status: 'registered' })).toBe('state')
  expect(hindrance({ state: 'published', status: 'stopped' })).toBe('stopped')
})
