import { beforeAll, describe, expect, test } from 'vitest'
import type { CliCommand, Terminal } from '#platform/feature.ts'
import { buildPlaces, goodPassword, type Places } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { signIn } from './commands/sign-in.ts'
import { peopleCommands } from './people.cli.ts'
import { resolveActor } from './queries/resolve-actor.ts'

const database = useDatabase()
let places: Places
beforeAll(async () => {
  places = await buildPlaces(database.db)
})

interface Said {
  readonly answer: Record<string, unknown>
  readonly lines: string[]
}

async function run(name: string, options: Record<string, unknown>, stdin = ''): Promise<Said> {
  const found = peopleCommands.find((command) => command.name === name)
  if (!found) throw new Error(name)
  const lines: string[] = []
  const terminal: Terminal = {
    json: false,
    line: (text) => void lines.push(text),
    progress: () => undefined,
    read: () => Promise.resolve(Buffer.from(stdin)),
  }
  const input = found.input.parse(options) as Parameters<CliCommand['run']>[1]
  return { answer: (await found.run(database.ctx(), input, terminal)) as Said['answer'], lines }
}

test('the help of --role names every role that there is', async () => {
  const roles = await database.db.selectFrom('role').select('code').orderBy('rank').execute()
  const help = peopleCommands.map(({ options }) => options['role']?.help).filter(Boolean)
  expect(help).toHaveLength(3)
  expect(new Set(help)).toEqual(new Set([roles.map(({ code }) => code).join(', ')]))
})

describe('account create', () => {
  test('reads the password from standard input, and grants a role from today on', async () => {
    const options = {
      email: 'Mot@Test.Example',
      name: 'Một',
      role: 'ward_officer',
      unit: `id:${places.ward}`,
    }
    const { answer, lines } = await run('account create', options, `${goodPassword}\n`)
    expect(answer['email']).toBe('mot@test.example')
    expect(lines.join()).not.toContain(goodPassword)
    const { token } = await signIn(
      database.ctx(),
      { email: 'mot@test.example', password: goodPassword },
      { prefix: 'x' },
    )
    const { actor } = await resolveActor(database.db, database.ctx().clock, {
      cookies: { dt: token },
      authorization: undefined,
    })
    expect(actor.grants).toContainEqual({ permission: 'models.publish', unitId: places.ward, to: null })
  })

  test('generates a password that works and prints it once', async () => {
    const { answer, lines } = await run('account create', {
      email: 'hai@test.example',
      name: 'Hai',
      generate: true,
    })
    expect(lines).toContain(`Password: ${String(answer['password'])}`)
    const password = String(answer['password'])
    expect(
      (await signIn(database.ctx(), { email: 'hai@test.example', password }, { prefix: 'x' })).token,
    ).toBeDefined()
  })

  test('an unknown unit leaves no account behind', async () => {
    const options = {
      email: 'ba@test.example',
      name: 'Ba',
      generate: true,
      role: 'ward_officer',
      unit: '99999',
    }
    await expect(run('account create', options)).rejects.toMatchObject({ code: 'grant.unit-unknown' })
    const rows = await database.db
      .selectFrom('account')
      .select('id')
      .where('email', '=', 'ba@test.example')
      .execute()
    expect(rows).toEqual([])
  })

  test('a role needs a unit, and a password comes from one place', async () => {
    const options = { email: 'tu@test.example', name: 'Tư' }
    await expect(run('account create', { ...options, role: 'ward_officer' })).rejects.toThrow()
    await expect(
      run('account create', { ...options, generate: true, password: goodPassword }),
    ).rejects.toThrow()
    await expect(run('account create', options, '')).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('account grant and end-grant', () => {
  const email = 'vai.tro@test.example'
  const grants = () =>
    database.db
      .selectFrom('role_grant')
      .innerJoin('account', 'account.id', 'account_id')
      .select('valid')
      .where('email', '=', email)
      .execute()

  test('give a role from today on or for a period, and end it', async () => {
    await run('account create', { email, name: 'Vai', generate: true })
    const unit = `id:${places.ward}`
    const { answer, lines } = await run('account grant', { email, role: 'ward_officer', unit })
    expect(answer).toMatchObject({ role: 'ward_officer', unitId: places.ward, from: '2026-11-21', to: null })
    expect(lines).toEqual([`Granted ward_officer to ${email} from 2026-11-21.`])
    await run('account end-grant', { email, role: 'ward_officer', unit })
    expect(await grants()).toEqual([])
    const year = { email, role: 'ward_officer', unit, from: '2026-01-01', to: '2026-12-31' }
    await run('account grant', year)
    const { answer: ended } = await run('account end-grant', { email, role: 'ward_officer', unit })
    expect(ended['ended']).toHaveLength(1)
    expect(await grants()).toEqual([{ valid: '[2026-01-01,2026-11-21)' }])
    await expect(run('account end-grant', { email, role: 'ward_officer', unit })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(run('account grant', { ...year, to: '2025-12-31' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

describe('account disable and enable', () => {
  const email = 'khoa@test.example'
  const unit = () => `id:${places.ward}`
  test('shut an account out and let it in again', async () => {
    await run('account create', { email, name: 'Khóa' }, goodPassword)
    const enter = () => signIn(database.ctx(), { email, password: goodPassword }, { prefix: 'k' })
    await enter()
    const { answer, lines } = await run('account disable', { email })
    expect(answer).toMatchObject({ email, disabled: true })
    expect(lines).toEqual([`Disabled the account ${email}.`])
    await expect(enter()).rejects.toMatchObject({ code: 'sign-in.refused' })
    for (const [name, options] of [
      ['account grant', { email, role: 'ward_officer', unit: unit() }],
      ['token create', { account: email }],
    ] as const) {
      await expect(run(name, options)).rejects.toMatchObject({ code: 'account.disabled' })
    }
    await run('account enable', { email })
    expect((await enter()).token).toBeDefined()
  })

  test('say when there is no such account', async () => {
    const nobody = { email: 'khong.co@test.example' }
    const role = { role: 'ward_officer', unit: unit() }
    for (const [name, more] of [
      ['account disable', {}],
      ['account enable', {}],
      ['account grant', role],
      ['account end-grant', role],
    ] as const) {
      await expect(run(name, { ...nobody, ...more })).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})

describe('token create', () => {
  test('prints a token that works', async () => {
    await run('account create', { email: 'nam@test.example', name: 'Năm', generate: true })
    const { answer, lines } = await run('token create', { account: 'nam@test.example', days: '7' })
    expect(lines).toEqual([answer['token']])
    expect(answer['expiresAt']).toBe('2026-11-28T05:00:00.000Z')
    const authorization = `Bearer ${String(answer['token'])}`
    expect((await resolveActor(database.db, database.ctx().clock, { cookies: {}, authorization })).via).toBe(
      'token',
    )
  })

  test('says when there is no such account', async () => {
    await expect(run('token create', { account: 'khong.co@test.example' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
