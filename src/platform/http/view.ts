/** What a request's address says: the language and the path; and from it, what a page knows of its surroundings. */
import type { Actor } from '../auth/actor.ts'
import type { AppParts } from './app.ts'
import type { Locale } from '../i18n/messages.ts'
import type { View } from './route.ts'

/** English lives under `/en`; without that prefix the path is the same. */
export function placeOf(pathname: string): { locale: Locale; path: string } {
  if (pathname === '/en') return { locale: 'en', path: '/' }
  return pathname.startsWith('/en/')
    ? { locale: 'en', path: pathname.slice(3) }
    : { locale: 'vi', path: pathname }
}

export function isApi(request: Request): boolean {
  return new URL(request.url).pathname.startsWith('/api/')
}

/** Pages say it in their address, the API in `Accept-Language`; Vietnamese unless asked otherwise. */
export function localeOf(request: Request): Locale {
  if (isApi(request)) return request.headers.get('accept-language')?.startsWith('en') ? 'en' : 'vi'
  return placeOf(new URL(request.url).pathname).locale
}

export function viewOf(
  request: Request,
  parts: Pick<AppParts, 'siteName' | 'navigation' | 'assets' | 'clock'>,
  actor: Actor | undefined,
): View {
  const url = new URL(request.url)
  const locale = localeOf(request)
  const member = actor?.kind === 'account'
  return {
    locale,
    path: placeOf(url.pathname).path + url.search,
    siteName: parts.siteName,
    account: member ? { name: actor.name } : null,
    navigation: parts.navigation
      .filter((entry) => member || !entry.members)
      .map((entry) => ({ href: entry.path, label: entry.words[locale] })),
    assets: { css: parts.assets.css, fonts: parts.assets.fonts, icon: parts.assets.icon },
    today: parts.clock.today(),
  }
}
