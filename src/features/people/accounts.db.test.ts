import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import { parse } from '#platform/http/issues.ts'
import { buildAccount, buildPlaces, goodPassword, type Places } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { changePassword } from './commands/change-password.ts'
import { createAccount } from './commands/create-account.ts'
import { createToken } from './commands/create-token.ts'
import { endOtherSessions } from './commands/end-other-sessions.ts'
import { revokeToken } from './commands/revoke-token.ts'
import { accountInput } from './people.schemas.ts'
import { accountNames } from './queries/account-names.ts'

const database = useDatabase()
const as = (actor: Actor) => database.ctx({ actor })
const input = (email: string, password = goodPassword) => ({ email, name: 'Võ Thị Sáu Mươi', password })

let places: Places
beforeAll(async () => {
  places = await buildPlaces(database.db)
})

describe('createAccount', () => {
  test('is for who manages people; the account may nothing yet', async () => {
    const officer = await buildAccount(database.ctx(), { roles: [['province_officer', places.province]] })
    const id = await createAccount(as(officer.actor), input('moi@test.example'))
    expect(await accountNames(database.ctx(), [id])).toEqual(new Map([[id, 'Võ Thị Sáu Mươi']]))
    const audit = await database.db.selectFrom('audit').selectAll().where('subject_id', '=', id).execute()
    expect(audit).toMatchObject([{ action: 'account.created', actor_id: officer.id, details: {} }])
    expect(
      await database.db.selectFrom('role_grant').selectAll().where('account_id', '=', id).execute(),
    ).toEqual([])
  })

  test('is denied to everybody else, before anything is hashed or stored', async () => {
    const ward = await buildAccount(database.ctx(), { roles: [['ward_officer', places.ward]] })
    for (const actor of [anonymous, ward.actor]) {
      await expect(createAccount(as(actor), input('khong@test.example'))).rejects.toMatchObject({
        code: 'not-allowed',
        status: 403,
      })
    }
  })

  test('an address is one account, however it is written', async () => {
    const parsed = parse(accountInput, input('  Hai.Lan@Test.Example '))
    expect(parsed.email).toBe('hai.lan@test.example')
    await createAccount(database.ctx(), parsed)
    await expect(createAccount(database.ctx(), parsed)).rejects.toMatchObject({
      code: 'account.email-taken',
      status: 409,
      fields: [{ field: 'email' }],
    })
    await expect(
      database.db
        .insertInto('account')
        .values({
          id: crypto.randomUUID(),
          email: 'HOA@test.example',
          name: 'Hoa',
          password_hash: '$argon2id$',
          created_at: new Date(),
        })
        .execute(),
    ).rejects.toThrow('account_email_check')
  })

  test.each([
    ['ngắn', 'password_short'],
    ['matkhau123456', 'password_common'],
    ['votrisau', 'password_short'],
    ['Võ Thị Sáu Mươi', 'password_known'],
    ['12345678901', 'password_simple'],
  ])('refuses the password %s as %s', async (password, code) => {
    await expect(createAccount(database.ctx(), input('yeu@test.example', password))).rejects.toMatchObject({
      code: 'invalid',
      status: 422,
      fields: [{ field: 'password', code }],
    })
  })
})

describe('changePassword', () => {
  const better = 'thuyền giấy trôi chậm'

  test('asks for the old password, and counts guesses', async () => {
    const mine = await buildAccount(database.ctx())
    const guess = () =>
      changePassword(as(mine.actor), { current: 'không phải cái này', password: better }, mine.token)
    for (let n = 0; n < 10; n++) {
      await expect(guess()).rejects.toMatchObject({ code: 'password.wrong', fields: [{ field: 'current' }] })
    }
    await expect(guess()).rejects.toMatchObject({ code: 'too-many-attempts', status: 429 })
  })

  test('holds the new one to the rules', async () => {
    const mine = await buildAccount(database.ctx())
    await expect(
      changePassword(as(mine.actor), { current: goodPassword, password: mine.email }, mine.token),
    ).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'password', code: 'password_known' }] })
  })

  test('is audited without a secret', async () => {
    const mine = await buildAccount(database.ctx())
    await changePassword(as(mine.actor), { current: goodPassword, password: better }, mine.token)
    const row = await database.db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'account.password-changed')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      actor_id: mine.id,
      subject_id: mine.id,
      details: { sessionsEnded: 0, tokensRevoked: 0 },
    })
  })

  test('is denied to nobody in particular, to the system, and on shared example accounts', async () => {
    const change = { current: goodPassword, password: better }
    await expect(changePassword(as(anonymous), change, undefined)).rejects.toMatchObject({
      code: 'not-signed-in',
    })
    await expect(changePassword(database.ctx(), change, undefined)).rejects.toMatchObject({
      code: 'not-signed-in',
    })
    const shared = await buildAccount(database.ctx())
    await database.db.updateTable('account').set({ example: true }).where('id', '=', shared.id).execute()
    await expect(changePassword(as(shared.actor), change, shared.token)).rejects.toMatchObject({
      code: 'account.example',
    })
  })
})

describe('tokens and sessions are their owner’s', () => {
  test('nobody makes or revokes a token of somebody else, however high', async () => {
    const mine = await buildAccount(database.ctx())
    const high = await buildAccount(database.ctx(), { roles: [['national_registrar', places.nation]] })
    const wish = { accountId: mine.id, name: 'Thử', days: 1 }
    for (const actor of [anonymous, high.actor]) {
      await expect(createToken(as(actor), wish)).rejects.toMatchObject({ code: 'not-allowed' })
    }
    const { id } = await createToken(as(mine.actor), wish)
    for (const actor of [anonymous, high.actor]) {
      await expect(revokeToken(as(actor), { id })).rejects.toMatchObject({ code: 'not-found' })
    }
    await revokeToken(as(mine.actor), { id })
    const actions = await database.db
      .selectFrom('audit')
      .select('action')
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    expect(actions.map((row) => row.action)).toEqual(['token.created', 'token.revoked'])
  })

  test('the administrator at the command line makes tokens for others', async () => {
    const mine = await buildAccount(database.ctx())
    expect(
      (await createToken(database.ctx(), { accountId: mine.id, name: 'Máy', days: 1 })).token,
    ).toBeDefined()
  })

  test('nobody in particular has no sessions to end', async () => {
    await expect(endOtherSessions(as(anonymous), undefined)).rejects.toMatchObject({ code: 'not-signed-in' })
    await expect(endOtherSessions(database.ctx(), undefined)).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})
