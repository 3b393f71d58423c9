/** Sitemaps (sitemaps.org 0.9): what search engines may visit, in files of bounded length under one index. */
import { escapeXml } from './feed.rules.ts'

export interface SitemapAddress {
  readonly href: string
  /** Civil date. */
  readonly changed?: string | undefined
}

/** What the protocol allows in a file. */
export const mostAddresses = 50_000

const head = '<?xml version="1.0" encoding="utf-8"?>'
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** Throws for more than the protocol allows: that is ours to prevent. */
export function writeSitemap(addresses: readonly SitemapAddress[]): string {
  if (addresses.length > mostAddresses) throw new Error(`${addresses.length} addresses in one sitemap`)
  const urls = addresses.map(({ href, changed }) =>
    changed === undefined
      ? `<url><loc>${escapeXml(href)}</loc></url>`
      : `<url><loc>${escapeXml(href)}</loc><lastmod>${changed}</lastmod></url>`,
  )
  return `${[head, `<urlset ${namespace}>`, ...urls, '</urlset>'].join('\n')}\n`
}

export function writeSitemapIndex(files: readonly string[]): string {
  const maps = files.map((href) => `<sitemap><loc>${escapeXml(href)}</loc></sitemap>`)
  return `${[head, `<sitemapindex ${namespace}>`, ...maps, '</sitemapindex>'].join('\n')}\n`
}

/** Pages that are one person's, or lead nowhere for who reads, are left alone; the rest is open. */
export function writeRobots(sitemap: string): string {
  const closed = ['/account', '/sign-in', '/worklist', '/models/new', '/search']
  const lines = closed.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`])
  return `${['User-agent: *', ...lines, '', `Sitemap: ${sitemap}`].join('\n')}\n`
}
