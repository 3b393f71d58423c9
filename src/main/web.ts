/** Composes the web application from the features and serves it until it is told to stop. */
import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { resolveActor } from '#features/people/contract.ts'
import { apiPage, problemPage } from '#features/portal/contract.ts'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { type OpenDatabase, ping } from '#platform/db/database.ts'
import { migrationsDone } from '#platform/db/migrate.ts'
import { fileJobs } from '#platform/files/tidy-files.ts'
import { type AppParts, createApp } from '#platform/http/app.ts'
import type { Assets } from '#platform/http/assets.ts'
import { openApi } from '#platform/http/openapi.ts'
import { json, type Route } from '#platform/http/route.ts'
import { startJobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import { Problem } from '#platform/problem.ts'
import { migrations } from '../../migrations/index.ts'
import { features } from './features.ts'

/** Every route of the product, the OpenAPI document of itself included. */
export const routes: readonly Route[] = withDocument(features.flatMap((feature) => feature.routes))

function withDocument(others: readonly Route[]): Route[] {
  const all: Route[] = [
    ...others,
    {
      kind: 'page',
      method: 'GET',
      path: '/api/v1/openapi.json',
      handle: ({ siteOrigin, view }) =>
        Promise.resolve(json(openApi(all, { title: `${view.siteName} API`, server: siteOrigin }))),
    },
    { kind: 'page', method: 'GET', path: '/api', handle: ({ view }) => Promise.resolve(apiPage(view, all)) },
  ]
  return all
}

export interface WebParts {
  readonly config: Config
  readonly database: OpenDatabase
  readonly assets: Assets
  readonly log: Log
  readonly clock?: AppParts['clock']
  /** Turns false while the process stops, so that no new traffic is sent. */
  readonly accepting?: () => boolean
}

export function createWeb({
  config,
  database,
  assets,
  log,
  clock = systemClock,
  accepting = () => true,
}: WebParts): Hono {
  return createApp({
    db: database.db,
    files: database.files,
    clock,
    log,
    assets,
    routes,
    navigation: features.flatMap((feature) => feature.navigation ?? []),
    siteName: config.siteName,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    requestsPerMinute: config.requestsPerMinute,
    metricsToken: config.metricsToken,
    resolveActor,
    problemPage,
    ready: async () => {
      if (!accepting()) throw new Error('stopping')
      await ping(database.db)
      const done = await migrationsDone(database.db)
      if (done.length < Object.keys(migrations).length) throw new Error('migrations are pending')
    },
  }) as unknown as Hono
}

export interface RunningWeb {
  readonly url: string
  /** Lets requests under way finish, ten seconds at most; the database stays open. */
  stop(): Promise<void>
}

/** The usual reasons why an address can't be had, each with the variable that mends it. */
function cannotListen(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  const reasons: Readonly<Record<string, { vi: string; en: string }>> = {
    EADDRINUSE: { vi: `Cổng ${port} đang có chương trình khác dùng`, en: `Port ${port} is in use` },
    EACCES: { vi: `Không được phép mở cổng ${port}`, en: `Port ${port} may not be opened by this user` },
    ENOTFOUND: { vi: `Không có địa chỉ tên ${host}`, en: `There is no address named ${host}` },
    EADDRNOTAVAIL: { vi: `Máy này không có địa chỉ ${host}`, en: `This machine has no address ${host}` },
  }
  const reason = reasons[error.code ?? '']
  if (!reason) return error
  return new Problem('cannot-listen', 503, {
    vi: `${reason.vi}. Hãy chọn PORT hoặc HOST khác.`,
    en: `${reason.en}. Choose another PORT or HOST.`,
  })
}

/** Listens on HOST and PORT; jobs run in the same process. */
export async function serveWeb(parts: Omit<WebParts, 'accepting'>): Promise<RunningWeb> {
  const { config, database, log } = parts
  let accepting = true
  const app = createWeb({ ...parts, accepting: () => accepting })
  const server = await new Promise<ServerType>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () =>
      resolve(starting),
    )
    starting.once('error', (error) => reject(cannotListen(error, config)))
  })
  if ('requestTimeout' in server) {
    /* an upload over a slow line takes minutes; bodies that are none have a minute (body.ts) */
    server.requestTimeout = 15 * 60_000
    server.headersTimeout = 20_000
    server.keepAliveTimeout = 65_000
  }
  const jobs = startJobs([...fileJobs, ...features.flatMap((feature) => feature.jobs)], database, log)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  return {
    url: config.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    stop: async () => {
      accepting = false
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      const late = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections()
      }, 10_000)
      await closed
      clearTimeout(late)
      await jobs.stop()
    },
  }
}
