/** Holds the frame of every page: language, ways in and out, and nothing the content policy forbids. */
import { expect, test } from 'vitest'
import { faults, renderDocument } from '#ui/markup.test-support.ts'
import { href, type View } from '#ui/view.ts'
import { Layout } from './layout.tsx'

const view: View = {
  locale: 'vi',
  path: '/units/1?as=now',
  siteName: 'Đồng Thuận',
  account: null,
  navigation: [
    { href: '/units', label: 'Đơn vị' },
    { href: '/models', label: 'Mô hình' },
  ],
  assets: { css: '/assets/ui-1.css', fonts: ['/assets/a.woff2'] },
  today: '2026-11-21',
}

const page = (changes: Partial<View> = {}) =>
  renderDocument(
    <Layout
      view={{ ...view, ...changes }}
      title="Phường Hòa Xuân"
      breadcrumbs={[{ href: '/units', label: 'Đơn vị' }]}
      scripts={['/assets/map.js']}
    >
      <h1>Phường Hòa Xuân</h1>
    </Layout>,
  )

test('a whole document without faults', () => {
  const html = page()
  expect(html).toMatch(/^<!doctype html><html lang="vi">/)
  expect(html).toContain('<title>Phường Hòa Xuân – Đồng Thuận</title>')
  expect(faults(html)).toEqual([])
})

test('every script is a file of ours', () => {
  expect([...page().matchAll(/<script[^>]*>/g)].map((match) => match[0])).toEqual([
    '<script type="module" src="/assets/map.js">',
  ])
})

test('the other language is the same page', () => {
  expect(page()).toContain('<a href="/en/units/1?as=now" lang="en" hreflang="en">')
  expect(page({ locale: 'en' })).toContain('<a href="/units/1?as=now" lang="vi" hreflang="vi">')
})

test('English links stay in English', () => {
  const html = page({ locale: 'en' })
  expect(html).toContain('href="/en/units"')
  expect(html).toContain('action="/en/search"')
})

test('the section is marked in the navigation', () => {
  expect(page()).toContain('<a href="/units" aria-current="true">')
  expect(page({ path: '/units' })).toContain('<a href="/units" aria-current="page">')
  expect(page({ path: '/unitsx' })).not.toContain('aria-current')
})

test('signing out is a form that posts', () => {
  const html = page({ account: { name: 'Nguyễn Thị Hợi' } })
  expect(html).toContain('method="post" action="/sign-out"')
  expect(html).not.toContain('/sign-in')
})

test('paper says the whole address, where the site knows it', () => {
  const printed = (html: string) =>
    html
      .split('class="site-printed')[1]
      ?.replace(/<[^>]+>/g, '')
      .split('>')[1]
  expect(printed(page({ locale: 'en', origin: 'https://dt.example' }))).toContain(
    'Đồng Thuận, https://dt.example/en/units/1?as=now. Printed 21/11/2026',
  )
  expect(printed(page())).toContain('Đồng Thuận, /units/1?as=now. In ngày 21/11/2026')
})

test('the search says what it finds', () => {
  expect(page()).toContain('placeholder="Tìm phường, xã"')
  expect(page({ locale: 'en' })).toContain('placeholder="Find a ward or commune"')
})

test.each([
  ['/', '/en'],
  ['/?q=1', '/en?q=1'],
  ['/units/1', '/en/units/1'],
  ['/enterprise', '/en/enterprise'],
  ['/en/units', '/en/units'],
  ['/en', '/en'],
  ['#main', '#main'],
  ['https://example.org/', 'https://example.org/'],
  ['//example.org/', '//example.org/'],
])('%s is %s in English and itself in Vietnamese', (path, english) => {
  expect(href({ locale: 'en' }, path)).toBe(english)
  expect(href({ locale: 'vi' }, path)).toBe(path)
})
