/** Holds what readers of steps-line rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { StepsLine } from './steps-line.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('each state is a word and the present step is marked', () => {
  const html = renderToString(
    <StepsLine
      locale="vi"
      steps={[
        { label: 'Đăng ký', state: 'done' },
        { label: 'Làm thử', state: 'late' },
        { label: 'Công nhận', state: 'next' },
      ]}
    />,
  )
  for (const word of ['Đã xong', 'Quá hạn', 'Chưa tới']) expect(html).toContain(word)
  expect(html.match(/aria-current="step"/g)).toHaveLength(1)
})
