/** Registering over the form: the unit among those that were given, and one model however often it is sent. */
import { describe, expect, test } from 'vitest'
import { findUnitByCode } from '#features/units/contract.ts'
import type { Visitor } from '#test/harness/web.ts'
import { form, text, useOffice } from './pages.test-support.ts'

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

describe('a form sent twice', () => {
  const keyOf = async (as: Visitor) =>
    /name="key" value="([^"]+)"/u.exec(
      await text(web.get(`/models/new?unit=${office.anKhe}`, { as })),
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
