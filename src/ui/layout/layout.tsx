/** The whole HTML document around a page: head, header, breadcrumbs, main, footer. Works without JavaScript. */
import type { ComponentChildren } from 'preact'
import { Breadcrumbs, type Crumb } from '#ui/components/breadcrumbs/breadcrumbs.tsx'
import { bare } from '#ui/components/said/said.tsx'
import { SearchBox } from '#ui/components/search-box/search-box.tsx'
import { dayMonthYear, words } from '#ui/messages.ts'
import { href, hrefIn, type Locale, type View } from '#ui/view.ts'
import { Mark } from './mark.tsx'

export type LayoutProps = {
  view: View
  /** The page's subject, without the site's name. After a failed form: `errorTitle(locale, title)`. */
  title: string
  /** Language of the title, where it may differ from the page's: names of places are Vietnamese. */
  titleLang?: Locale | undefined
  description?: string | undefined
  children: ComponentChildren
  /** From the first level down to the page above this one; the layout adds the language prefix. */
  breadcrumbs?: Crumb[] | undefined
  /** Uses the whole width (tables, worklists) instead of the measure of a text. */
  wide?: boolean | undefined
  /** More for the head of the document: feeds, what programs are told. */
  head?: ComponentChildren | undefined
  /** Addresses of module islands. */
  scripts?: string[] | undefined
}

/** Renders the document without its doctype; `renderDocument` in document.ts adds that. */
export function Layout({
  view,
  title,
  titleLang,
  description,
  children,
  breadcrumbs,
  wide,
  head,
  scripts,
}: LayoutProps) {
  const say = words[view.locale]
  const vi = hrefIn('vi', view.path)
  const en = hrefIn('en', view.path)
  return (
    <html lang={view.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title lang={titleLang}>
          {title === view.siteName ? title : `${bare(title)} – ${view.siteName}`}
        </title>
        {description === undefined ? null : <meta name="description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#131816" media="(prefers-color-scheme: dark)" />
        {view.assets.fonts.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={view.assets.css} />
        {view.assets.icon === undefined ? null : <link rel="icon" href={view.assets.icon} />}
        <link rel="alternate" hreflang="vi" href={`${view.origin ?? ''}${vi}`} />
        <link rel="alternate" hreflang="en" href={`${view.origin ?? ''}${en}`} />
        {head}
        {scripts?.map((script) => (
          <script key={script} type="module" src={script} />
        ))}
      </head>
      <body>
        <a class="skip-link" href="#main">
          {say.skip}
        </a>
        <header class="site-band">
          <div class="site-header">
            <a class="site-name" href={href(view, '/')} lang="vi">
              <Mark />
              {view.siteName}
            </a>
            <div class="site-tools">
              <SearchBox
                locale={view.locale}
                action={href(view, '/search')}
                label={say.searchLabel}
                placeholder={say.searchLabel}
                hideLabel
                id="site-search"
              />
              <LanguageLink view={view} />
              <Account view={view} />
            </div>
            <details class="site-menu">
              <summary>{say.menu}</summary>
              <div class="site-menu-panel">
                <SearchBox
                  locale={view.locale}
                  action={href(view, '/search')}
                  label={say.searchLabel}
                  placeholder={say.searchLabel}
                  hideLabel
                  id="menu-search"
                />
                <nav aria-label={say.navigation}>
                  <NavigationList view={view} />
                </nav>
                <div class="site-menu-foot">
                  <LanguageLink view={view} />
                  <Account view={view} />
                </div>
              </div>
            </details>
            <nav class="site-nav" aria-label={say.navigation}>
              <NavigationList view={view} />
            </nav>
          </div>
        </header>
        <div class="site-body">
          {breadcrumbs === undefined || breadcrumbs.length === 0 ? null : (
            <Breadcrumbs
              locale={view.locale}
              items={breadcrumbs.map((crumb) => ({ ...crumb, href: href(view, crumb.href) }))}
            />
          )}
          <main id="main" class={wide === true ? 'site-main' : 'site-main site-main-measured'} tabIndex={-1}>
            {children}
          </main>
        </div>
        <footer class="site-footer">
          <div class="site-footer-inner">
            <p>
              <strong lang="vi">{view.siteName}</strong>
              {'. '}
              {say.about}
            </p>
            <nav aria-label={say.footer}>
              <ul>
                <li>
                  <a href={href(view, '/open-data')}>{say.openData}</a>
                </li>
                <li>
                  <a href={href(view, '/api')}>{say.api}</a>
                </li>
                <li>
                  <a href="https://opensource.org/license/mit" rel="license">
                    {say.licence}
                  </a>
                </li>
              </ul>
            </nav>
          </div>
        </footer>
        <p class="site-printed print-only">
          <span lang="vi">{view.siteName}</span>, {view.origin}
          {hrefIn(view.locale, view.path)}. {say.printed(dayMonthYear(view.today))}
        </p>
      </body>
    </html>
  )
}

function NavigationList({ view }: { view: View }) {
  return (
    <ul>
      {view.navigation.map((item) => (
        <li key={item.href}>
          <a href={href(view, item.href)} aria-current={current(view.path, item.href)}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** `page` on the very page, `true` inside its section. */
function current(path: string, item: string): 'page' | 'true' | undefined {
  const here = path.replace(/[?#].*$/, '')
  if (here === item) return 'page'
  return item !== '/' && here.startsWith(`${item}/`) ? 'true' : undefined
}

function LanguageLink({ view }: { view: View }) {
  const other = view.locale === 'vi' ? 'en' : 'vi'
  return (
    <a href={hrefIn(other, view.path)} lang={other} hreflang={other}>
      {words[view.locale].otherLanguage}
    </a>
  )
}

function Account({ view }: { view: View }) {
  const say = words[view.locale]
  if (view.account === null) return <a href={href(view, '/sign-in')}>{say.signIn}</a>
  return (
    <form class="site-account" method="post" action={href(view, '/sign-out')}>
      <a href={href(view, '/account')} lang="vi">
        {view.account.name}
      </a>
      <button class="link-button" type="submit">
        {say.signOut}
      </button>
    </form>
  )
}
