/** Keys of pages: what ours wrote is read, nothing else. */
import { expect, test } from 'vitest'
import { readKey, writeKey } from './key.rules.ts'

const id = '0190a5b2-7d4e-7c3a-9b1d-2f3e4a5b6c7d'

test('an instant with microseconds, or a day, and an id', () => {
  for (const at of ['2026-11-21T05:00:00.123456Z', '2026-11-21']) {
    expect(readKey(writeKey({ at, id }))).toEqual({ at, id })
  }
})

test.each([
  '',
  id,
  `2026-11-21_${id}x`,
  `2026-02-30_${id}`,
  `2026-11-21T25:00:00.000000Z_${id}`,
  `2026-11-21T05:00:00.123Z_${id}`,
  `0000-01-01_${id}`,
  `2026-11-21_${id.toUpperCase()}`,
  `2026-11-21'_${id}`,
])('%s is none', (text) => {
  expect(readKey(text)).toBeUndefined()
})
