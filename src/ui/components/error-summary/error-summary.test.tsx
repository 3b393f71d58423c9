/** Holds what readers of error-summary rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { ErrorSummary, errorFor, errorTitle } from './error-summary.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('takes the focus, is announced, and leads to the field', () => {
  const html = renderToString(
    <ErrorSummary locale="vi" errors={[{ field: 'name', text: 'Viết đủ họ tên' }]} />,
  )
  expect(html).toContain('role="alert"')
  expect(html).toContain('autofocus')
  expect(html).toContain('tabindex="-1"')
  expect(html).toContain('href="#name"')
})

test('nothing without errors; the document title says there are some', () => {
  expect(renderToString(<ErrorSummary locale="vi" errors={[]} />)).toBe('')
  expect(errorTitle('vi', 'Gửi phản ánh')).toBe('Lỗi: Gửi phản ánh')
  expect(errorFor([{ field: 'a', text: 'x' }], 'a')).toBe('x')
})
