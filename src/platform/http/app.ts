/**
 * The web application over a list of routes: one way in for every request. It knows no route by name; what
 * is special to Đồng Thuận is handed in by `src/main/web.ts`.
 */
import { Hono } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import type { Actor } from '../auth/actor.ts'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/database.ts'
import type { NavigationEntry } from '../feature.ts'
import { problemOfConstraint } from '../db/constraints.ts'
import type { Locale } from '../i18n/messages.ts'
import type { Log } from '../log.ts'
import { notFound, notSignedIn, Problem } from '../problem.ts'
import type { Assets } from './assets.ts'
import { fieldsOf, readForm, readJson } from './body.ts'
import { parse } from './issues.ts'
import { type Facts, finish } from './finish.ts'
import { Metrics } from './metrics.ts'
import { forged, problemJson, tooMany, unexpected, wrongMethod } from './problems.ts'
import { type Client, type Exchange, localised, type Route, type View } from './route.ts'
import { clientOf, isForged } from './security.ts'
import { Throttle } from './throttle.ts'

export interface Credentials {
  readonly cookies: Readonly<Record<string, string>>
  readonly authorization: string | undefined
  /** Whether the site is reached over https; then only the `__Host-` cookie is believed. */
  readonly secure: boolean
}

export interface AppParts {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly assets: Assets
  readonly routes: readonly Route[]
  readonly navigation: readonly NavigationEntry[]
  readonly siteName: string
  readonly publicUrl: string | undefined
  readonly trustProxy: boolean
  /** Requests a minute from one network; 0 for no bound. */
  readonly requestsPerMinute: number
  readonly metricsToken: string | undefined
  readonly metrics?: Metrics
  /** Who calls, by session or token. */
  resolveActor(
    db: Db,
    clock: Clock,
    credentials: Credentials,
  ): Promise<{ actor: Actor; via: 'session' | 'token' | 'none' }>
  /** A readable page for a problem that no form of ours shows. */
  problemPage(view: View, problem: Problem, requestId: string): Response
  /** Throws when the process should get no traffic. */
  ready(): Promise<void>
}

type Env = { Bindings: Partial<HttpBindings> }

const defaultLimit = 1024 * 1024

function cookiesOf(header: string | null): Record<string, string> {
  const cookies = Object.create(null) as Record<string, string>
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (at > 0) cookies[part.slice(0, at).trim()] = part.slice(at + 1).trim()
  }
  return cookies
}

const wantsJson = (path: string) => path.startsWith('/api/')

/** English lives under `/en`; without that prefix the path is the same. */
function placeOf(pathname: string): { locale: Locale; path: string } {
  if (pathname === '/en') return { locale: 'en', path: '/' }
  return pathname.startsWith('/en/')
    ? { locale: 'en', path: pathname.slice(3) }
    : { locale: 'vi', path: pathname }
}

function problemOf(error: unknown): Problem | undefined {
  return error instanceof Problem ? error : problemOfConstraint(error)
}

/** Builds the application; `fetch` it or serve it. */
export function createApp(parts: AppParts): Hono<Env> {
  const metrics = parts.metrics ?? new Metrics()
  const throttle = new Throttle(parts.requestsPerMinute)
  const publicHost = parts.publicUrl ? new URL(parts.publicUrl).host : undefined
  const secureSite = parts.publicUrl?.startsWith('https:') ?? false

  const app = new Hono<Env>({
    getPath: (request) => placeOf(new URL(request.url).pathname).path,
  })

  const localeOf = (request: Request): Locale => {
    const { pathname } = new URL(request.url)
    if (wantsJson(pathname)) return request.headers.get('accept-language')?.startsWith('en') ? 'en' : 'vi'
    return placeOf(pathname).locale
  }

  const viewOf = (request: Request, locale: Locale, actor: Actor | undefined): View => {
    const url = new URL(request.url)
    return {
      locale,
      path: placeOf(url.pathname).path + url.search,
      siteName: parts.siteName,
      account: actor?.kind === 'account' ? { name: actor.name } : null,
      navigation: parts.navigation
        .filter((entry) => !entry.members || actor?.kind === 'account')
        .map((entry) => ({ href: entry.path, label: entry.words[locale] })),
      assets: { css: parts.assets.css, fonts: parts.assets.fonts, icon: parts.assets.icon },
      today: parts.clock.today(),
    }
  }

  const answerProblem = (request: Request, problem: Problem, requestId: string, actor?: Actor): Response => {
    const locale = localeOf(request)
    if (wantsJson(new URL(request.url).pathname)) return problemJson(problem, locale, requestId)
    const view = viewOf(request, locale, actor)
    if (problem.code === 'not-signed-in' && request.method === 'GET') {
      const next = encodeURIComponent(view.path)
      return new Response(null, {
        status: 303,
        headers: { location: localised(locale, `/sign-in?next=${next}`) },
      })
    }
    return parts.problemPage(view, problem, requestId)
  }

  /** Sends the answer off, counted and logged. */
  const send = async (request: Request, answer: Response, facts: Facts): Promise<Response> => {
    const { response, bytes } = await finish(request, answer, facts, secureSite)
    const seconds = (performance.now() - facts.start) / 1000
    metrics.request(request.method, facts.route, response.status, seconds)
    parts.log.info('request', {
      id: facts.requestId,
      method: request.method,
      route: facts.route,
      status: response.status,
      ms: Math.round(seconds * 10_000) / 10,
      bytes,
    })
    return response
  }

  const plain = (text: string, status = 200) =>
    new Response(text, {
      status,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    })

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
    const direct = /^(?:::1|(?:::ffff:)?127\.)/u.test(remote) && !c.req.header('x-forwarded-for')
    const allowed = parts.metricsToken
      ? c.req.header('authorization') === `Bearer ${parts.metricsToken}`
      : direct
    return allowed ? plain(metrics.text()) : plain('not allowed\n', 403)
  })
  app.get('/assets/:name', (c) => {
    const file = parts.assets.file(c.req.param('name'))
    if (!file) return plain('not found\n', 404)
    const brotli =
      file.brotli && /\bbr\b/u.test(c.req.header('accept-encoding') ?? '') ? file.brotli : undefined
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

  for (const route of parts.routes) {
    const pattern = route.path.replace(/\{(\w+)\}/gu, ':$1')
    app.on(route.method, pattern, async (c) => {
      const request = c.req.raw
      const facts = {
        requestId: crypto.randomUUID(),
        route: route.path,
        start: performance.now(),
        personal: false,
      }
      let exchange: Exchange | undefined
      let actor: Actor | undefined
      let typed: Record<string, unknown> = {}
      let response: Response
      try {
        const client: Client = clientOf(
          c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1',
          c.req.header('x-forwarded-for'),
          parts.trustProxy,
          secureSite,
        )
        const wait = throttle.hit(client.prefix, parts.clock.now())
        if (wait > 0) throw tooMany(wait)
        const cookies = cookiesOf(request.headers.get('cookie'))
        const authorization = request.headers.get('authorization') ?? undefined
        const resolved = await parts.resolveActor(parts.db, parts.clock, {
          cookies,
          authorization,
          secure: client.secure,
        })
        actor = resolved.actor
        facts.personal = actor.kind === 'account'
        const changes = route.method !== 'GET'
        if (changes && resolved.via !== 'token' && (route.kind === 'page' || resolved.via === 'session')) {
          const hosts = [publicHost, request.headers.get('host') ?? undefined].filter(
            (host) => host !== undefined,
          )
          if (isForged(request, hosts)) throw forged()
        }
        const locale = localeOf(request)
        const params = route.params ? parsePath(route, c.req.param()) : {}
        const query = route.query ? parse(route.query, fieldsOf(new URL(request.url).searchParams)) : {}
        exchange = {
          ctx: { db: parts.db, actor, clock: parts.clock, requestId: facts.requestId },
          params,
          query,
          body: {},
          locale,
          view: viewOf(request, locale, actor),
          client,
          cookies,
          siteOrigin: parts.publicUrl ?? new URL(request.url).origin,
          island: (name) => parts.assets.island(name),
        }
        if (route.body) {
          const limit = route.bodyLimit ?? defaultLimit
          const raw =
            route.kind === 'page' ? (typed = await readForm(request, limit)) : await readJson(request, limit)
          exchange = { ...exchange, body: parse(route.body, raw) }
        }
        response = await route.handle(exchange)
      } catch (error) {
        const said = (failure: unknown): Problem => {
          const problem = problemOf(failure)
          if (problem) return problem
          parts.log.error('unexpected', failure, { id: facts.requestId, route: route.path })
          return unexpected(facts.requestId)
        }
        const problem = said(error)
        try {
          response =
            exchange && route.again && showsAgain(problem)
              ? await route.again(exchange, problem, typed)
              : answerProblem(request, problem, facts.requestId, actor)
        } catch (failure) {
          response = answerProblem(request, said(failure), facts.requestId, actor)
        }
      }
      return send(request, response, facts)
    })
  }

  const outside = async (request: Request, problem: Problem, error?: unknown): Promise<Response> => {
    const facts = {
      requestId: crypto.randomUUID(),
      route: '(none)',
      start: performance.now(),
      personal: false,
    }
    if (error) parts.log.error('unexpected', error, { id: facts.requestId })
    return send(request, answerProblem(request, problem, facts.requestId), facts)
  }
  app.notFound(async (c) => {
    const allowed = allowedMethods(parts.routes, c.req.path)
    if (allowed.length === 0) return outside(c.req.raw, notFound({ vi: 'trang này', en: 'this page' }))
    const response = await outside(c.req.raw, wrongMethod(allowed))
    response.headers.set('allow', allowed.join(', '))
    return response
  })
  app.onError((error, c) => outside(c.req.raw, unexpected(crypto.randomUUID()), error))
  return app
}

function allowedMethods(routes: readonly Route[], path: string): string[] {
  const methods = routes.filter((route) => matches(route.path, path)).map((route) => route.method)
  return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))]
}

function matches(pattern: string, path: string): boolean {
  const expected = pattern.split('/')
  const given = path.split('/')
  return (
    expected.length === given.length && expected.every((part, i) => part.startsWith('{') || part === given[i])
  )
}

/** A path that does not parse names nothing: 404, not 422. */
function parsePath(route: Route, raw: Record<string, string>): unknown {
  const result = route.params?.safeParse(raw)
  if (result?.success) return result.data
  throw notFound({ vi: 'trang này', en: 'this page' })
}

/** A form is shown again for what its sender can mend there. */
function showsAgain(problem: Problem): boolean {
  return [401, 409, 413, 422, 429].includes(problem.status) && problem.code !== notSignedIn().code
}
