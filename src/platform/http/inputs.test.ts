/** Text that comes in: what no language writes, and what would be dear to put in order, is refused. */
import { expect, test } from 'vitest'
import { multiline, text } from './inputs.ts'

test('a pile of marks on a letter is no text', () => {
  for (const schema of [text({ max: 200 }), multiline({ max: 200 })]) {
    expect(schema.safeParse(`a${'\u0301'.repeat(9)}`).success).toBe(false)
    expect(schema.safeParse('Nghệ thuật'.normalize('NFD')).data).toBe('Nghệ thuật')
  }
})
