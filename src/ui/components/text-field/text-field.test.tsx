/** Holds what readers of text-field rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { TextField } from './text-field.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('an error is tied to the field and what was typed stays', () => {
  const html = renderToString(
    <TextField locale="vi" label="Tên" name="name" value="Hợi" error="Viết đủ họ tên" />,
  )
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('aria-describedby="name-error"')
  expect(html).toContain('id="name-error"')
  expect(html).toContain('value="Hợi"')
})

test('an optional field says so in words', () => {
  expect(renderToString(<TextField locale="vi" label="Tên" name="name" optional />)).toContain(
    '(không bắt buộc)',
  )
  expect(renderToString(<TextField locale="en" label="Name" name="name" optional />)).toContain('(optional)')
})
