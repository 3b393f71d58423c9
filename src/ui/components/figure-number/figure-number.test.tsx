/** Holds what readers of figure-number rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { FigureNumber } from './figure-number.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the basis is always shown and the way to the records names the figure', () => {
  const html = renderToString(
    <FigureNumber
      label="Còn hoạt động"
      value="87%"
      basis="Tính đến 21/11/2026"
      detail={{ href: '/m', label: 'Xem' }}
    />,
  )
  expect(html).toContain('Tính đến 21/11/2026')
  expect(html.replace(/<[^>]+>/g, '')).toContain('Xem: Còn hoạt động')
})
