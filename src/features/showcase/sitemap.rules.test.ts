/** Sitemaps within what the protocol allows. */
import { expect, test } from 'vitest'
import { mostAddresses, writeRobots, writeSitemap, writeSitemapIndex } from './sitemap.rules.ts'
import { all, readXml, textIn } from './xml.test-support.ts'

test('addresses with the day of their change, escaped', () => {
  const root = readXml(
    writeSitemap([{ href: 'https://a.vn/x?a=1&b=2', changed: '2026-11-21' }, { href: 'https://a.vn/' }]),
  )
  expect(root.name).toBe('urlset')
  expect(all(root, 'url').map((url) => [textIn(url, 'loc'), textIn(url, 'lastmod')])).toEqual([
    ['https://a.vn/x?a=1&b=2', '2026-11-21'],
    ['https://a.vn/', undefined],
  ])
})

test('an index of files, and none is a valid one', () => {
  const root = readXml(writeSitemapIndex(['https://a.vn/sitemap-models.xml?from=a&to=b']))
  expect(all(root, 'sitemap').map((map) => textIn(map, 'loc'))).toEqual([
    'https://a.vn/sitemap-models.xml?from=a&to=b',
  ])
  expect(readXml(writeSitemapIndex([])).name).toBe('sitemapindex')
})

test('the largest file stays under the bounds of the protocol, and a larger one is refused', () => {
  const address = {
    href: `https://${'a'.repeat(60)}.gov.vn/models/0190a5b2-7d4e-7c3a-9b1d-2f3e4a5b6c7d`,
    changed: '2026-11-21',
  }
  const text = writeSitemap(Array.from({ length: mostAddresses }, () => address))
  expect(Buffer.byteLength(text)).toBeLessThan(50 * 1024 * 1024)
  expect(() => writeSitemap(Array.from({ length: mostAddresses + 1 }, () => address))).toThrow('50001')
})

test('robots are led to the sitemap and away from what is one person’s', () => {
  const lines = writeRobots('https://a.vn/sitemap.xml').split('\n')
  expect(lines[0]).toBe('User-agent: *')
  expect(lines).toContain('Disallow: /worklist')
  expect(lines).toContain('Disallow: /en/worklist')
  expect(lines).toContain('Sitemap: https://a.vn/sitemap.xml')
})
