/** Addresses for machines that watch over the process, and the built assets; outside of logs and limits. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import type { AppParts, Env } from './app.ts'
import type { Metrics } from './metrics.ts'

function plain(text: string, status = 200): Response {
  return new Response(text, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Compares without telling by its time how much was right. */
function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/**
 * `/healthz`: the process runs. `/readyz`: it may get traffic. `/metrics`: with METRICS_TOKEN for its bearer,
 * without it only for a caller on this machine that no proxy speaks for. `/assets/…`: kept by browsers for ever.
 */
export function mountEndpoints(
  app: Hono<Env>,
  parts: Pick<AppParts, 'ready' | 'metricsToken' | 'assets'> & { metrics: Metrics },
): void {
  app.get('/healthz', () => plain('ok\n'))
  app.get('/readyz', async () => {
    try {
      await parts.ready()
      return plain('ready\n')
    } catch {
      return plain('not ready\n', 503)
    }
  })
  app.get('/metrics', (c) => {
    const remote = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'
    const host = new URL(`http://${c.req.header('host') ?? 'unknown'}`).hostname
    const direct =
      /^(?:::1|(?:::ffff:)?127\.)/u.test(remote) &&
      /^(?:localhost|127\..*|\[::1\])$/u.test(host) &&
      !c.req.header('x-forwarded-for')
    const allowed =
      parts.metricsToken === undefined
        ? direct
        : same(c.req.header('authorization') ?? '', `Bearer ${parts.metricsToken}`)
    return allowed ? plain(parts.metrics.text()) : plain('not allowed\n', 403)
  })
  app.get('/assets/:name', (c) => {
    const file = parts.assets.file(c.req.param('name'))
    if (!file) return plain('not found\n', 404)
    const takesBrotli = /\bbr\b/u.test(c.req.header('accept-encoding') ?? '')
    const brotli = takesBrotli ? file.brotli : undefined
    return new Response(brotli ?? file.body, {
      headers: {
        'content-type': file.type,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        ...(brotli && { 'content-encoding': 'br' }),
      },
    })
  })
}
