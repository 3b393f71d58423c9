/** The whole web application over a cloned database, asked without a network: pages, API, headers and log. */
import { join } from 'node:path'
import type { Hono } from 'hono'
import { beforeAll } from 'vitest'
import { createWeb } from '#main/web.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Assets } from '#platform/http/assets.ts'
import { noAssets } from '#platform/http/assets.test-support.ts'
import { createLog } from '#platform/log.ts'
import { type TestDatabase, useDatabase } from './database.ts'
import type { SnapshotName } from './snapshots.ts'

/** Who sends a request: a browser with its cookies, or a program with its token. */
export interface Visitor {
  readonly cookie?: string
  readonly token?: string
}

interface Sending {
  readonly as?: Visitor
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestWeb {
  readonly database: TestDatabase
  /** What was logged since the test began reading; parsed. */
  readonly log: Record<string, unknown>[]
  request(path: string, init?: Init): Promise<Response>
  get(path: string, sending?: Sending): Promise<Response>
  /** A form as a browser sends it from a page of ours. */
  post(path: string, form?: Readonly<Record<string, string>>, sending?: Sending): Promise<Response>
  /** A call of the JSON API. */
  call(method: string, path: string, body?: unknown, sending?: Sending): Promise<Response>
  /** Signs in over the form; throws unless it worked. */
  signIn(person: { readonly email: string; readonly password: string }): Promise<Visitor>
}

type Init = Omit<RequestInit, 'headers'> & Sending & { readonly duplex?: 'half' }

interface Options {
  /** Environment variables; silent and without a bound on requests unless told. */
  readonly env?: Readonly<Record<string, string>>
  readonly clock?: Clock
  readonly assets?: Assets
  /** Turns false while the process stops. */
  readonly accepting?: () => boolean
  /** A database that another `useWeb` of the same file opened. */
  readonly database?: TestDatabase
}

/** The instant at which tests stand: noon in Vietnam on 2026-11-21. */
export const noon = fixedClock('2026-11-21T05:00:00Z')

/** The application for the tests of one file (call at the top level). */
export function useWeb(snapshot: SnapshotName, options: Options = {}): TestWeb {
  const database = options.database ?? useDatabase(snapshot)
  const log: Record<string, unknown>[] = []
  let app: Hono | undefined
  beforeAll(() => {
    const env = { REQUESTS_PER_MINUTE: '0', DATA_DIR: join(import.meta.dirname, 'none'), ...options.env }
    app = createWeb({
      config: readConfig(env, '/'),
      database: database.open,
      assets: options.assets ?? noAssets,
      log: createLog('info', (line) => log.push(JSON.parse(line) as Record<string, unknown>)),
      clock: options.clock ?? noon,
      ...(options.accepting && { accepting: options.accepting }),
    })
  })

  const request: TestWeb['request'] = async (path, { as, headers, ...init } = {}) => {
    if (!app) throw new Error('the application is there only while tests run')
    const all = new Headers({
      host: 'localhost',
      ...(as?.cookie && { cookie: as.cookie }),
      ...(as?.token && { authorization: `Bearer ${as.token}` }),
      ...headers,
    })
    return app.request(`http://localhost${path}`, { redirect: 'manual', ...init, headers: all })
  }
  const post: TestWeb['post'] = (path, form = {}, { as, headers } = {}) =>
    request(path, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      ...(as && { as }),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    })
  return {
    database,
    log,
    request,
    get: (path, sending) => request(path, sending),
    post,
    call: (method, path, body, { as, headers } = {}) =>
      request(path, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(as && { as }),
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(as?.cookie && { 'sec-fetch-site': 'same-origin' }),
          ...headers,
        },
      }),
    signIn: async ({ email, password }) => {
      const response = await post('/sign-in', { email, password })
      const cookie = response.headers.getSetCookie().find((value) => /^(?:__Host-)?dt=/u.test(value))
      if (response.status !== 303 || !cookie) throw new Error(`signing in answered ${response.status}`)
      return { cookie: cookie.split(';')[0] ?? '' }
    },
  }
}
