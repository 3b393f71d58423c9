/** Holds what readers of tabs rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Tabs } from './tabs.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the chosen view is marked for screen readers too', () => {
  const html = renderToString(
    <Tabs
      label="Cách tính"
      items={[
        { href: '?as=then', label: 'Như lúc đó' },
        { href: '?as=now', label: 'Hiện nay', current: true },
      ]}
    />,
  )
  expect(html).toMatch(/<a href="\?as=now" aria-current="page">/)
})
