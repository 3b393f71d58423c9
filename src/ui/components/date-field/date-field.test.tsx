/** Holds what readers of date-field rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { DateField } from './date-field.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the date travels as YYYY-MM-DD', () => {
  expect(renderToString(<DateField locale="vi" label="Ngày" name="day" value="2026-11-21" />)).toContain(
    'value="2026-11-21"',
  )
})
