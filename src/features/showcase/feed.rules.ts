/** Feeds in Atom (RFC 4287, paged as in RFC 5005): what readers of news, and other offices' programs, follow. */

export interface FeedLink {
  readonly rel: 'self' | 'alternate' | 'first' | 'next'
  readonly href: string
  readonly type: string
}

export interface FeedEntry {
  /** Stays the same for ever, wherever the site is. */
  readonly id: string
  readonly title: string
  readonly href: string
  readonly published: Date
  readonly updated: Date
  readonly summary: string
  readonly categories: readonly { readonly term: string; readonly label: string }[]
}

export interface Feed {
  readonly id: string
  readonly lang: string
  readonly title: string
  readonly subtitle: string
  /** Who publishes. */
  readonly author: string
  readonly links: readonly FeedLink[]
  readonly entries: readonly FeedEntry[]
}

/** Characters that XML 1.0 does not know, whatever is done with them. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const unknown = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu

/** Text for an element or a quoted attribute. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(unknown, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The time of the newest entry; of a feed without any, the day before all days. */
export function updatedOf({ entries }: Pick<Feed, 'entries'>): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())))
}

/** UTC to the second, so that one instant is one text. */
function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}

export function writeFeed(feed: Feed): string {
  const links = feed.links.map(
    ({ rel, href, type }) => `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`,
  )
  const entries = feed.entries.map((entry) =>
    [
      '<entry>',
      element('id', entry.id),
      element('title', entry.title),
      `<link rel="alternate" type="text/html" href="${escapeXml(entry.href)}"/>`,
      element('published', instant(entry.published)),
      element('updated', instant(entry.updated)),
      ...entry.categories.map(
        ({ term, label }) => `<category term="${escapeXml(term)}" label="${escapeXml(label)}"/>`,
      ),
      element('summary', entry.summary),
      '</entry>',
    ].join('\n'),
  )
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.lang)}">`,
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', instant(updatedOf(feed))),
    `<author>${element('name', feed.author)}</author>`,
    ...links,
    ...entries,
    '</feed>\n',
  ].join('\n')
}
