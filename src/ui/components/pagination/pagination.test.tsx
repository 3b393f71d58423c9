/** Holds what readers of pagination rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Pagination } from './pagination.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('only the directions there are', () => {
  const html = renderToString(<Pagination locale="vi" next="?after=x" />)
  expect(html).toContain('rel="next"')
  expect(html).not.toContain('rel="prev"')
  expect(renderToString(<Pagination locale="vi" />)).toBe('')
})
