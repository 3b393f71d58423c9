/** Work at a desk: the worklist, bulk actions, saved filters, comments between levels, history, printable sheet. */
import { globSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { findUnitByCode } from '#features/units/contract.ts'
import { type Model, registerModelInput } from '#features/models/contract.ts'
import { registerModel } from '#features/models/commands/register-model.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { aModel } from '#test/builders/models.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { historyMessages, publicActions } from './history.messages.ts'
import { readComments } from './queries/read-comments.ts'

const web = useWeb('units')
let anKhe = 0
let elsewhere = 0
let ward: Visitor
let province: Visitor
let other: Visitor
let citizen: Visitor

beforeAll(async () => {
  const ctx = web.database.ctx()
  const unit = async (code: string) => (await findUnitByCode(ctx, { code, date: '2026-11-21' }))?.id ?? 0
  anKhe = await unit('20305')
  elsewhere = await unit('00004')
  const signed = async (name: string, role: 'ward_officer' | 'province_officer', unitId: number) =>
    web.signIn(await anAccount(ctx, { name, role, unitId }))
  ward = await signed('Lê Thị Một', 'ward_officer', anKhe)
  province = await signed('Trần Văn Hai', 'province_officer', await unit('48'))
  other = await signed('Đỗ Thị Ba', 'ward_officer', elsewhere)
  citizen = await web.signIn(await anAccount(ctx))
})

const text = async (response: Promise<Response>) => (await response).text()
const stateOf = async (id: string) =>
  (
    await web.database.db
      .selectFrom('model')
      .select('state')
      .where('id', '=', id as Model['id'])
      .executeTakeFirst()
  )?.state

let n = 0
const submitted = async (unitId = anKhe) =>
  aModel(web.database.ctx(), { unitId, title: `Bếp ăn số ${++n} của tổ dân phố`, state: 'submitted' })

const key = () => crypto.randomUUID()
/** A form with several `ids[]`, as a browser sends it. */
async function sendBulk(
  as: Visitor,
  fields: Record<string, string>,
  ids: readonly string[],
): Promise<Response> {
  const body = new URLSearchParams(fields)
  for (const id of ids) body.append('ids[]', id)
  return web.request('/desk/bulk', {
    method: 'POST',
    as,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: body.toString(),
  })
}
const audited = async (action: string) =>
  (await web.database.db.selectFrom('audit').select('subject_id').where('action', '=', action).execute()).map(
    ({ subject_id }) => subject_id,
  )

describe('worklist', () => {
  test('its sections are counted, the longest waiting first, with boxes and what may be done', async () => {
    const one = await submitted()
    const two = await submitted()
    const page = await text(web.get('/worklist', { as: ward }))
    const count = Number(/Chờ xét duyệt \((\d+)\)/u.exec(page)?.[1])
    expect(count).toBeGreaterThanOrEqual(2)
    expect(page).toContain(two.id)
    expect(page).toContain(`name="ids[]" value="${one.id}"`)
    expect(page).toMatch(/<form action="\/desk\/bulk" method="get">/u)
    expect(page).toMatch(/name="move" value="accept"/u)
    expect(page).toMatch(/<script type="module" src="\/assets\/desk/u)
  })

  test('the public list has no boxes, no script and nothing of officers', async () => {
    const page = await text(web.get('/models'))
    expect(page).not.toMatch(/ids\[\]|\/desk\/|<script/u)
  })
})

describe('bulk actions', () => {
  test('asked once more, then done for each that may be; the others say why; each has its own trace', async () => {
    const good = await submitted()
    const foreign = await submitted(elsewhere)
    const late = await aModel(web.database.ctx(), { unitId: anKhe, title: 'Đã công bố rồi' })
    const ids = [good.id, late.id, foreign.id]
    const asked = await text(
      web.get(`/desk/bulk?move=accept&${ids.map((id) => `ids[]=${id}`).join('&')}`, { as: ward }),
    )
    expect(asked).toContain('Đồng ý chọn 2 mô hình?')
    expect(asked).not.toContain(foreign.title)
    const form = key()
    const answer = await sendBulk(ward, { key: form, move: 'accept' }, ids)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/desk/bulk/${form}`])
    const result = await text(web.get(`/desk/bulk/${form}`, { as: ward }))
    expect(result).toContain('Đã làm 1 mô hình')
    expect(result).toContain('Không làm được 2 mô hình')
    expect(result).toContain('Mô hình anh/chị không xem được')
    expect(await Promise.all(ids.map(stateOf))).toEqual(['accepted', 'published', 'submitted'])
    // The second was accepted before it was published.
    const traced = (await audited('model.accepted')).filter((id) => ids.some((one) => one === id))
    expect(traced.toSorted()).toEqual([good.id, late.id].toSorted())
  })

  test('sent twice it is done once', async () => {
    const one = await submitted()
    const form = key()
    const reason = 'Cần nêu rõ kết quả kiểm được'
    for (let i = 0; i < 2; i++) {
      const answer = await sendBulk(ward, { key: form, move: 'return', reason }, [one.id])
      expect(answer.status).toBe(303)
    }
    expect(await stateOf(one.id)).toBe('returned')
    expect((await audited('model.returned')).filter((id) => id === one.id)).toHaveLength(1)
    const result = await text(web.get(`/desk/bulk/${form}`, { as: ward }))
    expect(result).toContain('Đã làm 1 mô hình')
    expect(result).not.toContain('Không làm được')
  })

  test('without the reason it needs it comes back with the models and says so', async () => {
    const one = await submitted()
    const answer = await sendBulk(ward, { key: key(), move: 'return', reason: ' ' }, [one.id])
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('Xin ghi lý do')
    expect(page).toContain(one.title)
    expect(await stateOf(one.id)).toBe('submitted')
  })

  test('the other moves: submit, publish, withdraw', async () => {
    const ctx = web.database.ctx()
    const draft = await registerModel(
      ctx,
      registerModelInput.parse({
        unitId: anKhe,
        title: 'Đường hoa mười giờ sáng',
        field: 'economy',
        level: 'grassroots',
        ownerBlock: 'front_unions',
        situation: 'Ven đường nhiều cỏ dại.',
        goals: 'Hai cây số hoa',
        method: 'Chị em thay phiên tưới',
        targetGroup: 'Hộ ven đường',
        outputs: 'Hai cây số',
        lead: ['Hội Liên hiệp Phụ nữ'],
      }),
    )
    const accepted = await aModel(ctx, { unitId: anKhe, title: 'Sân chơi từ lốp xe cũ', state: 'accepted' })
    for (const [move, id, state, who] of [
      ['submit', draft.id, 'submitted', ward],
      ['publish', accepted.id, 'published', province],
      ['withdraw', draft.id, 'withdrawn', ward],
    ] as const) {
      const form = key()
      await sendBulk(who, { key: form, move, reason: 'Nhập nhầm' }, [id])
      const said = await text(web.get(`/desk/bulk/${form}`, { as: who }))
      expect(await stateOf(id), `${move}: ${/<td[^>]*><div>[^<]*/u.exec(said)?.[0]}`).toBe(state)
    }
  })

  test('bounded, for members only, and the result for who did it', async () => {
    const many = Array.from({ length: 201 }, () => key())
    expect((await sendBulk(ward, { key: key(), move: 'accept' }, many)).status).toBe(422)
    expect((await sendBulk({}, { key: key(), move: 'accept' }, many.slice(0, 2))).status).toBe(401)
    const form = key()
    await sendBulk(ward, { key: form, move: 'accept' }, [key()])
    expect((await web.get(`/desk/bulk/${form}`, { as: other })).status).toBe(404)
    const empty = await web.get('/desk/bulk?move=accept', { as: ward })
    expect(await empty.text()).toContain('Chưa đánh dấu mô hình nào')
    const one = await submitted()
    await sendBulk(citizen, { key: key(), move: 'accept' }, [one.id])
    expect(await stateOf(one.id)).toBe('submitted')
  })
})

describe('saved filters', () => {
  const save = (as: Visitor, name: string, query: string) =>
    web.post('/desk/filters', { name, query }, { as })

  test('saved under a name, shown on the list of who saved it, removed', async () => {
    const saved = await save(ward, 'Kinh tế chờ duyệt', 'state=submitted&field=economy&limit=3')
    expect([saved.status, saved.headers.get('location')]).toEqual([
      303,
      '/models?field=economy&state=submitted',
    ])
    const page = await text(web.get('/models', { as: ward }))
    expect(page).toContain('Bộ lọc đã lưu (1)')
    expect(page).toContain('href="/models?field=economy&amp;state=submitted"')
    expect(await text(web.get('/models', { as: province }))).not.toContain('Kinh tế chờ duyệt')
    await save(ward, 'Kinh tế chờ duyệt', 'field=economy&sort=title')
    const again = await text(web.get('/models', { as: ward }))
    expect(again).toContain('Bộ lọc đã lưu (1)')
    const path = /\/desk\/filters\/[0-9a-f-]{36}\/delete/u.exec(again)?.[0] ?? ''
    expect((await web.post(path, {}, { as: other })).status).toBe(404)
    expect((await web.post(path, {}, { as: ward })).status).toBe(303)
    expect(await text(web.get('/models', { as: ward }))).not.toContain('Bộ lọc đã lưu')
  })

  test('at most fifty, and no list that is none', async () => {
    for (let i = 0; i < 50; i++)
      expect((await save(other, `Bộ lọc ${i}`, `year=${1950 + i}`)).status).toBe(303)
    const answer = await save(other, 'Một bộ nữa', 'year=2026')
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('value="Một bộ nữa"')
    expect((await save(other, 'Bộ lọc 7', 'year=2025')).status).toBe(303)
    for (const query of ['field=nothing', 'limit=5', 'x=y'])
      expect((await save(ward, 'Sai', query)).status).toBe(422)
  })
})

describe('comments between levels', () => {
  const say = (as: Visitor, id: string, fields: Record<string, string>) =>
    web.post(`/models/${id}/comments`, { key: key(), ...fields }, { as })

  test('officers in charge talk; nobody else reads or writes a word, not even on a public model', async () => {
    const model = await aModel(web.database.ctx(), { unitId: anKhe, title: 'Hẻm không rác' })
    const words = 'Đề nghị bổ sung số hộ tham gia <b>theo tổ</b>'
    expect((await say(province, model.id, { body: words, asks: 'yes' })).status).toBe(303)
    for (const as of [ward, province]) {
      const page = await text(web.get(`/models/${model.id}`, { as }))
      expect(page).toContain('Đề nghị bổ sung số hộ tham gia &lt;b>theo tổ&lt;/b>')
      expect(page).toContain('Trần Văn Hai')
    }
    for (const as of [other, citizen]) {
      expect(await text(web.get(`/models/${model.id}`, { as }))).not.toContain('Trao đổi giữa các cấp')
      expect((await web.get(`/models/${model.id}/comments`, { as })).status).toBe(403)
      expect((await say(as, model.id, { body: 'Tôi cũng muốn nói' })).status).toBe(403)
    }
    const open = [`/models/${model.id}`, `/models/${model.id}/history`, `/models/${model.id}/print`]
    for (const path of open) expect(await text(web.get(path)), path).not.toContain('bổ sung số hộ')
    expect(await text(web.get(`/api/v1/models/${model.id}`))).not.toContain('bổ sung số hộ')
  })

  test('a question waits on the worklists of the others until one of them answers', async () => {
    const model = await aModel(web.database.ctx(), { unitId: anKhe, title: 'Tủ sách đầu ngõ' })
    await say(province, model.id, { body: 'Bao giờ có số liệu quý bốn?', asks: 'yes' })
    const waits = async (as: Visitor) =>
      (await text(web.get('/worklist', { as }))).includes('số liệu quý bốn')
    expect([await waits(ward), await waits(province), await waits(other)]).toEqual([true, false, false])
    await say(ward, model.id, { body: 'Ngày 10 tháng 12.' })
    expect(await waits(ward)).toBe(false)
  })

  test('a correction is a new row that stands for the old one; only who wrote it corrects', async () => {
    const model = await aModel(web.database.ctx(), { unitId: anKhe, title: 'Tổ xe ôm tự quản' })
    await say(ward, model.id, { body: 'Có 12 hộ' })
    const read = async () =>
      (await readComments(web.database.ctx(), model.id, undefined)).comments.map(({ id, body }) => ({
        id,
        body,
      }))
    const [first] = await read()
    const replaces = String(first?.id)
    expect((await say(province, model.id, { body: 'Có 21 hộ', replaces })).status).toBe(403)
    expect((await say(ward, model.id, { body: 'Có 21 hộ', replaces })).status).toBe(303)
    expect((await read()).map(({ body }) => body)).toEqual(['Có 21 hộ'])
    expect((await say(ward, model.id, { body: 'Lần nữa', replaces })).status).toBe(404)
    expect(await text(web.get(`/models/${model.id}/comments`, { as: ward }))).toContain(
      'đã sửa; viết lần đầu',
    )
    await expect(
      web.database.db.updateTable('model_comment').set({ body: 'khác' }).execute(),
    ).rejects.toThrow('append-only')
  })

  test('the same form sent twice says it once; too long or empty comes back as it was typed', async () => {
    const model = await aModel(web.database.ctx(), { unitId: anKhe, title: 'Bữa cơm nghĩa tình' })
    const form = { key: key(), body: 'Một lần thôi' }
    await web.post(`/models/${model.id}/comments`, form, { as: ward })
    await web.post(`/models/${model.id}/comments`, form, { as: ward })
    const { comments } = await readComments(web.database.ctx(), model.id, undefined)
    expect(comments).toHaveLength(1)
    const long = 'dài '.repeat(600)
    const answer = await say(ward, model.id, { body: long })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(long.trim().slice(0, 200))
    expect((await say(ward, model.id, { body: ' ' })).status).toBe(422)
  })
})

describe('history of every change with who and why', () => {
  test('officers read who, in which office, what and why; the public what and when', async () => {
    const model = await submitted()
    await web.post(`/models/${model.id}/return`, { reason: 'Thiếu số hộ tham gia' }, { as: ward })
    const page = await text(web.get(`/models/${model.id}/history`, { as: ward }))
    expect(page).toContain('Trả lại để sửa')
    expect(page).toContain('Lý do: <span lang="vi">Thiếu số hộ tham gia</span>')
    expect(page).toContain('Lê Thị Một')
    expect(page).toContain('Phường An Khê')
    expect(page).toContain('Từ “Chờ xét duyệt” thành “Trả lại để sửa”')
    expect((await web.get(`/models/${model.id}/history`)).status).toBe(404)
    const open = await aModel(web.database.ctx(), { unitId: anKhe, title: 'Hai giờ vì cộng đồng' })
    await web.post(`/models/${open.id}/comments`, { key: key(), body: 'Nội bộ' }, { as: ward })
    const shown = await text(web.get(`/models/${open.id}/history`))
    expect(shown).toContain('Công bố')
    expect(shown).not.toMatch(/Trao đổi|Lê Thị Một|Lý do|Hệ thống/u)
  })

  test('paged by key, newest first, each trace once', async () => {
    const model = await aModel(web.database.ctx(), { unitId: anKhe, title: 'Nhiều việc' })
    for (let i = 0; i < 60; i++)
      await web.post(`/models/${model.id}/comments`, { key: key(), body: `Lần ${i}` }, { as: ward })
    let path: string | undefined = `/models/${model.id}/history`
    let items = 0
    let pages = 0
    while (path !== undefined) {
      const page: string = await text(web.get(path, { as: ward }))
      items += page.match(/class="timeline-item/gu)?.length ?? 0
      pages++
      path = /rel="next"/u.test(page) ? /href="([^"]*before=\d+)"/u.exec(page)?.[1] : undefined
    }
    expect([items, pages]).toEqual([64, 2])
  })

  test('every trace that a command leaves on a model has words', () => {
    const known = Object.keys(historyMessages.vi.actions)
    const files = globSync('src/features/*/commands/*.ts').filter((file) => !/\.test\b/u.test(file))
    const codes = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/'(model\.[a-z]+(?:-[a-z]+)*)'/gu)].map(
        ([, code]) => code ?? '',
      ),
    )
    expect(files.length).toBeGreaterThan(30)
    expect(new Set(codes).size).toBeGreaterThan(20)
    expect([...new Set(codes)].filter((code) => !known.includes(code))).toEqual([])
    expect(publicActions.filter((code) => !known.includes(code))).toEqual([])
  })
})

test('the printable sheet has the content, where it stands and a code to the page', async () => {
  const model = await aModel(web.database.ctx(), { unitId: anKhe, title: 'Phiếu in thử' })
  const page = await text(web.get(`/models/${model.id}/print`))
  expect(page).toContain('Phiếu mô hình')
  expect(page).toContain(model.method)
  expect(page).toContain('Phường An Khê')
  expect(page).toContain(`http://localhost/models/${model.id}`)
  expect(page).toMatch(/<img src="data:image\/svg\+xml,/u)
  const draft = await submitted()
  expect((await web.get(`/models/${draft.id}/print`)).status).toBe(404)
  expect(await text(web.get(`/models/${draft.id}/print`, { as: ward }))).toContain('Chưa công bố')
})
