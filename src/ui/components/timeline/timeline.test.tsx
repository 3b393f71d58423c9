/** Holds what readers of timeline rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Timeline } from './timeline.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('an ordered list with machine-readable dates and the units that flowed in', () => {
  const html = renderToString(
    <Timeline
      label="Lịch sử"
      items={[
        {
          when: '01/07/2025',
          dateTime: '2025-07-01',
          kind: 'merge',
          title: 'Nhập',
          from: [{ label: 'Xã Hòa Châu' }],
        },
      ]}
    />,
  )
  expect(html).toMatch(/^<ol/)
  expect(html).toContain('datetime="2025-07-01"')
  expect(html).toContain('<li><span>Xã Hòa Châu</span></li>')
})
