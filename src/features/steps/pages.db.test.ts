/** The pages of steps as officers and readers meet them, without JavaScript. */
import { beforeAll, describe, expect, test } from 'vitest'
import { unitId as unitOf, codes } from '#test/builders/units.ts'
import { aModel } from '#test/builders/models.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { faults } from '#ui/markup.test-support.ts'
import { aLink, aPhoto, begun, ready } from './steps.test-support.ts'
import { closeStep } from './commands/close-step.ts'
import { addTask } from './commands/add-task.ts'
import { taskPlan } from './steps.test-support.ts'

const web = useWeb('units')
let ward = 0
let officer: Visitor
let head: Visitor

beforeAll(async () => {
  const ctx = web.database.ctx()
  ward = await unitOf(ctx, codes.anKhe)
  const first = await anAccount(ctx, { role: 'ward_officer', unitId: ward })
  officer = await web.signIn(first)
  head = await web.signIn(await anAccount(ctx, { role: 'neighbourhood_head', unitId: ward }))
})

const system = () => web.database.ctx()

async function fresh(state: 'accepted' | 'published' = 'published'): Promise<string> {
  return (await aModel(system(), { unitId: ward, registeredOn: '2026-09-01', state })).id
}

async function text(answer: Promise<Response>): Promise<string> {
  const page = await (await answer).text()
  expect(faults(page)).toEqual([])
  return page
}

const location = (answer: Response) => [answer.status, answer.headers.get('location')]

describe('writing about the steps', () => {
  test('from an empty page to a closed first step', async () => {
    const id = await fresh()
    const path = `/models/${id}/steps`
    expect(await text(web.get(path))).toContain('Chưa có bước nào được ghi')
    const empty = await text(web.get(path, { as: head }))
    expect(empty).toContain(`href="${path}/choose/edit"`)
    expect(empty).not.toContain('Chưa có bước nào được ghi')

    const refused = await web.post(`${path}/choose/close`, { on: '2026-11-01' }, { as: head })
    const missing = await text(Promise.resolve(refused))
    expect(refused.status).toBe(422)
    expect(missing).toContain('Chưa kết thúc được bước này')
    expect(missing).toContain('<a href="#choose">Xin ghi vì sao chọn việc này.</a>')
    expect(missing).toContain('value="2026-11-01"')

    const content = {
      revision: '0',
      startedOn: '2026-10-01',
      why: 'Rác dạt vào bến\nsau mỗi con nước',
      whom: '46 hộ',
      strength: 'Có xuồng',
      breakthrough: 'Theo con nước',
      note: '',
    }
    expect(location(await web.post(`${path}/choose/edit`, content, { as: head }))).toEqual([
      303,
      `${path}?done=saved#choose`,
    ])
    expect(location(await web.post(`${path}/choose/close`, { on: '2026-11-01' }, { as: head }))).toEqual([
      303,
      `${path}?done=closed#choose`,
    ])
    const seen = await text(web.get(path))
    expect(seen).toContain('Xong ngày 01/11/2026')
    expect(seen).toContain('Rác dạt vào bến<br/>sau mỗi con nước')
    expect(seen).not.toContain('/edit')
    const model = await text(web.get(`/models/${id}`))
    expect(model).toContain('Đã xong 1 trên 4 bước.')
    expect(model).toContain(`<a href="${path}#choose">Chọn việc</a>`)
    expect((await web.get(`${path}/choose/edit`, { as: head })).status).toBe(409)
  })

  test('forms begin with what is known: the words of the registration, the day a step likely began', async () => {
    const id = await fresh('accepted')
    const path = `/models/${id}/steps`
    const model = await text(web.get(`/models/${id}`, { as: head }))
    expect(model, 'the next step of who registers').toContain(`href="${path}">Ghi bốn bước</a>`)
    expect(await text(web.get(`/models/${id}`, { as: officer }))).toContain('Ghi bốn bước')
    const first = await text(web.get(`${path}/choose/edit`, { as: head }))
    expect(first).toContain('id="startedOn" name="startedOn"')
    expect(first).toContain('value="2026-09-01"')
    expect(first).toMatch(/name="why"[^>]*>[^<]*\S/u)

    await begun(system(), id, 'choose')
    await closeStep(system(), { modelId: id, step: 'choose', on: '2026-10-04' })
    await addTask(system(), { ...taskPlan, modelId: id, dueOn: '2026-12-01' })
    const page = await text(web.get(path, { as: head }))
    expect(page).toContain('Để kết thúc bước này:')
    expect(page).toContain('<li>Xin thêm ít nhất một minh chứng: ảnh, văn bản hoặc đường dẫn.</li>')
    await aLink(system(), id, 'organise')
    const form = await text(web.get(path, { as: head }))
    expect(form).toMatch(/id="organise-startedOn"[^>]*value="2026-10-04"/u)
    const close = (body: Record<string, string>) => web.post(`${path}/organise/close`, body, { as: head })
    const early = await close({ on: '2026-10-20', startedOn: '2026-10-25' })
    const back = await text(Promise.resolve(early))
    expect(early.status).toBe(422)
    expect(back).toMatch(/id="organise-startedOn"[^>]*value="2026-10-25"/u)
    expect((await close({ on: '2026-10-20', startedOn: '2026-10-05' })).status).toBe(303)
    expect(await text(web.get(path, { as: head }))).toContain('Bắt đầu 05/10/2026.')
    const sheet = await text(web.get(`/models/${id}/print`, { as: head }))
    for (const said of ['Rác dạt vào bến', 'Đặt 12 điểm gom rác', 'Xong ngày 20/10/2026'])
      expect(sheet, said).toContain(said)
    expect(await text(web.get(`/models/${id}/print`, { as: officer }))).toContain('Đặt 12 điểm gom rác')
  })

  test('who saved in between is shown what is stored beside what was typed', async () => {
    const id = await fresh()
    await ready(system(), id, 'choose')
    const typed = {
      revision: '0',
      startedOn: '2026-10-01',
      why: 'Bản của tôi',
      whom: '46 hộ',
      strength: '',
      breakthrough: '',
      note: '',
    }
    const answer = await web.post(`/models/${id}/steps/choose/edit`, typed, { as: head })
    const page = await text(Promise.resolve(answer))
    expect(answer.status).toBe(409)
    expect(page).toContain('Bản đang lưu')
    expect(page).toContain('Rác dạt vào bến')
    expect(page).toContain('Bản của tôi')
    expect(page).toContain('name="revision" value="1"')
    expect(
      (await web.post(`/models/${id}/steps/choose/edit`, { ...typed, revision: '1' }, { as: head })).status,
    ).toBe(303)
  })

  test('a task: added, kept when it is wrong, moved with a button, late in words', async () => {
    const id = await fresh()
    const path = `/models/${id}`
    const { key: _, ...plan } = taskPlan
    const form = await text(web.get(`${path}/tasks/new`, { as: head }))
    const key = /name="key" value="([^"]+)"/u.exec(form)?.[1] ?? ''
    const wrong = await web.post(`${path}/tasks/new`, { ...plan, key, who: '', dueOn: '31/12' }, { as: head })
    const page = await text(Promise.resolve(wrong))
    expect([
      wrong.status,
      page.includes(`value="${key}"`),
      page.includes('value="Đặt 12 điểm gom rác"'),
    ]).toEqual([422, true, true])
    expect(page).toContain('<a href="#who">Ai làm: Xin điền mục này.</a>')
    for (let i = 0; i < 2; i++)
      expect((await web.post(`${path}/tasks/new`, { ...plan, key }, { as: head })).status).toBe(303)
    const steps = await text(web.get(`${path}/steps`, { as: head }))
    expect(steps).toContain('Trễ 11 ngày')
    expect(steps.match(/Chi đoàn Thanh niên thôn/gu)).toHaveLength(1)
    expect(await text(web.get('/worklist', { as: head }))).toContain('Đặt 12 điểm gom rác')
    expect((await web.post(`${path}/tasks/${key}/state`, { state: 'done' }, { as: head })).status).toBe(303)
    expect(await text(web.get(`${path}/steps`, { as: head }))).toContain('Xong 21/11/2026')
    expect(await text(web.get('/worklist', { as: head }))).not.toContain('Đặt 12 điểm gom rác')
    const dropped = await web.post(`${path}/tasks/${key}/state`, { state: 'dropped' }, { as: head })
    expect([
      dropped.status,
      (await text(Promise.resolve(dropped))).includes('Xin ghi vì sao bỏ việc này.'),
    ]).toEqual([422, true])
    const edit = { ...plan, revision: '2', state: 'dropped', doneOn: '', reason: 'Trùng việc của xã' }
    expect((await web.post(`${path}/tasks/${key}`, edit, { as: head })).status).toBe(303)
    expect(await text(web.get(`${path}/steps`, { as: head }))).toContain('Bỏ vì: Trùng việc của xã')
  })

  test('outreach with questions, answered later; sums say what they lack', async () => {
    const id = await fresh()
    const path = `/models/${id}`
    const form = new URLSearchParams({
      kind: 'meeting',
      audience: 'Các hộ thôn',
      heldOn: '2026-10-05',
      place: 'Nhà văn hóa',
      attendance: '1.065',
      attendanceAtLeast: 'yes',
      note: '',
      key: '',
    })
    for (const [q, a] of [
      ['Ai chở rác?', ''],
      ['', ''],
      ['Họp mấy giờ?', '19 giờ'],
    ] as const) {
      form.append('questions[]', q)
      form.append('answers[]', a)
    }
    const send = async (to: string, body: URLSearchParams) =>
      web.request(to, {
        method: 'POST',
        body: body.toString(),
        as: head,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      })
    form.set('heldOn', '2026-12-01')
    const wrong = await send(`${path}/outreach/new`, form)
    const kept = await text(Promise.resolve(wrong))
    expect([
      wrong.status,
      kept.includes('Ai chở rác?'),
      kept.includes('19 giờ'),
      kept.includes('checked'),
    ]).toEqual([422, true, true, true])
    form.set('heldOn', '2026-10-05')
    expect((await send(`${path}/outreach/new`, form)).status).toBe(303)
    const steps = await text(web.get(`${path}/steps`, { as: head }))
    expect(steps).toContain('1 lần, trên 1.065 lượt người.')
    expect(steps).toContain('1 câu hỏi chưa có trả lời.')
    const one = /\/outreach\/([0-9a-f-]{36})/u.exec(steps)?.[1] ?? ''
    form.delete('key')
    form.set('revision', '1')
    form.set('attendance', '')
    form.delete('answers[]')
    for (const answer of ['Đội môi trường xã', '', '19 giờ']) form.append('answers[]', answer)
    expect((await send(`${path}/outreach/${one}`, form)).status).toBe(303)
    const after = await text(web.get(`${path}/outreach`, { as: head }))
    expect(after).toContain('1 lần; chưa đếm số người dự.')
    expect(after).not.toContain('chưa có trả lời')
    expect((await web.post(`${path}/outreach/${one}/remove`, {}, { as: head })).status).toBe(303)
    expect(await text(web.get(`${path}/steps`, { as: head }))).toContain('Chưa ghi lần nào.')
  })

  test('a review, and the reopening of its step', async () => {
    const id = await fresh()
    const path = `/models/${id}`
    const review = {
      heldOn: '2026-10-15',
      success: 'Đủ người',
      failure: 'Mưa',
      lessons: 'Theo con nước',
      decision: 'replicate',
    }
    const wrong = await web.post(
      `${path}/reviews/new`,
      { ...review, decision: '', failure: '' },
      { as: officer },
    )
    expect([wrong.status, (await text(Promise.resolve(wrong))).includes('Theo con nước')]).toEqual([
      422,
      true,
    ])
    expect((await web.post(`${path}/reviews/new`, review, { as: officer })).status).toBe(303)
    for (const step of ['choose', 'organise', 'mobilise'] as const) await ready(system(), id, step)
    await ready(system(), id, 'review')
    await web.database.db
      .updateTable('step_task')
      .set({ state: 'done', done_on: '2026-11-01' })
      .where('model_id', '=', id)
      .execute()
    for (const step of ['choose', 'organise', 'mobilise', 'review'] as const)
      expect((await web.post(`${path}/steps/${step}/close`, { on: '2026-11-20' }, { as: head })).status).toBe(
        303,
      )
    const seen = await text(web.get(`${path}/steps`))
    expect(seen).toContain('Nhân rộng')
    expect(await text(web.get(path))).toContain('con nước giữ được người')
    const silent = await web.post(`${path}/steps/review/reopen`, { reason: '' }, { as: officer })
    expect([
      silent.status,
      (await text(Promise.resolve(silent))).includes('id="review-reason-error"'),
    ]).toEqual([422, true])
    expect(
      (await web.post(`${path}/steps/review/reopen`, { reason: 'Thiếu số liệu' }, { as: officer })).status,
    ).toBe(303)
    expect(await text(web.get(`${path}/steps`, { as: officer }))).toContain('Thiếu số liệu')
    expect(await text(web.get(`${path}/steps`))).not.toContain('Thiếu số liệu')
  })
})

test('the page of steps costs a bounded number of queries, whatever it shows', async () => {
  const id = await fresh()
  for (const step of ['choose', 'organise', 'mobilise', 'review'] as const) await ready(system(), id, step)
  await closeStep(system(), { modelId: id, step: 'choose', on: '2026-11-01' })
  const count = async (as: Visitor) => {
    web.database.queries.length = 0
    await web.get(`/models/${id}/steps`, { as })
    return web.database.queries.length
  }
  const few = [await count({}), await count(head)]
  for (let i = 0; i < 20; i++) {
    await addTask(system(), { ...taskPlan, modelId: id })
    await aPhoto(system(), id, 'mobilise', 60 + i)
  }
  await aLink(system(), id, 'choose').catch(() => undefined)
  expect([await count({}), await count(head)]).toEqual(few)
  expect(Math.max(...few)).toBeLessThan(20)
})
