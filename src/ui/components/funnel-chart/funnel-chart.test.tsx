/** Holds what readers of funnel-chart rely on: each step beside the one before, rates in words, no broken numbers. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { examples } from './examples.tsx'
import { FunnelChart } from './funnel-chart.tsx'

const chart = (values: readonly number[]) =>
  renderToString(
    <FunnelChart
      locale="vi"
      title="Mô hình"
      labelHeading="Bước"
      valueHeading="Số"
      rateHeading="Tỉ lệ"
      steps={values.map((value, index) => ({
        label: `Bước ${index}`,
        figure: { value, text: String(value) },
        rate: index === 0 ? undefined : `của ${values[index - 1]}`,
      }))}
    />,
  )

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the outline of a step is as wide as the bar before it', () => {
  const html = chart([200, 50])
  const bars = [...html.matchAll(/class="bar"[^>]*width="([^"]+)"/g)].map((match) => match[1])
  const before = [...html.matchAll(/class="funnel-before"[^>]*width="([^"]+)"/g)].map((match) => match[1])
  expect(before).toEqual([bars[0]])
  expect(Number.parseFloat(bars[0] ?? '') / Number.parseFloat(bars[1] ?? '')).toBeCloseTo(4, 1)
})

test('nothing at all divides by nothing, and the rate stands in the table', () => {
  const html = chart([0, 0])
  expect(html).not.toContain('NaN')
  expect(html.slice(html.indexOf('<table'))).toContain('của 0')
})
