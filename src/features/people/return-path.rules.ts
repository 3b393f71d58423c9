/** Where to go after signing in: a path of this site and nothing else, or a link could lead people astray. */

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const unsafe = /[\\\u0000-\u0020\u007F]/

/**
 * The path (with query and fragment, without the language prefix) when it is one of ours; otherwise `/`.
 * Browsers read `//host`, `/\host` and tabs inside as another site, so none of these pass.
 */
export function returnPath(next: string | undefined): string {
  if (next === undefined || next.length > 2000 || unsafe.test(next) || !next.isWellFormed()) return '/'
  if (!next.startsWith('/') || next.startsWith('//')) return '/'
  const base = 'http://site.invalid'
  const url = URL.parse(next, base)
  if (url === null || url.origin !== base) return '/'
  const path = url.pathname.replace(/^\/en(?=\/|$)/u, '')
  if (path.startsWith('//') || path === '/sign-in' || path === '/sign-out') return '/'
  return `${path === '' ? '/' : path}${url.search}${url.hash}`
}
