/** Holds what readers of filter-form rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { FilterForm } from './filter-form.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('a GET form that can be cleared only when something is filtered', () => {
  const html = renderToString(
    <FilterForm locale="vi" action="/units">
      <p />
    </FilterForm>,
  )
  expect(html).toContain('method="get"')
  expect(html).not.toContain('Bỏ lọc')
})
