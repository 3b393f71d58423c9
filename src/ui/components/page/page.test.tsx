/** Holds what readers of page rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.ts'
import { PageHeading } from './page.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the page has one h1 and the tag stands beside it', () => {
  const html = renderToString(<PageHeading title="Phường Hòa Xuân" tag={<span>Còn hiệu lực</span>} />)
  expect(html.match(/<h1>/g)).toHaveLength(1)
  expect(html).toContain('Còn hiệu lực')
})
