/** What every page knows about the visit: language, place, who is signed in. Filled in by the web server, read by the layout. */
export type Locale = 'vi' | 'en'

export type View = {
  locale: Locale
  /** Path and query without the language prefix, starting with `/`. */
  path: string
  /** Scheme and host that the site is reached under, for addresses on paper: `https://dongthuan.example`. */
  origin?: string | undefined
  siteName: string
  account: { name: string } | null
  /** Links without the language prefix; the layout adds it. */
  navigation: { href: string; label: string }[]
  assets: { css: string; fonts: string[]; icon?: string | undefined }
  /** Civil date `YYYY-MM-DD` in Vietnam. */
  today: string
}

/**
 * The address of a page of ours in a language: Vietnamese has no prefix, English is under `/en`.
 * Adding the prefix twice does nothing; fragments and other sites' addresses come back unchanged.
 */
export function hrefIn(locale: Locale, path: string): string {
  if (locale === 'vi' || !path.startsWith('/') || path.startsWith('//')) return path
  if (/^\/en(?=[/?#]|$)/.test(path)) return path
  return `/en${path.replace(/^\/(?=[?#]|$)/, '')}`
}

/** `hrefIn` for the language of this visit. */
export function href(view: Pick<View, 'locale'>, path: string): string {
  return hrefIn(view.locale, path)
}
