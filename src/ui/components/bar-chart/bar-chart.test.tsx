/** Holds what readers of bar-chart rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { BarChart } from './bar-chart.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('every number is in the table, and zero is no division by zero', () => {
  const html = renderToString(
    <BarChart
      locale="vi"
      id="c"
      title="Mô hình"
      labelHeading="Xã"
      valueHeading="Số"
      bars={[{ label: 'Hòa Tiến', value: 0, text: '0' }]}
    />,
  )
  expect(html).toContain('<table')
  expect(html).not.toContain('NaN')
  expect(html.slice(html.indexOf('<table'))).toContain('Hòa Tiến')
})
