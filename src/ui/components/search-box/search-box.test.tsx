/** Holds what readers of search-box rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { SearchBox } from './search-box.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('asks with GET and keeps what was asked', () => {
  const html = renderToString(
    <SearchBox locale="en" action="/en/search" label="Search" id="q" value="hòa xuân" hideLabel />,
  )
  expect(html).toContain('method="get"')
  expect(html).toContain('value="hòa xuân"')
})
