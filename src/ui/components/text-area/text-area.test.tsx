/** Holds what readers of text-area rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { TextArea } from './text-area.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('what was written stays, escaped', () => {
  const html = renderToString(
    <TextArea locale="vi" label="Lý do" name="why" value={'<b>&\nhai dòng'} limit={2000} />,
  )
  expect(html).toContain('&lt;b>&amp;\nhai dòng</textarea>')
  expect(html).toContain('Nhiều nhất 2.000 ký tự')
})
