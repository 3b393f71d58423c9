/** Holds who may shut an account out, what ends with it, and that somebody is always left to appoint others. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import { buildAccount, buildPlaces, type Built, goodPassword, type Places } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import { createToken } from './commands/create-token.ts'
import { disableAccount } from './commands/disable-account.ts'
import { enableAccount } from './commands/enable-account.ts'
import { endGrant } from './commands/end-grant.ts'
import { grantRole } from './commands/grant-role.ts'
import { signIn } from './commands/sign-in.ts'
import { resolveActor } from './queries/resolve-actor.ts'

const database = useDatabase()
const as = (actor: Actor) => database.ctx({ actor })
const enter = ({ email }: Built) =>
  signIn(database.ctx(), { email, password: goodPassword }, { prefix: '203.0.113.0/24' })
const who = async (cookies: Record<string, string>, authorization?: string) =>
  (await resolveActor(database.db, database.ctx().clock, { cookies, authorization })).via

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

async function actionsOn({ id }: Built): Promise<unknown[]> {
  const rows = await database.db
    .selectFrom('audit')
    .select(['action', 'actor_id', 'details'])
    .where('subject_id', '=', id)
    .where('action', 'in', ['account.disabled', 'account.enabled'])
    .orderBy('id')
    .execute()
  return rows
}

test('ends sessions, revokes tokens and refuses the sign-in; enabling revives none of them', async () => {
  const one = await buildAccount(database.ctx(), { roles: [['ward_officer', places.ward]] })
  const { token } = await createToken(database.ctx(), { accountId: one.id, name: 'Máy', days: 1 })
  await disableAccount(as(province.actor), one)
  await disableAccount(as(province.actor), one)
  await expect(enter(one)).rejects.toMatchObject({ code: 'sign-in.refused' })
  await enableAccount(as(province.actor), one)
  await enableAccount(as(province.actor), one)
  expect(await who({ dt: one.token })).toBe('none')
  await expect(who({}, `Bearer ${token}`)).rejects.toMatchObject({ code: 'token.invalid' })
  const { token: session } = await enter(one)
  const { actor } = await resolveActor(database.db, database.ctx().clock, {
    cookies: { dt: session },
    authorization: undefined,
  })
  expect(actor.grants.length).toBeGreaterThan(0)
  expect(await actionsOn(one)).toMatchObject([
    { action: 'account.disabled', actor_id: province.id, details: { sessionsEnded: 1, tokensRevoked: 1 } },
    { action: 'account.enabled', actor_id: province.id },
  ])
})

describe('both', () => {
  const commands = [disableAccount, enableAccount]

  test('are denied elsewhere, above, to oneself and without people.manage', async () => {
    const abroad = await buildAccount(database.ctx(), { roles: [['ward_officer', places.otherWard]] })
    const both = await buildAccount(database.ctx(), {
      roles: [
        ['ward_officer', places.ward],
        ['neighbourhood_head', places.otherWard],
      ],
    })
    const denied = { code: 'not-allowed', status: 403 }
    for (const command of commands) {
      for (const target of [abroad, both, registrar, province]) {
        await expect(command(as(province.actor), target)).rejects.toMatchObject(denied)
      }
      for (const actor of [ward.actor, anonymous]) {
        await expect(command(as(actor), both)).rejects.toMatchObject(denied)
        await expect(command(as(actor), await buildAccount(database.ctx()))).rejects.toMatchObject(denied)
      }
    }
    expect(await actionsOn(both)).toEqual([])
  })

  test('look at roles that begin later, and not at those that are over', async () => {
    const one = await buildAccount(database.ctx())
    const later = { accountId: one.id, role: 'ward_officer', unitId: places.otherWard, from: '2027-01-01' }
    const id = await grantRole(database.ctx(), { ...later, to: '2027-02-01' })
    for (const command of commands) {
      await expect(command(as(province.actor), one)).rejects.toMatchObject({ code: 'not-allowed' })
    }
    await endGrant(database.ctx(), { id })
    await grantRole(database.ctx(), { ...later, from: '2026-01-01', to: '2026-11-20' })
    for (const command of commands) await command(as(province.actor), one)
  })

  test('reach a role over a unit that is gone from what was above it', async () => {
    const one = await buildAccount(database.ctx(), { roles: [['ward_officer', places.otherWard]] })
    const valid = '[2025-07-01,2026-10-01)'
    await database.db
      .updateTable('unit_ancestor')
      .set({ valid })
      .where('unit_id', '=', places.otherWard)
      .execute()
    await database.db
      .updateTable('unit_version')
      .set({ valid })
      .where('unit_id', '=', places.otherWard)
      .execute()
    for (const command of commands) {
      await expect(command(as(province.actor), one)).rejects.toMatchObject({ code: 'not-allowed' })
      await command(as(registrar.actor), one)
    }
  })

  test('say when there is no such account', async () => {
    for (const command of commands) {
      await expect(command(database.ctx(), { id: crypto.randomUUID() })).rejects.toMatchObject({
        code: 'not-found',
      })
    }
  })
})

describe('somebody who manages people over the nation is always left', () => {
  const last = { code: 'account.last-manager', status: 409 }

  test('the last one stays, whoever asks; a disabled, an ended or a lower one does not count', async () => {
    await expect(disableAccount(database.ctx(), registrar)).rejects.toMatchObject(last)
    const second = await buildAccount(database.ctx(), { roles: [['national_registrar', places.nation]] })
    const third = await buildAccount(database.ctx())
    const over = { role: 'national_registrar', unitId: places.nation, from: '2026-01-01', to: '2026-11-20' }
    await grantRole(database.ctx(), { ...over, accountId: third.id })
    await disableAccount(as(registrar.actor), second)
    await expect(disableAccount(database.ctx(), registrar)).rejects.toMatchObject(last)
    await enableAccount(as(registrar.actor), second)
    await disableAccount(as(second.actor), registrar)
    await expect(disableAccount(database.ctx(), second)).rejects.toMatchObject(last)
    await enableAccount(as(second.actor), registrar)
    await disableAccount(database.ctx(), second)
  })

  test('of two at the same time one stays', async () => {
    const second = await buildAccount(database.ctx(), { roles: [['national_registrar', places.nation]] })
    const results = await Promise.allSettled([
      disableAccount(database.ctx(), registrar),
      disableAccount(database.ctx(), second),
    ])
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject(last)
    await enableAccount(database.ctx(), registrar)
    await enableAccount(database.ctx(), second)
  })
})
