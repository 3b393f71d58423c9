/** Holds what readers of notice rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Notice } from './notice.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the kind is a word, not only a colour', () => {
  expect(
    renderToString(
      <Notice locale="vi" kind="warning">
        x
      </Notice>,
    ),
  ).toContain('Cảnh báo')
  expect(
    renderToString(
      <Notice locale="en" kind="success" announce>
        x
      </Notice>,
    ),
  ).toMatch(/role="status".*Done/)
})
