/** What holds for every request, whichever route it meets: headers, forgery, bounds, problems, caching, log. */
import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#main/web.ts'
import { aToken, anAccount, type Person } from './builders/accounts.ts'
import { noon, useWeb, type Visitor } from './harness/web.ts'

const web = useWeb('migrated')
const { database } = web
const proxied = useWeb('migrated', {
  database,
  env: { PUBLIC_URL: 'https://dongthuan.example.vn', TRUST_PROXY: '1', METRICS_TOKEN: 'measured-by-someone' },
})
const bounded = useWeb('migrated', { database, env: { REQUESTS_PER_MINUTE: '3', TRUST_PROXY: '1' } })
const stopping = useWeb('migrated', { database, accepting: () => false })

let person: Person
let browser: Visitor
let program: Visitor
beforeAll(async () => {
  person = await anAccount(database.ctx(), { email: 'mai.hoang@example.vn', name: 'Hoàng Thị Mai' })
  browser = await web.signIn(person)
  program = { token: await aToken(database.ctx(), person) }
})

describe('security headers', () => {
  test.each([
    '/',
    '/sign-in',
    '/api/v1/me',
    '/api/v1/openapi.json',
    '/nowhere',
    '/api/v1/nowhere',
    '/units/abc',
  ])('stand on %s', async (path) => {
    const { headers } = await web.get(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("form-action 'self'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/u)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u)
    expect(headers.get('server')).toBeNull()
  })

  test('https only is promised where the site is https', async () => {
    expect((await web.get('/sign-in')).headers.get('strict-transport-security')).toBeNull()
    expect((await proxied.get('/sign-in')).headers.get('strict-transport-security')).toContain('max-age=')
  })

  test('no page carries a script or a style in its text', async () => {
    for (const { path } of routes.filter((route) => route.kind === 'page' && route.method === 'GET')) {
      if (path.includes('{') || path.endsWith('.json')) continue
      const body = await (await web.get(path, { as: browser })).text()
      expect(body, path).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/iu)
    }
  })
})

describe('forged requests', () => {
  const form = () => ({ email: person.email, password: person.password })
  const from = (headers: Record<string, string>, app = web) =>
    app.request('/sign-in', {
      method: 'POST',
      body: new URLSearchParams(form()).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }],
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
    [{ origin: 'not an origin' }],
    [{}],
  ])('are refused: %j', async (headers) => {
    const response = await from(headers)
    expect(response.status).toBe(403)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('content-type')).toContain('text/html')
  })

  test.each([
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'http://localhost' }],
  ])('are told from our own: %j', async (headers) => {
    expect((await from(headers)).status).toBe(303)
  })

  test('our own are known behind a proxy that ends TLS', async () => {
    const inside = { host: 'web-1.internal:3000', 'x-forwarded-for': '203.0.113.7' }
    expect((await from({ ...inside, origin: 'https://dongthuan.example.vn' }, proxied)).status).toBe(303)
    expect((await from({ ...inside, origin: 'https://elsewhere.example' }, proxied)).status).toBe(403)
    const cookie = (await from({ ...inside, origin: 'https://dongthuan.example.vn' }, proxied)).headers.get(
      'set-cookie',
    )
    expect(cookie).toMatch(/^__Host-dt=.*HttpOnly.*SameSite=Lax.*Secure/u)
  })

  test('the API refuses a session from another site and takes a token from anywhere', async () => {
    const send = (as: Visitor, headers: Record<string, string>) =>
      web.request('/api/v1/models', {
        method: 'POST',
        body: '{}',
        as,
        headers: { 'content-type': 'application/json', ...headers },
      })
    expect((await send(browser, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send(browser, {})).status).toBe(403)
    expect((await send(browser, { 'sec-fetch-site': 'same-origin' })).status).toBe(422)
    expect((await send(program, {})).status).toBe(422)
    expect((await send(program, { origin: 'https://elsewhere.example' })).status).toBe(422)
  })
})

describe('bounds', () => {
  test('a body over the bound is refused, with or without its length said', async () => {
    const large = 'x'.repeat(2_000_000)
    const json = await web.call('POST', '/api/v1/models', { title: large }, { as: program })
    expect(json.status).toBe(413)
    expect(await json.json()).toMatchObject({ code: 'body.too-large', status: 413 })
    const stream = new Blob([JSON.stringify({ title: large })]).stream()
    const unsaid = await web.request('/api/v1/models', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      as: program,
      headers: { 'content-type': 'application/json' },
    })
    expect(unsaid.status).toBe(413)
    const form = await web.post('/sign-in', { email: large, password: 'x' })
    expect(form.status).toBe(413)
    expect(await form.text()).toContain('<form')
  })

  test('every route that takes files is for members: a stranger fills no disk', () => {
    const taking = routes.filter(({ files }) => files !== undefined)
    expect(taking.length).toBeGreaterThan(3)
    expect(taking.filter(({ members }) => members !== true).map(({ path }) => path)).toEqual([])
  })

  test('a wrong type of body is refused', async () => {
    const headers = { 'content-type': 'text/xml', 'sec-fetch-site': 'same-origin' }
    const api = await web.request('/api/v1/models', { method: 'POST', body: '<a/>', as: program, headers })
    expect([api.status, (await api.json()) as unknown]).toMatchObject([415, { code: 'body.wrong-type' }])
    expect((await web.request('/sign-in', { method: 'POST', body: '<a/>', headers })).status).toBe(415)
  })

  test('requests over the bound of their network wait, others do not', async () => {
    const from = (address: string, path: string) =>
      bounded.get(path, { headers: { 'x-forwarded-for': address } })
    for (let i = 0; i < 3; i++) expect((await from('203.0.113.7', '/sign-in')).status).toBe(200)
    const page = await from('203.0.113.99', '/sign-in')
    expect(page.status).toBe(429)
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(page.headers.get('content-type')).toContain('text/html')
    const api = await from('203.0.113.7', '/api/v1/me')
    expect(api.status).toBe(429)
    expect(Number(api.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await from('198.51.100.7', '/sign-in')).status).toBe(200)
    expect((await from('192.0.2.1, 203.0.113.7', '/sign-in')).status).toBe(429)
  })
})

describe('problems', () => {
  test('are problem+json below /api', async () => {
    const response = await web.get('/api/v1/nowhere')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem = (await response.json()) as Record<string, unknown>
    expect(problem).toMatchObject({ type: 'urn:dongthuan:problem:not-found', status: 404, code: 'not-found' })
    expect(problem['instance']).toBe(`urn:uuid:${response.headers.get('x-request-id')}`)
    const vi = (await (await web.get('/api/v1/nowhere')).json()) as { title: string }
    const en = (await (
      await web.get('/api/v1/nowhere', { headers: { 'accept-language': 'en-GB' } })
    ).json()) as { title: string }
    expect([vi.title.includes('Không'), en.title.includes('could not')]).toEqual([true, true])
  })

  test('name the fields and ask for an account', async () => {
    const invalid = await web.call('POST', '/api/v1/models', { title: '' }, { as: program })
    expect(invalid.status).toBe(422)
    const { errors } = (await invalid.json()) as { errors: { field: string; code: string; detail: string }[] }
    expect(errors.find(({ field }) => field === 'title')).toMatchObject({ code: 'too_small' })
    const unknown = await web.get('/api/v1/me')
    expect([unknown.status, unknown.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect((await web.get('/api/v1/me', { as: { token: 'dt_wrong' } })).status).toBe(401)
  })

  test.each(['/nowhere', '/en/nowhere', '/units/99999999', '/units/abc', '/%E0%A4%A'])(
    'are a readable page elsewhere: %s',
    async (path) => {
      const response = await web.get(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toContain('text/html')
      const body = await response.text()
      expect(body).toContain(`<html lang="${path.startsWith('/en') ? 'en' : 'vi'}"`)
      expect(body).toContain('<h1')
    },
  )

  test('a page that needs an account leads to the sign-in and back', async () => {
    const response = await web.get('/account?done=password')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(
      `/sign-in?next=${encodeURIComponent('/account?done=password')}`,
    )
    expect((await web.get('/en/account')).headers.get('location')).toBe('/en/sign-in?next=%2Faccount')
  })

  test('a form comes back with what was typed and what is wrong', async () => {
    const response = await web.post('/sign-in', { email: 'not-an-address', password: '' })
    expect(response.status).toBe(422)
    const body = await response.text()
    expect(body).toContain('value="not-an-address"')
    expect(body).toContain('role="alert"')
  })

  test('a wrong method says which is right', async () => {
    for (const [method, path] of [
      ['DELETE', '/sign-in'],
      ['PUT', '/'],
      ['DELETE', '/api/v1/models'],
    ] as const) {
      const response = await web.request(path, { method, headers: { 'sec-fetch-site': 'same-origin' } })
      expect(response.status, path).toBe(405)
      expect(response.headers.get('allow'), path).toContain('GET')
    }
  })
})

describe('caching and HEAD', () => {
  test('the same page again is 304; another language is not', async () => {
    const first = await web.get('/sign-in', { headers: { 'if-none-match': '"other"' } })
    const page = await web.get('/')
    const etag = page.headers.get('etag') ?? ''
    expect(first.status).toBe(200)
    expect(etag).toMatch(/^W\/"/u)
    const again = await web.get('/', { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    expect((await web.get('/', { headers: { 'if-none-match': `"a", ${etag}` } })).status).toBe(304)
    expect((await web.get('/en', { headers: { 'if-none-match': etag } })).status).toBe(200)
  })

  test('what belongs to one person is kept by no shared cache', async () => {
    expect((await web.get('/', { as: browser })).headers.get('cache-control')).toContain('private')
    expect((await web.get('/account', { as: browser })).headers.get('cache-control')).toBe('no-store')
    expect((await web.get('/')).headers.get('vary')).toContain('cookie')
  })

  test('HEAD says what GET says, without a body', async () => {
    for (const path of ['/', '/sign-in', '/api/v1/openapi.json', '/nowhere', '/healthz']) {
      const [head, get] = [await web.request(path, { method: 'HEAD' }), await web.get(path)]
      expect([path, head.status, await head.text()]).toEqual([path, get.status, ''])
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
    }
  })

  test('pages are compressed for who can read it', async () => {
    const small = await web.get('/', { headers: { 'accept-encoding': 'gzip' } })
    expect(small.headers.get('content-encoding')).toBe('gzip')
    const bytes = Buffer.from(await small.arrayBuffer())
    expect([bytes[0], bytes[1]]).toEqual([0x1f, 0x8b])
    expect((await web.get('/')).headers.get('content-encoding')).toBeNull()
  })
})

describe('for who runs it', () => {
  test('/healthz, /readyz', async () => {
    expect([(await web.get('/healthz')).status, (await web.get('/readyz')).status]).toEqual([200, 200])
    expect([(await stopping.get('/healthz')).status, (await stopping.get('/readyz')).status]).toEqual([
      200, 503,
    ])
  })

  test('/metrics asks for its token, or is for this machine only', async () => {
    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
    expect((await proxied.get('/metrics')).status).toBe(403)
    expect((await proxied.get('/metrics', bearer('wrong'))).status).toBe(403)
    expect((await proxied.get('/metrics', bearer('measured-by-someone'))).status).toBe(200)
    expect((await web.get('/metrics', { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(403)
    const text = await (await web.get('/metrics')).text()
    expect(text).toMatch(/^http_requests_total\{method="POST",route="\/sign-in",status="303"\} \d+$/mu)
    expect(text).toMatch(/^http_request_duration_seconds_bucket\{.*le="\+Inf"\} \d+$/mu)
  })

  test('one line a request, with its id and its pattern', async () => {
    web.log.length = 0
    const response = await web.get('/units/123456?x=1')
    expect(web.log.filter(({ event }) => event === 'request')).toEqual([
      {
        time: expect.any(String),
        level: 'info',
        event: 'request',
        id: response.headers.get('x-request-id'),
        method: 'GET',
        route: '/units/{id}',
        status: 404,
        ms: expect.any(Number),
        bytes: expect.any(Number),
      },
    ])
    await web.get('/nowhere/at/all')
    expect(web.log.at(-1)).toMatchObject({ event: 'request', route: '(none)', status: 404 })
  })

  test('neither log nor metrics know a person', async () => {
    web.log.length = 0
    const secret = 'một mật khẩu thật dài 2026'
    await web.post('/sign-in', { email: 'nguyen.thi.bi.mat@example.vn', password: secret })
    await web.post('/sign-in', { email: person.email, password: secret })
    const visitor = await web.signIn(person)
    await web.get(`/search?q=${encodeURIComponent('Nguyễn Thị Bí Mật')}`, { as: visitor })
    await web.get('/account', { as: visitor })
    await web.get('/api/v1/me', { as: program })
    await web.call('POST', '/api/v1/models', { title: 'Nguyễn Thị Bí Mật', unitId: 1 }, { as: program })
    await web.get(`/${encodeURIComponent('Nguyễn Thị Bí Mật')}`)
    await web.post('/sign-out', {}, { as: visitor })
    expect(web.log.length).toBeGreaterThanOrEqual(9)
    const said = `${JSON.stringify(web.log)}${await (await web.get('/metrics')).text()}`
    const known = [
      person.email,
      person.name,
      person.id,
      person.password,
      secret,
      'nguyen.thi',
      'Bí Mật',
      'dt_',
    ]
    const encoded = known.flatMap((word) => [
      word,
      encodeURIComponent(word),
      JSON.stringify(word).slice(1, -1),
    ])
    const session = [visitor.cookie ?? '', browser.cookie ?? '', program.token ?? ''].map((word) =>
      word.slice(-30),
    )
    expect([...encoded, ...session].filter((word) => said.includes(word))).toEqual([])
  })

  test('a bug is a readable page with a code, and its cause stands in the log only', async () => {
    const broken = database.db.withoutPlugins()
    const { createApp } = await import('#platform/http/app.ts')
    const { noAssets } = await import('#platform/http/assets.test-support.ts')
    const { api, page } = await import('#platform/http/route.ts')
    const { problemPage } = await import('#features/portal/contract.ts')
    const { z } = await import('zod')
    const lines: [string, unknown][] = []
    const fail = () => Promise.reject(new Error('the cause'))
    const app = createApp({
      db: broken,
      files: database.open.files,
      clock: noon,
      log: { info: () => undefined, error: (event, error) => lines.push([event, error]) },
      assets: noAssets,
      routes: [
        page({ method: 'GET', path: '/broken' }, fail),
        api(
          { method: 'GET', path: '/broken', summary: '', tag: '', reply: z.object({}), replyExample: {} },
          fail,
        ),
      ],
      navigation: [],
      siteName: 'test',
      publicUrl: undefined,
      trustProxy: false,
      requestsPerMinute: 0,
      metricsToken: undefined,
      resolveActor: () =>
        import('#platform/auth/actor.ts').then(({ anonymous }) => ({ actor: anonymous, via: 'none' })),
      problemPage,
      ready: () => Promise.resolve(),
    })
    const seen = await app.request('/broken')
    const text = await seen.text()
    expect([seen.status, seen.headers.get('content-type')?.slice(0, 9)]).toEqual([500, 'text/html'])
    expect(text).toContain((seen.headers.get('x-request-id') ?? '').slice(0, 8))
    const problem = await app.request('/api/v1/broken')
    const body = await problem.text()
    expect([problem.status, JSON.parse(body) as unknown]).toMatchObject([500, { code: 'unexpected' }])
    expect([text.includes('the cause'), body.includes('the cause'), lines.length]).toEqual([false, false, 2])
  })
})
