/** The moves of a model on its page: what each says, what a refusal keeps, and who may not. */
import { describe, expect, test } from 'vitest'
import type { Visitor } from '#test/harness/web.ts'
import { anyway, fieldError, form, pathOf, text, useOffice } from './pages.test-support.ts'

const office = useOffice()
const { web } = office

describe('each move', () => {
  const done = async (path: string, move: string, as: Visitor, fields: Record<string, string> = {}) => {
    const answer = await web.post(`${path}/${move}`, fields, { as })
    expect(answer.status, move).toBe(303)
    return text(web.get(answer.headers.get('location') ?? '', { as }))
  }

  test('says that it is done, and whose turn it is', async () => {
    const path = await office.registered()
    expect(await text(web.get(`${path}?done=saved`, { as: office.first }))).toContain(
      'Mô hình còn là bản nháp',
    )
    const submitted = await done(path, 'submit', office.first, anyway)
    expect(submitted).toContain('Đã gửi xét duyệt. Khi có kết quả, mô hình hiện ở “Việc chờ tôi”.')
    expect(submitted).toContain('Anh/chị là người gửi nên cần cán bộ khác xét duyệt.')
    expect(submitted).toContain('Đang chờ xét duyệt: Cán bộ phường, xã (Phường An Khê).')
    expect(submitted).not.toContain(`action="${path}/return"`)
    expect(submitted.indexOf('id="withdraw"')).toBeGreaterThan(submitted.indexOf('id="history"'))
    const returned = await done(path, 'return', office.second, {
      reason: 'Xin ghi rõ mục tiêu.\nVà ai kiểm.',
    })
    expect(returned).toContain('Đã trả lại cho đơn vị kèm lý do.')
    await done(path, 'submit', office.first, anyway)
    expect(await done(path, 'accept', office.second)).toContain('Đã chọn. Còn một bước: công bố.')
    expect(await done(path, 'publish', office.second)).toContain('Đã công bố. Ai cũng xem được.')
    expect(await text(web.get(`${path}?done=published`))).not.toContain('Đã công bố. Ai cũng xem được.')
    expect(await text(web.get(`${path}?done=accepted`, { as: office.second }))).not.toContain('Còn một bước')
    expect(await done(path, 'withdraw', office.second, { reason: 'Ghi trùng.' })).toContain('Đã rút mô hình.')
  })

  test('back to mend shows the reason first: on the page, above the form and in the worklist', async () => {
    const path = await office.registered()
    await web.post(`${path}/submit`, anyway, { as: office.first })
    await web.post(`${path}/return`, { reason: 'Thiếu con số.\nVà ai kiểm.' }, { as: office.second })
    for (const at of [path, `${path}/edit`]) {
      const page = await text(web.get(at, { as: office.first }))
      for (const words of [
        'Cần sửa trước khi gửi lại',
        'Thiếu con số.',
        'Cán bộ phường, xã (Phường An Khê) trả lại',
      ])
        expect(page).toContain(words)
    }
    const page = await text(web.get(path, { as: office.first }))
    expect(page).toMatch(/<a class="button button-primary"[^>]*>Sửa</u)
    expect(page).toMatch(/<button class="button button-secondary"[^>]*>Gửi xét duyệt</u)
    const work = await text(web.get('/worklist', { as: office.first }))
    expect(work).toContain('Thiếu con số. …')
    expect(work).toContain('>Chờ từ<')
  })

  test('too late keeps the reason and says who did what meanwhile', async () => {
    const path = await office.registered()
    await web.post(`${path}/submit`, anyway, { as: office.first })
    await web.post(`${path}/accept`, {}, { as: office.second })
    const late = await web.post(`${path}/return`, { reason: 'Chưa rõ kết quả.' }, { as: office.third })
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(page).toContain('Lý do anh/chị vừa viết (chưa gửi)')
    expect(page).toContain('Chưa rõ kết quả.')
    expect(page).toContain('Chưa trả lại được. Trần Văn Hai đã chọn mô hình này lúc 12:00 21/11/2026.')
    const refused = await web.post(`${path}/withdraw`, { reason: 'Thôn xin dừng.' }, { as: office.head })
    expect(refused.status).toBe(403)
    const told = await refused.text()
    for (const words of ['Thôn xin dừng.', 'chưa gửi', 'Trần Văn Hai đã chọn mô hình này'])
      expect(told).toContain(words)
  })

  test('without its reason comes back open at the field, and at no other', async () => {
    const path = await office.registered()
    await web.post(`${path}/submit`, anyway, { as: office.head })
    const withdrawn = await web.post(`${path}/withdraw`, { reason: ' ' }, { as: office.third })
    const page = await withdrawn.text()
    expect(withdrawn.status).toBe(422)
    expect(page).toContain('<a href="#withdraw-reason">Xin ghi lý do rút mô hình.</a>')
    expect(fieldError(page, 'withdraw-reason')).toBe('Xin ghi lý do rút mô hình.')
    expect(fieldError(page, 'reason')).toBeUndefined()
    expect(page.slice(page.indexOf('id="withdraw"'))).toMatch(
      /^[^<]*><div[^]*?<details class="disclosure" open/u,
    )
    const long = 'x'.repeat(2001)
    const tooLong = await text(web.post(`${path}/return`, { reason: long }, { as: office.third }))
    expect(tooLong.split(long)).toHaveLength(2)
    expect(fieldError(tooLong, 'reason')).toContain('2000')
    expect(fieldError(tooLong, 'withdraw-reason')).toBeUndefined()
  })

  test('of submitting what lacks something opens the form at it', async () => {
    const path = await office.registered()
    const unitId = String(office.hoaAn)
    await web.post(`${path}/edit`, { ...form, unitId, revision: '1', goals: '' }, { as: office.first })
    const answer = await web.post(`${path}/submit`, anyway, { as: office.first })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('<a href="#goals">Mục tiêu: Cần điền mục này trước khi gửi duyệt.</a>')
    expect(fieldError(page, 'goals')).toBe('Cần điền mục này trước khi gửi duyệt.')
    expect(page).toContain('Mục tiêu (cần có khi gửi xét duyệt)')
  })

  test.each(['submit', 'return', 'accept', 'publish', 'withdraw'])(
    'at the address of %s, opened by itself, leads to the model',
    async (move) => {
      const path = await office.registered()
      const answer = await web.get(`/en${path}/${move}`, { as: office.first })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/en${path}`])
      expect((await web.get(`${path}/${move}`)).headers.get('location')).toContain('/sign-in?next=')
    },
  )
})

describe('four eyes and levels', () => {
  test('who wrote a part may not accept it, and is told', async () => {
    const path = await office.registered()
    const unitId = String(office.hoaAn)
    await web.post(`${path}/edit`, { ...form, unitId, revision: '1', goals: 'Khác' }, { as: office.second })
    await web.post(`${path}/submit`, anyway, { as: office.first })
    expect(await text(web.get(path, { as: office.second }))).toContain('Anh/chị đã viết một phần mô hình này')
    const refused = await web.post(`${path}/accept`, {}, { as: office.second })
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('nên cần cán bộ khác xét duyệt')
    expect((await web.post(`${path}/accept`, {}, { as: office.third })).status).toBe(303)
  })

  test('a ward does not accept a model of the level of a province, nor raises a public one to it', async () => {
    const unitId = String(office.hoaAn)
    const made = await web.post('/models/new', { ...form, unitId, level: 'province' }, { as: office.head })
    const path = pathOf(made)
    await web.post(`${path}/submit`, anyway, { as: office.head })
    expect(await text(web.get(path, { as: office.second }))).toContain(
      'do cán bộ xét duyệt của tỉnh, thành phố chọn',
    )
    expect((await web.post(`${path}/accept`, {}, { as: office.second })).status).toBe(403)
    expect(
      (await web.post(`${path}/return`, { reason: 'Xin ghi cấp cơ sở.' }, { as: office.second })).status,
    ).toBe(303)
    await web.post(`${path}/edit`, { ...form, unitId, revision: '1' }, { as: office.head })
    for (const [move, as] of [
      ['submit', office.head],
      ['accept', office.second],
      ['publish', office.second],
    ] as const)
      expect((await web.post(`${path}/${move}`, anyway, { as })).status, move).toBe(303)
    const raised = await web.call(
      'PATCH',
      `/api/v1${path}`,
      { revision: 2, level: 'province' },
      { as: office.second },
    )
    expect(raised.status).toBe(403)
  })

  test('a head may not withdraw what was accepted', async () => {
    const path = await office.registered()
    await web.post(`${path}/submit`, anyway, { as: office.head })
    await web.post(`${path}/accept`, {}, { as: office.second })
    expect((await web.post(`${path}/withdraw`, { reason: 'Thôi.' }, { as: office.head })).status).toBe(403)
    expect(await text(web.get(path, { as: office.head }))).not.toContain(`${path}/withdraw`)
    expect((await web.post(`${path}/withdraw`, { reason: 'Thôi.' }, { as: office.third })).status).toBe(303)
  })
})
