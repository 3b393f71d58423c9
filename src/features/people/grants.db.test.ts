import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { buildAccount, buildPlaces, type Built, type Places } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { endGrant } from './commands/end-grant.ts'
import { grantRole } from './commands/grant-role.ts'
import { describeAccount } from './queries/describe-account.ts'
import { resolveActor } from './queries/resolve-actor.ts'

const database = useDatabase()
const as = (actor: Actor) => database.ctx({ actor })

let places: Places
let registrar: Built
let province: Built
let ward: Built
beforeAll(async () => {
  places = await buildPlaces(database.db)
  registrar = await buildAccount(database.ctx(), { roles: [['national_registrar', places.nation]] })
  province = await buildAccount(database.ctx(), { roles: [['province_officer', places.province]] })
  ward = await buildAccount(database.ctx(), { roles: [['ward_officer', places.ward]] })
})

const actorOf = async ({ token }: Built) =>
  (
    await resolveActor(database.db, database.ctx().clock, {
      cookies: { dt: token },
      authorization: undefined,
    })
  ).actor
const someone = () => buildAccount(database.ctx())
const wish = (to: Built, role: string, unitId: number, from = '2026-11-21', until?: string) => ({
  accountId: to.id,
  role,
  unitId,
  from,
  to: until,
})

describe('grantRole', () => {
  test('a registrar appoints anywhere, a province officer in the province', async () => {
    const one = await someone()
    await grantRole(as(registrar.actor), wish(one, 'province_officer', places.otherProvince))
    await grantRole(as(province.actor), wish(one, 'ward_officer', places.ward))
    await grantRole(as(province.actor), wish(one, 'neighbourhood_head', places.neighbourhood))
    const { grants } = await describeAccount(as({ ...anonymous, kind: 'account', accountId: one.id }))
    expect(grants.map(({ role, inForce }) => [role, inForce])).toEqual([
      ['province_officer', true],
      ['ward_officer', true],
      ['neighbourhood_head', true],
    ])
    expect(grants[1]?.unitName).toBe('Phường An Khê, Thành phố Đà Nẵng')
  })

  test('denied: a role with more than the granter holds (no escalation)', async () => {
    const one = await someone()
    const denied = { code: 'not-allowed', status: 403 }
    await expect(
      grantRole(as(province.actor), wish(one, 'national_registrar', places.province)),
    ).rejects.toMatchObject(denied)
  })

  test('denied: outside of the granter’s units, above them, and without people.manage', async () => {
    const one = await someone()
    const denied = { code: 'not-allowed' }
    await expect(
      grantRole(as(province.actor), wish(one, 'neighbourhood_head', places.otherWard)),
    ).rejects.toMatchObject(denied)
    await expect(
      grantRole(as(province.actor), wish(one, 'neighbourhood_head', places.nation)),
    ).rejects.toMatchObject(denied)
    await expect(
      grantRole(as(ward.actor), wish(one, 'neighbourhood_head', places.neighbourhood)),
    ).rejects.toMatchObject(denied)
    await expect(
      grantRole(as(anonymous), wish(one, 'neighbourhood_head', places.ward)),
    ).rejects.toMatchObject(denied)
  })

  test('denied: to oneself', async () => {
    await expect(
      grantRole(as(province.actor), wish(province, 'province_officer', places.ward)),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('denied: longer than the granter holds it, so that no second account lengthens a role', async () => {
    const leaving = await someone()
    const second = await someone()
    const over = [places.province, '2026-01-01', '2026-12-31'] as const
    await grantRole(database.ctx(), wish(leaving, 'province_officer', ...over))
    const actor = await actorOf(leaving)
    const denied = { code: 'not-allowed', status: 403 }
    for (const to of [undefined, '2027-01-01']) {
      await expect(
        grantRole(as(actor), wish(second, 'province_officer', places.province, '2026-11-21', to)),
      ).rejects.toMatchObject(denied)
    }
    await grantRole(as(actor), wish(second, 'province_officer', places.province, '2026-11-21', '2026-12-31'))
    await expect(
      grantRole(
        as(await actorOf(second)),
        wish(leaving, 'province_officer', places.province, '2027-01-01', '2027-12-31'),
      ),
    ).rejects.toMatchObject(denied)
  })

  test('of grants in force together the longest says how long', async () => {
    const both = await someone()
    const over = [places.province, '2026-01-01'] as const
    await grantRole(database.ctx(), wish(both, 'ward_officer', ...over, '2026-12-31'))
    await grantRole(database.ctx(), wish(both, 'province_officer', ...over, '2027-06-30'))
    const { grants } = await actorOf(both)
    expect(new Set(grants.map((grant) => grant.to))).toEqual(new Set(['2027-06-30']))
    await grantRole(database.ctx(), wish(both, 'neighbourhood_head', ...over))
    expect((await actorOf(both)).grants.find(({ permission }) => permission === 'models.register')?.to).toBe(
      null,
    )
  })

  test('refused: before today, but for the system', async () => {
    const one = await someone()
    await expect(
      grantRole(as(province.actor), wish(one, 'ward_officer', places.ward, '2026-11-20')),
    ).rejects.toMatchObject({ code: 'grant.backdated', status: 422, fields: [{ field: 'from' }] })
    await grantRole(database.ctx(), wish(one, 'ward_officer', places.ward, '2026-11-20'))
  })

  test('the same role at the same unit can not be held twice on a day', async () => {
    const one = await someone()
    await grantRole(database.ctx(), wish(one, 'ward_officer', places.ward, '2026-01-01', '2026-12-31'))
    const overlaps = { code: 'grant.overlaps', status: 409 }
    await expect(
      grantRole(database.ctx(), wish(one, 'ward_officer', places.ward, '2026-12-31')),
    ).rejects.toMatchObject(overlaps)
    await grantRole(database.ctx(), wish(one, 'ward_officer', places.ward, '2027-01-01'))
    await grantRole(database.ctx(), wish(one, 'ward_officer', places.otherWard, '2026-06-01'))
  })

  test('at the same time only one of two gets through', async () => {
    const one = await someone()
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => grantRole(database.ctx(), wish(one, 'ward_officer', places.ward))),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  test('an unknown role, unit or account is said', async () => {
    const one = await someone()
    await expect(grantRole(database.ctx(), wish(one, 'king', places.ward))).rejects.toMatchObject({
      code: 'grant.role-unknown',
    })
    await expect(grantRole(database.ctx(), wish(one, 'ward_officer', 999_999))).rejects.toMatchObject({
      code: 'grant.unit-unknown',
    })
    const nobody = { ...one, id: crypto.randomUUID() as typeof one.id }
    await expect(grantRole(database.ctx(), wish(nobody, 'ward_officer', places.ward))).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('is audited with its unit, and names no address', async () => {
    const one = await someone()
    const id = await grantRole(as(province.actor), wish(one, 'ward_officer', places.ward))
    const rows = await database.db.selectFrom('audit').selectAll().where('subject_id', '=', id).execute()
    expect(rows).toMatchObject([
      {
        action: 'role.granted',
        actor_id: province.id,
        unit_id: places.ward,
        details: { accountId: one.id, role: 'ward_officer', from: '2026-11-21', to: null },
      },
    ])
  })
})

describe('endGrant', () => {
  test('keeps the days before, and remembers', async () => {
    const one = await someone()
    const id = await grantRole(database.ctx(), wish(one, 'ward_officer', places.ward, '2026-01-01'))
    await endGrant(as(province.actor), { id })
    const [grant] = (await describeAccount(as({ ...anonymous, kind: 'account', accountId: one.id }))).grants
    expect(grant).toMatchObject({ from: '2026-01-01', to: '2026-11-20', inForce: false })
    await expect(endGrant(as(province.actor), { id })).rejects.toMatchObject({ code: 'grant.over' })
    const actions = await database.db
      .selectFrom('audit')
      .select('action')
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    expect(actions.map((row) => row.action)).toEqual(['role.granted', 'role.ended'])
  })

  test('removes one that begins today or later', async () => {
    const one = await someone()
    const id = await grantRole(database.ctx(), wish(one, 'ward_officer', places.ward, '2026-11-21'))
    await endGrant(database.ctx(), { id })
    expect((await describeAccount(as({ ...anonymous, kind: 'account', accountId: one.id }))).grants).toEqual(
      [],
    )
    await expect(endGrant(database.ctx(), { id })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('denied to who could not grant the same', async () => {
    const one = await someone()
    const id = await grantRole(database.ctx(), wish(one, 'ward_officer', places.otherWard))
    for (const actor of [province.actor, ward.actor, one.actor, anonymous]) {
      await expect(endGrant(as(actor), { id })).rejects.toMatchObject({ code: 'not-allowed' })
    }
    await endGrant(as(registrar.actor), { id })
  })

  test('a role of a unit that is gone can still be ended', async () => {
    const one = await someone()
    const id = await grantRole(database.ctx(), wish(one, 'ward_officer', places.otherWard, '2026-01-01'))
    await database.db
      .updateTable('unit_ancestor')
      .set({ valid: '[2025-07-01,2027-01-01)' })
      .where('unit_id', '=', places.otherWard)
      .execute()
    await endGrant(database.ctx({ clock: fixedClock('2027-02-01T00:00:00Z') }), { id })
  })
})

test('the shipped roles hold each other in order: whoever stands above can appoint whoever stands below', async () => {
  const rows = await database.db
    .selectFrom('role')
    .innerJoin('role_permission', 'role_permission.role', 'role.code')
    .select(['code', 'rank', 'permission'])
    .orderBy('rank')
    .execute()
  const held = new Map<string, Set<string>>()
  for (const { code, permission } of rows) held.set(code, (held.get(code) ?? new Set()).add(permission))
  expect([...held.keys()]).toEqual([
    'national_registrar',
    'province_officer',
    'ward_officer',
    'neighbourhood_head',
    'appraiser',
  ])
  /* Appraisers do one thing beside the line: whoever holds a ward or more can appoint them. */
  const appraiser = held.get('appraiser') ?? new Set()
  held.delete('appraiser')
  const inOrder = [...held.values()]
  for (const officer of inOrder.slice(0, 3))
    expect([...appraiser].filter((permission) => !officer.has(permission))).toEqual([])
  for (const [index, lower] of inOrder.entries()) {
    const upper = inOrder[index - 1]
    if (upper) expect([...lower].filter((permission) => !upper.has(permission))).toEqual([])
  }
})
