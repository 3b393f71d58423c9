/** The pages as people use them, without JavaScript: define, set a target, report, correct, and what everybody sees. */
import { beforeAll, describe, expect, test } from 'vitest'
import { createUnit, findUnitByCode } from '#features/units/contract.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { aModel } from '#test/builders/models.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { idOf } from './values.test-support.ts'

const web = useWeb('units')
const ctx = () => web.database.ctx()
let daNang = 0
let village = 0
let modelId = ''
let province: Visitor = {}
let ward: Visitor = {}
let citizen: Visitor = {}

beforeAll(async () => {
  const anKhe = (await findUnitByCode(ctx(), { code: '20305', date: '2026-11-21' }))?.id ?? 0
  daNang = (await findUnitByCode(ctx(), { code: '48', date: '2026-11-21' }))?.id ?? 0
  village = (
    await createUnit(ctx(), { kind: 'residential_area', name: '12', parentId: anKhe, from: '2025-07-01' })
  ).id
  modelId = (await aModel(ctx(), { unitId: village, registeredOn: '2026-01-05', title: 'Ngõ an toàn' })).id
  province = await web.signIn(await anAccount(ctx(), { role: 'province_officer', unitId: daNang }))
  ward = await web.signIn(await anAccount(ctx(), { role: 'ward_officer', unitId: anKhe }))
  citizen = await web.signIn(await anAccount(ctx()))
})

const text = async (response: Promise<Response>) => (await response).text()
const locationOf = (response: Response) => response.headers.get('location') ?? ''

/** What is said at a field, without the word for screen readers. */
function fieldError(page: string, id: string): string | undefined {
  return new RegExp(`id="${id}-error"><span[^>]*>[^<]*</span>([^<]*)<`, 'u').exec(page)?.[1]
}

describe('defining', () => {
  const form = {
    kind: 'number',
    name: 'Số giếng còn dùng được',
    measure: '',
    measureName: 'giếng',
    direction: 'up',
    timing: 'state',
    decimals: '0',
    additive: 'yes',
    levels: 'neighbourhood',
    meaning: 'Đếm cuối năm.',
    every: 'year',
  }

  test('is offered to officers of a province, and refused to others', async () => {
    expect(await text(web.get('/indicators', { as: province }))).toContain('href="/indicators/new"')
    expect(await text(web.get('/indicators'))).not.toContain('href="/indicators/new"')
    expect((await web.get('/indicators/new', { as: ward })).status).toBe(403)
    expect((await web.get('/indicators/new')).status).toBe(303)
    const choice = await text(web.get('/indicators/new', { as: province }))
    expect(choice).toContain('/indicators/new?kind=checklist')
  })

  test('what must not be known of people comes back with the reason and all that was typed', async () => {
    const typed = { ...form, scopeUnitId: String(daNang), name: 'Tôn giáo của chủ hộ' }
    const response = await web.post('/indicators/new', typed, { as: province })
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(fieldError(page, 'name')).toContain('Không được hỏi hay ghi tôn giáo')
    expect(page).toMatch(/<input[^>]* name="name"[^>]* value="Tôn giáo của chủ hộ"/u)
    expect(page).toMatch(/<input[^>]* name="measureName"[^>]* value="giếng"/u)
    expect(page).toMatch(/value="neighbourhood" checked/u)
    const english = await web.post('/en/indicators/new', typed, { as: province })
    expect(fieldError(await english.text(), 'name')).toContain('The religion of a person or a household')
  })

  test('one is defined, read by everybody, changed and ended', async () => {
    const made = await web.post('/indicators/new', { ...form, scopeUnitId: String(daNang) }, { as: province })
    expect(made.status).toBe(303)
    const path = locationOf(made).replace('?done=saved', '')
    const page = await text(web.get(path))
    expect(page).toContain('Số giếng còn dùng được')
    expect(page).toContain('Thành phố Đà Nẵng')
    expect(page).not.toContain(`${path}/edit`)
    expect(await text(web.get(`/indicators?province=${daNang}`))).toContain(path)
    expect((await web.get(`${path}/edit`, { as: ward })).status).toBe(403)
    const changed = await web.post(
      `${path}/edit`,
      { revision: '1', name: 'Số giếng chung', direction: 'up', from: '2027-01-01' },
      { as: province },
    )
    expect(locationOf(changed)).toBe(`${path}?done=saved`)
    expect(await text(web.get(path))).toContain('Các thời kỳ')
    const late = await web.post(
      `${path}/edit`,
      { revision: '1', name: 'Khác', direction: 'up' },
      { as: province },
    )
    expect([late.status, (await late.text()).includes('value="Khác"')]).toEqual([409, true])
    const noReason = await web.post(`${path}/end`, { revision: '2', on: '2028-01-01' }, { as: province })
    expect(fieldError(await noReason.text(), 'reason')).toBeDefined()
    const ended = await web.post(
      `${path}/end`,
      { revision: '2', on: '2028-01-01', reason: 'Không cần nữa.' },
      { as: province },
    )
    expect(locationOf(ended)).toBe(`${path}?done=ended`)
  })

  test('criteria are lines; a line keeps its place when its words are mended', async () => {
    const made = await web.post(
      '/indicators/new',
      {
        kind: 'checklist',
        measure: 'unit',
        name: 'Ngõ xanh',
        levels: 'neighbourhood',
        options: 'Có cây\nCó đèn',
        scopeUnitId: String(daNang),
      },
      { as: province },
    )
    const path = locationOf(made).replace('?done=saved', '')
    const page = await text(web.get(`${path}/edit`, { as: province }))
    expect(page).toMatch(/name="option.o1"[^>]* value="Có cây"/u)
    await web.post(
      `${path}/edit`,
      {
        revision: '1',
        name: 'Ngõ xanh',
        'option.o1': 'Có cây xanh',
        'option.o2': '',
        options: 'Có thùng rác',
      },
      { as: province },
    )
    const answer = (await (await web.get(`/api/v1${path}`)).json()) as { versions: { options: unknown }[] }
    expect(answer.versions[0]?.options).toEqual([
      { code: 'o1', label: 'Có cây xanh' },
      { code: 'o3', label: 'Có thùng rác' },
    ])
  })
})

describe('a target of a model', () => {
  let path = ''

  test('is chosen, set and shown to everybody on the page of the model', async () => {
    const targets = `/models/${modelId}/targets`
    expect((await web.get(`${targets}/new`, { as: citizen })).status).toBe(403)
    const choice = await text(web.get(`${targets}/new`, { as: ward }))
    const indicatorId = await idOf(web.database.db, 'households_with_extinguisher')
    expect(choice).toContain(`${targets}/new?indicator=${indicatorId}`)
    const form = await text(web.get(`${targets}/new?indicator=${indicatorId}`, { as: ward }))
    expect(form).toContain('Hộ có bình chữa cháy')
    const wrong = await web.post(
      `${targets}/new`,
      { indicatorId, 'target.amount': '600', 'target.outOf': '545', dueOn: '2026-12-31' },
      { as: ward },
    )
    const back = await wrong.text()
    expect([wrong.status, fieldError(back, 'target.amount')]).toEqual([422, 'Không thể có 600 trên 545.'])
    expect(back).toMatch(/name="target.outOf"[^>]* value="545"/u)
    const set = await web.post(
      `${targets}/new`,
      {
        indicatorId,
        'target.amount': '545',
        'target.outOf': '545',
        'target.bound': 'exact',
        'baseline.amount': '120',
        'baseline.outOf': '545',
        baselineOn: '2026-01-01',
        dueOn: '2026-12-31',
      },
      { as: ward },
    )
    expect(set.status).toBe(303)
    path = locationOf(set)
    const story = await text(web.get(`/models/${modelId}`))
    expect(story).toContain('545 trên 545 hộ (100 %)')
    expect(story).toContain('Đạt 0 trên 1 mục tiêu')
    expect(story).not.toContain(`${targets}/new`)
    expect(await text(web.get(`/en/models/${modelId}`))).toContain('545 of 545 households (100%)')
  })

  test('is reported, corrected with a reason, and met', async () => {
    const report = { onDate: '2026-06-30', amount: '540', outOf: '545', bound: 'exact' }
    const bad = await web.post(`${path}/report`, { ...report, onDate: '' }, { as: ward })
    expect([bad.status, (await bad.text()).includes('value="540"')]).toEqual([422, true])
    expect((await web.post(`${path}/report`, report, { as: citizen })).status).toBe(403)
    expect(locationOf(await web.post(`${path}/report`, report, { as: ward }))).toBe(path)
    const shown = await text(web.get(path, { as: ward }))
    expect(shown).toContain('540 trên 545 hộ (99,1 %)')
    const correct = /href="(\/indicator-values\/\d+\/correct)"/u.exec(shown)?.[1] ?? ''
    expect(await text(web.get(path))).not.toContain(correct)
    expect((await web.get(correct, { as: citizen })).status).toBe(403)
    const noReason = await web.post(correct, { amount: '545', outOf: '545' }, { as: ward })
    expect([noReason.status, fieldError(await noReason.text(), 'reason')]).toEqual([422, 'Xin điền mục này.'])
    const done = await web.post(
      correct,
      { amount: '545', outOf: '545', reason: 'Đếm sót 5 hộ.' },
      { as: ward },
    )
    expect(locationOf(done)).toBe(path)
    const after = await text(web.get(path, { as: ward }))
    expect(after).toContain('đã đính chính')
    expect(after).toContain('Lý do: <span lang="vi">Đếm sót 5 hộ.</span>')
    const open = await text(web.get(path))
    expect(open).toContain('545 trên 545 hộ (100 %)')
    expect(open).not.toContain('Đếm sót')
    expect(await text(web.get(`/models/${modelId}`))).toContain('Mọi mục tiêu đã đạt')
    const again = await web.post(correct, { amount: '1', outOf: '545', reason: 'x' }, { as: ward })
    expect(again.status).toBe(409)
  })

  test('a target of another model is not at its address', async () => {
    const other = await aModel(ctx(), { unitId: village, registeredOn: '2026-01-06', title: 'Khác' })
    const stray = path.replace(modelId, other.id)
    expect((await web.get(stray)).status).toBe(404)
    const report = { onDate: '2026-07-31', amount: '1', outOf: '545' }
    expect((await web.post(`${stray}/report`, report, { as: ward })).status).toBe(404)
  })
})

describe('the profile of an area', () => {
  test('is reported on one page and read by everybody, small numbers left out', async () => {
    const path = `/units/${village}/profile`
    expect((await web.get(`${path}/new`, { as: citizen })).status).toBe(403)
    const bad = await web.post(
      `${path}/new`,
      { onDate: '2026-06-30', 'values.profile_people': 'hai nghìn', 'values.profile_households': '545' },
      { as: ward },
    )
    const back = await bad.text()
    expect([bad.status, fieldError(back, 'values.profile_people')]).toEqual([
      422,
      'Xin ghi một số nguyên không âm, ví dụ 1.250.',
    ])
    expect(back).toMatch(/name="values.profile_households"[^>]* value="545"/u)
    const done = await web.post(
      `${path}/new`,
      {
        onDate: '2026-06-30',
        'values.profile_groups': '4',
        'values.profile_households': '545',
        'values.profile_people': '2.023',
        'values.profile_poor_households': '3',
        'values.profile_near_poor_households': '',
        sourceTitle: 'Rà soát giữa năm',
      },
      { as: ward },
    )
    expect(locationOf(done)).toBe(path)
    const open = await text(web.get(path))
    expect(open).toContain('2.023 người')
    expect(open).toContain('3,71')
    expect(open).toContain('Giữ kín (tránh lộ số nhỏ)')
    expect(open).not.toContain('3 hộ<')
    expect(open).not.toContain(`${path}/new`)
    expect(await text(web.get(path, { as: ward }))).toContain('3 hộ')
    expect(await text(web.get(`${path}?on=2026-06-29`))).toContain('Chưa có hồ sơ')
    expect((await web.get(`${path}?on=nonsense`)).status).toBe(200)
    expect(await text(web.get(`/en/units/${village}`))).toContain('2,023 people')
  })

  test('another indicator is chosen and reported from there', async () => {
    const choice = await text(web.get(`/units/${village}/indicators`, { as: ward }))
    const indicatorId = await idOf(web.database.db, 'five_no_three_clean')
    const path = `/units/${village}/indicators/${indicatorId}`
    expect(choice).toContain(path)
    const empty = await web.post(
      `${path}/report`,
      { onDate: '2025-12-31', 'marks.no_drugs': '' },
      { as: ward },
    )
    expect(fieldError(await empty.text(), 'marks')).toBe('Xin điền mục này.')
    for (const year of ['2025', '2026'])
      await web.post(
        `${path}/report`,
        { onDate: `${year}-09-30`, 'marks.no_drugs': 'yes', 'marks.clean_alley': 'no' },
        { as: ward },
      )
    const open = await text(web.get(path))
    expect(open).toContain('Không có ma túy trên địa bàn: 2 năm liền (2025–2026)')
    expect(open).toContain('1 trên 2 tiêu chí')
    expect(open).not.toContain('/report"')
  })
})

test('the worklist names what is due', async () => {
  const indicatorId = await idOf(web.database.db, 'escalation_rate')
  const path = `/units/${village}/indicators/${indicatorId}`
  const report = { fromDate: '2026-01-01', onDate: '2026-03-31', amount: '2', outOf: '40' }
  expect((await web.post(`${path}/report`, report, { as: ward })).status).toBe(303)
  const page = await text(web.get('/worklist', { as: ward }))
  expect(page).toContain('Số liệu đến kỳ báo')
  expect(page).toContain(`${path}#report`)
  expect(page).toContain('01/07/2026 – 30/09/2026')
  expect(await text(web.get('/worklist', { as: citizen }))).not.toContain('Số liệu đến kỳ báo')
})
