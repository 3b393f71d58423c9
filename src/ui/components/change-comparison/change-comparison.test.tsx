/** Holds what readers of change-comparison rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { ChangeComparison } from './change-comparison.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('both versions can be kept, and the saved one is chosen at first', () => {
  const html = renderToString(
    <ChangeComparison
      locale="vi"
      theirName="chị Hoa"
      differences={[{ field: 'homes', label: 'Số hộ', theirs: '', yours: '152' }]}
    />,
  )
  expect(html).toContain('name="keep.homes"')
  expect(html.match(/ checked/g)).toHaveLength(1)
  expect(html).toMatch(/value="theirs" checked|checked[^>]*value="theirs"/)
  expect(html).toContain('(để trống)')
})
