/** What keeps a browser and a stranger in bounds: headers, the check against forged requests, the caller's address. */
import type { Client } from './route.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Headers of every answer. HSTS only where the site is reached over https. */
export function securityHeaders(secure: boolean): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    ...(secure && { 'strict-transport-security': 'max-age=31536000' }),
  }
}

/**
 * Whether a request that changes something may have come from another site. Browsers say where a request comes
 * from in `Sec-Fetch-Site`; older ones send `Origin`, whose host is compared with that of PUBLIC_URL, or of
 * the request where there is none. Schemes are not compared: behind a proxy that ends TLS we see http where the browser saw https.
 * A request that carries neither is refused, since every browser in use sends one of them with a form.
 */
export function isForged(request: Request, siteHost: string | undefined): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  if (!origin || origin === 'null') return true
  try {
    return new URL(origin).host !== siteHost
  } catch {
    return true
  }
}

/** The network an address belongs to: /24 for IPv4, /56 for IPv6. Attempts are counted for it. */
export function networkOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/iu.exec(ip)
  if (v4) return `${v4[1]}.0/24`
  const [head = '', tail] = ip.toLowerCase().split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail?.split(':').filter(Boolean) ?? []
  const full = [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
  const groups = full.slice(0, 4).map((group) => Number.parseInt(group, 16) || 0)
  return `${groups.map((group, i) => (i === 3 ? group & 0xff00 : group).toString(16)).join(':')}::/56`
}

/**
 * The caller. Behind a trusted proxy it is the last entry of X-Forwarded-For, the one the proxy wrote itself;
 * earlier entries are whatever the caller claimed.
 */
export function clientOf(
  remoteAddress: string,
  forwardedFor: string | null | undefined,
  trustProxy: boolean,
  secure: boolean,
): Client {
  const last = trustProxy ? forwardedFor?.split(',').at(-1)?.trim() : undefined
  const ip = last || remoteAddress
  return { ip, prefix: networkOf(ip), secure }
}
