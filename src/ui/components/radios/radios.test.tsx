/** Holds what readers of radios rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Radios } from './radios.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the first radio carries the id that the error summary links to', () => {
  const html = renderToString(
    <Radios
      locale="vi"
      label="Đồng ý?"
      name="agree"
      value="no"
      error="Chọn một"
      options={[
        { value: 'yes', label: 'Đồng ý' },
        { value: 'no', label: 'Không' },
      ]}
    />,
  )
  expect(html).toContain('id="agree"')
  expect(html).toContain('aria-describedby="agree-error"')
  expect(html.match(/ checked/g)).toHaveLength(1)
})
