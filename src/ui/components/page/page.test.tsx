/** Holds what readers of page rely on: names, states in words, references that resolve. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { faults, renderExamples } from '#ui/markup.test-support.ts'
import { LinkList, OnThisPage, PageHeading } from './page.tsx'
import { examples } from './examples.tsx'

test('the examples have no faults', () => {
  expect(faults(renderExamples(examples))).toEqual([])
})

test('the page has one h1 and the tag stands beside it', () => {
  const html = renderToString(<PageHeading title="Phường Hòa Xuân" tag={<span>Còn hiệu lực</span>} />)
  expect(html.match(/<h1>/g)).toHaveLength(1)
  expect(html).toContain('Còn hiệu lực')
})

test('titles may be in another language than the page', () => {
  expect(renderToString(<PageHeading title="Phường Hòa Xuân" lang="vi" />)).toContain('<h1 lang="vi">')
  expect(renderToString(<LinkList items={[{ href: '/', title: 'Xã A', lang: 'vi' }]} />)).toContain(
    '<a href="/" lang="vi">Xã A</a>',
  )
})

test('a long page lists its sections, a short one nothing', () => {
  const items = [
    { id: 'children', label: 'Units below' },
    { id: 'facts', label: 'At a glance' },
  ]
  const html = renderToString(<OnThisPage locale="en" items={items} />)
  expect(html).toContain('aria-label="On this page"')
  expect(html).toContain('<a href="#facts">At a glance</a>')
  expect(renderToString(<OnThisPage locale="en" items={items.slice(1)} />)).toBe('')
})
