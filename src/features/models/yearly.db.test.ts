/** How far models have come: status, the yearly look, and going on into the next year. */
import { beforeAll, describe, expect, test } from 'vitest'
import { addLabel } from '#features/catalogue/commands/save-label.ts'
import { findUnitByCode } from '#features/units/contract.ts'
import { parse } from '#platform/http/issues.ts'
import { Problem } from '#platform/problem.ts'
import { anAccount } from '#test/builders/accounts.ts'
import { useWeb, type Visitor } from '#test/harness/web.ts'
import { carryOver } from './commands/carry-over.ts'
import { checkModel } from './commands/check-model.ts'
import { moveModel } from './commands/move-model.ts'
import { registerMany } from './commands/register-many.ts'
import { registerModel } from './commands/register-model.ts'
import { submitModel } from './commands/submit-model.ts'
import type { Content, Model } from './model.rules.ts'
import { registerModelInput } from './model.schemas.ts'
import { dueChecks } from './queries/due-checks.ts'
import { readModel } from './queries/read-model.ts'
import { yearlyCommands } from './yearly.cli.ts'

const web = useWeb('units')
const { database } = web
let ward = 0
let oldWard = 0
let other = 0
let officer: Visitor
let head: Visitor
let stranger: Visitor

beforeAll(async () => {
  const ctx = database.ctx()
  const idOf = async (code: string, date: string) => (await findUnitByCode(ctx, { code, date }))?.id ?? 0
  ward = await idOf('20305', '2026-11-21')
  oldWard = await idOf('20306', '2025-03-01')
  other = await idOf('17254', '2026-11-21')
  officer = await web.signIn(await anAccount(ctx, { role: 'ward_officer', unitId: ward }))
  head = await web.signIn(await anAccount(ctx, { role: 'neighbourhood_head', unitId: ward }))
  stranger = await web.signIn(await anAccount(ctx, { role: 'ward_officer', unitId: other }))
})

const written = (change: Record<string, unknown> = {}) =>
  parse(registerModelInput, {
    unitId: ward,
    registeredOn: '2025-09-01',
    title: 'Ngõ sạch',
    field: 'culture_society',
    level: 'grassroots',
    ownerBlock: 'front_unions',
    situation: 'a',
    goals: 'b',
    method: 'c',
    targetGroup: 'd',
    lead: 'Hội Phụ nữ phường',
    outputs: 'e',
    ...change,
  })

async function published(change: Record<string, unknown> = {}): Promise<Model> {
  const model = await registerModel(database.ctx(), written(change))
  for (const move of ['submit', 'accept'] as const) await moveModel(database.ctx(), move, model)
  return moveModel(database.ctx(), 'publish', model)
}

async function code(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Problem) return [error.code, ...error.fields.map(({ field }) => field)].join(' ')
  throw error ?? new Error('it was not refused')
}

const modelOf = async (id: string) => (await readModel(database.ctx(), id)).model
const text = async (path: string, as?: Visitor) => (await web.get(path, as && { as })).text()

describe('status', () => {
  test('over the page: who reports it, why it is degraded, and its history', async () => {
    const { id } = await published()
    const path = `/models/${id}`
    expect(await text(path, stranger)).not.toContain(`action="${path}/status"`)
    expect(await text(path, head)).toContain(`action="${path}/status"`)
    const send = (fields: Record<string, string>, as = officer) => web.post(`${path}/status`, fields, { as })
    expect((await send({ status: 'under_way', on: '2025-10-01' })).headers.get('location')).toBe(
      `${path}?done=status`,
    )
    const silent = await send({ status: 'degraded', on: '2026-11-21', reason: ' ' })
    const page = await silent.text()
    expect(silent.status).toBe(422)
    expect(page).toContain('href="#status-reason"')
    expect(page).toMatch(/value="degraded" checked/u)
    const future = await send({ status: 'completed', on: '2026-12-01' })
    expect([future.status, (await future.text()).includes('href="#status-on"')]).toEqual([422, true])
    expect((await send({ status: 'stopped', on: '2026-11-20', reason: 'x' }, stranger)).status).toBe(403)
    await send({ status: 'degraded', on: '2026-11-20', reason: 'Thùng rác hỏng, chưa thay.' })
    const inside = await text(path, officer)
    for (const words of ['Xuống cấp, từ 20/11/2026', 'Thùng rác hỏng, chưa thay.', 'Đang làm', '01/10/2025'])
      expect(inside).toContain(words)
    const open = await text(path)
    expect(open).toContain('Xuống cấp, từ 20/11/2026')
    expect(open).not.toContain('Thùng rác hỏng')
    expect((await web.get(`${path}/status`, { as: officer })).headers.get('location')).toBe(path)
  })
})

describe('yearly re-check: still active, degraded, stopped', () => {
  const check = (id: string, more: Record<string, unknown> = {}) =>
    checkModel(database.ctx(), { id, year: 2026, finding: 'active', ...more })

  test('once a year, with corrections as new rows; what is degraded or stopped gets that status', async () => {
    const { id } = await published()
    await web.post(`/models/${id}/status`, { status: 'completed', on: '2026-01-05' }, { as: officer })
    expect(await code(check(id, { finding: 'stopped' }))).toBe('invalid note')
    expect(await code(check(id, { year: 2027 }))).toBe('invalid year on')
    expect(await code(check(id, { year: 2024 }))).toBe('invalid year')
    expect(await code(check(id, { on: '2026-11-22' }))).toBe('invalid on')
    const stopped = await check(id, { finding: 'stopped', note: 'Nhầm với ngõ khác' })
    expect(stopped).toMatchObject({ status: 'stopped', statusOn: '2026-11-21', checkedYear: 2026 })
    expect(await code(check(id))).toBe('model.already-checked')
    const [first] = await database.db
      .selectFrom('model_check')
      .selectAll()
      .where('model_id', '=', stopped.id)
      .execute()
    const mended = await check(id, { corrects: first?.id })
    expect(mended.status).toBe('completed')
    expect(await code(check(id, { corrects: first?.id }))).toBe('model.already-checked')
    const rows = await database.db
      .selectFrom('model_check')
      .select(['finding', 'corrects'])
      .where('model_id', '=', stopped.id)
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { finding: 'stopped', corrects: null },
      { finding: 'active', corrects: first?.id },
    ])
    const trail = await database.db
      .selectFrom('audit')
      .select('action')
      .where('subject_id', '=', id)
      .orderBy('id', 'desc')
      .limit(4)
      .execute()
    expect(trail.map(({ action }) => action)).toEqual([
      'model.status-changed',
      'model.checked',
      'model.status-changed',
      'model.checked',
    ])
    expect(await text(`/models/${id}`)).toContain('Vẫn hoạt động (21/11/2026)')
  })

  test('the due list of a unit and a year, on the worklist and a page, answered in bulk', async () => {
    const titles = ['Bếp ấm', 'Cầu dân sinh', 'Đội kèn']
    const due = []
    for (const title of titles)
      due.push(await published({ title, unitId: oldWard, registeredOn: '2025-03-01' }))
    const [first, second, third] = due.map(({ id }) => id as string)
    await web.post(
      `/models/${third}/status`,
      { status: 'degraded', on: '2026-01-05', reason: 'x' },
      { as: officer },
    )
    await published({ title: 'Của năm nay', registeredOn: '2026-02-01' })
    const elsewhere = await published({ title: 'Nơi khác', unitId: other })
    const listed = await dueChecks(database.ctx(), { unitId: ward })
    expect(listed.items.map(({ title }) => title)).toEqual(expect.arrayContaining(titles))
    expect(listed.items.map(({ title }) => title)).not.toContain('Của năm nay')
    const work = await text('/worklist', officer)
    expect(work).toContain('Cần kiểm tra năm 2026')
    expect(work, 'the way to what is done once a year').toContain('href="/models/carry-over"')
    const page = await text('/models/checks', officer)
    expect(page).toContain(`value="${first}"`)
    expect(page).not.toContain(`value="${third}"`)
    expect(page).not.toContain('Nơi khác')
    expect((await web.get(`/models/checks?unit=${other}`, { as: officer })).status).toBe(403)
    const send = (ids: string) =>
      web.request('/models/checks', {
        method: 'POST',
        as: officer,
        body: `year=2026${ids}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      })
    const none = await send('')
    expect([none.status, (await none.text()).includes('Xin chọn ít nhất một mô hình.')]).toEqual([422, true])
    const sent = await send(`&ids[]=${first}&ids[]=${second}&ids[]=${third}&ids[]=${elsewhere.id}`)
    expect(sent.headers.get('location')).toBe('/models/checks?year=2026&done=2')
    const again = await web.call(
      'POST',
      '/api/v1/models/checks',
      { year: 2026, ids: [first, third, elsewhere.id] },
      { as: officer },
    )
    expect(await again.json()).toMatchObject({
      checked: [],
      left: [{ code: 'checked' }, { code: 'look' }, { code: 'none' }],
    })
    const after = await dueChecks(database.ctx(), { unitId: ward })
    expect(after.items.map(({ id }) => id)).not.toContain(first)
    expect(after.items.map(({ id }) => id)).toContain(third)
    expect((await dueChecks(database.ctx(), { unitId: ward, year: 2027 })).total).toBeGreaterThan(after.total)
  })

  test('the due list pages by key', async () => {
    const seen = new Set<string>()
    let next: string | null | undefined
    do {
      const page = await dueChecks(database.ctx(), { year: 2027, limit: 2, after: next ?? undefined })
      for (const { id } of page.items) seen.add(id)
      next = page.next
    } while (next)
    expect(seen.size).toBe((await dueChecks(database.ctx(), { year: 2027 })).total)
    expect(await code(dueChecks(database.ctx(), { after: 'x' }))).toBe('invalid after')
  })
})

describe('carry-over to the next year in bulk', () => {
  test('chosen ones become drafts linked to last year’s, audited, and nothing twice', async () => {
    const ended = await addLabel(database.ctx(), {
      unitId: null,
      code: 'ended_then',
      form: 'movement',
      name: { vi: 'Đợt năm 2025', en: 'x' },
      from: null,
      to: '2026-01-01',
    })
    const source = await published({
      title: 'Tổ hòa giải hiên nhà',
      unitId: oldWard,
      registeredOn: '2025-03-01',
      startsOn: '2025-04-01',
      campaigns: [ended.id],
    })
    const going = await published({ title: 'Quán cơm hai nghìn' })
    const stopped = await published({ title: 'Đã dừng rồi' })
    await web.post(
      `/models/${stopped.id}/status`,
      { status: 'stopped', on: '2026-01-05', reason: 'x' },
      { as: officer },
    )
    const path = `/models/carry-over?unit=${ward}&from=2025`
    const page = await text(path, head)
    for (const words of [
      'Chuyển mô hình sang năm 2026',
      `value="${source.id}" checked`,
      `value="${going.id}"`,
    ])
      expect(page).toContain(words)
    expect(page).not.toContain(`value="${stopped.id}"`)
    expect((await web.get(path, { as: stranger })).status).toBe(403)

    const ids = [source.id, going.id, stopped.id]
    const sent = await web.call('POST', '/api/v1/models/carry-over', { ids }, { as: head })
    const made = (await sent.json()) as { carried: { from: string; id: string }[]; kept: { code: string }[] }
    expect(made.kept.map(({ code }) => code)).toEqual(['stopped'])
    const one = made.carried.find(({ from }) => from === source.id)
    const draft = await modelOf(one?.id ?? '')
    expect(draft).toMatchObject({
      state: 'draft',
      status: 'registered',
      unitId: ward,
      year: 2026,
      registeredOn: '2026-11-21',
      startsOn: null,
      campaigns: [],
      carriedFrom: source.id,
      title: source.title,
      lead: source.lead,
    })
    const trail = await database.db
      .selectFrom('audit')
      .select(['action', 'details'])
      .where('subject_id', '=', draft.id)
      .execute()
    expect(trail).toMatchObject([{ action: 'model.registered', details: { carriedFrom: source.id } }])

    const again = await carryOver(database.ctx(), ids)
    expect([again.carried, again.kept.map((kept) => kept.code)]).toEqual([
      [],
      ['carried', 'carried', 'stopped'],
    ])
    expect(await text(path, head)).not.toContain(`value="${source.id}"`)
    expect(await text(`/models/${source.id}`, head)).toContain(`href="/models/${draft.id}"`)
    expect(await text(`/models/${source.id}`)).not.toContain(draft.id)
    expect(await text(`/models/${draft.id}`, head)).toContain('Tiếp nối mô hình năm 2025')
    expect((await submitModel(database.ctx(), draft)).state).toBe('submitted')
  })

  test('two runs at once carry each once; withdrawn, it may be carried again', async () => {
    const { id } = await published({ title: 'Hai người cùng chuyển' })
    const both = await Promise.all([carryOver(database.ctx(), [id]), carryOver(database.ctx(), [id])])
    const made = both.flatMap(({ carried }) => carried)
    expect(made).toHaveLength(1)
    await moveModel(database.ctx(), 'withdraw', { id: made[0]?.id ?? '', reason: 'Nhầm' })
    expect((await carryOver(database.ctx(), [id])).carried).toHaveLength(1)
  })

  test('a model of a split unit is kept back with why', async () => {
    const split = await database.db
      .selectFrom('unit_today')
      .select('unit_id')
      .groupBy('unit_id')
      .having((eb) => eb.fn.countAll(), '>', 1)
      .limit(1)
      .executeTakeFirstOrThrow()
    const model = await published({ unitId: split.unit_id, registeredOn: '2025-05-01' })
    const { kept } = await carryOver(database.ctx(), [model.id, '01936d2e-7a00-7000-8000-000000000001'])
    expect(kept.map((one) => one.code)).toEqual(['split', 'none'])
  })

  test('from the command line, more than one transaction takes, with progress', async () => {
    const content = { ...written(), unitId: other, registeredOn: '2025-09-01', year: 2025 } as Content
    const entries = Array.from({ length: 205 }, (_, i) => ({
      content: { ...content, title: `Mô hình ${i}` },
    }))
    await registerMany(database.ctx(), { enterAs: 'published', source: 'Báo cáo', entries })
    const carry = yearlyCommands.find(({ name }) => name === 'models carry-over')
    const told: number[][] = []
    const terminal = {
      json: false,
      line: () => undefined,
      progress: (_: string, done: number, total: number) => void told.push([done, total]),
      read: () => Promise.reject(new Error('no file')),
    }
    const input = (options: Record<string, string>) => carry?.input.parse(options) as never
    const run = () => carry?.run(database.ctx(), input({ code: '17254', from: '2025' }), terminal)
    const before = await database.db.selectFrom('model').select('id').where('unit_id', '=', other).execute()
    const first = (await run()) as { carried: unknown[] }
    expect(first.carried.length).toBeGreaterThanOrEqual(205)
    expect(told.map(([done]) => done)).toEqual([200, first.carried.length])
    expect(((await run()) as { carried: unknown[] }).carried).toEqual([])
    const after = await database.db.selectFrom('model').select('id').where('unit_id', '=', other).execute()
    expect(after.length - before.length).toBe(first.carried.length)
    const check = yearlyCommands.find(({ name }) => name === 'models recheck')
    const [one] = before
    const looked = check?.input.parse({ id: one?.id, finding: 'degraded', note: 'Ít người đến' }) as never
    expect(await check?.run(database.ctx(), looked, terminal)).toMatchObject({
      status: 'degraded',
      checkedYear: 2026,
    })
  })
})
