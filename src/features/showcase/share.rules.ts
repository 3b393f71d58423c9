/** What others' programs are told of a model: a short text, and its page as structured data (schema.org). */

/** The beginning of the first text that says anything, cut between words. */
export function excerpt(texts: readonly string[], most: number): string {
  const text = (texts.find((one) => one.trim() !== '') ?? '').replace(/\s+/gu, ' ').trim()
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).toWellFormed().replace(/[\s.,;:–-]+$/u, '')}…`
}

export interface SharedModel {
  readonly url: string
  readonly title: string
  readonly description: string
  /** The unit where it was registered, with those above: an area, never a point. */
  readonly place: string
  readonly leads: readonly string[]
  readonly updated: Date
  readonly image: string
  readonly siteName: string
  readonly siteUrl: string
  /** The site's list of models, and its name. */
  readonly list: { readonly url: string; readonly name: string }
}

/** JSON-LD: an article of the organisations that lead the model, and where its page stands on the site. */
export function structuredData(model: SharedModel): Readonly<Record<string, unknown>> {
  const publisher = { '@type': 'Organization', name: model.siteName, url: model.siteUrl }
  const authors = model.leads.map((name) => ({ '@type': 'Organization', name }))
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Article',
        '@id': model.url,
        url: model.url,
        headline: model.title,
        ...(model.description !== '' && { description: model.description }),
        inLanguage: 'vi',
        image: model.image,
        author: authors.length > 0 ? authors : publisher,
        publisher,
        dateModified: model.updated.toISOString(),
        contentLocation: { '@type': 'AdministrativeArea', name: model.place },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: model.list.name, item: model.list.url },
          { '@type': 'ListItem', position: 2, name: model.title },
        ],
      },
    ],
  }
}

/** JSON that can stand in a `<script>`: nothing in it ends the element or begins a comment. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
