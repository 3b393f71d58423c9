/** Holds what readers of area-map rely on: the list has every area, a hue means what the legend says. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { AreaMap, type AreaFigure, type AreaMapProps } from './area-map.tsx'
import { examples } from './examples.tsx'

const map = (figures: readonly AreaFigure[], more: Partial<AreaMapProps> = {}) =>
  renderToString(
    <AreaMap
      locale="vi"
      id="m"
      title="Bản đồ"
      width={100}
      height={100}
      labelHeading="Xã"
      valueHeading="Số"
      format={String}
      areas={figures.map((figure, key) => ({ key, name: `Xã ${key}`, path: 'M0 0H1V1Z', figure }))}
      {...more}
    />,
  )
const figure = (value: number) => ({ value, text: String(value) })

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('each area is drawn once with its figure in words, and stands in the list', () => {
  const html = map([figure(0), figure(3), null, 'withheld'])
  expect(html).toContain('<title>Xã 1: 3</title>')
  expect(html).toContain('<title>Xã 2</title>')
  expect(html).not.toContain('NaN')
  const table = html.slice(html.indexOf('<table'))
  for (const key of [0, 1, 2, 3]) expect(table).toContain(`Xã ${key}`)
  expect(table).toContain('không công bố')
  expect(table).toContain('không có số')
})

test('nothing, no figure and a withheld figure look different', () => {
  const html = map([figure(0), null, 'withheld'])
  expect(html).toContain('class="area map-hue-0"')
  expect(html).toContain('fill="url(#m-none)"')
  expect(html).toContain('fill="url(#m-withheld)"')
})

test('an area without a shape is in the list only, and the reader is told', () => {
  const html = map([], { areas: [{ key: 1, name: 'Xã Mới Lập', path: null, figure: figure(2) }] })
  expect(html).not.toContain('<path')
  expect(html.slice(html.indexOf('<table'))).toContain('Xã Mới Lập')
  expect(html).toContain('chưa có ranh giới')
})

test('the pointer may follow an area, keys go through the list', () => {
  const areas = [{ key: 1, name: 'Xã A', path: 'M0 0', href: '/units/1', figure: figure(2) }]
  const html = map([], { areas })
  const picture = html.slice(0, html.indexOf('<table'))
  expect(picture).toContain('<a href="/units/1" tabindex="-1">')
  expect(html.slice(html.indexOf('<table'))).toContain('<a href="/units/1">Xã A</a>')
})
