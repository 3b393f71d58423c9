/**
 * A process for tests to measure, leave and kill: takes forms with files over the network and stores the first one.
 * It says its address, then for each answer what it read and how much memory the process held at most.
 */
import { writeSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { createApp } from '../http/app.ts'
import { noAssets } from '../http/assets.test-support.ts'
import { html, page } from '../http/route.ts'
import { anonymous } from '../auth/actor.ts'
import { systemClock } from '../clock.ts'
import type { Db } from '../db/database.ts'
import { openFileStore } from './store.ts'
import { z } from 'zod'

const [folder = ''] = process.argv.slice(2)
const store = openFileStore(folder)
const say = (line: unknown) => writeSync(1, `${JSON.stringify(line)}\n`)
const resting = process.memoryUsage.rss()
let most = resting
setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 5).unref()

const app = createApp({
  /* no route here asks a database */
  db: undefined as unknown as Db,
  files: store,
  clock: systemClock,
  log: {
    info: (event, fields) => say({ event, ...fields, grown: most - resting }),
    error: (event, error) => say({ event, error: String(error) }),
  },
  assets: noAssets,
  routes: [
    page(
      {
        method: 'POST',
        path: '/',
        body: z.object({ title: z.string() }),
        files: { files: { max: 1, bytes: 250_000_000 } },
        again: (_, problem) => Promise.resolve(html(problem.code, problem.status)),
      },
      async (exchange) => {
        const [upload] = exchange.uploads('files')
        if (upload) await store.take(upload.path, upload.sha256)
        return html(`${upload?.bytes ?? 0} ${upload?.sha256 ?? ''}`)
      },
    ),
  ],
  navigation: [],
  siteName: 'test',
  publicUrl: undefined,
  trustProxy: false,
  requestsPerMinute: 0,
  metricsToken: undefined,
  resolveActor: () => Promise.resolve({ actor: anonymous, via: 'none' }),
  problemPage: (_view, problem) => html(problem.code, problem.status),
  ready: () => Promise.resolve(),
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => say({ port }))
