/** What is told to programs that show a shared address. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerpt, scriptJson, structuredData } from './share.rules.ts'

test('an excerpt is the first text that says anything, cut between words', () => {
  expect(excerpt(['', '  ', 'Hẹn lịch trước,\n nhận việc tại nhà.'], 100)).toBe(
    'Hẹn lịch trước, nhận việc tại nhà.',
  )
  expect(excerpt(['Hẹn lịch trước, nhận việc tại nhà.'], 18)).toBe('Hẹn lịch trước…')
  expect(excerpt([], 10)).toBe('')
  expect(excerpt(['a'.repeat(50)], 10)).toBe(`${'a'.repeat(9)}…`)
})

test('an excerpt is never longer than asked and never half a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 2, max: 40 }),
      (text, most) => {
        const cut = excerpt([text], most)
        expect(cut.length).toBeLessThanOrEqual(most)
        expect(cut.isWellFormed()).toBe(true)
      },
    ),
  )
})

test('structured data names an area and organisations, no point and no person', () => {
  const data = structuredData({
    url: 'https://a.vn/models/1',
    title: 'Tổ công dân lưu động',
    description: '',
    place: 'Phường An Khê, Thành phố Đà Nẵng',
    leads: ['Ủy ban nhân dân phường'],
    updated: new Date('2026-11-21T05:00:00Z'),
    image: 'https://a.vn/models/1/card.png',
    siteName: 'Đồng Thuận',
    siteUrl: 'https://a.vn/',
    list: { url: 'https://a.vn/models', name: 'Mô hình' },
  })
  const text = JSON.stringify(data)
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Article',
        headline: 'Tổ công dân lưu động',
        dateModified: '2026-11-21T05:00:00.000Z',
        author: [{ '@type': 'Organization', name: 'Ủy ban nhân dân phường' }],
        contentLocation: { '@type': 'AdministrativeArea', name: 'Phường An Khê, Thành phố Đà Nẵng' },
      },
      { '@type': 'BreadcrumbList' },
    ],
  })
  expect(text).not.toMatch(/geo|latitude|Person|description/u)
})

test('nothing in the data can end its element', () => {
  const nasty = { title: '</script><script>alert(1)</script><!-- \u2028' }
  const text = scriptJson(nasty)
  expect(text).not.toMatch(/[<>\u2028]/u)
  expect(JSON.parse(text)).toEqual(nasty)
})
