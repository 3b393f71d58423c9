/**
 * Thousands of hostile requests over every route, as nobody, as an officer in a browser and as an officer's
 * program. None may answer 5xx, and every refusal has its documented form. A failure prints the seed; run it
 * again with FUZZ_SEED, or longer with FUZZ_REQUESTS.
 */
import { gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '#main/web.ts'
import type { Route } from '#platform/http/route.ts'
import { aToken, anAccount } from './builders/accounts.ts'
import { aModel } from './builders/models.ts'
import { anOpenRound } from './builders/rounds.ts'
import { codes, unitId } from './builders/units.ts'
import { useWeb, type Visitor } from './harness/web.ts'
import {
  documentedTargets,
  type Hostile,
  hostile,
  pageTargets,
  type Target,
  tenMegabytes,
} from './fuzz/requests.ts'
import { Random } from './fuzz/random.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_121)
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 6000)

const web = useWeb('units')
let api: Target[] = []
let ids: string[] = []
let visitors: Visitor[] = []

beforeAll(async () => {
  const ctx = web.database.ctx()
  const [nation, ward, old] = [
    1,
    await unitId(ctx, codes.anKhe),
    await unitId(ctx, codes.hoaAn, '2024-02-15'),
  ]
  const root = await nationId()
  const registrar = await anAccount(ctx, { role: 'national_registrar', unitId: root ?? nation })
  const models = [
    await aModel(ctx, { unitId: ward, state: 'draft' }),
    await aModel(ctx, { unitId: ward, state: 'submitted' }),
    await aModel(ctx, { unitId: ward }),
  ]
  const { round, rubric } = await anOpenRound(ctx, ward)
  ids = [root ?? nation, ward, old]
    .map(String)
    .concat(models.map((model) => model.id))
    .concat(round.id, rubric.id)
  visitors = [{}, await web.signIn(registrar), { token: await aToken(ctx, registrar) }]
  api = documentedTargets(await (await web.get('/api/v1/openapi.json')).json())
})

/** The unit that has no parent. */
async function nationId(): Promise<number | undefined> {
  const response = await web.get('/api/v1/units')
  const list = z
    .object({ items: z.array(z.object({ id: z.int(), kind: z.string() })) })
    .safeParse(await response.json())
  return list.data?.items.find((unit) => unit.kind === 'nation')?.id
}

const problem = z.strictObject({
  type: z.string().startsWith('urn:dongthuan:problem:'),
  title: z.string().min(1),
  status: z.int(),
  code: z.string().regex(/^[a-z][a-z0-9.-]*$/u),
  instance: z.string().startsWith('urn:uuid:'),
  errors: z
    .array(z.strictObject({ field: z.string(), code: z.string().min(1), detail: z.string().min(1) }))
    .optional(),
})

function routeOf(target: Target): Route | undefined {
  return routes.find((route) => route.method === target.method && route.path === target.path)
}

/** What the log says about a bug. */
function causeOf(requestId: string | null): string {
  const line = web.log.find(({ id, level }) => level === 'error' && id === requestId)
  return JSON.stringify([
    line?.['error'],
    Array.isArray(line?.['stack']) ? line['stack'].slice(0, 3) : undefined,
  ])
}

/** What is wrong with an answer; undefined when nothing is. */
async function fault(target: Target, response: Response): Promise<string | undefined> {
  const { status, headers } = response
  const type = headers.get('content-type') ?? ''
  if (status >= 500) return `answered ${status}: ${causeOf(headers.get('x-request-id'))}`
  if (!headers.get('content-security-policy') || !headers.get('x-request-id')) return 'lacks its headers'
  const bytes = Buffer.from(await response.arrayBuffer())
  const body = (headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes).toString()
  const isApi = target.path.startsWith('/api/')
  if (isApi && status >= 400) {
    if (!type.startsWith('application/problem+json')) return `${status} as ${type}`
    const read = problem.loose().safeParse(JSON.parse(body))
    if (!read.success) return `not a problem: ${z.prettifyError(read.error)}`
    if (read.data.status !== status) return `says ${read.data.status} and is ${status}`
  }
  const reply = routeOf(target)?.documented?.reply
  if (isApi && status < 300 && reply) {
    const read = reply.safeParse(JSON.parse(body))
    if (!read.success) return `another answer than documented: ${z.prettifyError(read.error)}`
  }
  if (!isApi && status >= 400 && !/^<!doctype html><html lang="(?:vi|en)"/u.test(body))
    return `${status} is no page`
  if (type.startsWith('text/html') && body.includes('<script>boom'))
    return 'puts what it was sent into its page'
  const location = headers.get('location')
  if (location && !/^\/(?![/\\])/u.test(location)) return `leads away, to ${location}`
  return undefined
}

function send({ path, body, ...init }: Hostile, as: Visitor): Promise<Response> {
  return web.request(path, { ...init, as, ...(body !== undefined && { body }) })
}

function described(target: Target, request: Hostile, as: Visitor): string {
  const who = as.cookie ? 'browser' : as.token ? 'program' : 'nobody'
  const body =
    typeof request.body === 'string'
      ? request.body
      : request.body && Buffer.from(request.body).toString('hex')
  return `${request.method} ${request.path.slice(0, 300)} (${target.path}) as ${who} ${JSON.stringify(request.headers)} ${body?.slice(0, 300) ?? ''}`
}

/** These end sessions: with the officer's cookie they would make nobodies of the requests that follow. */
const leaving = new Set(['/sign-out', '/account/sessions/end-others', '/account/password'])

test(`${requests} hostile requests get an answer that makes sense (seed ${seed})`, {
  timeout: 300_000,
}, async () => {
  const targets = [...api, ...pageTargets(routes)]
  expect(targets.length).toBe(routes.length)
  /* What reads a body has more ways to fail, so it is asked more often. */
  const turns = targets.flatMap((target) => (target.body ? [target, target, target] : [target]))
  web.log.length = 0
  const random = new Random(seed)
  const faults: string[] = []
  const seen = new Map<number, number>()
  for (let i = 0; i < requests && faults.length < 5; i++) {
    const target = turns[i % turns.length]
    if (!target) continue
    const as = leaving.has(target.path) ? {} : random.pick(visitors)
    const request = hostile(random, target, ids)
    let wrong: string | undefined
    try {
      const response = await send(request, as)
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1)
      wrong = await fault(target, response)
    } catch (error) {
      wrong = `threw ${String(error)}`
    }
    if (wrong) faults.push(`#${i}: ${wrong}\n  ${described(target, request, as)}`)
  }
  expect(faults, `FUZZ_SEED=${seed}\n${faults.join('\n')}`).toEqual([])
  /* Most must get past the first check, or this tests one line of code. */
  expect(seen.get(200) ?? 0).toBeGreaterThan(requests / 30)
  expect(seen.get(422) ?? 0).toBeGreaterThan(requests / 20)
  expect(web.log.filter(({ level }) => level === 'error')).toEqual([])
})

test('ten megabytes in one field are refused by every route that reads a body', async () => {
  const faults: string[] = []
  for (const target of [...api, ...pageTargets(routes)].filter(({ body }) => body)) {
    const path = target.path.replace(/\{\w+\}/gu, ids.at(-1) ?? '1')
    const type = target.kind === 'api' ? 'application/json' : 'application/x-www-form-urlencoded'
    const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' }
    const request = { method: target.method, path, headers, body: tenMegabytes(target) }
    const as = leaving.has(target.path) ? {} : visitors[1]
    const wrong = await fault(target, await send(request, as ?? {}))
    if (wrong) faults.push(`${target.method} ${target.path}: ${wrong}`)
  }
  expect(faults).toEqual([])
})

test('every page answers its plain visitor, in both languages', async () => {
  const plain = pageTargets(routes).filter(({ method, path }) => method === 'GET' && !path.includes('{'))
  expect(plain.length).toBeGreaterThan(5)
  for (const { path } of plain) {
    for (const language of ['', '/en']) {
      const response = await web.get(`${language}${path === '/' && language ? '' : path}`, {
        as: visitors[1] ?? {},
      })
      await response.body?.cancel()
      expect([path, [200, 303].includes(response.status)]).toEqual([path, true])
    }
  }
})
