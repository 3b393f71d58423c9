/** Holds what readers of field rely on: names, states in words, references that resolve. */
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { describedBy } from './field.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('a control is described by its hint, then its error', () => {
  expect(describedBy('name', { hint: 'a', error: 'b' })).toBe('name-hint name-error')
  expect(describedBy('name', {})).toBeUndefined()
})
