import { beforeAll, describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { Problem } from '#platform/problem.ts'
import { goodPassword } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { changePassword } from './commands/change-password.ts'
import { createAccount } from './commands/create-account.ts'
import { signIn } from './commands/sign-in.ts'
import { verifyPassword } from './password-hash.ts'
import { resolveActor } from './queries/resolve-actor.ts'
import { digest } from './secret.ts'

const database = useDatabase()
const start = Date.parse('2026-11-21T05:00:00Z')
const at = (seconds: number): Ctx => database.ctx({ clock: fixedClock(new Date(start + seconds * 1000)) })

const home = { prefix: '198.51.100.0/24' }
let away = 0
const elsewhere = () => ({ prefix: `10.0.${++away}.0/24` })
const wrong = () => Promise.resolve(false)
const right = () => Promise.resolve(true)

/** The Problem's code, or `in`. */
async function tryIt(
  ctx: Ctx,
  email: string,
  client: { prefix: string; device?: string },
  verify: typeof verifyPassword,
): Promise<string> {
  try {
    await signIn(ctx, { email, password: 'whatever it is' }, client, verify)
    return 'in'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

async function tryMany(times: number, one: (n: number) => Promise<string>): Promise<string[]> {
  const codes: string[] = []
  for (let n = 0; n < times; n++) codes.push(await one(n))
  return codes
}

let next = 0
async function account(): Promise<string> {
  const email = `dang.nhap${++next}@test.example`
  await createAccount(at(0), { email, name: 'Người Thử', password: goodPassword })
  return email
}

describe('sign-in', () => {
  let email: string
  beforeAll(async () => {
    email = await account()
  })

  test('with the right password opens a session; only its digest is stored', async () => {
    const { token, actor } = await signIn(at(0), { email, password: goodPassword }, home)
    expect(token).toMatch(/^[\w-]{43}$/u)
    expect(actor.name).toBe('Người Thử')
    const rows = await database.db.selectFrom('session').selectAll().execute()
    expect(rows.map((row) => row.token_sha256)).toEqual([digest(token)])
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('takes the password in any Unicode spelling', async () => {
    const spelled = goodPassword.normalize('NFD')
    expect((await signIn(at(0), { email, password: spelled }, home)).token).toBeDefined()
  })

  test('every sign-in has a new token, and the session that the browser had ends', async () => {
    const first = await signIn(at(0), { email, password: goodPassword }, home)
    const second = await signIn(at(0), { email, password: goodPassword }, { ...home, replaces: first.token })
    expect(second.token).not.toBe(first.token)
    const who = (token: string) =>
      resolveActor(database.db, at(1).clock, { cookies: { dt: token }, authorization: undefined })
    expect((await who(first.token)).via).toBe('none')
    expect((await who(second.token)).via).toBe('session')
  })

  test('a planted token is never taken over', async () => {
    const planted = 'A'.repeat(43)
    const { token } = await signIn(at(0), { email, password: goodPassword }, { ...home, replaces: planted })
    expect(token).not.toBe(planted)
  })

  test('an unknown address, a wrong password and a disabled account get the same answer', async () => {
    const disabled = await account()
    await database.db
      .updateTable('account')
      .set({ disabled_at: new Date() })
      .where('email', '=', disabled)
      .execute()
    const asks = [
      { email: 'khong.co@test.example', password: goodPassword },
      { email, password: 'sai mất rồi nhé' },
      { email: disabled, password: goodPassword },
    ]
    const answers: unknown[] = []
    for (const ask of asks) {
      const error: unknown = await signIn(at(0), ask, elsewhere()).catch((error: unknown) => error)
      expect(error).toBeInstanceOf(Problem)
      const { code, status, words, fields, details } = error as Problem
      answers.push({ code, status, words, fields, details })
    }
    expect(answers[0]).toMatchObject({ code: 'sign-in.refused', status: 401 })
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  test('an unknown address costs a verification like a known one', async () => {
    const verified: string[] = []
    const counting: typeof verifyPassword = (hash, password) => {
      verified.push(hash)
      return verifyPassword(hash, password)
    }
    expect(await tryIt(at(0), 'khong.co@test.example', elsewhere(), counting)).toBe('sign-in.refused')
    expect(await tryIt(at(0), email, elsewhere(), counting)).toBe('sign-in.refused')
    const settings = verified.map((hash) => hash.split('$').slice(1, 4).join('$'))
    expect(settings).toEqual(['argon2id$v=19$m=19456,t=2,p=1', 'argon2id$v=19$m=19456,t=2,p=1'])
  })

  test('and the same queries, in a new browser and in one that brings a cookie', async () => {
    const asked = async (email: string, client: { prefix: string; device?: string }) => {
      database.queries.length = 0
      expect(await tryIt(at(0), email, client, wrong)).toBe('sign-in.refused')
      return [...database.queries]
    }
    for (const device of [{}, { device: 'D'.repeat(43) }]) {
      const known = await asked(email, { ...elsewhere(), ...device })
      expect(known.length).toBeGreaterThan(4)
      expect(await asked('khong.co@test.example', { ...elsewhere(), ...device })).toEqual(known)
    }
  })

  test('a password that changes while it is verified no longer opens', async () => {
    const email = await account()
    const slow: typeof verifyPassword = async () => {
      const password_hash = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA'
      await database.db.updateTable('account').set({ password_hash }).where('email', '=', email).execute()
      return true
    }
    expect(await tryIt(at(0), email, elsewhere(), slow)).toBe('sign-in.refused')
  })

  test('is written into the audit trail, without address or secret', async () => {
    const rows = await database.db
      .selectFrom('audit')
      .selectAll()
      .where('action', 'in', ['session.started', 'sign-in.refused'])
      .execute()
    expect(rows.some((row) => row.action === 'session.started' && row.actor_id === row.subject_id)).toBe(true)
    expect(rows.some((row) => row.action === 'sign-in.refused')).toBe(true)
    expect(JSON.stringify(rows)).not.toContain('@')
    expect(JSON.stringify(rows)).not.toContain('198.51.100')
  })
})

describe('attempts are limited', () => {
  test('ten wrong ones in 15 minutes by account and network; the right password has to wait, too', async () => {
    const email = await account()
    const client = elsewhere()
    const codes = await tryMany(11, () => tryIt(at(0), email, client, wrong))
    expect(codes).toEqual([...Array<string>(10).fill('sign-in.refused'), 'too-many-attempts'])
    expect(await tryIt(at(60), email, client, right)).toBe('too-many-attempts')
    expect(await tryIt(at(15 * 60), email, client, right)).toBe('in')
  })

  test('says when to come back', async () => {
    const email = await account()
    const client = elsewhere()
    await tryMany(10, () => tryIt(at(0), email, client, wrong))
    await expect(signIn(at(300), { email, password: goodPassword }, client)).rejects.toMatchObject({
      code: 'too-many-attempts',
      status: 429,
      retryAfter: 600,
    })
  })

  test('they are counted although each is refused, and at the same time not one too many gets through', async () => {
    const email = await account()
    const client = elsewhere()
    let verified = 0
    const counting = () => {
      verified++
      return Promise.resolve(false)
    }
    const codes = await Promise.all(Array.from({ length: 30 }, () => tryIt(at(0), email, client, counting)))
    expect(verified).toBe(10)
    expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(20)
  })

  test('a success forgets the failures before it', async () => {
    const email = await account()
    const client = elsewhere()
    await tryMany(9, () => tryIt(at(0), email, client, wrong))
    expect(await tryIt(at(0), email, client, right)).toBe('in')
    expect(await tryMany(10, () => tryIt(at(0), email, client, wrong))).not.toContain('too-many-attempts')
  })

  test('a hundred failures an hour by network, over all accounts; successes do not count', async () => {
    const client = elsewhere()
    const email = await account()
    await tryMany(5, () => tryIt(at(0), email, client, right))
    const codes = await tryMany(101, (n) => tryIt(at(0), `ai.do${n}@test.example`, client, wrong))
    expect(codes.slice(0, 100)).toEqual(Array<string>(100).fill('sign-in.refused'))
    expect(codes[100]).toBe('too-many-attempts')
    expect(await tryIt(at(0), await account(), client, right)).toBe('too-many-attempts')
    expect(await tryIt(at(3600), await account(), client, right)).toBe('in')
  })

  test('which lock nobody out who signed in there before; their own ten remain', async () => {
    const client = elsewhere()
    const email = await account()
    expect(await tryIt(at(0), email, client, right)).toBe('in')
    await tryMany(101, (n) => tryIt(at(0), `ai.khac${n}@test.example`, client, wrong))
    expect(await tryIt(at(0), email, client, right)).toBe('in')
    const codes = await tryMany(11, () => tryIt(at(0), email, client, wrong))
    expect(codes).toEqual([...Array<string>(10).fill('sign-in.refused'), 'too-many-attempts'])
  })

  test('attempts that the limit by account and network refused do not count for the network', async () => {
    const client = elsewhere()
    const email = await account()
    const codes = await tryMany(150, () => tryIt(at(0), email, client, wrong))
    expect(codes.filter((code) => code === 'sign-in.refused')).toHaveLength(10)
    expect(await tryIt(at(0), await account(), client, right)).toBe('in')
  })

  test('guessing from many networks is slowed to one a minute', async () => {
    const email = await account()
    const codes = await tryMany(60, () => tryIt(at(0), email, elsewhere(), wrong))
    expect(codes.filter((code) => code === 'sign-in.refused')).toHaveLength(51)
    expect(await tryIt(at(59), email, elsewhere(), wrong)).toBe('too-many-attempts')
    expect(await tryIt(at(60), email, elsewhere(), wrong)).toBe('sign-in.refused')
    expect(await tryIt(at(61), email, elsewhere(), wrong)).toBe('too-many-attempts')
  })

  test('and locks nobody out where they signed in before', async () => {
    const email = await account()
    const own = elsewhere()
    expect(await tryIt(at(0), email, own, right)).toBe('in')
    await tryMany(80, () => tryIt(at(0), email, elsewhere(), wrong))
    expect(await tryIt(at(0), email, elsewhere(), right)).toBe('too-many-attempts')
    expect(await tryIt(at(0), email, own, right)).toBe('in')
  })

  test('nor on a device where they signed in before, whatever the network', async () => {
    const email = await account()
    const { device } = await signIn(at(0), { email, password: goodPassword }, elsewhere())
    await tryMany(80, () => tryIt(at(0), email, elsewhere(), wrong))
    const cafe = elsewhere()
    await tryMany(101, (n) => tryIt(at(0), `quan${n}@test.example`, cafe, wrong))
    await tryMany(10, () => tryIt(at(0), email, cafe, wrong))
    expect(await tryIt(at(0), email, { ...cafe, device: 'E'.repeat(43) }, right)).toBe('too-many-attempts')
    expect(await tryIt(at(0), email, { ...cafe, device }, right)).toBe('in')
  })

  test('a device is known for its own account only, and has ten attempts of its own', async () => {
    const email = await account()
    const other = await account()
    const { device } = await signIn(at(0), { email, password: goodPassword }, elsewhere())
    await tryMany(80, () => tryIt(at(0), other, elsewhere(), wrong))
    expect(await tryIt(at(0), other, { ...elsewhere(), device }, right)).toBe('too-many-attempts')
    const codes = await tryMany(11, () => tryIt(at(0), email, { ...elsewhere(), device }, wrong))
    expect(codes).toEqual([...Array<string>(10).fill('sign-in.refused'), 'too-many-attempts'])
    expect(await tryIt(at(15 * 60), email, { ...elsewhere(), device }, right)).toBe('in')
    expect(
      await tryMany(10, () => tryIt(at(15 * 60), email, { ...elsewhere(), device }, wrong)),
    ).not.toContain('too-many-attempts')
  })

  test('a device keeps its secret, a planted one is replaced, and only digests are stored', async () => {
    const email = await account()
    const enter = (device?: string) =>
      signIn(at(0), { email, password: goodPassword }, { ...elsewhere(), device })
    const first = await enter()
    expect(first.device).toMatch(/^[\w-]{43}$/u)
    expect((await enter(first.device)).device).toBe(first.device)
    const planted = 'P'.repeat(43)
    expect((await enter(planted)).device).not.toBe(planted)
    const rows = await database.db.selectFrom('sign_in_device').select('device_sha256').execute()
    expect(rows.map((row) => row.device_sha256)).toContain(digest(first.device))
    expect(JSON.stringify(rows)).not.toContain(first.device)
  })

  test('of the devices of an account the twenty used last are known', async () => {
    const email = await account()
    const { id } = await database.db
      .selectFrom('account')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const enter = async (second: number) =>
      (await signIn(at(second), { email, password: goodPassword }, home, right)).device
    const oldest = await enter(0)
    for (let second = 1; second <= 20; second++) await enter(second)
    const rows = await database.db
      .selectFrom('sign_in_device')
      .select('device_sha256')
      .where('account_id', '=', id)
      .execute()
    expect(rows).toHaveLength(20)
    expect(rows.map((row) => row.device_sha256)).not.toContain(digest(oldest))
  })

  test('a new password keeps the device it was changed on, and forgets the others', async () => {
    const email = await account()
    const mine = await signIn(at(0), { email, password: goodPassword }, elsewhere())
    await signIn(at(0), { email, password: goodPassword }, elsewhere())
    const change = { current: goodPassword, password: 'thuyền giấy trôi chậm' }
    await changePassword({ ...at(0), actor: mine.actor }, change, mine.token, mine.device)
    const rows = await database.db
      .selectFrom('sign_in_device')
      .select('device_sha256')
      .where('account_id', '=', String(mine.actor.accountId))
      .execute()
    expect(rows).toEqual([{ device_sha256: digest(mine.device) }])
  })

  test('unknown addresses are counted the same way, so that limits tell nothing', async () => {
    const client = elsewhere()
    const codes = await tryMany(11, () => tryIt(at(0), 'khong.ai@test.example', client, wrong))
    expect(codes).toEqual([...Array<string>(10).fill('sign-in.refused'), 'too-many-attempts'])
  })

  test('what is counted names neither addresses nor networks', async () => {
    const keys = await database.db.selectFrom('rate_limit').select('key').execute()
    expect(keys.length).toBeGreaterThan(5)
    expect(
      keys.filter(({ key }) => !/^(?:sign-in:[a-z]+:[\w-]{43}|password:[\da-f-]{36})$/u.test(key)),
    ).toEqual([])
  })
})
