/** Holds what readers of link rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Link } from './link.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the words for screen readers follow the visible ones', () => {
  const html = renderToString(
    <Link href="/units/1" about="phường Hòa Xuân">
      Xem
    </Link>,
  )
  expect(html.replace(/<[^>]+>/g, '')).toBe('Xem phường Hòa Xuân')
})
