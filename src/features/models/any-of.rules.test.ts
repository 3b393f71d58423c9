/** Conditions as a word of an address come back as they were; anything else is refused. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnyOf, writeAnyOf } from './any-of.rules.ts'
import { statuses } from './model.rules.ts'
import type { Conditions } from './tally.rules.ts'

const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })
const ids = fc.uniqueArray(fc.nat({ max: 2_147_483_647 }), { minLength: 1, maxLength: 50 })

test('written and read again they are the same', () => {
  const conditions = fc.record(
    {
      status: some(statuses),
      year: some([2024, 2025]),
      type: ids,
      theme: ids,
      recognised: some([true, false]),
    },
    { requiredKeys: ['status'] },
  )
  fc.assert(
    fc.property(conditions, (where) => {
      expect(readAnyOf(writeAnyOf(where as Conditions))).toEqual(where)
    }),
  )
})

test.each([
  '',
  'status',
  'status:',
  'status:closed',
  'status:completed,',
  'status:completed;status:stopped',
  'status:completed:stopped',
  'year:24',
  'type:-1',
  'type:9999999999',
  'unit:1',
  `type:${Array.from({ length: 51 }, (_, i) => i).join(',')}`,
])('%j is refused', (text) => {
  expect(readAnyOf(text)).toBeUndefined()
})
