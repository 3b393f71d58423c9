/** Holds what readers of summary-list rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { SummaryList } from './summary-list.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('a missing value is said, and the action says what it changes', () => {
  const html = renderToString(
    <SummaryList locale="vi" rows={[{ key: 'Ảnh', value: '', action: { href: '#', label: 'Sửa' } }]} />,
  )
  expect(html).toContain('Chưa có')
  expect(html.replace(/<[^>]+>/g, '')).toContain('Sửa: Ảnh')
})
