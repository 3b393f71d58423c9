/** Holds what readers of select rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Select } from './select.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the given value is chosen and no other', () => {
  const options = [
    { value: '1', label: 'Phường Hòa Xuân' },
    { value: '2', label: 'Xã Hòa Tiến' },
  ]
  const html = renderToString(
    <Select locale="vi" label="Đơn vị" name="unit" value="2" placeholder="Chọn" options={options} />,
  )
  expect(html.match(/ selected/g)).toHaveLength(1)
  expect(html).toMatch(/<option[^>]* value="2"[^>]* selected|<option[^>]* selected[^>]* value="2"/)
})
