/** Holds what readers of series-bars rely on: every figure in the table, widths that compare, parts that add up. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { examples } from './examples.tsx'
import { SeriesBars, type SeriesBarsProps } from './series-bars.tsx'

const figure = (value: number) => ({ value, text: String(value) })
const props: SeriesBarsProps = {
  locale: 'vi',
  id: 's',
  title: 'Mô hình',
  mode: 'grouped',
  labelHeading: 'Xã',
  series: [
    { key: 'a', label: 'Đăng ký' },
    { key: 'b', label: 'Xong' },
  ],
  groups: [{ label: 'Hòa Tiến', figures: { a: figure(200), b: figure(50) } }],
}
const widths = (html: string) =>
  [...html.matchAll(/<rect class="series-area[^>]* width="([\d.]+)%"/g)].map((match) => Number(match[1]))

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('widths side by side are in proportion to the figures', () => {
  const [a = 0, b = 0] = widths(renderToString(<SeriesBars {...props} />))
  expect(a / b).toBeCloseTo(4, 1)
})

test('parts of a stack begin where the part before ends', () => {
  const html = renderToString(<SeriesBars {...props} mode="stacked" />)
  const bars = html.slice(html.indexOf('bar-row'))
  const starts = [...bars.matchAll(/<rect class="series-area[^>]* x="([\d.]+)%?"/g)].map((m) => Number(m[1]))
  expect(starts).toEqual([0, widths(html)[0]])
})

test('zero, negative and missing figures draw nothing and are told in the table', () => {
  const groups = [
    { label: 'Không', figures: { a: figure(0), b: figure(-4) } },
    { label: 'Thiếu', figures: { a: null } },
  ]
  const html = renderToString(<SeriesBars {...props} groups={groups} />)
  expect(widths(html)).toEqual([])
  expect(html).not.toContain('NaN')
  const table = html.slice(html.indexOf('<table'))
  expect(table).toContain('-4')
  expect(table.match(/không có số/g)).toHaveLength(2)
})

test('a figure leads to its records, and the link says which it is', () => {
  const groups = [{ label: 'Hòa Tiến', figures: { a: { ...figure(7), href: '/models?unit=1' } } }]
  const html = renderToString(<SeriesBars {...props} groups={groups} />)
  expect(html).toContain(
    '<a href="/models?unit=1">7<span class="visually-hidden"> Hòa Tiến, Đăng ký</span></a>',
  )
})

test('one series needs no legend, two do', () => {
  const html = (count: number) =>
    renderToString(<SeriesBars {...props} series={props.series.slice(0, count)} />)
  expect(html(1)).not.toContain('chart-legend')
  expect(html(2)).toContain('chart-legend')
})
