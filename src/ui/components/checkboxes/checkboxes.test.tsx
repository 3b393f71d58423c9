/** Holds what readers of checkboxes rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Checkboxes } from './checkboxes.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('every chosen value stays ticked', () => {
  const html = renderToString(
    <Checkboxes
      locale="vi"
      label="Góp"
      name="give"
      values={['work', 'land']}
      options={[
        { value: 'work', label: 'Ngày công' },
        { value: 'land', label: 'Đất' },
        { value: 'money', label: 'Tiền' },
      ]}
    />,
  )
  expect(html.match(/ checked/g)).toHaveLength(2)
})
