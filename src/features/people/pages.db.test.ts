import { beforeAll, describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { createApp } from '#platform/http/app.ts'
import { noAssets } from '#platform/http/assets.test-support.ts'
import { html } from '#platform/http/route.ts'
import { buildAccount, buildPlaces, type Built, goodPassword } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { createToken } from './commands/create-token.ts'
import { people } from './feature.ts'
import { resolveActor } from './queries/resolve-actor.ts'

const database = useDatabase()
let send: (
  path: string,
  ask?: { token?: string; cookie?: string; form?: Record<string, string>; headers?: Record<string, string> },
) => Promise<Response>
let officer: Built

beforeAll(async () => {
  const places = await buildPlaces(database.db)
  officer = await buildAccount(database.ctx(), {
    email: 'can.bo@test.example',
    name: 'Đỗ Thị "Ngoặc" <b>',
    roles: [['ward_officer', places.ward]],
  })
  const app = createApp({
    db: database.db,
    files: database.open.files,
    clock: fixedClock('2026-11-21T05:00:00Z'),
    log: {
      info: () => undefined,
      error: (_event, error) => {
        throw error
      },
    },
    assets: noAssets,
    routes: people.routes,
    navigation: [],
    siteName: 'Đồng Thuận',
    publicUrl: undefined,
    trustProxy: false,
    requestsPerMinute: 0,
    metricsToken: undefined,
    resolveActor,
    problemPage: (_view, problem) => html(problem.code, problem.status),
    ready: () => Promise.resolve(),
  })
  send = async (path, { token, cookie, form, headers = {} } = {}) =>
    app.request(`http://site.example${path}`, {
      method: form ? 'POST' : 'GET',
      headers: {
        ...(token !== undefined && { cookie: `dt=${token}` }),
        ...(cookie !== undefined && { cookie }),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
        ...headers,
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    })
})

const signInWith = (form: Record<string, string>, path = '/sign-in') => send(path, { form })
const good = { email: 'can.bo@test.example', password: goodPassword }

describe('the sign-in form', () => {
  test('shows itself in both languages, and is kept by no cache', async () => {
    const vi = await send('/sign-in?next=/account')
    expect(vi.headers.get('cache-control')).toBe('no-store')
    const text = await vi.text()
    expect(text).toContain('<h1>Đăng nhập</h1>')
    expect(text).toContain('name="next" value="/account"')
    expect(await (await send('/en/sign-in')).text()).toContain('<h1>Sign in</h1>')
  })

  test('a success answers 303 with the cookie, and goes where it was asked to', async () => {
    const response = await signInWith({ ...good, next: '/models?field=1' }, '/en/sign-in')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/en/models?field=1')
    const [session, device, ...more] = response.headers.getSetCookie()
    expect(session).toMatch(/^dt=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/u)
    expect(device).toMatch(/^dt-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=34560000$/u)
    expect(more).toEqual([])
    const known = device?.split(';')[0] ?? ''
    const again = await send('/sign-in', { form: good, cookie: known })
    expect(again.headers.getSetCookie()[1]?.split(';')[0]).toBe(known)
  })

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil.example'])(
    'no open redirect to %j',
    async (next) => {
      const response = await signInWith({ ...good, next })
      expect(response.headers.get('location')).toBe('/')
      const shown = await send(`/sign-in?next=${encodeURIComponent(next)}`)
      expect(await shown.text()).not.toContain('evil.example')
    },
  )

  test('a refusal shows the form again with 422, a summary, the address and never the password', async () => {
    const response = await signInWith({
      email: 'Sai@test.example',
      password: 'mật khẩu sai rồi',
      next: '/account',
    })
    expect(response.status).toBe(422)
    expect(response.headers.get('set-cookie')).toBeNull()
    const text = await response.text()
    expect(text).toContain('error-summary')
    expect(text).toContain('Địa chỉ thư hoặc mật khẩu chưa đúng')
    expect(text).toContain('value="Sai@test.example"')
    expect(text).toContain('name="next" value="/account"')
    expect(text).not.toContain('mật khẩu sai rồi')
  })

  test('missing fields are named and linked', async () => {
    const text = await (await signInWith({ email: 'không phải thư', password: '' })).text()
    expect(text).toContain('href="#email"')
    expect(text).toContain('href="#password"')
  })

  test('too many attempts answer 429 and say when to come back', async () => {
    let response = await signInWith({ email: 'nhieu@test.example', password: 'sai' })
    for (let n = 0; n < 10; n++) response = await signInWith({ email: 'nhieu@test.example', password: 'sai' })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBe(900)
    expect(await response.text()).toContain('Xin đợi 15 phút')
  })

  test('a request forged from another site is refused', async () => {
    const response = await send('/sign-in', { form: good, headers: { 'sec-fetch-site': 'cross-site' } })
    expect(response.status).toBe(403)
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test('who is signed in already goes on', async () => {
    const response = await send('/sign-in?next=/account', { token: officer.token })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/account'])
  })
})

describe('the account page', () => {
  test('asks to sign in first, and comes back', async () => {
    const response = await send('/account')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?next=%2Faccount'])
  })

  test('shows name, roles with units and periods, and where I am signed in', async () => {
    const response = await send('/account', { token: officer.token })
    expect(response.headers.get('cache-control')).toBe('no-store')
    const text = await response.text()
    expect(text).toContain('Đỗ Thị &quot;Ngoặc&quot; &lt;b')
    expect(text).toContain('Cán bộ phường, xã')
    expect(text).toContain('Phường An Khê, Thành phố Đà Nẵng')
    expect(text).toContain('01/01/2026')
    expect(text).toContain('Đang dùng')
    expect(text).not.toContain(officer.token)
  })

  test('a new token is shown once', async () => {
    const { token } = officer
    const made = await send('/account/tokens', { token, form: { name: 'Báo cáo tháng', days: '30' } })
    expect([made.status, made.headers.get('location')]).toEqual([303, '/account'])
    const once = /^(dt-once=(dt_[\w-]{43}));/u.exec(made.headers.get('set-cookie') ?? '')
    const shown = await send('/account', { cookie: `dt=${token}; ${once?.[1]}` })
    expect(shown.headers.get('set-cookie')).toContain('dt-once=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0')
    expect(await shown.text()).toContain(`<code>${once?.[2]}</code>`)
    const later = await (await send('/account', { token })).text()
    expect(later).not.toContain(String(once?.[2]))
    expect(later).toContain('Báo cáo tháng')
    const me = await send('/api/v1/me', { headers: { authorization: `Bearer ${once?.[2]}` } })
    expect(await me.json()).toMatchObject({
      id: officer.id,
      email: 'can.bo@test.example',
      grants: [{ role: 'ward_officer', from: '2026-01-01', to: null, inForce: true }],
    })
    const revoke = /action="(\/account\/tokens\/[\w-]+\/revoke)"/u.exec(later)?.[1]
    expect((await send(String(revoke), { token, form: {} })).headers.get('location')).toBe(
      '/account?done=revoked',
    )
    const after = await send('/api/v1/me', { headers: { authorization: `Bearer ${once?.[2]}` } })
    expect([after.status, ((await after.json()) as { code: string }).code]).toEqual([401, 'token.invalid'])
  })

  test('a planted cookie is never shown as the new token, and goes', async () => {
    const other = await buildAccount(database.ctx())
    const theirs = await createToken(database.ctx(), { accountId: other.id, name: 'Của họ', days: 1 })
    for (const planted of [`dt_${'p'.repeat(43)}`, theirs.token]) {
      const shown = await send('/account', { cookie: `dt=${officer.token}; dt-once=${planted}` })
      expect(shown.headers.get('set-cookie')).toContain('dt-once=; Path=/')
      const text = await shown.text()
      expect(text).toContain('Đỗ Thị')
      expect(text).not.toContain(planted)
      expect(text).not.toContain('chỉ hiện một lần')
    }
  })

  test('a new password is said to revoke the tokens', async () => {
    const { token } = officer
    expect(await (await send('/account?done=password', { token })).text()).toContain(
      'mọi mã truy cập cho chương trình đã bị thu hồi',
    )
    expect(await (await send('/en/account?done=password', { token })).text()).toContain(
      'all your access tokens are revoked',
    )
  })

  test('a form with errors comes back with what was typed', async () => {
    const response = await send('/account/tokens', { token: officer.token, form: { name: '', days: '1000' } })
    expect(response.status).toBe(422)
    const text = await response.text()
    expect(text).toContain('href="#token-name"')
    expect(text).toContain('value="1000"')
  })

  test('a wrong old password is said at its field', async () => {
    const form = { current: 'không đúng đâu', password: 'thuyền giấy trôi chậm' }
    const response = await send('/account/password', { token: officer.token, form })
    expect(response.status).toBe(422)
    const text = await response.text()
    expect(text).toContain('href="#current-password"')
    expect(text).not.toContain('thuyền giấy')
  })

  test('every form asks to sign in once the session is over', async () => {
    for (const path of ['/account/password', '/account/tokens', '/account/sessions/end-others']) {
      const response = await send(path, { form: { current: 'x', password: 'y', name: 'z' } })
      expect([303, 401], path).toContain(response.status)
    }
  })

  test('what was done is said, and nothing else can be said through the address', async () => {
    expect(await (await send('/en/account?done=sessions', { token: officer.token })).text()).toContain(
      'You are signed out everywhere else.',
    )
    expect((await send('/account?done=<script>', { token: officer.token })).status).toBe(200)
  })

  test('signing out takes the cookie back and ends the session', async () => {
    const { token } = await buildAccount(database.ctx())
    const response = await send('/sign-out', { token, form: {} })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
    expect(response.headers.get('set-cookie')).toContain('dt=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0')
    expect(response.headers.get('clear-site-data')).toBe('"cache"')
    expect((await send('/account', { token })).status).toBe(303)
  })
})

describe('GET /api/v1/me', () => {
  test('needs an account', async () => {
    const response = await send('/api/v1/me')
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })
})
