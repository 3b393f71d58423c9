/** The pages and the API of models as a visitor meets them, in both languages, without JavaScript. */
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '#features/people/commands/create-account.ts'
import { grantRole } from '#features/people/commands/grant-role.ts'
import { findUnitByCode } from '#features/units/contract.ts'
import { transact } from '#platform/db/transact.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { loadExample } from './commands/load-example.ts'
import { anyway, fieldError, form, pathOf, text } from './pages.test-support.ts'

const web = useWeb('units')
const password = 'xanh-la-tre-lang-8'
let anKhe = 0
let first: Visitor
let second: Visitor
let third: Visitor

async function officer(email: string, name: string): Promise<Visitor> {
  const ctx = web.database.ctx()
  await transact(ctx, async (inside) => {
    const accountId = await createAccount(inside, { email, name, password })
    await grantRole(inside, { accountId, role: 'ward_officer', unitId: anKhe, from: '2025-07-01' })
  })
  return web.signIn({ email, password })
}

beforeAll(async () => {
  const ctx = web.database.ctx()
  anKhe = (await findUnitByCode(ctx, { code: '20305', date: '2026-11-21' }))?.id ?? 0
  await loadExample(ctx, () => undefined)
  first = await officer('first@example.vn', 'Lê Thị Một')
  second = await officer('second@example.vn', 'Trần Văn Hai')
  third = await officer('third@example.vn', 'Đỗ Thị Ba')
}, 120_000)

async function hoaAn(): Promise<number> {
  return (await findUnitByCode(web.database.ctx(), { code: '20306', date: '2024-03-01' }))?.id ?? 0
}

/** Registers over the form and returns the new model's path. */
async function registered(): Promise<string> {
  const answer = await web.post('/models/new', { ...form, unitId: String(await hoaAn()) }, { as: first })
  return pathOf(answer)
}

describe('browse', () => {
  test.each(['/models', '/en/models', '/models?field=economy&level=grassroots&year=2024'])(
    '%s',
    async (path) => {
      const answer = await web.get(path)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('Nấm Nhơn Phước')
    },
  )

  test('every model once, page after page', async () => {
    const seen: string[] = []
    let after = ''
    do {
      const answer = await web.call('GET', `/api/v1/models?limit=7${after}`)
      const page = (await answer.json()) as { items: { id: string }[]; next: string | null; total: number }
      seen.push(...page.items.map(({ id }) => id))
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`
      if (page.next === null) expect(seen).toHaveLength(page.total)
    } while (after !== '')
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('a damaged cursor, an empty answer and an unknown unit are said', async () => {
    expect((await web.get('/models?after=x')).status).toBe(422)
    expect(await text(web.get('/models?year=1900'))).toContain('Chưa có mô hình nào ở đây')
    expect((await web.get('/models?unit=999999999')).status).toBe(404)
  })
})

describe("a unit's page", () => {
  test('shows the count with a link to exactly the records, then and today', async () => {
    const page = await text(web.get(`/units/${anKhe}`))
    const links = [...page.matchAll(/\/models\?unit=\d+[^"]*/gu)].map(([link]) =>
      link.replaceAll('&amp;', '&'),
    )
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect((await web.get(link)).status).toBe(200)
    expect(await text(web.get(links[0] ?? ''))).toContain('Tổ công dân lưu động phường Hòa An')
  })
})

describe('the form', () => {
  test('asks to sign in, finds the unit by name and by code, then offers the fields', async () => {
    const stranger = await web.get('/models/new')
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      303,
      '/sign-in?next=%2Fmodels%2Fnew',
    ])
    const path = `/models/new?unit=${await hoaAn()}`
    expect(await text(web.get('/models/new?q=h%C3%B2a+an', { as: first }))).toContain(`href="${path}"`)
    expect(await text(web.get('/models/new?q=20306', { as: first }))).toContain(`href="${path}"`)
    expect(await text(web.get(`${path}&type=0`, { as: first }))).toContain('name="title"')
  })

  test('comes back with what was typed and what is wrong', async () => {
    const unitId = String(await hoaAn())
    const answer = await web.post(
      '/models/new',
      { ...form, unitId, field: 'x', endsOn: 'mai', budgetMobilisedVnd: 'ba triệu' },
      { as: first },
    )
    const body = await answer.text()
    expect(answer.status).toBe(422)
    expect(body).toContain('href="#field"')
    expect(body).toContain('href="#endsOn"')
    expect(body).toContain('Người đi làm khó đến phường.')
    expect(body).toContain('30.000.000')
    for (const words of ['>Xin chọn một lĩnh vực.<', 'Vận động đóng góp: Xin ghi bằng số, ví dụ 3.500.000.'])
      expect(body).toContain(words)
    expect(fieldError(body, 'budgetMobilisedVnd')).toBe('Xin ghi bằng số, ví dụ 3.500.000.')
    expect(fieldError(body, 'field')).toBe('Xin chọn một lĩnh vực.')
  })

  test('two officers at once: the second chooses field by field', async () => {
    const path = await registered()
    const edit = { ...form, unitId: String(await hoaAn()), revision: '1' }
    expect(
      (await web.post(`${path}/edit`, { ...edit, goals: 'Của người trước' }, { as: first })).status,
    ).toBe(303)
    const told = await web.post(
      `${path}/edit`,
      { ...edit, goals: 'Của người sau', place: 'Khu 3' },
      { as: second },
    )
    const page = await told.text()
    expect(told.status).toBe(409)
    for (const words of ['Của người trước', 'Của người sau', 'Khu 3', 'name="keep.goals"'])
      expect(page).toContain(words)
    expect(page).toContain('Lê Thị Một đã lưu lúc 12:00 21/11/2026. ')
    expect(page).toContain('>Bản của Lê Thị Một<')
    expect(page).toContain('Bỏ thay đổi, về trang mô hình')
    expect(page).not.toContain('Có chỗ cần sửa')
    expect(page).toContain('name="revision" value="2"')
    const settled = await web.post(
      `${path}/edit`,
      { ...edit, revision: '2', goals: 'Của người sau', place: 'Khu 3', 'keep.goals': 'theirs' },
      { as: second },
    )
    expect(settled.status).toBe(303)
    const answer = await web.call('GET', `/api/v1${path}`, undefined, { as: second })
    expect(await answer.json()).toMatchObject({ goals: 'Của người trước', place: 'Khu 3', revision: 3 })
  })
})

describe('the edit form', () => {
  test('looks for another unit and saves it once chosen, with all that was typed', async () => {
    const path = await registered()
    const from = String(await hoaAn())
    const to = String(
      (await findUnitByCode(web.database.ctx(), { code: '20305', date: '2024-03-01' }))?.id ?? 0,
    )
    const edit = { ...form, unitId: from, revision: '1', goals: 'Chưa lưu mà còn' }
    const asked = await web.post(`${path}/edit`, { ...edit, unitQuery: '20305' }, { as: first })
    const page = await asked.text()
    expect(asked.status).toBe(422)
    expect(page).toContain('href="#unitId"')
    expect(page).toContain(`name="unitId" value="${to}"`)
    expect(page).toContain('Chưa lưu mà còn')
    const nothing = await web.post(`${path}/edit`, { ...edit, unitQuery: 'zzzzqq' }, { as: first })
    expect(await nothing.text()).toContain('Không tìm thấy đơn vị nào')
    const saved = await web.post(`${path}/edit`, { ...edit, unitId: to, unitQuery: '' }, { as: first })
    expect(saved.status).toBe(303)
    const answer = await web.call('GET', `/api/v1${path}`, undefined, { as: first })
    expect(await answer.json()).toMatchObject({ unitId: Number(to), goals: 'Chưa lưu mà còn' })
    const late = await web.post(`${path}/edit`, { ...edit, unitId: '999999999' }, { as: first })
    expect(late.status).toBe(404)
  })

  test('of a public model keeps the unit', async () => {
    const { items } = (await (await web.call('GET', `/api/v1/models?unit=${anKhe}`)).json()) as {
      items: { id: string }[]
    }
    const page = await text(web.get(`/models/${items[0]?.id}/edit`, { as: first }))
    expect(page).toContain('name="unitId"')
    expect(page).not.toContain('name="unitQuery"')
  })
})

describe('the page of a model', () => {
  test('from submission to the public, with the actions of who looks', async () => {
    const path = await registered()
    expect((await web.get(path)).status).toBe(404)
    expect(await text(web.get(path, { as: first }))).toContain('Gửi xét duyệt')
    expect((await web.post(`${path}/submit`, anyway, { as: first })).status).toBe(303)
    const blank = await web.post(`${path}/return`, { reason: ' ' }, { as: second })
    expect([blank.status, (await blank.text()).includes('href="#reason"')]).toEqual([422, true])
    expect((await web.post(`${path}/accept`, {}, { as: first })).status).toBe(403)
    expect((await web.post(`${path}/accept`, {}, { as: second })).status).toBe(303)
    expect((await web.post(`${path}/publish`, {}, { as: second })).status).toBe(303)
    const open = await text(web.get(path))
    expect(open).toContain('Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng')
    expect(open).toContain('Phường An Khê, Thành phố Đà Nẵng')
    expect(open).toContain('30.000.000 đồng')
    expect(open).not.toContain('Lê Thị Một')
    expect(open).not.toMatch(/<script(?! type="application\/ld\+json")/u)
    expect(await text(web.get(`/en${path}`))).toContain('When registered')
    expect((await web.post(`${path}/publish`, {}, { as: second })).status).toBe(409)
  })

  test('of a published case names its source', async () => {
    const answer = await web.call('GET', '/api/v1/models?year=2013')
    const { items } = (await answer.json()) as { items: { id: string; title: string }[] }
    const id = items.find(({ title }) => title.includes('Lâm Bồng'))?.id
    const page = await text(web.get(`/models/${id}`))
    for (const words of ['Nghệ An, khoảng năm 2013', 'Xã Bồng Khê, Huyện Con Cuông', 'Xã Con Cuông'])
      expect(page).toContain(words)
  })

  test('and the lists show no more of a date than is known', async () => {
    const { items } = (await (await web.call('GET', '/api/v1/models?year=2010')).json()) as {
      items: { id: string; registeredOn: string; registeredPrecision: string }[]
    }
    expect(items[0]).toMatchObject({ registeredOn: '2010-01-01', registeredPrecision: 'year' })
    const pages = [`/models/${items[0]?.id}`, `/en/models/${items[0]?.id}`, '/models?year=2010']
    for (const path of pages) {
      const page = await text(web.get(path))
      expect(page).toContain('2010')
      expect(page).not.toMatch(/\d\d\/2010/u)
    }
    const month = { ...form, unitId: String(await hoaAn()), registeredPrecision: 'month' }
    const answer = await web.post('/models/new', month, { as: first })
    const path = pathOf(answer)
    const page = await text(web.get(path, { as: first }))
    expect(page).toContain('Lúc đăng ký (03/2024)')
    expect(page).not.toContain('01/03/2024')
    const edit = await text(web.get(`${path}/edit`, { as: first }))
    expect(edit).toMatch(/<option value="month" selected/u)
    const list = await text(web.get('/models?state=draft', { as: first }))
    expect(list).toContain('>03/2024<')
  })

  test('shows officers who changed what, by office, and the public nothing of it', async () => {
    const path = await registered()
    const edit = { ...form, unitId: String(await hoaAn()), revision: '1', goals: 'Mỗi tháng một buổi' }
    await web.post(`${path}/edit`, { ...edit, place: 'Khu 3' }, { as: second })
    const page = await text(web.get(path, { as: first }))
    const part = page.slice(page.indexOf('id="revisions"'))
    for (const words of ['Bản 2', 'Mục tiêu, Địa bàn cụ thể', 'Cán bộ phường, xã', 'Phường An Khê'])
      expect(part).toContain(words)
    expect(part.slice(0, part.indexOf('</section>'))).not.toContain('Trần Văn Hai')
    for (const [step, as] of [
      ['submit', first],
      ['accept', third],
      ['publish', second],
    ] as const)
      await web.post(`${path}/${step}`, anyway, { as })
    const open = await text(web.get(path))
    for (const words of ['id="revisions"', 'Cán bộ phường, xã']) expect(open).not.toContain(words)
  })

  test('what waits for me', async () => {
    const path = await registered()
    await web.post(`${path}/submit`, anyway, { as: first })
    expect(await text(web.get('/worklist', { as: second }))).toContain(path)
    expect((await web.get('/worklist')).status).toBe(303)
  })
})

describe('the API', () => {
  test('registers and publishes through the same commands', async () => {
    const call = (method: string, path: string, body: unknown, as: Visitor) =>
      web.call(method, `/api/v1/models${path}`, body, { as })
    const made = await call(
      'POST',
      '',
      { ...form, unitCode: '20306', lead: ['Ủy ban nhân dân phường'] },
      first,
    )
    const model = (await made.json()) as { id: string; unitId: number }
    expect([made.status, model.unitId]).toEqual([201, await hoaAn()])
    const early = await call('PATCH', `/${model.id}`, { revision: 1, goals: 'A' }, first)
    expect(early.status).toBe(200)
    const late = await call('PATCH', `/${model.id}`, { revision: 1, goals: 'B' }, second)
    expect([late.status, await late.json()]).toMatchObject([
      409,
      {
        code: 'model.changed',
        conflicts: [{ field: 'goals', base: 'Mỗi quý một buổi', theirs: 'A', yours: 'B' }],
      },
    ])
    for (const [step, as] of [
      ['submit', first],
      ['accept', second],
      ['publish', second],
    ] as const)
      expect((await call('POST', `/${model.id}/${step}`, anyway, as)).status).toBe(200)
    expect((await web.call('GET', `/api/v1/models/${model.id}`)).status).toBe(200)
    expect((await web.call('POST', '/api/v1/models', form)).status).toBe(401)
    const counts = await web.call('GET', `/api/v1/models/counts?unit=${anKhe}&basis=today`)
    expect(await counts.json()).toMatchObject({ basis: 'today', split: { n: 0 } })
  })
})
