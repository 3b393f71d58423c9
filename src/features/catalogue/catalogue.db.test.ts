/** Types, themes, campaigns and dated rules as data: who edits what, two at once, and which rule holds where. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/auth/actor.ts'
import { findUnitByCode } from '#features/units/contract.ts'
import { parse } from '#platform/http/issues.ts'
import { Problem } from '#platform/problem.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { editCatalogue } from './catalogue.policy.ts'
import type { AddRule } from './catalogue.schemas.ts'
import { addRuleInput, addTypeInput, editTypeBody } from './catalogue.schemas.ts'
import { findNation } from './catalogue.store.ts'
import { addRule, editRule } from './commands/save-rule.ts'
import { addType, editType } from './commands/save-type.ts'
import { listLabels } from './queries/list-labels.ts'
import { listTypes } from './queries/list-types.ts'
import { ruleAt } from './queries/rule-at.ts'

const web = useWeb('units')
const { database } = web
let nation = 0
let daNang = 0
let anKhe = 0
let hoaAn = 0
let ngheAn = 0
let city: Actor
let ofCity: Visitor
let ofNation: Visitor

const idOf = async (code: string, date: string) =>
  (await findUnitByCode(database.ctx(), { code, date }))?.id ?? 0

beforeAll(async () => {
  const ctx = database.ctx()
  nation = (await findNation(database.db, '2026-11-21')) ?? 0
  daNang = await idOf('48', '2026-11-21')
  anKhe = await idOf('20305', '2026-11-21')
  hoaAn = await idOf('20306', '2024-03-01')
  ngheAn = await idOf('40', '2026-11-21')
  const person = await anAccount(ctx, { role: 'province_officer', unitId: daNang })
  city = {
    kind: 'account',
    accountId: person.id,
    name: '',
    grants: [{ permission: editCatalogue, unitId: daNang }],
  }
  ofCity = await web.signIn(person)
  ofNation = await web.signIn(await anAccount(ctx, { role: 'national_registrar', unitId: nation }))
})

const asCity = () => database.ctx({ actor: city })

async function refusal(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Problem) return error
  throw error ?? new Error('it was not refused')
}

async function audited(subject: string, id: number): Promise<string[]> {
  const rows = await database.db
    .selectFrom('audit')
    .select('action')
    .where('subject_type', '=', subject)
    .where('subject_id', '=', String(id))
    .orderBy('id')
    .execute()
  return rows.map(({ action }) => action)
}

const aType = (change: Record<string, unknown> = {}) =>
  parse(addTypeInput, { unitId: daNang, name: { vi: 'Bến sông sạch' }, ...change })

describe('types are data that a province edits', () => {
  test('its own entries are offered to its units of today and of the past, and nowhere else', async () => {
    const type = await addType(asCity(), aType())
    expect(type).toMatchObject({ code: 'ben_song_sach', name: { en: 'Bến sông sạch' }, revision: 1 })
    const offered = async (unitId: number, day: string) =>
      (await listTypes(database.ctx(), { unitId, day })).some(({ id }) => id === type.id)
    expect(await offered(anKhe, '2026-11-21')).toBe(true)
    expect(await offered(hoaAn, '2024-03-01')).toBe(true)
    expect(await offered(ngheAn, '2026-11-21')).toBe(false)
    expect(await audited('model_type', type.id)).toEqual(['model-type.added'])
    expect((await addType(asCity(), aType())).code).toBe('ben_song_sach_2')
  })

  test('rows of the whole country need the nation, and other provinces are none of its', async () => {
    expect((await refusal(addType(asCity(), aType({ unitId: null })))).code).toBe('not-allowed')
    expect((await refusal(addType(asCity(), aType({ unitId: ngheAn })))).code).toBe('not-allowed')
    expect((await refusal(addType(asCity(), aType({ unitId: hoaAn })))).fields[0]?.code).toBe('no_unit')
    const [shared] = await listTypes(database.ctx())
    const edit = editType(asCity(), {
      ...parse(editTypeBody, { revision: 1, name: { vi: 'x' } }),
      code: shared?.code ?? '',
    })
    expect((await refusal(edit)).code).toBe('not-allowed')
  })

  test('saving what stands changes nothing; who saves second sees what stands', async () => {
    const type = await addType(asCity(), aType({ name: { vi: 'Hàng rào xanh' }, criteria: [{ vi: 'Xanh' }] }))
    const { id: _, code, unitId: __, ...same } = type
    const input = parse(editTypeBody, { ...same, criteria: [...same.criteria] })
    expect((await editType(asCity(), { ...input, code })).revision).toBe(1)
    const next = parse(editTypeBody, { ...input, criteria: [...same.criteria, { vi: 'Xanh' }] })
    const after = await editType(asCity(), { ...next, code })
    expect(after.criteria.map((one) => one.code)).toEqual(['xanh', 'xanh_2'])
    const late = await refusal(editType(asCity(), { ...input, to: '2027-01-01', code }))
    expect(late.code).toBe('catalogue.changed')
    expect(late.details).toMatchObject({ revision: 2, current: { criteria: [{}, { code: 'xanh_2' }] } })
    expect(await audited('model_type', type.id)).toEqual(['model-type.added', 'model-type.edited'])
  })

  test('what asks for a forbidden personal attribute is refused, on the form with the line', async () => {
    const form = { unitId: String(daNang), 'name.vi': 'Hộ kiểu mẫu', 'criteria.0.vi': 'Tôn giáo của chủ hộ' }
    const answer = await web.post('/model-types/new', form, { as: ofCity })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('href="#criteria.0.vi"')
    expect(page).toContain('value="Tôn giáo của chủ hộ"')
    expect(page).toContain('Không được hỏi hay ghi tôn giáo')
    const api = await web.call(
      'POST',
      '/api/v1/labels',
      { form: 'theme', unitId: daNang, name: { vi: 'Ai là đảng viên' } },
      { as: ofCity },
    )
    expect(api.status).toBe(422)
  })
})

describe('the pages', () => {
  test('everyone browses: what it is, how to copy it, the words of the form, the models of that type', async () => {
    const list = await (await web.get('/model-types')).text()
    expect(list).toContain('href="/model-types/fire_points"')
    expect(list).not.toContain('/model-types/new')
    const page = await (await web.get('/model-types/fire_points')).text()
    for (const words of [
      'Muốn làm theo',
      'Số buổi tập chữa cháy trong năm',
      '/models?type=',
      '/models/new?type=',
    ])
      expect(page).toContain(words)
    const english = await (await web.get('/en/model-types/five_no_three_clean')).text()
    expect(english).toContain('No policy the people did not approve')
    expect((await web.get('/model-types/there_is_none')).status).toBe(404)
  })

  test('a province adds and ends a type over forms; a second editor keeps what was typed', async () => {
    expect((await web.get('/model-types/new')).status).toBe(303)
    const form = {
      unitId: String(daNang),
      'name.vi': 'Chợ không túi ni-lông',
      field: 'culture_society',
      'template.goals': 'Số sạp dùng túi giấy',
      'criteria.0.vi': 'Có điểm đổi túi',
      'criteria.1.vi': '',
    }
    const added = await web.post('/model-types/new', form, { as: ofCity })
    expect(added.headers.get('location')).toBe('/model-types/cho_khong_tui_ni_long?done=saved')
    const path = '/model-types/cho_khong_tui_ni_long'
    expect(await (await web.get(`/model-types?unit=${anKhe}`)).text()).toContain(path)
    const edit = await (await web.get(`${path}/edit`, { as: ofCity })).text()
    expect(edit).toContain('name="criteria.0.code" value="co_diem_doi_tui"')
    const change = { ...form, revision: '1', to: '2026-11-21', 'criteria.0.code': 'co_diem_doi_tui' }
    const { unitId: _, ...ended } = change
    expect((await web.post(`${path}/edit`, ended, { as: ofCity })).status).toBe(303)
    expect(await (await web.get(path)).text()).toContain('nay không dùng khi đăng ký mới')
    const late = await web.post(`${path}/edit`, { ...ended, 'name.vi': 'Chợ xanh', to: '' }, { as: ofCity })
    const kept = await late.text()
    expect(late.status).toBe(409)
    for (const words of ['value="Chợ xanh"', 'Chợ không túi ni-lông', 'name="revision" value="2"'])
      expect(kept).toContain(words)
  })

  test('themes and campaigns with their days; a theme stays one', async () => {
    const form = { form: 'movement', 'name.vi': 'Cả nước chung sức', from: '2026-01-01', to: '2026-06-30' }
    expect((await web.post('/labels/new', form, { as: ofCity })).status).toBe(403)
    expect((await web.post('/labels/new', form, { as: ofNation })).status).toBe(303)
    const label = (await listLabels(database.ctx())).find(({ code }) => code === 'ca_nuoc_chung_suc')
    expect(label).toMatchObject({ kind: 'campaign', unitId: null, to: '2026-06-30' })
    expect(await (await web.get('/labels')).text()).toContain('Thôi dùng từ 30/06/2026')
    const path = '/labels/ca_nuoc_chung_suc/edit'
    const wrong = await web.post(path, { ...form, form: 'theme', revision: '1' }, { as: ofNation })
    expect([wrong.status, (await wrong.text()).includes('Chủ đề không đổi thành phong trào')]).toEqual([
      422,
      true,
    ])
    expect((await web.post(path, { ...form, to: '', revision: '1' }, { as: ofNation })).status).toBe(303)
    expect(await audited('label', label?.id ?? 0)).toEqual(['label.added', 'label.edited'])
  })
})

describe('dated rules: the nearest unit decides, on the day', () => {
  const code = 'model.party-repeats-union'
  const rule = (change: Partial<Record<keyof AddRule, unknown>>) =>
    parse(addRuleInput, { code, value: 'warn', source: 'Công văn thử', ...change })
  const at = (unitId: number, day: string) => ruleAt(database.ctx(), { code, unitId, day })

  test('of the ward, else of the city, else of the country, each in its days', async () => {
    expect(await at(anKhe, '2026-11-21')).toBe('allow')
    await addRule(asCity(), rule({ unitId: daNang, from: '2026-01-01' }))
    await addRule(asCity(), rule({ unitId: anKhe, value: 'forbid', from: '2026-03-01', to: '2026-10-01' }))
    expect(await at(anKhe, '2025-12-31')).toBe('allow')
    expect(await at(anKhe, '2026-02-28')).toBe('warn')
    expect(await at(anKhe, '2026-03-01')).toBe('forbid')
    expect(await at(anKhe, '2026-09-30')).toBe('forbid')
    expect(await at(anKhe, '2026-10-01')).toBe('warn')
    expect(await at(daNang, '2026-09-30')).toBe('warn')
    expect(await at(ngheAn, '2026-09-30')).toBe('allow')
  })

  test('a new row ends the one in force; rows of one place never overlap; a mistake is mended', async () => {
    const first = await addRule(asCity(), rule({ unitId: hoaXuan(), from: '2026-01-01' }))
    const second = await addRule(asCity(), rule({ unitId: hoaXuan(), value: 'forbid', from: '2026-06-01' }))
    expect(await at(hoaXuan(), '2026-05-31')).toBe('warn')
    expect(await at(hoaXuan(), '2026-06-01')).toBe('forbid')
    const early = addRule(asCity(), rule({ unitId: hoaXuan(), from: '2026-05-01' }))
    expect((await refusal(early)).code).toBe('catalogue.rule-overlaps')
    const longer = { id: first.id, value: 'warn', source: 'x', verified: true, to: '2026-07-01' }
    expect((await refusal(editRule(asCity(), { ...longer, revision: 1 }))).code).toBe('catalogue.changed')
    expect((await refusal(editRule(asCity(), { ...longer, revision: 2 }))).code).toBe(
      'catalogue.rule-overlaps',
    )
    const mended = await editRule(asCity(), { ...second, value: 'allow', to: '2026-12-01', verified: true })
    expect(mended).toMatchObject({ value: 'allow', revision: 2, from: '2026-06-01' })
    expect(await audited('rule_row', first.id)).toEqual(['rule.added', 'rule.ended'])
  })

  test('over the pages: listed for everyone, set by who may', async () => {
    const form = { code, unitId: String(daNang), value: 'forbid', source: 'Hướng dẫn 12', from: '2026-12-01' }
    expect((await web.post('/rules/new', { ...form, unitId: '' }, { as: ofCity })).status).toBe(403)
    expect((await web.post('/rules/new', { ...form, value: '' }, { as: ofCity })).status).toBe(422)
    expect((await web.post('/rules/new', { ...form, verified: 'yes' }, { as: ofCity })).status).toBe(303)
    const list = await (await web.get('/rules')).text()
    for (const words of ['Thành phố Đà Nẵng', 'Hướng dẫn 12', 'Thôi dùng từ 01/12/2026', 'Đã đối chiếu'])
      expect(list).toContain(words)
    const id = /href="\/rules\/(\d+)\/edit"/u.exec(
      await (await web.get('/rules', { as: ofNation })).text(),
    )?.[1]
    expect((await web.get(`/rules/${id}/edit`, { as: ofNation })).status).toBe(200)
  })

  function hoaXuan(): number {
    return other
  }
  let other = 0
  beforeAll(async () => {
    other = await idOf('20257', '2026-11-21')
  })
})
