/** Holds what readers of empty-state rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { EmptyState } from './empty-state.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('says what is missing and how to begin', () => {
  const html = renderToString(<EmptyState title="Chưa có mô hình" action={<a href="/new">Ghi nhận</a>} />)
  expect(html).toContain('Chưa có mô hình')
  expect(html).toContain('href="/new"')
})
