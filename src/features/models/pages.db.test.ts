/** The pages and the API of models as a visitor meets them, in both languages, without JavaScript. */
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '#features/people/commands/create-account.ts'
import { grantRole } from '#features/people/commands/grant-role.ts'
import { findUnitByCode } from '#features/units/contract.ts'
import { transact } from '#platform/db/transact.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { loadExample } from './commands/load-example.ts'

const web = useWeb('units')
const password = 'xanh-la-tre-lang-8'
let anKhe = 0
let first: Visitor
let second: Visitor
let third: Visitor
let head: Visitor
let citizen: Visitor

async function officer(email: string, name: string, role = 'ward_officer'): Promise<Visitor> {
  const ctx = web.database.ctx()
  await transact(ctx, async (inside) => {
    const accountId = await createAccount(inside, { email, name, password })
    await grantRole(inside, { accountId, role, unitId: anKhe, from: '2025-07-01' })
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
  head = await officer('head@example.vn', 'Phạm Văn Lộc', 'neighbourhood_head')
  await createAccount(ctx, { email: 'citizen@example.vn', name: 'Hoàng Thị Mai', password })
  citizen = await web.signIn({ email: 'citizen@example.vn', password })
}, 120_000)

const form = {
  title: 'Tổ công dân lưu động 2',
  field: 'political_system',
  level: 'grassroots',
  ownerBlock: 'state',
  registeredOn: '2024-03-01',
  situation: 'Người đi làm khó đến phường.',
  goals: 'Mỗi quý một buổi',
  method: 'Thứ Bảy, tại nhà sinh hoạt cộng đồng',
  targetGroup: 'Bốn khu dân cư',
  lead: 'Ủy ban nhân dân phường',
  outputs: 'Số buổi, số việc',
  budgetStateVnd: '30.000.000',
}

const text = async (response: Promise<Response>) => (await response).text()

/** What is said at a field, without the word for screen readers. */
function fieldError(page: string, id: string): string | undefined {
  return new RegExp(`id="${id}-error"><span[^>]*>[^<]*</span>([^<]*)<`, 'u').exec(page)?.[1]
}

async function hoaAn(): Promise<number> {
  return (await findUnitByCode(web.database.ctx(), { code: '20306', date: '2024-03-01' }))?.id ?? 0
}

/** Registers over the form and returns the new model's path. */
async function registered(): Promise<string> {
  const answer = await web.post('/models/new', { ...form, unitId: String(await hoaAn()) }, { as: first })
  expect(answer.status).toBe(303)
  return (answer.headers.get('location') ?? '').replace('?done=saved', '')
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
    expect(await text(web.get(path, { as: first }))).toContain('name="title"')
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
    expect((await web.post(`${path}/submit`, {}, { as: first })).status).toBe(303)
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
    expect(open).not.toContain('<script')
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
    const path = (answer.headers.get('location') ?? '').replace('?done=saved', '')
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
      await web.post(`${path}/${step}`, {}, { as })
    const open = await text(web.get(path))
    for (const words of ['id="revisions"', 'Cán bộ phường, xã']) expect(open).not.toContain(words)
  })

  test('what waits for me', async () => {
    const path = await registered()
    await web.post(`${path}/submit`, {}, { as: first })
    expect(await text(web.get('/worklist', { as: second }))).toContain(path)
    expect((await web.get('/worklist')).status).toBe(303)
  })
})

describe('choosing the unit', () => {
  test('with one unit leads straight to the form, and another can be chosen', async () => {
    const straight = await web.get('/models/new', { as: first })
    expect([straight.status, straight.headers.get('location')]).toEqual([303, `/models/new?unit=${anKhe}`])
    expect(await text(web.get(`/models/new?unit=${anKhe}`, { as: first }))).toContain('choose=1')
    for (const path of ['/models/new?choose=1', '/models/new?q=']) {
      const page = await text(web.get(path, { as: first }))
      expect(page).toContain('Đơn vị của anh/chị')
      expect(page).toContain(`href="/models/new?unit=${anKhe}"`)
    }
  })

  test('offers only units that were given, old ones included, equal names by their whole place', async () => {
    const page = await text(web.get('/models/new?q=an+khe', { as: first }))
    const links = [...page.matchAll(/href="\/models\/new\?unit=(\d+)"/gu)]
    expect(links.length).toBeGreaterThan(1)
    for (const [, id] of links)
      expect((await web.get(`/models/new?unit=${id}`, { as: first })).status, id).toBe(200)
    expect(page).toContain('>Phường An Khê, Thành phố Đà Nẵng</a>')
    expect(page).toContain('>Phường An Khê, Quận Thanh Khê, Thành phố Đà Nẵng</a>')
    expect(await text(web.get('/models/new?q=con+cuong', { as: first }))).toContain('không tìm thấy nơi nào')
  })

  test('elsewhere is refused with the way to another unit, and nothing typed is lost', async () => {
    const con = await findUnitByCode(web.database.ctx(), { code: '17254', date: '2026-11-21' })
    const asked = await web.get(`/models/new?unit=${con?.id}`, { as: first })
    expect(asked.status).toBe(403)
    expect(await asked.text()).toContain(`href="/models/new?unit=${anKhe}"`)
    const sent = await web.post('/models/new', { ...form, unitId: String(con?.id) }, { as: first })
    expect(sent.status).toBe(403)
    const page = await sent.text()
    for (const words of ['Chọn đơn vị khác', 'Người đi làm khó đến phường.', '30000000'])
      expect(page).toContain(words)
  })

  test('says at once to whom nothing was given whom to ask', async () => {
    const answer = await web.get('/models/new', { as: citizen })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Tài khoản này chưa được giao đăng ký mô hình.')
    expect((await web.post('/models/new', { ...form, unitId: '1' }, { as: citizen })).status).toBe(403)
  })
})

describe('a form sent twice', () => {
  const keyOf = async (as: Visitor) =>
    /name="key" value="([^"]+)"/u.exec(await text(web.get(`/models/new?unit=${anKhe}`, { as })))?.[1] ?? ''

  async function send(change: Record<string, string>, as = first): Promise<Response> {
    return web.post('/models/new', { ...form, unitId: String(await hoaAn()), ...change }, { as })
  }

  test('makes one model, whose id is the key', async () => {
    const key = await keyOf(first)
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/u)
    const both = await Promise.all([send({ key }), send({ key })])
    for (const answer of both) expect(answer.headers.get('location')).toBe(`/models/${key}?done=saved`)
    expect((await send({ key })).headers.get('location')).toBe(`/models/${key}?done=saved`)
  })

  test('after a change of the text changes the model, unless it went its way since', async () => {
    const key = await keyOf(first)
    await send({ key })
    expect((await send({ key, goals: 'Sửa sau khi quay lại' })).status).toBe(303)
    const answer = await web.call('GET', `/api/v1/models/${key}`, undefined, { as: first })
    expect(await answer.json()).toMatchObject({ revision: 2, goals: 'Sửa sau khi quay lại' })
    const late = await send({ key, goals: 'Muộn rồi' })
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(page).toContain('Muộn rồi')
    expect(page).toMatch(/name="key" value="[0-9a-f-]{36}"/u)
    expect(page).not.toContain(`name="key" value="${key}"`)
  })

  test('with the key of someone else, or one that is none, learns and changes nothing', async () => {
    const key = await keyOf(first)
    await send({ key })
    const other = await send({ key, title: 'Của người khác' }, second)
    expect(other.status).toBe(303)
    expect(other.headers.get('location')).not.toContain(key)
    for (const wrong of [
      'x',
      '00000000-0000-0000-0000-000000000000',
      '01936d2e-7a00-1000-8000-000000000001',
    ]) {
      const refused = await send({ key: wrong })
      expect(refused.status, wrong).toBe(422)
      expect(await refused.text()).toContain('Mẫu này đã cũ')
    }
  })
})

describe('each move', () => {
  const done = async (path: string, move: string, as: Visitor, fields: Record<string, string> = {}) => {
    const answer = await web.post(`${path}/${move}`, fields, { as })
    expect(answer.status, move).toBe(303)
    return text(web.get(answer.headers.get('location') ?? '', { as }))
  }

  test('says that it is done, and whose turn it is', async () => {
    const path = await registered()
    expect(await text(web.get(`${path}?done=saved`, { as: first }))).toContain('Mô hình còn là bản nháp')
    const submitted = await done(path, 'submit', first)
    expect(submitted).toContain('Đã gửi xét duyệt. Khi có kết quả, mô hình hiện ở “Việc chờ tôi”.')
    expect(submitted).toContain('Anh/chị là người gửi nên cần cán bộ khác xét duyệt.')
    expect(submitted).toContain('Đang chờ xét duyệt: Cán bộ phường, xã (Phường An Khê).')
    expect(submitted).not.toContain(`action="${path}/return"`)
    expect(submitted.indexOf('id="withdraw"')).toBeGreaterThan(submitted.indexOf('id="history"'))
    const returned = await done(path, 'return', second, { reason: 'Xin ghi rõ mục tiêu.\nVà ai kiểm.' })
    expect(returned).toContain('Đã trả lại cho đơn vị kèm lý do.')
    await done(path, 'submit', first)
    expect(await done(path, 'accept', second)).toContain('Đã chọn. Còn một bước: công bố.')
    expect(await done(path, 'publish', second)).toContain('Đã công bố. Ai cũng xem được.')
    expect(await text(web.get(`${path}?done=published`))).not.toContain('Đã công bố. Ai cũng xem được.')
    expect(await text(web.get(`${path}?done=accepted`, { as: second }))).not.toContain('Còn một bước')
    expect(await done(path, 'withdraw', second, { reason: 'Ghi trùng.' })).toContain('Đã rút mô hình.')
  })

  test('back to mend shows the reason first: on the page, above the form and in the worklist', async () => {
    const path = await registered()
    await web.post(`${path}/submit`, {}, { as: first })
    await web.post(`${path}/return`, { reason: 'Thiếu con số.\nVà ai kiểm.' }, { as: second })
    for (const at of [path, `${path}/edit`]) {
      const page = await text(web.get(at, { as: first }))
      for (const words of [
        'Cần sửa trước khi gửi lại',
        'Thiếu con số.',
        'Cán bộ phường, xã (Phường An Khê) trả lại',
      ])
        expect(page).toContain(words)
    }
    const page = await text(web.get(path, { as: first }))
    expect(page).toMatch(/<a class="button button-primary"[^>]*>Sửa</u)
    expect(page).toMatch(/<button class="button button-secondary"[^>]*>Gửi xét duyệt</u)
    const work = await text(web.get('/worklist', { as: first }))
    expect(work).toContain('Thiếu con số. …')
    expect(work).toContain('>Chờ từ<')
  })

  test('too late keeps the reason and says who did what meanwhile', async () => {
    const path = await registered()
    await web.post(`${path}/submit`, {}, { as: first })
    await web.post(`${path}/accept`, {}, { as: second })
    const late = await web.post(`${path}/return`, { reason: 'Chưa rõ kết quả.' }, { as: third })
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(page).toContain('Lý do anh/chị vừa viết (chưa gửi)')
    expect(page).toContain('Chưa rõ kết quả.')
    expect(page).toContain('Chưa trả lại được. Trần Văn Hai đã chọn mô hình này lúc 12:00 21/11/2026.')
    const refused = await web.post(`${path}/withdraw`, { reason: 'Thôn xin dừng.' }, { as: head })
    expect(refused.status).toBe(403)
    const told = await refused.text()
    for (const words of ['Thôn xin dừng.', 'chưa gửi', 'Trần Văn Hai đã chọn mô hình này'])
      expect(told).toContain(words)
  })

  test('without its reason comes back open at the field, and at no other', async () => {
    const path = await registered()
    await web.post(`${path}/submit`, {}, { as: head })
    const withdrawn = await web.post(`${path}/withdraw`, { reason: ' ' }, { as: third })
    const page = await withdrawn.text()
    expect(withdrawn.status).toBe(422)
    expect(page).toContain('<a href="#withdraw-reason">Xin ghi lý do rút mô hình.</a>')
    expect(fieldError(page, 'withdraw-reason')).toBe('Xin ghi lý do rút mô hình.')
    expect(fieldError(page, 'reason')).toBeUndefined()
    expect(page.slice(page.indexOf('id="withdraw"'))).toMatch(
      /^[^<]*><div[^]*?<details class="disclosure" open/u,
    )
    const long = 'x'.repeat(2001)
    const tooLong = await text(web.post(`${path}/return`, { reason: long }, { as: third }))
    expect(tooLong.split(long)).toHaveLength(2)
    expect(fieldError(tooLong, 'reason')).toContain('2000')
    expect(fieldError(tooLong, 'withdraw-reason')).toBeUndefined()
  })

  test('of submitting what lacks something opens the form at it', async () => {
    const path = await registered()
    const unitId = String(await hoaAn())
    await web.post(`${path}/edit`, { ...form, unitId, revision: '1', goals: '' }, { as: first })
    const answer = await web.post(`${path}/submit`, {}, { as: first })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('<a href="#goals">Mục tiêu: Cần điền mục này trước khi gửi duyệt.</a>')
    expect(fieldError(page, 'goals')).toBe('Cần điền mục này trước khi gửi duyệt.')
    expect(page).toContain('Mục tiêu (cần có khi gửi xét duyệt)')
  })

  test.each(['submit', 'return', 'accept', 'publish', 'withdraw'])(
    'at the address of %s, opened by itself, leads to the model',
    async (move) => {
      const path = await registered()
      const answer = await web.get(`/en${path}/${move}`, { as: first })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/en${path}`])
      expect((await web.get(`${path}/${move}`)).headers.get('location')).toContain('/sign-in?next=')
    },
  )
})

describe('four eyes and levels', () => {
  test('who wrote a part may not accept it, and is told', async () => {
    const path = await registered()
    const unitId = String(await hoaAn())
    await web.post(`${path}/edit`, { ...form, unitId, revision: '1', goals: 'Khác' }, { as: second })
    await web.post(`${path}/submit`, {}, { as: first })
    expect(await text(web.get(path, { as: second }))).toContain('Anh/chị đã viết một phần mô hình này')
    const refused = await web.post(`${path}/accept`, {}, { as: second })
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('nên cần cán bộ khác xét duyệt')
    expect((await web.post(`${path}/accept`, {}, { as: third })).status).toBe(303)
  })

  test('a ward does not accept a model of the level of a province, nor raises a public one to it', async () => {
    const unitId = String(await hoaAn())
    const made = await web.post('/models/new', { ...form, unitId, level: 'province' }, { as: head })
    const path = (made.headers.get('location') ?? '').replace('?done=saved', '')
    await web.post(`${path}/submit`, {}, { as: head })
    expect(await text(web.get(path, { as: second }))).toContain(
      'do cán bộ xét duyệt của tỉnh, thành phố chọn',
    )
    expect((await web.post(`${path}/accept`, {}, { as: second })).status).toBe(403)
    expect((await web.post(`${path}/return`, { reason: 'Xin ghi cấp cơ sở.' }, { as: second })).status).toBe(
      303,
    )
    await web.post(`${path}/edit`, { ...form, unitId, revision: '1' }, { as: head })
    for (const [move, as] of [
      ['submit', head],
      ['accept', second],
      ['publish', second],
    ] as const)
      expect((await web.post(`${path}/${move}`, {}, { as })).status, move).toBe(303)
    const raised = await web.call(
      'PATCH',
      `/api/v1${path}`,
      { revision: 2, level: 'province' },
      { as: second },
    )
    expect(raised.status).toBe(403)
  })

  test('a head may not withdraw what was accepted', async () => {
    const path = await registered()
    await web.post(`${path}/submit`, {}, { as: head })
    await web.post(`${path}/accept`, {}, { as: second })
    expect((await web.post(`${path}/withdraw`, { reason: 'Thôi.' }, { as: head })).status).toBe(403)
    expect(await text(web.get(path, { as: head }))).not.toContain(`${path}/withdraw`)
    expect((await web.post(`${path}/withdraw`, { reason: 'Thôi.' }, { as: third })).status).toBe(303)
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
      expect((await call('POST', `/${model.id}/${step}`, {}, as)).status).toBe(200)
    expect((await web.call('GET', `/api/v1/models/${model.id}`)).status).toBe(200)
    expect((await web.call('POST', '/api/v1/models', form)).status).toBe(401)
    const counts = await web.call('GET', `/api/v1/models/counts?unit=${anKhe}&basis=today`)
    expect(await counts.json()).toMatchObject({ basis: 'today', split: { n: 0 } })
  })
})
