/** Which moves several models of a list may make, and refusals in words. */
import { expect, test } from 'vitest'
import { movesFrom, refusalWords } from './bulk.rules.ts'

test.each([
  [['submitted'], ['accept', 'return', 'withdraw']],
  [['accepted'], ['publish', 'withdraw']],
  [
    ['draft', 'returned'],
    ['submit', 'withdraw'],
  ],
  [['published'], ['withdraw']],
  [['withdrawn'], []],
  [
    ['submitted', 'accepted', 'draft'],
    ['accept', 'publish', 'submit', 'return', 'withdraw'],
  ],
])('from %j: %j', (states, moves) => {
  expect(movesFrom(states)).toEqual(moves)
})

test('a refusal of fields says each once', () => {
  const words = { vi: 'Chưa được', en: 'Not yet' }
  const missing = { field: 'goals', code: 'missing', message: { vi: 'Cần điền.', en: 'Fill in.' } }
  expect(refusalWords(words, [])).toEqual(words)
  expect(refusalWords(words, [missing, { ...missing, field: 'outputs' }])).toEqual(missing.message)
})
