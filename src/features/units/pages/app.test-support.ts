/** The routes of units as an application of their own, for tests: nobody is signed in unless told. */
import { z } from 'zod'
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Db } from '#platform/db/database.ts'
import { temporaryStore } from '#platform/files/store.test-support.ts'
import { createApp } from '#platform/http/app.ts'
import { noAssets } from '#platform/http/assets.test-support.ts'
import { units } from '../feature.ts'

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** On 2026-11-21 at noon in Vietnam. */
export function unitsApp(db: Db, actor: Actor = anonymous) {
  const app = createApp({
    db,
    files: temporaryStore(),
    clock: fixedClock('2026-11-21T05:00:00Z'),
    log: silent,
    assets: noAssets,
    routes: units.routes,
    navigation: [],
    siteName: 'Đồng Thuận',
    publicUrl: undefined,
    trustProxy: false,
    requestsPerMinute: 0,
    metricsToken: undefined,
    resolveActor: () => Promise.resolve({ actor, via: actor.kind === 'anonymous' ? 'none' : 'token' }),
    problemPage: (_, problem) => new Response(problem.code, { status: problem.status }),
    ready: () => Promise.resolve(),
  })
  const get = async (path: string) => app.request(path)
  return {
    get,
    html: async (path: string) => (await get(path)).text(),
    json: async (path: string) => (await get(path)).json() as Promise<unknown>,
    post: async (path: string, body: unknown) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }
}

export type UnitsApp = ReturnType<typeof unitsApp>

const found = z.object({ items: z.array(z.object({ unit: z.object({ id: z.int() }) })) })

/** The id of the unit that carried this code on this date. */
export async function idOf(app: UnitsApp, code: string, on: string): Promise<number> {
  const [hit] = found.parse(await app.json(`/api/v1/units?code=${code}&on=${on}`)).items
  if (!hit) throw new Error(`no unit ${code} on ${on}`)
  return hit.unit.id
}

/** What a reader sees: without tags, spaces single. */
export function textOf(html: string): string {
  return html
    .replace(/<(?:script|style|title)\b.*?<\/(?:script|style|title)>/gsu, ' ')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ ([.,;:])/gu, '$1')
}
