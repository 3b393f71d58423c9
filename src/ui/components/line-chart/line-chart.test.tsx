/** Holds what readers of line-chart rely on: gaps stay gaps, zero is the floor, every figure is in the table. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { examples } from './examples.tsx'
import { LineChart, type LineChartProps, shownTicks } from './line-chart.tsx'

const figure = (value: number) => ({ value, text: String(value) })
const chart = (values: readonly (number | null)[], more: Partial<LineChartProps> = {}) =>
  renderToString(
    <LineChart
      locale="vi"
      id="l"
      title="Mô hình"
      labelHeading="Năm"
      format={String}
      series={[{ key: 'n', label: 'Đăng ký' }]}
      years={values.map((value, index) => ({
        label: String(2020 + index),
        figures: { n: value === null ? null : figure(value) },
      }))}
      {...more}
    />,
  )
const pathOf = (html: string) => /<path class="line line-1" d="([^"]*)"/.exec(html)?.[1] ?? ''

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('a year without a figure breaks the line and is told in the table', () => {
  const html = chart([1, 2, null, 4, 5])
  expect(pathOf(html).match(/M/g)).toHaveLength(2)
  expect(html.slice(html.indexOf('<table'))).toContain('không có số')
  expect(html.match(/class="point"/g)).toHaveLength(4)
})

test('one year, only zeros and negative figures make no broken numbers, and nothing lies below the axis', () => {
  for (const values of [[7], [0, 0, 0], [-3, 5]]) {
    const html = chart(values)
    expect(html).not.toMatch(/NaN|Infinity/)
    expect(Math.max(...[...html.matchAll(/ y="([\d.]+)"/g)].map((m) => Number(m[1])))).toBeLessThanOrEqual(
      240,
    )
  }
  expect(chart([-3, 5]).slice(chart([-3, 5]).indexOf('<table'))).toContain('-3')
})

test('counts have no half ticks', () => {
  expect(chart([1, 1])).not.toMatch(/class="tick"[^>]*>0\.5</)
})

test('an unfinished year is hollow, and the words say so', () => {
  const years = [{ label: '2026', figures: { n: figure(3) }, unfinished: true }]
  expect(chart([], { years })).toContain('mark-hollow')
  expect(chart([], { years })).toContain('năm chưa kết thúc')
  expect(chart([3])).not.toContain('năm chưa kết thúc')
})

test('fifteen years name at most five under the axis, the last always', () => {
  for (const count of [1, 2, 6, 7, 15, 40]) {
    const shown = shownTicks(count)
    expect(shown.length).toBeLessThanOrEqual(5)
    expect(shown.at(-1)).toBe(count - 1)
  }
})
