/** Nothing that was typed is lost, and nothing that a stranger types costs much or leads away. */
import { beforeAll, describe, expect, test } from 'vitest'
import { aToken, anAccount, type Person } from './builders/accounts.ts'
import { useWeb, type Visitor } from './harness/web.ts'

const web = useWeb('migrated')
let person: Person
let browser: Visitor

beforeAll(async () => {
  person = await anAccount(web.database.ctx())
  browser = await web.signIn(person)
})

describe('signed out while filling a form', () => {
  const typed = { title: 'Đường hoa "tự quản" <ngõ 3>', goals: 'Hai dòng\nmục tiêu' }

  test.each(['', '/en'])(
    'the page keeps every field and sends it again to the same address (%s)',
    async (prefix) => {
      const response = await web.post(`${prefix}/models/new?unit=1`, typed)
      const page = await response.text()
      expect(response.status).toBe(401)
      expect(page).toContain(`action="${prefix}/models/new?unit=1"`)
      expect(page).toMatch(/<input[^>]* name="title"[^>]* value="Đường hoa &quot;tự quản&quot; &lt;ngõ 3>"/u)
      expect(page).toContain('Hai dòng\nmục tiêu')
      expect(page).toContain(`href="${prefix}/sign-in"`)
    },
  )

  test('a password is never written into a page', async () => {
    const page = await (
      await web.post('/account/password', { password: 'một bí mật dài', next: 'khác' })
    ).text()
    expect(page).not.toContain('một bí mật dài')
  })
})

test('a form of a hundred thousand nameless fields is refused, not worked through', async () => {
  const body = 'a&'.repeat(100_000)
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const response = await web.request('/models/new', { method: 'POST', body, headers })
  expect(response.status).toBe(413)
  expect((await web.get(`/search?${'q&'.repeat(400)}`)).status).toBe(413)
})

test.each(['/en//evil.example/x', '//evil.example/x', '/en///evil.example'])(
  'no link on %s leads to another site',
  async (path) => {
    const page = await (await web.request(path)).text()
    expect(page).not.toMatch(/href="\/\/|action="\/\//u)
  },
)

test('a token opens the API only, so it can make no longer one of itself', async () => {
  const token = await aToken(web.database.ctx(), person)
  const headers = { 'sec-fetch-site': 'same-origin' }
  const response = await web.post(
    '/account/tokens',
    { name: 'again', days: '366' },
    { as: { token }, headers },
  )
  expect(response.status).toBe(401)
  expect(response.headers.get('set-cookie')).toBeNull()
  expect((await web.call('GET', '/api/v1/me', undefined, { as: { token } })).status).toBe(200)
})

test('a scheme of Authorization that is not ours does not close the pages', async () => {
  const response = await web.get('/sign-in', { headers: { authorization: 'Basic c3RhZ2luZzpwYXNz' } })
  expect(response.status).toBe(200)
})

test.each(['\u200B', '\u3164', '\u0085x', '\u202Egnp.exe', '\u00AD'])(
  'a name that shows nothing or turns the text around is refused: %j',
  async (name) => {
    const response = await web.post('/account/tokens', { name, days: '3' }, { as: browser })
    expect(response.status).toBe(422)
  },
)

test('an address that only takes a form says so kindly', async () => {
  const response = await web.get('/sign-out')
  expect(response.status).toBe(405)
  expect(await response.text()).toContain('quay lại trang trước')
})

test.each(['0000-01-01', '2026-02-31', '9999-99-99'])(
  'a page mark with the day %s is refused',
  async (day) => {
    const after = `${day}.01936d2e-7a00-7000-8000-000000000001`
    for (const path of ['/models', '/api/v1/models']) {
      expect((await web.get(`${path}?after=${after}`)).status, path).toBeLessThan(500)
    }
  },
)
