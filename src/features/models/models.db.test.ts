/** One model from registration to its public page, over the real units of the country. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/auth/actor.ts'
import { anonymous } from '#platform/auth/actor.ts'
import { createAccount } from '#features/people/commands/create-account.ts'
import { findUnitByCode } from '#features/units/contract.ts'
import { parse } from '#platform/http/issues.ts'
import { Problem } from '#platform/problem.ts'
import { useDatabase } from '#test/harness/database.ts'
import { acceptModel } from './commands/accept-model.ts'
import { editModel } from './commands/edit-model.ts'
import { foldTally } from './commands/fold-tally.ts'
import { loadExample } from './commands/load-example.ts'
import { publishModel } from './commands/publish-model.ts'
import { registerModel } from './commands/register-model.ts'
import { returnModel } from './commands/return-model.ts'
import { submitModel } from './commands/submit-model.ts'
import { withdrawModel } from './commands/withdraw-model.ts'
import { publishedCases } from './example/cases.ts'
import { townModels } from './example/town.ts'
import { permissions } from './model.policy.ts'
import type { Model } from './model.rules.ts'
import { listModelsQuery, registerModelInput } from './model.schemas.ts'
import { changesOf } from './problems.rules.ts'
import { checkTally } from './queries/check-tally.ts'
import { countsOfUnit } from './queries/counts-of-unit.ts'
import { listModels } from './queries/list-models.ts'
import { listRecentModels } from './queries/list-recent-models.ts'
import { readModel } from './queries/read-model.ts'
import { nowPlaces, unitPlace } from './queries/unit-place.ts'
import { worklist } from './queries/worklist.ts'

const database = useDatabase('units')
let hoaAn = 0
let anKhe = 0
let registrar: Actor
let reviewer: Actor
let citizen: Actor

async function officer(name: string, granted: readonly string[]): Promise<Actor> {
  const email = `${name}@example.vn`
  const accountId = await createAccount(database.ctx(), { email, name, password: 'xanh-la-tre-lang-8' })
  return {
    kind: 'account',
    accountId,
    name,
    grants: granted.map((permission) => ({ permission, unitId: anKhe })),
  }
}

beforeAll(async () => {
  const ctx = database.ctx()
  hoaAn = (await findUnitByCode(ctx, { code: '20306', date: '2024-02-15' }))?.id ?? 0
  anKhe = (await findUnitByCode(ctx, { code: '20305', date: '2026-11-21' }))?.id ?? 0
  registrar = await officer('registrar', [permissions.register, permissions.review])
  reviewer = await officer('reviewer', Object.values(permissions))
  citizen = await officer('citizen', [])
})

const as = (actor: Actor) => database.ctx({ actor })

const written = {
  unitCode: '20306',
  registeredOn: '2024-02-15',
  title: 'Tổ công dân lưu động',
  field: 'political_system',
  level: 'grassroots',
  ownerBlock: 'state',
  situation: 'a',
  goals: 'b',
  method: 'c',
  targetGroup: 'd',
  lead: 'Ủy ban nhân dân phường\nHội Phụ nữ',
  outputs: 'e',
  budgetStateVnd: '1.500.000',
}

function register(actor: Actor, change: Record<string, unknown> = {}): Promise<Model> {
  return registerModel(as(actor), parse(registerModelInput, { ...written, ...change }))
}

async function published(): Promise<Model> {
  const draft = await register(registrar)
  await submitModel(as(registrar), { id: draft.id, another: 'Việc khác' })
  await acceptModel(as(reviewer), { id: draft.id })
  return publishModel(as(reviewer), { id: draft.id })
}

/** The code of the Problem that a refusal throws. */
async function refusal(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Problem) return error
  throw error ?? new Error('it was not refused')
}
const code = async (work: Promise<unknown>) => (await refusal(work)).code

async function audited(id: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('audit')
    .select('action')
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map(({ action }) => action)
}

describe('register, submit, return with reasons or accept, publish', () => {
  test('each step is taken once, by whom it may, and audited', async () => {
    const { id } = await register(registrar)
    expect(await code(readModel(as(anonymous), id))).toBe('not-found')
    expect(await code(publishModel(as(reviewer), { id }))).toBe('model.wrong-state')
    await submitModel(as(registrar), { id })
    expect(await code(editModel(as(registrar), { id, revision: 1, goals: 'x' }))).toBe('model.wrong-state')
    expect(await code(acceptModel(as(registrar), { id }))).toBe('model.own-submission')
    await returnModel(as(reviewer), { id, reason: 'Xin ghi rõ mục tiêu.' })
    await editModel(as(registrar), { id, revision: 1, goals: 'Mỗi quý một buổi' })
    await submitModel(as(registrar), { id })
    await acceptModel(as(reviewer), { id })
    expect(await code(publishModel(as(registrar), { id }))).toBe('not-allowed')
    await publishModel(as(reviewer), { id })
    expect(await audited(id)).toEqual([
      'model.registered',
      'model.submitted',
      'model.returned',
      'model.edited',
      'model.submitted',
      'model.accepted',
      'model.published',
    ])
    const open = await readModel(as(anonymous), id)
    expect(open.model).toMatchObject({
      state: 'published',
      unitId: hoaAn,
      lead: [{ name: 'Ủy ban nhân dân phường' }, { name: 'Hội Phụ nữ' }],
      budgetStateVnd: 1_500_000,
      budgetMobilisedVnd: null,
    })
    expect(open.history.some(({ reason, actorId }) => reason !== null || actorId !== null)).toBe(false)
    const inside = await readModel(as(reviewer), id)
    expect(inside.history.map(({ reason }) => reason)).toContain('Xin ghi rõ mục tiêu.')
  })

  test('a draft may lack content, a submission may not', async () => {
    const { id } = await register(registrar, { goals: '', lead: '' })
    const problem = await refusal(submitModel(as(registrar), { id }))
    expect(problem.fields.map(({ field }) => field)).toEqual(['goals', 'lead'])
  })

  test('the unit and the level must have existed on the day', async () => {
    const fields = async (change: Record<string, unknown>) =>
      (await refusal(register(registrar, change))).fields.map(({ field }) => field)
    expect(await fields({ unitCode: undefined, unitId: hoaAn, registeredOn: '2026-01-05' })).toEqual([
      'unitId',
    ])
    expect(await fields({ unitCode: '20306', registeredOn: '2026-01-05' })).toEqual(['unitCode'])
    expect(
      await fields({ unitCode: undefined, unitId: anKhe, registeredOn: '2026-01-05', level: 'district' }),
    ).toEqual(['level'])
    expect(await fields({ unitId: hoaAn })).toEqual(['unitId'])
    expect(await fields({ registeredOn: '2026-11-22', unitCode: '20305' })).toContain('registeredOn')
  })

  test('nobody registers without a grant over the unit', async () => {
    expect(await code(register(anonymous))).toBe('not-signed-in')
    expect(await code(register(citizen))).toBe('not-allowed')
    expect(await code(register(registrar, { unitCode: '16804' }))).toBe('not-allowed')
  })
})

describe('two officers edit the same model at once', () => {
  test('the second sees what changed and loses nothing', async () => {
    const { id } = await register(registrar)
    await editModel(as(registrar), { id, revision: 1, goals: 'Mục tiêu của người trước', place: 'Khu 1' })
    const problem = await refusal(
      editModel(as(reviewer), { id, revision: 1, goals: 'Mục tiêu của người sau', method: 'Cách làm mới' }),
    )
    expect(problem.status).toBe(409)
    const changes = changesOf(problem)
    expect(changes?.revision).toBe(2)
    expect(changes?.conflicts).toEqual([
      { field: 'goals', base: 'b', theirs: 'Mục tiêu của người trước', yours: 'Mục tiêu của người sau' },
    ])
    expect(changes?.theirs.map(({ field }) => field)).toEqual(['place'])
    expect(changes?.merged).toMatchObject({ method: 'Cách làm mới', place: 'Khu 1' })
    await editModel(as(reviewer), { id, revision: 2, method: 'Cách làm mới' })
    const { model } = await readModel(as(reviewer), id)
    expect(model).toMatchObject({
      goals: 'Mục tiêu của người trước',
      method: 'Cách làm mới',
      place: 'Khu 1',
      revision: 3,
    })
    expect(await code(editModel(as(reviewer), { id, revision: 9, goals: 'x' }))).toBe('invalid')
  })

  test('at the very same moment one is stored and the other is told', async () => {
    const { id } = await register(registrar)
    const both = await Promise.allSettled([
      editModel(as(registrar), { id, revision: 1, goals: 'Một' }),
      editModel(as(reviewer), { id, revision: 1, goals: 'Hai' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await readModel(as(registrar), id)).model.revision).toBe(2)
  })
})

describe('figures of a unit and the records behind them', () => {
  const total = async (unitId: number, basis: 'then' | 'today') => {
    const counts = await countsOfUnit(as(anonymous), { unitId, basis })
    const query = Object.fromEntries(new URL(counts.total.href, 'http://x').searchParams)
    expect((await listModels(as(anonymous), parse(listModelsQuery, query))).total).toBe(counts.total.n)
    return counts.total.n
  }

  test('a model registered in phường Hòa An in early 2024 is found from phường An Khê today', async () => {
    const before = await total(anKhe, 'today')
    const model = await published()
    expect(await total(anKhe, 'today')).toBe(before + 1)
    expect(await total(anKhe, 'then')).toBe(0)
    const found = await listModels(as(anonymous), parse(listModelsQuery, { unit: anKhe, basis: 'today' }))
    expect(found.items.map(({ id }) => id)).toContain(model.id)
    expect(found.items[0]).toMatchObject({ unitName: 'Phường Hòa An', provinceName: 'Thành phố Đà Nẵng' })
    expect(await total(hoaAn, 'then')).toBeGreaterThan(0)
    expect((await unitPlace(as(anonymous), hoaAn, '2024-02-15')).place).toBe(
      'Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng',
    )
    expect((await nowPlaces(as(anonymous), hoaAn)).map(({ id, whole }) => [id, whole])).toEqual([
      [anKhe, true],
    ])
    expect((await listRecentModels(as(anonymous), { limit: 50 })).map(({ id }) => id)).toContain(model.id)
  })

  test('a correction of the field and a withdrawal move the figures in the same transaction', async () => {
    const model = await published()
    const cell = async (field: string) =>
      (await countsOfUnit(as(anonymous), { unitId: anKhe, basis: 'today' })).cells.find(
        (c) => c.field === field,
      )?.n ?? 0
    const economy = await cell('economy')
    const system = await cell('political_system')
    await editModel(as(reviewer), { id: model.id, revision: 1, field: 'economy' })
    expect([await cell('economy'), await cell('political_system')]).toEqual([economy + 1, system - 1])
    await foldTally(database.ctx())
    await withdrawModel(as(reviewer), { id: model.id, reason: 'Ghi trùng.' })
    expect([await cell('economy'), await cell('political_system')]).toEqual([economy, system - 1])
    expect(await checkTally(database.ctx())).toEqual([])
  })

  test('officers see their own drafts in the list, the public does not', async () => {
    const draft = await register(registrar)
    const ids = async (actor: Actor) =>
      (await listModels(as(actor), parse(listModelsQuery, { state: 'draft', limit: 200 }))).items.map(
        ({ id }) => id,
      )
    expect(await ids(registrar)).toContain(draft.id)
    expect(await ids(citizen)).toEqual([])
    expect((await worklist(as(registrar))).drafts.rows.map(({ id }) => id)).toContain(draft.id)
    expect(Object.values(await worklist(as(citizen))).flatMap(({ rows }) => rows)).toEqual([])
  })
})

describe('example data', () => {
  test('is loaded once, marked, with the published cases at the units of their time', async () => {
    const ctx = database.ctx()
    await loadExample(ctx, () => undefined)
    const first = await database.db
      .selectFrom('model')
      .select(['title', 'unit_id', 'source_title'])
      .where('example', '=', true)
      .execute()
    const missing = [...publishedCases, ...townModels].filter(
      (one) => !first.some(({ title }) => title === one.title),
    )
    expect(missing.map(({ title }) => title)).toEqual([])
    const lamBong = first.find(({ title }) => title.includes('Lâm Bồng'))
    const now = await nowPlaces(ctx, lamBong?.unit_id ?? 0)
    expect((await unitPlace(ctx, lamBong?.unit_id ?? 0, '2013-01-01')).place).toBe(
      'Xã Bồng Khê, Huyện Con Cuông, Tỉnh Nghệ An',
    )
    expect(now.map(({ place }) => place)).toEqual(['Xã Con Cuông, Tỉnh Nghệ An'])
    expect(await checkTally(ctx)).toEqual([])
  })
})
