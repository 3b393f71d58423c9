/** Holds what readers of breadcrumbs rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('an ordered list in a named navigation; nothing when empty', () => {
  const html = renderToString(<Breadcrumbs locale="vi" items={[{ href: '/', label: 'Trang đầu' }]} />)
  expect(html).toMatch(/^<nav[^>]*aria-label="Bạn đang ở"><ol>/)
  expect(renderToString(<Breadcrumbs locale="vi" items={[]} />)).toBe('')
})

test('a label may be in another language than the page', () => {
  const html = renderToString(
    <Breadcrumbs locale="en" items={[{ href: '/units', label: 'Việt Nam', lang: 'vi' }]} />,
  )
  expect(html).toContain('<a href="/units" lang="vi">Việt Nam</a>')
})
