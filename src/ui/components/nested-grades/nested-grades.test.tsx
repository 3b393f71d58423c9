/** Holds what readers of nested-grades rely on: grades are never added, each dot stands for one. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { examples } from './examples.tsx'
import { NestedGrades } from './nested-grades.tsx'

const chart = (...values: readonly number[]) =>
  renderToString(
    <NestedGrades
      locale="vi"
      title="Xã"
      labelHeading="Bậc"
      valueHeading="Số"
      grades={values.map((value, index) => ({
        label: `bậc ${index}`,
        figure: { value, text: String(value) },
      }))}
    />,
  )
const dots = (html: string, grade: number) =>
  html.match(new RegExp(`class="grade grade-${grade}" cx="[\\d.]+" cy="[\\d.]+" r="3.6"`, 'g'))?.length ?? 0

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('382 of which 188 of which 76: 382 dots, not 646', () => {
  const html = chart(382, 188, 76)
  expect([dots(html, 1), dots(html, 2), dots(html, 3)]).toEqual([382 - 188, 188 - 76, 76])
  expect(html).not.toContain('646')
  expect(html).toContain('không cộng với nhau')
})

test('thousands are bars inside a bar, in proportion', () => {
  const html = chart(2000, 500)
  const widths = [...html.matchAll(/<rect class="grade[^>]*width="([\d.]+)%"/g)].map((match) =>
    Number(match[1]),
  )
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(4, 1)
})

test('zero and rates make no broken numbers', () => {
  expect(chart(0)).not.toContain('NaN')
  expect(chart(99.5, 20.5)).toContain('<rect class="grade')
})
