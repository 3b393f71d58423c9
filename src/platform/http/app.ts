/**
 * The web application over a list of routes: one way in for every request. It knows no route by name; what
 * is special to Đồng Thuận is handed in by `src/main/web.ts`.
 */
import { type Context, Hono } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import type { Actor } from '../auth/actor.ts'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/database.ts'
import type { NavigationEntry } from '../feature.ts'
import { problemOfDatabase } from '../db/constraints.ts'
import type { Log } from '../log.ts'
import { notFound, notSignedIn, Problem } from '../problem.ts'
import type { Assets } from './assets.ts'
import type { FileStore } from '../files/store.ts'
import type { Upload } from '../files/upload.ts'
import { fieldsOf, readForm, readJson } from './body.ts'
import { parse } from './issues.ts'
import { mountEndpoints } from './endpoints.ts'
import { type Facts, finish } from './finish.ts'
import { Metrics } from './metrics.ts'
import { isMultipart, readMultipart, type Received } from './multipart.ts'
import { forged, problemJson, tooMany, unexpected, wrongMethod } from './problems.ts'
import { type Exchange, localised, type Route, type View } from './route.ts'
import { clientOf, isForged } from './security.ts'
import { Throttle } from './throttle.ts'
import { isApi, localeOf, placeOf, viewOf } from './view.ts'

export interface Credentials {
  readonly cookies: Readonly<Record<string, string>>
  readonly authorization: string | undefined
  /** Whether the site is reached over https; then only the `__Host-` cookie is believed. */
  readonly secure: boolean
}

/** The fields of a form as they came, so that no answer loses them; empty when there was no form. */
export type Typed = Readonly<Record<string, unknown>>

export interface AppParts {
  readonly db: Db
  readonly files: FileStore
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
  /** A readable page for a problem that no form of ours shows; `filesLost` when files came with the form. */
  problemPage(view: View, problem: Problem, requestId: string, typed: Typed, filesLost: boolean): Response
  /** Throws when the process should get no traffic. */
  ready(): Promise<void>
}

export type Env = { Bindings: Partial<HttpBindings> }

const defaultLimit = 1024 * 1024

function cookiesOf(header: string | null): Record<string, string> {
  const cookies = Object.create(null) as Record<string, string>
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (at > 0) cookies[part.slice(0, at).trim()] = part.slice(at + 1).trim()
  }
  return cookies
}

function problemOf(error: unknown): Problem | undefined {
  return error instanceof Problem ? error : problemOfDatabase(error)
}

/** Builds the application; `fetch` it or serve it. */
export function createApp(parts: AppParts): Hono<Env> {
  const metrics = parts.metrics ?? new Metrics()
  const throttle = new Throttle(parts.requestsPerMinute)
  const publicHost = parts.publicUrl ? new URL(parts.publicUrl).host : undefined
  const secureSite = parts.publicUrl?.startsWith('https:') ?? false
  const app = new Hono<Env>({ getPath: (request) => placeOf(new URL(request.url).pathname).path })

  const answerProblem = (
    request: Request,
    problem: Problem,
    requestId: string,
    {
      actor,
      typed = {},
      filesLost = false,
    }: { actor?: Actor | undefined; typed?: Typed; filesLost?: boolean } = {},
  ): Response => {
    const locale = localeOf(request)
    if (isApi(request)) return problemJson(problem, locale, requestId)
    const view = viewOf(request, parts, actor)
    if (problem.code === 'not-signed-in' && (request.method === 'GET' || request.method === 'HEAD')) {
      const location = localised(locale, `/sign-in?next=${encodeURIComponent(view.path)}`)
      return new Response(null, { status: 303, headers: { location } })
    }
    return parts.problemPage(view, problem, requestId, typed, filesLost)
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

  /** Who calls from where; refuses floods, wrong tokens and forged requests before anything is read. */
  const admit = async (c: Context<Env>, route: Route) => {
    const request = c.req.raw
    const remote = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'
    const client = clientOf(remote, c.req.header('x-forwarded-for'), parts.trustProxy, secureSite)
    const wait = throttle.hit(client.prefix, parts.clock.now())
    if (wait > 0) throw tooMany(wait)
    const cookies = cookiesOf(request.headers.get('cookie'))
    /* Pages are for browsers: a token opens the API only, and so can't make itself a longer one. */
    const authorization = route.kind === 'api' ? c.req.header('authorization') : undefined
    const credentials = { cookies, authorization, secure: client.secure }
    const { actor, via } = await parts.resolveActor(parts.db, parts.clock, credentials)
    if (route.method !== 'GET' && (via === 'session' || route.kind === 'page')) {
      if (isForged(request, publicHost ?? c.req.header('host'))) throw forged()
    }
    return { actor, client, cookies }
  }

  /** One request to one of the routes, from the door to the answer. */
  const answer = async (c: Context<Env>, route: Route): Promise<Response> => {
    const request = c.req.raw
    const facts = newFacts(route.path)
    let actor: Actor | undefined
    let exchange: Exchange | undefined
    let typed: Record<string, unknown> = {}
    let received: Received | undefined
    const said = (failure: unknown): Problem => {
      const problem = problemOf(failure)
      if (problem) return problem
      parts.log.error('unexpected', failure, { id: facts.requestId, route: route.path })
      return unexpected(facts.requestId)
    }
    let response: Response
    try {
      const admitted = await admit(c, route)
      actor = admitted.actor
      facts.personal = actor.kind === 'account'
      exchange = {
        ...admitted,
        ctx: {
          db: parts.db,
          files: parts.files,
          actor,
          clock: parts.clock,
          requestId: facts.requestId,
        },
        params: route.params ? parsePath(route, c.req.param()) : {},
        query: route.query ? parse(route.query, fieldsOf(new URL(request.url).searchParams)) : {},
        body: {},
        locale: localeOf(request),
        view: viewOf(request, parts, actor),
        siteOrigin: parts.publicUrl ?? new URL(request.url).origin,
        island: (name) => parts.assets.island(name),
        uploads: (field) => uploadsOf(route, received, field),
      }
      const limit = route.bodyLimit ?? defaultLimit
      const refused = route.members && actor.kind === 'anonymous'
      if (route.files && isMultipart(request)) {
        const reading = { files: route.files, store: parts.files, fieldBytes: limit, keepFiles: !refused }
        received = await readMultipart(request, reading)
        typed = received.fields
      } else if (route.body && route.kind === 'page') typed = await readForm(request, limit)
      if (refused) throw notSignedIn()
      if (received?.problem) throw received.problem
      if (route.body) {
        const raw = route.kind === 'page' || received ? typed : await readJson(request, limit)
        exchange = { ...exchange, body: parse(route.body, raw) }
      }
      response = await route.handle(exchange)
    } catch (error) {
      const problem = said(error)
      try {
        response =
          exchange && route.again && showsAgain(problem)
            ? await route.again(exchange, problem, typed)
            : answerProblem(request, problem, facts.requestId, { actor, typed, filesLost: !!received })
      } catch (failure) {
        const kept = { actor, typed, filesLost: !!received }
        response = answerProblem(request, said(failure), facts.requestId, kept)
      }
    } finally {
      await received?.dispose()
    }
    return send(request, response, facts)
  }

  mountEndpoints(app, { ...parts, metrics })
  for (const route of literalFirst(parts.routes)) {
    app.on(route.method, route.path.replace(/\{(\w+)\}/gu, ':$1'), (c) => answer(c, route))
  }

  const outside = (request: Request, problem: Problem, facts = newFacts('(none)')): Promise<Response> =>
    send(request, answerProblem(request, problem, facts.requestId), facts)
  app.notFound(async (c) => {
    const allowed = allowedMethods(parts.routes, c.req.path)
    if (allowed.length === 0) return outside(c.req.raw, notFound({ vi: 'trang này', en: 'this page' }))
    const response = await outside(c.req.raw, wrongMethod(allowed))
    response.headers.set('allow', allowed.join(', '))
    return response
  })
  app.onError((error, c) => {
    const facts = newFacts('(none)')
    parts.log.error('unexpected', error, { id: facts.requestId })
    return outside(c.req.raw, unexpected(facts.requestId), facts)
  })
  return app
}

function newFacts(route: string): Facts {
  return { requestId: crypto.randomUUID(), route, start: performance.now(), personal: false }
}

/** `/models/feed.atom` is found before `/models/{id}`, whichever feature was listed first. */
function literalFirst(routes: readonly Route[]): Route[] {
  return routes.toSorted((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')))
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

function uploadsOf(route: Route, received: Received | undefined, field: string): readonly Upload[] {
  if (!route.files || !Object.hasOwn(route.files, field)) {
    throw new Error(`${route.path} declares no files in ${field}`)
  }
  return received?.uploads.filter((upload) => upload.field === field) ?? []
}

/** A path that does not parse names nothing: 404, not 422. */
function parsePath(route: Route, raw: Record<string, string>): unknown {
  const result = route.params?.safeParse(raw)
  if (result?.success) return result.data
  throw notFound({ vi: 'trang này', en: 'this page' })
}

/** A form is shown again for what its sender can mend there. */
function showsAgain(problem: Problem): boolean {
  return [401, 409, 413, 422, 429, 503].includes(problem.status) && problem.code !== notSignedIn().code
}
