import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, system } from '#platform/auth/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { buildAccount, buildPlaces, type Built, goodPassword, type Places } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { changePassword } from './commands/change-password.ts'
import { createAccount } from './commands/create-account.ts'
import { createToken } from './commands/create-token.ts'
import { endGrant } from './commands/end-grant.ts'
import { endOtherSessions } from './commands/end-other-sessions.ts'
import { grantRole } from './commands/grant-role.ts'
import { revokeToken } from './commands/revoke-token.ts'
import { signIn } from './commands/sign-in.ts'
import { signOut } from './commands/sign-out.ts'
import { tidy } from './commands/tidy.ts'
import { resolveActor } from './queries/resolve-actor.ts'

const database = useDatabase()
const start = Date.parse('2026-11-21T05:00:00Z')
const day = 86_400
const at = (seconds: number) => fixedClock(new Date(start + seconds * 1000))
const withCookie = (token: string, seconds = 0) =>
  resolveActor(database.db, at(seconds), { cookies: { dt: token }, authorization: undefined })
const withToken = (authorization: string, seconds = 0, cookies = {}) =>
  resolveActor(database.db, at(seconds), { cookies, authorization })

let places: Places
beforeAll(async () => {
  places = await buildPlaces(database.db)
})

const open = (built: Built, seconds = 0) =>
  signIn(
    database.ctx({ clock: at(seconds) }),
    { email: built.email, password: goodPassword },
    { prefix: '203.0.113.0/24' },
  )

describe('a session', () => {
  test('nobody without a cookie, with a wrong one, or with rubbish', async () => {
    for (const cookies of [{}, { dt: 'x' }, { dt: 'B'.repeat(43) }, { dt: '' }, { other: 'B'.repeat(43) }]) {
      expect(await resolveActor(database.db, at(0), { cookies, authorization: undefined })).toMatchObject({
        via: 'none',
        actor: { kind: 'anonymous', accountId: null, grants: [] },
      })
    }
  })

  test('says who calls and what is granted to them today', async () => {
    const built = await buildAccount(database.ctx(), { roles: [['neighbourhood_head', places.ward]] })
    expect(await withCookie(built.token)).toEqual({
      via: 'session',
      actor: {
        kind: 'account',
        accountId: built.id,
        name: 'Trần Văn Mẫu',
        grants: expect.arrayContaining([{ permission: 'models.register', unitId: places.ward, to: null }]),
        via: 'session',
      },
    })
  })

  test('over https believes only the cookie bound to the host', async () => {
    const { token } = await buildAccount(database.ctx())
    const ask = (cookies: Record<string, string>) =>
      resolveActor(database.db, at(0), { cookies, authorization: undefined, secure: true })
    expect((await ask({ dt: token })).via).toBe('none')
    expect((await ask({ '__Host-dt': token })).via).toBe('session')
  })

  test('ends 14 days after its last use, to the second', async () => {
    const { token } = await buildAccount(database.ctx())
    expect((await withCookie(token, 10 * day)).via).toBe('session')
    expect((await withCookie(token, 24 * day - 1)).via).toBe('session')
    const second = await buildAccount(database.ctx())
    expect((await withCookie(second.token, 14 * day)).via).toBe('none')
  })

  test('ends 90 days after its beginning however it is used', async () => {
    const { token } = await buildAccount(database.ctx())
    for (let days = 10; days < 90; days += 10)
      expect((await withCookie(token, days * day)).via).toBe('session')
    expect((await withCookie(token, 90 * day - 1)).via).toBe('session')
    expect((await withCookie(token, 90 * day)).via).toBe('none')
  })

  test('writes its use down at most once in ten minutes', async () => {
    const built = await buildAccount(database.ctx())
    const seen = async () => {
      const row = await database.db
        .selectFrom('session')
        .select('last_seen_at')
        .where('account_id', '=', built.id)
        .executeTakeFirstOrThrow()
      return (row.last_seen_at.getTime() - start) / 1000
    }
    await withCookie(built.token, 599)
    expect(await seen()).toBe(0)
    await withCookie(built.token, 600)
    expect(await seen()).toBe(600)
  })

  test('of a disabled account is nobody', async () => {
    const built = await buildAccount(database.ctx())
    await database.db
      .updateTable('account')
      .set({ disabled_at: new Date() })
      .where('id', '=', built.id)
      .execute()
    expect((await withCookie(built.token)).via).toBe('none')
  })

  test('signing out ends it at once, and once more does nothing', async () => {
    const { token } = await buildAccount(database.ctx())
    await signOut(database.ctx(), token)
    expect((await withCookie(token)).via).toBe('none')
    await signOut(database.ctx(), token)
    await signOut(database.ctx(), undefined)
  })

  test('signing out elsewhere keeps this one and leaves other people alone', async () => {
    const mine = await buildAccount(database.ctx())
    const other = await buildAccount(database.ctx())
    const phone = await open(mine)
    expect(await endOtherSessions(database.ctx({ actor: mine.actor }), mine.token)).toBe(1)
    expect((await withCookie(mine.token)).via).toBe('session')
    expect((await withCookie(phone.token)).via).toBe('none')
    expect((await withCookie(other.token)).via).toBe('session')
  })

  test('a new password ends all others', async () => {
    const mine = await buildAccount(database.ctx())
    const phone = await open(mine)
    const input = { current: goodPassword, password: 'thuyền giấy trôi chậm' }
    await changePassword(database.ctx({ actor: mine.actor }), input, mine.token)
    expect((await withCookie(mine.token)).via).toBe('session')
    expect((await withCookie(phone.token)).via).toBe('none')
    await expect(open(mine)).rejects.toMatchObject({ code: 'sign-in.refused' })
  })

  test('housekeeping removes what is over', async () => {
    const built = await buildAccount(database.ctx())
    await tidy(database.ctx({ clock: at(399 * day) }))
    expect(await database.db.selectFrom('sign_in_device').selectAll().execute()).not.toEqual([])
    await tidy(database.ctx({ clock: at(401 * day) }))
    expect(await database.db.selectFrom('sign_in_device').selectAll().execute()).toEqual([])
    const left = await database.db
      .selectFrom('session')
      .selectAll()
      .where('account_id', '=', built.id)
      .execute()
    expect(left).toEqual([])
    expect(await database.db.selectFrom('sign_in_place').selectAll().execute()).toEqual([])
    expect(await database.db.selectFrom('rate_limit').selectAll().execute()).toEqual([])
  })
})

describe('grants', () => {
  test('count from their first to their last day', async () => {
    const built = await buildAccount(database.ctx())
    const { id: accountId } = built
    const input = {
      accountId,
      role: 'neighbourhood_head',
      unitId: places.ward,
      from: '2026-11-22',
      to: '2026-11-23',
    }
    await grantRole(database.ctx(), input)
    const grantsOn = async (days: number) =>
      (await withCookie(built.token, days * day)).actor.grants.filter(
        ({ permission }) => permission === 'models.register',
      ).length
    expect([await grantsOn(0), await grantsOn(1), await grantsOn(2), await grantsOn(3)]).toEqual([0, 1, 1, 0])
  })

  test('end at once', async () => {
    const built = await buildAccount(database.ctx())
    const input = { accountId: built.id, role: 'ward_officer', unitId: places.ward, from: '2026-01-01' }
    const id = await grantRole(database.ctx(), input)
    expect((await withCookie(built.token)).actor.grants.length).toBeGreaterThan(3)
    await endGrant(database.ctx(), { id })
    expect((await withCookie(built.token)).actor.grants).toEqual([])
  })
})

describe('a token', () => {
  test('acts as its owner, and cookies beside it are ignored', async () => {
    const built = await buildAccount(database.ctx(), { roles: [['neighbourhood_head', places.ward]] })
    const other = await buildAccount(database.ctx())
    const made = await createToken(database.ctx({ actor: built.actor }), {
      accountId: built.id,
      name: 'Báo cáo',
      days: 30,
    })
    expect(made.token).toMatch(/^dt_[\w-]{43}$/u)
    const found = await withToken(`Bearer ${made.token}`, 0, { dt: other.token })
    expect(found).toMatchObject({
      via: 'token',
      actor: {
        accountId: built.id,
        grants: expect.arrayContaining([expect.objectContaining({ permission: 'models.register' })]),
      },
    })
  })

  test('wrong, over or revoked is refused, even with a good cookie', async () => {
    const built = await buildAccount(database.ctx())
    const actor = database.ctx({ actor: built.actor })
    const made = await createToken(actor, { accountId: built.id, name: 'Ngắn hạn', days: 1 })
    const refused = { code: 'token.invalid', status: 401 }
    const cookies = { dt: built.token }
    for (const header of ['Bearer', ' bearer ', 'Bearer x', `BEARER dt_${'C'.repeat(43)}`]) {
      await expect(withToken(header, 0, cookies)).rejects.toMatchObject(refused)
    }
    expect((await withToken(`Bearer ${made.token}`, day - 1)).via).toBe('token')
    await expect(withToken(`Bearer ${made.token}`, day)).rejects.toMatchObject(refused)
    await revokeToken(actor, { id: made.id })
    await expect(withToken(`Bearer ${made.token}`)).rejects.toMatchObject(refused)
    await revokeToken(actor, { id: made.id })
  })

  test('other schemes are not ours: they neither open nor shut anything', async () => {
    const built = await buildAccount(database.ctx())
    const made = await createToken(database.ctx(), { accountId: built.id, name: 'Thử', days: 1 })
    for (const header of ['', 'Basic c3RhZ2luZzpzZWNyZXQ=', `Basic ${made.token}`, 'Bearerx y', made.token]) {
      expect((await withToken(header)).via).toBe('none')
      expect((await withToken(header, 0, { dt: built.token })).via).toBe('session')
    }
  })

  test('the audit trail says whether a session or a token acted', async () => {
    const built = await buildAccount(database.ctx(), { roles: [['province_officer', places.province]] })
    const made = await createToken(database.ctx(), { accountId: built.id, name: 'Máy', days: 1 })
    const open = async (actor: Actor) => {
      const input = { email: `${crypto.randomUUID()}@test.example`, name: 'Mới', password: goodPassword }
      const id = await createAccount(database.ctx({ actor }), input)
      const rows = database.db.selectFrom('audit').select('details').where('subject_id', '=', id)
      return (await rows.executeTakeFirstOrThrow()).details
    }
    expect(await open((await withCookie(built.token)).actor)).toEqual({ via: 'session' })
    expect(await open((await withToken(`Bearer ${made.token}`)).actor)).toEqual({ via: 'token' })
    expect(await open(system)).toEqual({})
  })

  test('a new password revokes all, and no one else’s', async () => {
    const mine = await buildAccount(database.ctx())
    const other = await buildAccount(database.ctx())
    const make = ({ id: accountId }: Built) =>
      createToken(database.ctx(), { accountId, name: 'Máy', days: 1 })
    const tokens = [await make(mine), await make(mine)]
    const theirs = await make(other)
    const input = { current: goodPassword, password: 'thuyền giấy trôi chậm' }
    await changePassword(database.ctx({ actor: mine.actor }), input, mine.token)
    for (const { token } of tokens) {
      await expect(withToken(`Bearer ${token}`)).rejects.toMatchObject({ code: 'token.invalid' })
    }
    expect((await withToken(`Bearer ${theirs.token}`)).via).toBe('token')
    const { details } = await database.db
      .selectFrom('audit')
      .select('details')
      .where('action', '=', 'account.password-changed')
      .where('subject_id', '=', mine.id)
      .executeTakeFirstOrThrow()
    expect(details).toMatchObject({ sessionsEnded: 0, tokensRevoked: 2 })
  })

  test('is stored only as its digest', async () => {
    const built = await buildAccount(database.ctx())
    const made = await createToken(database.ctx(), { accountId: built.id, name: 'Kho', days: 1 })
    const rows = await database.db.selectFrom('api_token').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(made.token)
  })

  test('twenty are enough', async () => {
    const built = await buildAccount(database.ctx())
    const make = () =>
      createToken(database.ctx({ actor: built.actor }), { accountId: built.id, name: 'Nhiều', days: 1 })
    for (let n = 0; n < 20; n++) await make()
    await expect(make()).rejects.toMatchObject({ code: 'token.too-many', status: 409 })
  })
})
