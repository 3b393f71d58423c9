/** Discovery: good models pointed out by others, bounded, moderated, without a name for citizens. */
import { beforeEach, describe, expect, test } from 'vitest'
import { anonymous } from '#platform/auth/actor.ts'
import { buildAccount } from '#test/builders/people.ts'
import { useWeb } from '#test/harness/web.ts'
import './appraisal.problems.ts'
import { openRound } from './commands/move-round.ts'
import { declineNomination, nominateModel, takeNomination } from './commands/nominate.ts'
import { listEntries } from './entry.store.ts'
import { nominatedModels } from './queries/nominated-models.ts'
import { days, useWorld } from './world.test-support.ts'

const web = useWeb('migrated')
const { database } = web
const world = useWorld(database)
const reason = 'Xóm bên học theo, ba tháng nay rác giảm hẳn.'

beforeEach(async () => {
  await database.db.deleteFrom('rate_limit').execute()
})

const suggest = (modelId: string, text = reason, more: Record<string, string> = {}) =>
  web.post(`/models/${modelId}/suggest`, { reason: text, ...more })

async function rows(modelId: string) {
  return database.db.selectFrom('appraisal_nomination').selectAll().where('model_id', '=', modelId).execute()
}

describe('a citizen without an account', () => {
  test('suggests with a plain form; no name is kept, not even in the audit trail, and nothing shows in public', async () => {
    const model = await world.model('Được dân giới thiệu')
    const form = await (await web.get(`/models/${model.id}/suggest`)).text()
    expect(form).toContain('<textarea')
    expect(form).not.toContain('<script')
    const sent = await suggest(model.id)
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      `/models/${model.id}/suggest?done=sent`,
    ])
    expect(await rows(model.id)).toMatchObject([
      { reason, source: 'citizen', account_id: null, state: 'waiting' },
    ])
    const trail = await database.db
      .selectFrom('audit')
      .select(['actor_id', 'details'])
      .where('action', '=', 'appraisal.nominated')
      .where('subject_id', '=', model.id)
      .execute()
    expect(trail).toMatchObject([{ actor_id: null }])
    expect(JSON.stringify(trail)).not.toContain('rác')
    expect(await (await web.get(`/models/${model.id}`)).text()).not.toContain(reason)
  })

  test('signed in without any grant it is the same', async () => {
    const model = await world.model('Công dân có tài khoản')
    const citizen = await buildAccount(database.ctx())
    await nominateModel(world.ctx(citizen.actor), { modelId: model.id, reason, prefix: 'x' })
    expect(await rows(model.id)).toMatchObject([{ source: 'citizen', account_id: null }])
  })

  test('is kept in bounds: five an hour from a network, twenty waiting for a model', async () => {
    const model = await world.model('Bị gửi nhiều')
    const statuses: number[] = []
    for (let i = 0; i < 6; i++) statuses.push((await suggest(model.id)).status)
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
    const again = await (await suggest(model.id, 'Một lời viết dài để không bị mất khi chờ.')).text()
    expect(again).toContain('Một lời viết dài để không bị mất khi chờ.')
    for (let i = 5; i < 20; i++)
      await nominateModel(world.ctx(anonymous), { modelId: model.id, reason, prefix: `network ${i}` })
    await expect(
      nominateModel(world.ctx(anonymous), { modelId: model.id, reason, prefix: 'one more' }),
    ).rejects.toMatchObject({ code: 'nomination.too-many' })
  })

  test('a program that fills in every box is thanked and forgotten; too short a word comes back', async () => {
    const model = await world.model('Máy gửi')
    expect((await suggest(model.id, reason, { website: 'https://spam.example' })).status).toBe(303)
    expect(await rows(model.id)).toEqual([])
    expect((await suggest(model.id, 'Hay')).status).toBe(422)
  })

  test('of a model that is not public knows nothing', async () => {
    const draft = await web.get('/models/01936d2e-7a00-7000-8000-000000000009/suggest')
    expect(draft.status).toBe(404)
  })
})

describe('an officer', () => {
  test('nominates others’ models by name, never their own', async () => {
    const model = await world.model('Của người ta')
    const nominate = (who: typeof world.head) =>
      nominateModel(world.ctx(who.actor), { modelId: model.id, reason, prefix: 'x' })
    for (const who of [world.head, world.manager, world.province])
      await expect(nominate(who), who.email).rejects.toMatchObject({ code: 'nomination.own' })
    await nominate(world.stranger)
    expect(await rows(model.id)).toMatchObject([{ source: 'officer', account_id: world.stranger.id }])
  })
})

describe('moderation', () => {
  test('who runs appraisal there reads, takes or declines; others see none of it', async () => {
    await world.rubric()
    const [good, bad] = [await world.model('Đưa vào'), await world.model('Từ chối')]
    await suggest(good.id)
    await suggest(bad.id)
    const { id } = await world.round({ closesOn: '2026-12-31' })
    await openRound(world.ctx(world.manager.actor), { id })
    const mine = (await nominatedModels(world.ctx(world.manager.actor)))
      .filter(({ one }) => one.modelId === good.id || one.modelId === bad.id)
      .toSorted((a, b) => (a.one.modelId === good.id ? -1 : b.one.modelId === good.id ? 1 : 0))
    expect(mine.map(({ one, rounds }) => [one.title, rounds.some((round) => round.id === id)])).toEqual([
      ['Đưa vào', true],
      ['Từ chối', true],
    ])
    expect(await nominatedModels(world.ctx(world.stranger.actor))).toEqual([])
    expect(await nominatedModels(world.ctx(world.head.actor))).toEqual([])
    const [take, decline] = mine.map(({ one }) => one.id)
    if (!take || !decline) throw new Error('two wait')
    await expect(
      declineNomination(world.ctx(world.stranger.actor), { id: decline, reason: 'x' }),
    ).rejects.toMatchObject({ status: 404 })
    await takeNomination(world.ctx(world.manager.actor, days.today), { id: take, roundId: id })
    await declineNomination(world.ctx(world.manager.actor), { id: decline, reason: 'Đã công nhận.' })
    await expect(
      takeNomination(world.ctx(world.manager.actor), { id: decline, roundId: id }),
    ).rejects.toMatchObject({ code: 'nomination.settled' })
    expect(await listEntries(database.db, id)).toMatchObject([
      { modelId: good.id, via: 'discovery', note: reason },
    ])
  })
})
