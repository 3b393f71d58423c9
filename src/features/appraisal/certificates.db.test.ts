/** Certificates: what a code says to a stranger, who may revoke or reissue, and what follows for the model. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { checkTally, readModel, withdrawModel } from '#features/models/contract.ts'
import { anonymous } from '#platform/auth/actor.ts'
import { buildAccount } from '#test/builders/people.ts'
import { useWeb } from '#test/harness/web.ts'
import './appraisal.problems.ts'
import { alphabet, readCode, spoken } from './code.rules.ts'
import { reissueCertificate, revokeCertificate } from './commands/change-certificate.ts'
import { makeShortlist } from './commands/make-shortlist.ts'
import { recordDecision } from './commands/record-decision.ts'
import { findCertificate } from './decision.store.ts'
import { listEntries } from './entry.store.ts'
import { days, paper, seen, useWorld } from './world.test-support.ts'

const web = useWeb('migrated')
const { database } = web
const world = useWorld(database)

const page = async (path: string, as = {}) => {
  const response = await web.get(path, { as })
  return { status: response.status, text: await response.text() }
}

async function recognised(modelId: string): Promise<boolean> {
  return (await readModel(world.ctx(anonymous), modelId)).model.recognised
}

async function anotherCode(): Promise<string> {
  const base = '23456789ACDEFH'
  const last = alphabet.split('').find((sign) => readCode(base + sign) !== undefined)
  return spoken(base + (last ?? ''))
}

describe('whoever has the code', () => {
  test('reads that it stands, without an account or a script, in both languages and over the API', async () => {
    await world.rubric()
    const model = await world.model('Ngõ sạch, nhà đẹp')
    const { codes } = await world.decided([model])
    const code = spoken(codes[0] ?? '')
    expect(code).toMatch(/^[2-9A-Y]{5}-[2-9A-Y]{5}-[2-9A-Y]{5}$/u)
    const { status, text } = await page(`/certificates/${code}`)
    expect(status).toBe(200)
    for (const said of [
      'Giấy chứng nhận còn giá trị',
      'Ngõ sạch, nhà đẹp',
      'Phường An Khê, Thành phố Đà Nẵng',
      'Ủy ban nhân dân phường An Khê',
      code,
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/<script|name="reason"|Tải giấy chứng nhận/u)
    expect((await page(`/en/certificates/${code}`)).text).toContain('This certificate stands')
    const typed = await web.get(`/certificates?code=${encodeURIComponent(` ${code.toLowerCase()} `)}`)
    expect([typed.status, typed.headers.get('location')]).toEqual([303, `/certificates/${code}`])
    const api = await web.call('GET', `/api/v1/certificates/${code}`)
    expect(await api.json()).toMatchObject({ code, state: 'valid', modelTitle: 'Ngõ sạch, nhà đẹp' })
    expect(await (await web.get(`/models/${model.id}`)).text()).toContain(`/certificates/${code}`)
  })

  test('is told apart: never issued, and mistyped', async () => {
    const unknown = await page(`/certificates/${await anotherCode()}`)
    expect([unknown.status, unknown.text.includes('Không có giấy chứng nhận nào mang mã này')]).toEqual([
      404,
      true,
    ])
    const mistyped = await page('/certificates/22222-22222-22223')
    expect([mistyped.status, mistyped.text.includes('Mã này gõ chưa đúng')]).toEqual([404, true])
    expect((await web.call('GET', '/api/v1/certificates/nonsense')).status).toBe(404)
  })

  test('can look up a hundred in ten minutes from one network; mistyped ones cost nothing', async () => {
    const code = await anotherCode()
    const statuses: number[] = []
    for (let i = 0; i < 3; i++) statuses.push((await page('/certificates/nonsense')).status)
    await database.db
      .updateTable('rate_limit')
      .set({ hits: 99 })
      .where('key', 'like', 'appraisal.lookup:%')
      .execute()
    for (let i = 0; i < 2; i++) statuses.push((await page(`/certificates/${code}`)).status)
    expect(statuses).toEqual([404, 404, 404, 404, 429])
    const keys = await database.db.selectFrom('rate_limit').select('key').execute()
    expect(JSON.stringify(keys)).not.toContain('127.0.0')
    await database.db.deleteFrom('rate_limit').execute()
  })
})

test('a model that was withdrawn after it was proposed is recognised by no decision', async () => {
  const [stays, goes] = [await world.model('Còn đó'), await world.model('Đã rút')]
  const { id } = await world.closed(
    [stays, goes],
    [
      [8, 8, 8],
      [7, 7, 7],
    ],
  )
  const manager = world.ctx(world.manager.actor)
  const entries = await listEntries(database.db, id)
  await makeShortlist(manager, {
    id,
    proposed: entries.map((entry) => entry.id),
    reasons: {},
    number: '16/TTr',
    proposedOn: days.today,
    addressee: 'Chủ tịch',
    note: '',
  })
  await withdrawModel(database.ctx(), { id: goes.id, reason: 'Không còn hoạt động.' })
  const decide = (...models: string[]) => recordDecision(manager, { ...paper, number: 'R/1', id, models })
  await expect(decide(stays.id, goes.id)).rejects.toMatchObject({ code: 'appraisal.outside' })
  await decide(stays.id)
  expect(await recognised(stays.id)).toBe(true)
  expect(await checkTally(database.ctx())).toEqual([])
})

describe('revoking', () => {
  test('is for the unit that decided and those above it, needs a reason, and is public and for good', async () => {
    await world.rubric()
    const model = await world.model('Sẽ bị thu hồi')
    const { codes } = await world.decided([model])
    const code = codes[0] ?? ''
    expect(await recognised(model.id)).toBe(true)
    for (const who of [world.stranger, world.head, world.panel[0]])
      await expect(
        revokeCertificate(world.ctx(who.actor), { code, reason: 'x' }),
        who.email,
      ).rejects.toMatchObject({ status: 403 })
    await expect(revokeCertificate(world.ctx(anonymous), { code, reason: 'x' })).rejects.toMatchObject({
      status: 401,
    })
    const visitor = { cookie: `dt=${world.province.token}` }
    const empty = await web.post(`/certificates/${code}/revoke`, { reason: ' ' }, { as: visitor })
    expect(empty.status).toBe(422)
    const done = await web.post(
      `/certificates/${code}/revoke`,
      { reason: 'Số liệu không đúng thực tế.' },
      { as: visitor },
    )
    expect(done.status).toBe(303)
    const { text } = await page(`/certificates/${code}`)
    expect(text).toContain('Giấy chứng nhận đã bị thu hồi')
    expect(seen(text)).toContain('Thu hồi ngày 21/11/2026 bởi Thành phố Đà Nẵng.')
    expect(text).toContain('Số liệu không đúng thực tế.')
    expect(text).not.toContain('còn giá trị')
    expect(await recognised(model.id)).toBe(false)
    expect(seen(await (await web.get(`/models/${model.id}`)).text())).toContain(
      'Đã thu hồi ngày 21/11/2026: Số liệu không đúng thực tế.',
    )
    await expect(
      revokeCertificate(world.ctx(world.manager.actor), { code, reason: 'Lần nữa' }),
    ).rejects.toMatchObject({ code: 'certificate.not-standing' })
    for (const change of [
      'delete from certificate_revocation',
      "update certificate_revocation set reason = 'x'",
      "update certificate set model_title = 'x'",
      'delete from certificate',
      'truncate certificate_revocation',
    ])
      await expect(sql.raw(change).execute(database.db), change).rejects.toThrow()
    const trail = await database.db
      .selectFrom('audit')
      .select(['action', 'reason'])
      .where('subject_type', '=', 'model')
      .where('subject_id', '=', model.id)
      .where('action', 'like', 'appraisal.%')
      .orderBy('id')
      .execute()
    expect(trail).toEqual([
      { action: 'appraisal.entered', reason: null },
      { action: 'appraisal.recognised', reason: null },
      { action: 'appraisal.revoked', reason: 'Số liệu không đúng thực tế.' },
    ])
  })

  test('one of two recognitions leaves the model recognised; the counters agree at every step', async () => {
    await world.rubric()
    const model = await world.model('Được hai quyết định')
    const [first, second] = [await world.decided([model]), await world.decided([model])]
    const ctx = world.ctx(world.manager.actor)
    await revokeCertificate(ctx, { code: first.codes[0] ?? '', reason: 'Trùng.' })
    expect(await recognised(model.id)).toBe(true)
    await revokeCertificate(ctx, { code: second.codes[0] ?? '', reason: 'Dừng.' })
    expect(await recognised(model.id)).toBe(false)
    expect(await checkTally(database.ctx())).toEqual([])
  })

  test('two officers at once: one revokes or reissues, the other is told', async () => {
    await world.rubric()
    for (let turn = 0; turn < 4; turn++) {
      const { codes } = await world.decided([await world.model(`Hai người ${turn}`)])
      const code = codes[0] ?? ''
      const revoke = () => revokeCertificate(world.ctx(world.manager.actor), { code, reason: 'Sai.' })
      const reissue = () =>
        reissueCertificate(world.ctx(world.province.actor), {
          code,
          kind: 'duplicate',
          reason: 'Hỏng.',
          modelTitle: undefined,
          unitPlace: undefined,
        })
      const tasks = turn % 2 === 0 ? [revoke, reissue] : [reissue, revoke, revoke]
      const done = await Promise.allSettled(tasks.map((task) => task()))
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const one of done)
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'certificate.not-standing' })
    }
  })

  test('past the program the database refuses to revoke what was replaced', async () => {
    await world.rubric()
    const { codes } = await world.decided([await world.model('Đã thay')])
    const code = codes[0] ?? ''
    await reissueCertificate(world.ctx(world.manager.actor), {
      code,
      kind: 'duplicate',
      reason: 'Mất.',
      modelTitle: undefined,
      unitPlace: undefined,
    })
    const held = await findCertificate(database.db, code, '2026-11-21')
    await expect(
      sql`insert into certificate_revocation (certificate_id, revoked_on, unit_id, reason, at)
        values (${held?.id}, '2026-11-21', ${world.places.ward}, 'x', now())`.execute(database.db),
    ).rejects.toThrow(/does not stand/u)
  })
})

test('a corrected one replaces the old code, which says so; a correction must change something', async () => {
  await world.rubric()
  const model = await world.model('Tên viết sai')
  const { codes } = await world.decided([model])
  const old = codes[0] ?? ''
  const reissue = (modelTitle: string | undefined) =>
    reissueCertificate(world.ctx(world.manager.actor), {
      code: old,
      kind: 'corrected',
      reason: 'Đính chính tên.',
      modelTitle,
      unitPlace: undefined,
    })
  await expect(reissue(undefined)).rejects.toMatchObject({ code: 'invalid' })
  const next = await reissue('Tên viết đúng')
  const before = await page(`/certificates/${old}`)
  expect(before.text).toContain('Giấy chứng nhận này đã được thay')
  expect(before.text).toContain(`/certificates/${spoken(next)}`)
  const after = await page(`/certificates/${next}`)
  expect(after.text).toContain('Tên viết đúng')
  expect(after.text).toContain('Bản đính chính')
  expect(await recognised(model.id)).toBe(true)
  const shown = await (await web.get(`/models/${model.id}`)).text()
  expect(shown).toContain(spoken(next))
  expect(shown).not.toContain(spoken(old))
})

test('the paper is for officers of the deciding unit and of the model, while it stands', async () => {
  await world.rubric()
  const { codes } = await world.decided([await world.model('Giấy để in')])
  const code = codes[0] ?? ''
  const citizen = await buildAccount(database.ctx())
  const statusOf = async (who: { token: string }, path: string) =>
    (await web.get(`/certificates/${code}/${path}`, { as: { cookie: `dt=${who.token}` } })).status
  for (const path of ['pdf', 'print']) {
    expect(await statusOf(world.manager, path)).toBe(200)
    expect(await statusOf(world.head, path)).toBe(200)
    expect(await statusOf(world.stranger, path)).toBe(403)
    expect(await statusOf(citizen, path)).toBe(403)
    expect((await web.get(`/certificates/${code}/${path}`)).status).toBe(303)
  }
  const print = await (
    await web.get(`/certificates/${code}/print`, { as: { cookie: `dt=${world.manager.token}` } })
  ).text()
  for (const said of ['Độc lập – Tự do – Hạnh phúc', 'Giấy để in', 'Nguyễn Thị Thường Ưỡng', spoken(code)])
    expect(print).toContain(said)
  await revokeCertificate(world.ctx(world.manager.actor), { code, reason: 'Sai.' })
  expect(await statusOf(world.manager, 'pdf')).toBe(409)
})
