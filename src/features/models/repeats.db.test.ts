/** Near-duplicates are asked about before submission, and a place may forbid that a Party cell repeats a union. */
import { beforeAll, describe, expect, test } from 'vitest'
import { addRule } from '#features/catalogue/commands/save-rule.ts'
import { createUnit, findUnitByCode } from '#features/units/contract.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { parse } from '#platform/http/issues.ts'
import { Problem } from '#platform/problem.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { moveModel } from './commands/move-model.ts'
import { registerModel } from './commands/register-model.ts'
import { submitModel } from './commands/submit-model.ts'
import { permissions } from './model.policy.ts'
import type { Model } from './model.rules.ts'
import { registerModelInput } from './model.schemas.ts'
import { type Shown, similarOf } from './repeats.rules.ts'

const web = useWeb('units')
const { database } = web
let ward = 0
let oldWard = 0
let first = 0
let second = 0
let elsewhere = 0
let officer: Visitor

beforeAll(async () => {
  const ctx = database.ctx()
  const idOf = async (code: string, date: string) => (await findUnitByCode(ctx, { code, date }))?.id ?? 0
  ward = await idOf('20305', '2026-11-21')
  oldWard = await idOf('20306', '2025-03-01')
  elsewhere = await idOf('17254', '2026-11-21')
  const area = (name: string) =>
    createUnit(ctx, { kind: 'residential_area', name, parentId: ward, from: '2025-07-01' })
  first = (await area('Thử 1')).id
  second = (await area('Thử 2')).id
  officer = await web.signIn(await anAccount(ctx, { role: 'ward_officer', unitId: ward }))
})

let named = 0
/** Names that have nothing in common. */
const names = [
  'Ghe đi đêm',
  'Vườn ổi',
  'Chợ phiên',
  'Bến mới',
  'Cầu treo',
  'Hồ sen',
  'Quán sách',
  'Xưởng mộc',
]

function register(change: Record<string, unknown>): Promise<Model> {
  return registerModel(
    database.ctx(),
    parse(registerModelInput, {
      registeredOn: '2026-11-02',
      field: 'culture_society',
      level: 'grassroots',
      ownerBlock: 'front_unions',
      situation: 'a',
      goals: 'b',
      method: 'c',
      targetGroup: 'd',
      lead: 'Hội Phụ nữ phường',
      outputs: 'e',
      title: names[named++ % names.length],
      ...change,
    }),
  )
}

async function known(change: Record<string, unknown>): Promise<Model> {
  const model = await register(change)
  for (const move of ['submit', 'accept', 'publish'] as const) await moveModel(database.ctx(), move, model)
  return model
}

async function similar(model: Model, actor?: Actor): Promise<readonly Shown[] | undefined> {
  const error: unknown = await submitModel(database.ctx(actor && { actor }), { id: model.id }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error === undefined) return []
  if (!(error instanceof Problem)) throw error
  return similarOf(error)
}
const ids = async (model: Model) => (await similar(model))?.map(({ id }) => id)

describe('near-duplicate warning before submission', () => {
  test('the same unit, a similar name, with or without accents: asked, and said why it is another', async () => {
    const there = await known({ unitId: ward, title: 'Tổ phụ nữ thu gom phế liệu gây quỹ' })
    const draft = await register({ unitId: ward, title: 'TO PHU NU THU GOM PHE LIEU, GAY QUY khu 3' })
    expect(await similar(draft)).toEqual([
      expect.objectContaining({
        id: there.id,
        unitName: 'Phường An Khê',
        alikeBy: 'name',
        state: 'published',
      }),
    ])
    const sent = await submitModel(database.ctx(), {
      id: draft.id,
      another: 'Làm ở khu 3, cho người thuê trọ.',
    })
    expect(sent.state).toBe('submitted')
    const trail = await database.db
      .selectFrom('audit')
      .select(['reason', 'details'])
      .where('subject_id', '=', draft.id)
      .where('action', '=', 'model.submitted')
      .executeTakeFirstOrThrow()
    expect(trail.reason).toBe('Làm ở khu 3, cho người thuê trọ.')
    expect(trail.details).toMatchObject({ similar: [there.id], from: 'draft', to: 'submitted' })
  })

  test('similar content under another name', async () => {
    const goals = 'Mỗi quý trao hai mươi suất học bổng cho học sinh vượt khó trong phường'
    const method = 'Gom sách giáo khoa cũ sau mỗi năm học, bán giấy vụn, công khai sổ quỹ ở nhà sinh hoạt'
    const there = await known({ unitId: ward, goals, method })
    const draft = await register({ unitId: ward, goals: `${goals}.`, method: method.replace('phường', 'xã') })
    expect(await similar(draft)).toEqual([expect.objectContaining({ id: there.id, alikeBy: 'content' })])
    const short = await register({ unitId: ward, goals: 'b', method: 'c' })
    expect(await similar(short)).toEqual([])
  })

  test('one above and one below in the commune, not a neighbour, not elsewhere', async () => {
    const title = 'Đường cờ Tổ quốc tự quản'
    const below = await known({ unitId: first, title })
    await known({ unitId: elsewhere, title })
    expect(await ids(await register({ unitId: second, title }))).toEqual([])
    const above = await register({ unitId: ward, title })
    expect((await ids(above))?.includes(below.id)).toBe(true)
    await submitModel(database.ctx(), { id: above.id, another: 'Cả phường, không riêng khu nào' })
    expect(await ids(await register({ unitId: first, title }))).toEqual(
      expect.arrayContaining([above.id, below.id]),
    )
  })

  test('what its predecessors registered, in the last two years', async () => {
    const title = 'Câu lạc bộ dưỡng sinh ven sông Hàn'
    const recent = await known({ unitId: oldWard, title, registeredOn: '2025-03-01' })
    await known({ unitId: oldWard, title, registeredOn: '2024-05-01' })
    expect(await ids(await register({ unitId: ward, title }))).toEqual([recent.id])
    const early = await register({ unitId: oldWard, title, registeredOn: '2024-06-01' })
    expect((await ids(early))?.length).toBe(2)
  })

  test('drafts and what was withdrawn are no reason to ask', async () => {
    const title = 'Tiếng kẻng an ninh khuya'
    await register({ unitId: ward, title })
    const gone = await known({ unitId: ward, title })
    await moveModel(database.ctx(), 'withdraw', { id: gone.id, reason: 'Ghi nhầm' })
    expect(await similar(await register({ unitId: ward, title }))).toEqual([])
  })

  test('of what is not theirs to read only where it is', async () => {
    const title = 'Vườn thuốc nam trạm y tế'
    const waiting = await register({ unitId: ward, title })
    await submitModel(database.ctx(), waiting)
    const { id: accountId } = await anAccount(database.ctx())
    const head: Actor = {
      kind: 'account',
      accountId,
      name: '',
      grants: [{ permission: permissions.register, unitId: first }],
    }
    expect(await similar(await register({ unitId: first, title }), head)).toEqual([
      expect.objectContaining({ id: null, title: null, state: null, unitName: 'Phường An Khê' }),
    ])
    const stranger: Actor = { kind: 'account', accountId, name: '', grants: [] }
    const refused = await submitModel(database.ctx({ actor: stranger }), waiting).catch((e: unknown) => e)
    expect((refused as Problem).code).toBe('not-found')
  })

  test('on the page: those like it, a word why, and the history keeps it', async () => {
    const title = 'Hàng rào hoa giấy đầu kiệt'
    await known({ unitId: ward, title })
    const { id } = await register({ unitId: ward, title })
    const asked = await web.post(`/models/${id}/submit`, {}, { as: officer })
    const page = await asked.text()
    expect(asked.status).toBe(409)
    for (const words of ['Gần đây đã có mô hình giống', 'Mô hình giống mô hình này', title, 'name="another"'])
      expect(page).toContain(words)
    const empty = await web.post(`/models/${id}/submit`, { asked: '1', another: ' ' }, { as: officer })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('Xin ghi vì sao đây là việc khác.')
    const sent = await web.post(`/models/${id}/submit`, { asked: '1', another: 'Ở kiệt 12' }, { as: officer })
    expect(sent.status).toBe(303)
    expect(await (await web.get(`/models/${id}`, { as: officer })).text()).toContain('Ở kiệt 12')
    const call = await web.call('POST', `/api/v1/models/${id}/submit`, {}, { as: officer })
    expect([call.status, (await call.json()) as unknown]).toMatchObject([409, { code: 'model.wrong-state' }])
  })
})

describe('a rule row can forbid that a Party cell repeats one of the Front or a union in the same place', () => {
  const rule = (unitId: number, value: string) =>
    addRule(database.ctx(), {
      code: 'model.party-repeats-union',
      unitId,
      value,
      source: 'Thử',
      verified: true,
      from: '2026-01-01',
      to: null,
    })

  test('allowed: only what is nearby is asked about', async () => {
    const title = 'Chi bộ giúp hộ khó khăn'
    await known({ unitId: second, title })
    expect(await similar(await register({ unitId: first, title, ownerBlock: 'party' }))).toEqual([])
  })

  test('warned of, also in a neighbourhood beside it', async () => {
    await rule(ward, 'warn')
    const title = 'Ngày thứ Bảy tình nguyện'
    const union = await known({ unitId: second, title })
    const draft = await register({ unitId: first, title, ownerBlock: 'party' })
    expect(await ids(draft)).toEqual([union.id])
    const sent = await submitModel(database.ctx(), { id: draft.id, another: 'Của đảng viên hưu trí' })
    expect(sent.state).toBe('submitted')
    expect(await ids(await register({ unitId: first, title, ownerBlock: 'state' }))).toEqual([draft.id])
  })

  test('forbidden, whatever is said; a union may repeat a Party cell, and co-owners count', async () => {
    await rule(first, 'forbid')
    const title = 'Mỗi tuần một việc tốt'
    const shared = await known({
      unitId: second,
      title,
      ownerBlock: 'state',
      lead: 'Ủy ban nhân dân phường\nHội Nông dân | mặt trận',
    })
    const draft = await register({ unitId: first, title, ownerBlock: 'party' })
    const refused = (await submitModel(database.ctx(), { id: draft.id, another: 'Việc khác' }).catch(
      (error: unknown) => error,
    )) as Problem
    expect([refused.code, refused.status]).toEqual(['model.repeats-union', 409])
    expect(similarOf(refused)).toEqual([expect.objectContaining({ id: shared.id, ofUnions: true })])
    const page = await web.post(`/models/${draft.id}/submit`, {}, { as: officer })
    const text = await page.text()
    expect(page.status).toBe(409)
    for (const words of ['Quy định của nơi này', title, 'Xin làm chung với bên kia'])
      expect(text).toContain(words)
    expect(text).not.toContain('name="another"')
    await known({ unitId: second, title: 'Đèn ngõ đoàn kết', ownerBlock: 'party' })
    expect(await similar(await register({ unitId: first, title: 'Đèn ngõ đoàn kết' }))).toEqual([])
  })
})
