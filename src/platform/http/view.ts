/** What a request's address says: the language and the path; and from it, what a page knows of its surroundings. */
import type { Actor } from '../auth/actor.ts'
import type { AppParts } from './app.ts'
import type { Locale } from '../i18n/messages.ts'
import type { View } from './route.ts'

/** English lives under `/en`; without that prefix the path is the same. */
export function placeOf(pathname: string): { locale: Locale; path: string } {
  const english = pathname === '/en' || pathname.startsWith('/en/')
  const path = english ? pathname.slice(3) : pathname
  /* Two slashes at the start would make a link of ours lead to another site. */
  return { locale: english ? 'en' : 'vi', path: `/${path.replace(/^\/+/u, '')}` }
}

export function isApi(request: Request): boolean {
  return placeOf(new URL(request.url).pathname).path.startsWith('/api/')
}

/** Pages say it in their address, the API in `Accept-Language`; Vietnamese unless asked otherwise. */
export function localeOf(request: Request): Locale {
  const { locale } = placeOf(new URL(request.url).pathname)
  if (locale === 'en' || !isApi(request)) return locale
  return request.headers.get('accept-language')?.startsWith('en') ? 'en' : 'vi'
}

export function viewOf(
  request: Request,
  parts: Pick<AppParts, 'siteName' | 'navigation' | 'assets' | 'clock' | 'publicUrl'>,
  actor: Actor | undefined,
): View {
  const url = new URL(request.url)
  const locale = localeOf(request)
  const member = actor?.kind === 'account'
  return {
    locale,
    path: placeOf(url.pathname).path + url.search,
    siteName: parts.siteName,
    origin: parts.publicUrl ?? url.origin,
    account: member ? { name: actor.name } : null,
    navigation: parts.navigation
      .filter((entry) => member || !entry.members)
      .map((entry) => ({ href: entry.path, label: entry.words[locale] })),
    assets: { css: parts.assets.css, fonts: parts.assets.fonts, icon: parts.assets.icon },
    today: parts.clock.today(),
  }
}
