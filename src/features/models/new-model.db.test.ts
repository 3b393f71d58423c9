/** Registering over the form: the unit among those that were given, and one model however often it is sent. */
import { describe, expect, test } from 'vitest'
import { listLabels, listTypes, templateOf } from '#features/catalogue/contract.ts'
import { findUnitByCode } from '#features/units/contract.ts'
import type { Visitor } from '#test/harness/web.ts'
import { form, pathOf, text, useOffice } from './pages.test-support.ts'

const office = useOffice()
const { web } = office

describe('choosing the unit', () => {
  test('with one unit leads straight to the form, and another can be chosen', async () => {
    const straight = await web.get('/models/new', { as: office.first })
    expect([straight.status, straight.headers.get('location')]).toEqual([
      303,
      `/models/new?unit=${office.anKhe}`,
    ])
    expect(await text(web.get(`/models/new?unit=${office.anKhe}`, { as: office.first }))).toContain(
      'choose=1',
    )
    for (const path of ['/models/new?choose=1', '/models/new?q=']) {
      const page = await text(web.get(path, { as: office.first }))
      expect(page).toContain('Đơn vị của anh/chị')
      expect(page).toContain(`href="/models/new?unit=${office.anKhe}"`)
    }
  })

  test('offers only units that were given, old ones included, equal names by their whole place', async () => {
    const page = await text(web.get('/models/new?q=an+khe', { as: office.first }))
    const links = [...page.matchAll(/href="\/models\/new\?unit=(\d+)"/gu)]
    expect(links.length).toBeGreaterThan(1)
    for (const [, id] of links)
      expect((await web.get(`/models/new?unit=${id}`, { as: office.first })).status, id).toBe(200)
    expect(page).toContain('>Phường An Khê, Thành phố Đà Nẵng</a>')
    expect(page).toContain('>Phường An Khê, Quận Thanh Khê, Thành phố Đà Nẵng</a>')
    expect(await text(web.get('/models/new?q=con+cuong', { as: office.first }))).toContain(
      'không tìm thấy nơi nào',
    )
  })

  test('elsewhere is refused with the way to another unit, and nothing typed is lost', async () => {
    const con = await findUnitByCode(web.database.ctx(), { code: '17254', date: '2026-11-21' })
    const asked = await web.get(`/models/new?unit=${con?.id}`, { as: office.first })
    expect(asked.status).toBe(403)
    expect(await asked.text()).toContain(`href="/models/new?unit=${office.anKhe}"`)
    const sent = await web.post('/models/new', { ...form, unitId: String(con?.id) }, { as: office.first })
    expect(sent.status).toBe(403)
    const page = await sent.text()
    for (const words of ['Chọn đơn vị khác', 'Người đi làm khó đến phường.', '30000000'])
      expect(page).toContain(words)
  })

  test('says at once to whom nothing was given whom to ask', async () => {
    const answer = await web.get('/models/new', { as: office.citizen })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Tài khoản này chưa được giao đăng ký mô hình.')
    expect((await web.post('/models/new', { ...form, unitId: '1' }, { as: office.citizen })).status).toBe(403)
  })
})

describe('starting from a type', () => {
  const typeId = async (code: string) =>
    (await listTypes(web.database.ctx())).find((type) => type.code === code)?.id ?? 0
  const path = (type: number) => `/models/new?unit=${office.anKhe}&type=${type}`

  test('a type or none is chosen first; its words, field and block begin the form', async () => {
    const choice = await text(web.get(`/models/new?unit=${office.anKhe}`, { as: office.first }))
    const id = await typeId('recycling_fund')
    for (const link of [`unit=${office.anKhe}&amp;type=0"`, `unit=${office.anKhe}&amp;type=${id}"`])
      expect(choice).toContain(link)
    const page = await text(web.get(path(id), { as: office.first }))
    for (const words of [
      'Theo loại “Thu gom phế liệu gây quỹ”',
      'Số kg phế liệu mỗi tháng',
      `<option value="${id}" selected`,
      '<option value="front_unions" selected',
    ])
      expect(page).toContain(words)
    expect(page).toMatch(/value="culture_society" checked/u)
    const empty = await text(web.get(path(0), { as: office.first }))
    expect(empty).not.toContain('Số kg phế liệu mỗi tháng')
    expect((await web.get(path(999_999), { as: office.first })).status).toBe(404)
  })

  test('chosen before the unit it goes along', async () => {
    const id = await typeId('fire_points')
    const straight = await web.get(`/models/new?type=${id}`, { as: office.first })
    expect(straight.headers.get('location')).toBe(path(id))
    const search = await text(web.get(`/models/new?type=${id}&q=an+khe`, { as: office.first }))
    expect(search).toContain(`unit=${office.anKhe}&amp;type=${id}"`)
    expect(search).toContain(`name="type" value="${id}"`)
  })

  test('themes and campaigns are boxes, none need be ticked; all is shown by name', async () => {
    const labels = await listLabels(web.database.ctx())
    const id = (code: string) => String(labels.find((label) => label.code === code)?.id)
    const send = (more: string) =>
      web.request('/models/new', {
        method: 'POST',
        as: office.first,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        body: `${new URLSearchParams({ ...form, unitId: String(office.hoaAn) }).toString()}&themes[]=&campaigns[]=${more}`,
      })
    expect((await send('')).status).toBe(303)
    const type = await typeId('mobile_support_group')
    const made = await send(
      `&typeId=${type}&themes[]=${id('public_service')}&themes[]=${id('health')}&campaigns[]=${id('cultural_life')}`,
    )
    const page = await text(web.get(pathOf(made), { as: office.first }))
    for (const words of [
      '<a href="/model-types/mobile_support_group">Tổ hỗ trợ công dân lưu động</a>',
      'Y tế, sức khỏe cộng đồng; Phục vụ người dân',
      'Toàn dân đoàn kết xây dựng đời sống văn hóa',
    ])
      expect(page).toContain(words)
    const edit = await text(web.get(`${pathOf(made)}/edit`, { as: office.first }))
    expect(edit).toMatch(new RegExp(`name="themes\\[\\]" value="${id('health')}" checked`, 'u'))
    const back = await send(`&themes[]=${id('health')}&title=`)
    expect(back.status).toBe(422)
    expect(await back.text()).toMatch(new RegExp(`value="${id('health')}" checked`, 'u'))
  })

  test('the words of the form that nobody changed are said to its officers', async () => {
    const type = await typeId('recycling_fund')
    const { goals = '', outputs = '' } = await templateOf(web.database.ctx(), type)
    const made = await web.post(
      '/models/new',
      { ...form, unitId: String(office.hoaAn), typeId: String(type), goals, outputs },
      { as: office.first },
    )
    const page = await text(web.get(pathOf(made), { as: office.first }))
    expect(page).toContain('còn nguyên lời gợi ý của mẫu')
    expect(page).toContain('Mục tiêu; Kết quả kiểm được')
  })
})

describe('a form sent twice', () => {
  const keyOf = async (as: Visitor) =>
    /name="key" value="([^"]+)"/u.exec(
      await text(web.get(`/models/new?unit=${office.anKhe}&type=0`, { as })),
    )?.[1] ?? ''

  async function send(change: Record<string, string>, as = office.first): Promise<Response> {
    return web.post('/models/new', { ...form, unitId: String(office.hoaAn), ...change }, { as })
  }

  test('makes one model, whose id is the key', async () => {
    const key = await keyOf(office.first)
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/u)
    const both = await Promise.all([send({ key }), send({ key })])
    for (const answer of both) expect(answer.headers.get('location')).toBe(`/models/${key}?done=saved`)
    expect((await send({ key })).headers.get('location')).toBe(`/models/${key}?done=saved`)
  })

  test('after a change of the text changes the model, unless it went its way since', async () => {
    const key = await keyOf(office.first)
    await send({ key })
    expect((await send({ key, goals: 'Sửa sau khi quay lại' })).status).toBe(303)
    const answer = await web.call('GET', `/api/v1/models/${key}`, undefined, { as: office.first })
    expect(await answer.json()).toMatchObject({ revision: 2, goals: 'Sửa sau khi quay lại' })
    const late = await send({ key, goals: 'Muộn rồi' })
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(page).toContain('Muộn rồi')
    expect(page).toMatch(/name="key" value="[0-9a-f-]{36}"/u)
    expect(page).not.toContain(`name="key" value="${key}"`)
  })

  test('with the key of someone else, or one that is none, learns and changes nothing', async () => {
    const key = await keyOf(office.first)
    await send({ key })
    const other = await send({ key, title: 'Của người khác' }, office.second)
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
