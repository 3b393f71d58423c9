/** Feeds that every reader can read, whatever people wrote. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeXml, type Feed, type FeedEntry, updatedOf, writeFeed } from './feed.rules.ts'
import { all, readXml, textIn } from './xml.test-support.ts'

const entry: FeedEntry = {
  id: 'urn:uuid:0190a5b2-7d4e-7c3a-9b1d-2f3e4a5b6c7d',
  title: 'Ba không & "ba sạch" <thôn Bến Cũ>',
  href: 'https://dongthuan.example.vn/models/1?a=1&b=2',
  published: new Date('2026-05-02T01:02:03.456Z'),
  updated: new Date('2026-11-21T05:00:00.999Z'),
  summary: 'Xã Bến Mai. Mỗi quý một buổi.',
  categories: [{ term: 'economy', label: 'Kinh tế' }],
}
const feed: Feed = {
  id: 'https://dongthuan.example.vn/models/feed.atom',
  lang: 'vi',
  title: 'Mô hình',
  subtitle: 'Mới nhất trước',
  author: 'Đồng Thuận',
  links: [
    {
      rel: 'self',
      type: 'application/atom+xml',
      href: 'https://dongthuan.example.vn/models/feed.atom?a=1&b=2',
    },
  ],
  entries: [entry],
}

test('a feed has what RFC 4287 demands, in UTC', () => {
  const root = readXml(writeFeed(feed))
  expect(root.name).toBe('feed')
  expect(root.attributes).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'vi' })
  for (const name of ['id', 'title', 'updated']) expect(all(root, name)).toHaveLength(1)
  expect(textIn(root, 'updated')).toBe('2026-11-21T05:00:00Z')
  const [author] = all(root, 'author')
  expect(author && textIn(author, 'name')).toBe('Đồng Thuận')
  const [one] = all(root, 'entry')
  if (!one) throw new Error('no entry')
  expect(textIn(one, 'id')).toBe(entry.id)
  expect(textIn(one, 'title')).toBe(entry.title)
  expect(textIn(one, 'published')).toBe('2026-05-02T01:02:03Z')
  expect(all(one, 'link')[0]?.attributes).toEqual({ rel: 'alternate', type: 'text/html', href: entry.href })
  expect(all(one, 'category')[0]?.attributes).toEqual({ term: 'economy', label: 'Kinh tế' })
})

test('a feed without entries is a feed, and the same each time', () => {
  const empty = { ...feed, entries: [] }
  expect(textIn(readXml(writeFeed(empty)), 'updated')).toBe('1970-01-01T00:00:00Z')
  expect(updatedOf(empty).getTime()).toBe(0)
})

test('any text comes through, without the characters that XML does not know', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (title) => {
      const [one] = all(
        readXml(writeFeed({ ...feed, entries: [{ ...entry, title, summary: title }] })),
        'entry',
      )
      // oxlint-disable-next-line no-control-regex -- control characters are what must be gone
      const kept = title.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '')
      expect(one && textIn(one, 'title')).toBe(kept)
    }),
  )
  expect(escapeXml('\u0000\u001B[31m\uD800')).toBe('[31m\uFFFD')
})
