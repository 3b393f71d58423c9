/** The panel: nobody appraises their own, nobody sees others' points before it closes, nothing is taken after. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Model } from '#features/models/model.rules.ts'
import { listInChargeOf } from '#features/models/contract.ts'
import { grantRole } from '#features/people/commands/grant-role.ts'
import type { AccountId } from '#platform/auth/actor.ts'
import { transact } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { type Built, buildAccount } from '#test/builders/people.ts'
import { useDatabase } from '#test/harness/database.ts'
import './appraisal.problems.ts'
import { conflictsOf } from './appraisal.policy.ts'
import { closePanel } from './commands/move-round.ts'
import { appointAppraisers, declareConflict, removeFromPanel } from './commands/panel.ts'
import { recordVisit } from './commands/record-visit.ts'
import { scoreModel } from './commands/score-model.ts'
import { findEntry } from './entry.store.ts'
import {
  appoint,
  findOrigin,
  insertSheet,
  listConflicts,
  listSheets,
  listTies,
  newestSheetVersion,
} from './panel.store.ts'
import { rankingOf } from './queries/ranking.ts'
import { readEntry } from './queries/read-entry.ts'
import { readRound } from './queries/read-round.ts'
import { findRound } from './round.store.ts'
import type { Round } from './round.rules.ts'
import { days, useWorld } from './world.test-support.ts'

const database = useDatabase()
const world = useWorld(database)
const managed = () => world.ctx(world.manager.actor)

async function entryOf(round: Round, model: Model) {
  const entry = await findEntry(database.db, round.id, model.id)
  if (!entry) throw new Error('the model is in the round')
  return entry
}

/** Past every check of the program: what the database says by itself. */
async function force(round: Round, model: Model, account: AccountId): Promise<void> {
  const entry = await entryOf(round, model)
  const version = (await newestSheetVersion(database.db, entry.id, account)) + 1
  const at = new Date(`${days.scoring}T06:00:00Z`)
  if (round.rubricId === null) throw new Error('the round has its rubric')
  const { rubricId } = round
  await transact(database.ctx(), ({ db }) =>
    insertSheet(db, newId<'sheet'>(at), rubricId, {
      entryId: entry.id,
      accountId: account,
      version,
      at,
      remark: '',
      points: new Map([[1, 5]]),
    }),
  )
}

describe('conflicts of interest', () => {
  test('policy, SQL and trigger agree, for every tie there is', async () => {
    await world.rubric()
    const { ward, province } = world.places
    const author = await buildAccount(database.ctx(), { roles: [['appraiser', province]] })
    const later = await buildAccount(database.ctx(), { roles: [['appraiser', province]] })
    const [a, b] = [await world.model('Của người viết'), await world.model('Của người khác')]
    const round = await world.open([a, b])
    for (const one of [author, later])
      await transact(database.ctx(), ({ db }) =>
        appoint(db, round.id, one.id, { at: new Date(), actor: null }),
      )
    await database.db
      .insertInto('model_revision')
      .values({ model_id: a.id, revision: 99, at: new Date(), actor_id: author.id, content: '{}' })
      .execute()
    await sql`update model set created_by = ${author.id}, submitted_by = ${world.panel[0].id} where id = ${a.id}`.execute(
      database.db,
    )
    await sql`update appraisal_round set state = 'scoring' where id = ${round.id}`.execute(database.db)
    await grantRole(database.ctx(), {
      accountId: later.id,
      role: 'neighbourhood_head',
      unitId: ward,
      from: '2026-11-01',
      to: undefined,
    })
    await declareConflict(world.ctx(world.panel[1].actor, days.scoring), {
      id: round.id,
      model: b.id,
      reason: 'Em ruột trong ban chủ nhiệm.',
    })
    const fresh = {
      ...later,
      actor: { ...later.actor, grants: [{ permission: 'models.register', unitId: ward }] },
    }
    const bySql = await listConflicts(database.db, round.id, days.scoring)
    const expected: [Built, Model, string[]][] = [
      [author, a, ['registered', 'wrote']],
      [author, b, []],
      [world.panel[0], a, ['submitted']],
      [world.panel[0], b, []],
      [world.panel[1], a, []],
      [world.panel[1], b, ['declared']],
      [world.panel[2], a, []],
      [world.panel[2], b, []],
      [fresh, a, ['registrar']],
      [fresh, b, ['registrar']],
    ]
    const scoringRound = (await findRound(database.db, round.id)) ?? round
    for (const [who, model, kinds] of expected) {
      const entry = await entryOf(round, model)
      const ties = {
        ...(await listTies(database.db, model.id, entry.id)),
        ...(await findOrigin(database.db, model.id)),
        modelInCharge: await listInChargeOf(database.ctx(), model.unitId),
      }
      const name = `${who.email} ${model.title}`
      expect(conflictsOf(who.actor, ties).toSorted(), name).toEqual(kinds)
      const found = bySql.filter(({ entryId, accountId }) => entryId === entry.id && accountId === who.id)
      expect(found.map(({ kind }) => kind as string).toSorted(), name).toEqual(kinds)
      const forced = force(scoringRound, model, who.id)
      if (kinds.length === 0) await forced
      else await expect(forced, name).rejects.toMatchObject({ code: 'appraisal.own-model' })
    }
    await expect(
      scoreModel(world.ctx(author.actor, days.scoring), {
        id: round.id,
        model: a.id,
        version: 0,
        points: { '1': 10 },
        remark: '',
      }),
    ).rejects.toMatchObject({ code: 'appraisal.own-model', details: { conflicts: ['registered', 'wrote'] } })
    await expect(
      recordVisit(world.ctx(author.actor, days.scoring), {
        id: round.id,
        model: a.id,
        visitedOn: days.scoring,
        place: '',
        members: [],
        findings: 'Tốt.',
        corrects: undefined,
      }),
    ).rejects.toMatchObject({ code: 'appraisal.own-model' })
  })

  test('only who may score and registers nothing here is appointed; a registrar of the province is not', async () => {
    const { id } = await world.round()
    for (const who of [world.manager, world.province, world.head, world.stranger])
      await expect(appointAppraisers(managed(), { id, accounts: [who.id] }), who.email).rejects.toMatchObject(
        { code: 'invalid', fields: [{ field: 'accounts' }] },
      )
    await appointAppraisers(managed(), { id, accounts: [world.panel[0].id] })
    await expect(
      appointAppraisers(world.ctx(world.stranger.actor), { id, accounts: [world.panel[1].id] }),
    ).rejects.toMatchObject({ status: 404 })
  })

  test('a declared conflict sets the sheet aside, and can neither be taken back nor scored past', async () => {
    await world.rubric()
    const model = await world.model('Khai sau khi chấm')
    const round = await world.scoring([model])
    const [one, two, three] = world.panel
    await world.score(round, model, one, [10, 10, 10])
    await world.score(round, model, two, [5, 5, 5])
    await world.score(round, model, three, [5, 5, 5])
    await declareConflict(world.ctx(one.actor, days.scoring), {
      id: round.id,
      model: model.id,
      reason: 'Người nhà.',
    })
    const ranking = await rankingOf(database.ctx(), round)
    expect(ranking?.models).toMatchObject([{ sheets: 2, expected: 2, total: 1000, setAside: 1 }])
    await expect(world.score(round, model, one, [10, 10, 10], 1)).rejects.toMatchObject({
      code: 'appraisal.own-model',
    })
    for (const change of ['delete from appraisal_conflict', "update appraisal_conflict set reason = 'x'"])
      await expect(sql.raw(change).execute(database.db)).rejects.toThrow(/append-only/u)
  })
})

describe('scores', () => {
  test('an appraiser sees their own and nobody else any, until the panel is closed', async () => {
    await world.rubric()
    const model = await world.model('Chấm kín')
    const round = await world.scoring([model])
    const [one, two] = world.panel
    await world.score(round, model, one, [9, 8, 7])
    const own = await readEntry(world.ctx(one.actor, days.scoring), round.id, model.id)
    expect([...(own.mine?.points ?? [])]).toEqual([
      [1, 9],
      [2, 8],
      [3, 7],
    ])
    const other = await readEntry(world.ctx(two.actor, days.scoring), round.id, model.id)
    expect(other.mine).toBeUndefined()
    for (const who of [two, world.manager, world.province]) {
      const { inside } = await readRound(world.ctx(who.actor, days.scoring), round.id)
      expect(inside?.ranking).toBeUndefined()
      expect(inside?.mine).toEqual([])
      expect(JSON.stringify(inside?.progress)).not.toMatch(/total|lowest|highest|points/u)
    }
    const progress = (await readRound(managed(), round.id)).inside?.progress
    expect(progress).toMatchObject([{ complete: 1, expected: 3 }])
    await expect(closePanel(managed(), { id: round.id })).rejects.toMatchObject({
      fields: [{ field: 'despite', code: 'too_few_sheets' }],
    })
    expect((await readRound(managed(), round.id)).round.panelClosedAt).toBeNull()
    await closePanel(managed(), { id: round.id, despite: true })
    const after = await readRound(world.ctx(two.actor), round.id)
    expect(after.inside?.ranking?.models).toMatchObject([
      { sheets: 1, lowest: 810, highest: 810, rank: null },
    ])
  })

  test('every save is a version; gaps stay open; a stale form is told; rows never change', async () => {
    await world.rubric()
    const model = await world.model('Nhiều lần lưu')
    const round = await world.scoring([model])
    const [one] = world.panel
    await world.score(round, model, one, [4])
    expect((await rankingOf(database.ctx(), round))?.models).toMatchObject([{ sheets: 0, incomplete: 1 }])
    await world.score(round, model, one, [4, 6, 8], 1)
    await expect(world.score(round, model, one, [1, 1, 1], 1)).rejects.toMatchObject({
      code: 'appraisal.changed',
    })
    const both = await Promise.allSettled([
      world.score(round, model, one, [5, 5, 5], 2),
      world.score(round, model, one, [6, 6, 6], 2),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both.find((each) => each.status === 'rejected')).toMatchObject({
      reason: { code: 'appraisal.changed' },
    })
    const entry = await entryOf(round, model)
    const rows = await database.db
      .selectFrom('appraisal_sheet')
      .select('version')
      .where('entry_id', '=', entry.id)
      .orderBy('version')
      .execute()
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 3])
    for (const change of [
      'update appraisal_score set points = 10',
      'delete from appraisal_score',
      'delete from appraisal_sheet',
      'truncate appraisal_score',
    ])
      await expect(sql.raw(change).execute(database.db)).rejects.toThrow(/append-only/u)
    await expect(world.score(round, model, one, [11], 3)).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ field: 'points.1' }],
    })
    await expect(world.score(round, model, one, [1, 1, 1, 1], 3)).rejects.toMatchObject({ code: 'invalid' })
    await expect(
      sql`insert into appraisal_score (sheet_id, rubric_id, position, points)
        select s.id, ${round.rubricId}, 3, 11 from appraisal_sheet s where s.entry_id = ${entry.id} and s.version = 1`.execute(
        database.db,
      ),
    ).rejects.toThrow(/points must fit/u)
  })

  test('who was removed scores no more, and what they gave does not count', async () => {
    await world.rubric()
    const model = await world.model('Rút khỏi hội đồng')
    const round = await world.scoring([model])
    const [one, two] = world.panel
    for (const by of [one, two]) await world.score(round, model, by, [8, 8, 8])
    await removeFromPanel(managed(), { id: round.id, account: one.id, reason: 'Chuyển công tác.' })
    expect(await listSheets(database.db, round.id)).toHaveLength(1)
    await expect(world.score(round, model, one, [9, 9, 9], 1)).rejects.toMatchObject({ status: 403 })
    await expect(force(round, model, one.id)).rejects.toMatchObject({ status: 403 })
    await expect(world.score(round, model, world.manager, [9, 9, 9])).rejects.toMatchObject({ status: 403 })
  })

  test('an appraiser races with the closing of the panel: either it counts, or they are told', async () => {
    await world.rubric()
    for (let turn = 0; turn < 6; turn++) {
      const model = await world.model(`Chạy đua ${turn}`)
      const round = await world.scoring([model])
      const [one, two] = world.panel
      const score = () => world.score(round, model, one, [9, 9, 9])
      const close = () => closePanel(managed(), { id: round.id, despite: true })
      const tasks = turn % 2 === 0 ? [score, close] : [close, score]
      const done = await Promise.allSettled(tasks.map((task) => task()))
      const closing = done[turn % 2 === 0 ? 1 : 0]
      const scored = done[turn % 2 === 0 ? 0 : 1]
      expect(closing?.status).toBe('fulfilled')
      const ranking = await rankingOf(database.ctx(), round)
      if (scored?.status === 'fulfilled') expect(ranking?.models).toMatchObject([{ sheets: 1, total: 900 }])
      else {
        expect(scored).toMatchObject({ reason: { code: 'appraisal.panel-closed' } })
        expect(ranking?.models).toMatchObject([{ sheets: 0 }])
      }
      await expect(world.score(round, model, two, [9, 9, 9])).rejects.toMatchObject({
        code: 'appraisal.panel-closed',
      })
      await expect(force(round, model, two.id)).rejects.toMatchObject({ code: 'appraisal.panel-closed' })
    }
  })

  test('ties are shown as ties, and below the quorum there is no rank', async () => {
    await world.rubric()
    const models = [await world.model('Hòa một'), await world.model('Hòa hai'), await world.model('Ít phiếu')]
    const [a, b, c] = models
    if (!a || !b || !c) throw new Error('three models')
    const round = await world.scoring(models)
    const [one, two] = world.panel
    await world.score(round, a, one, [10, 4, 10])
    await world.score(round, a, two, [4, 10, 4])
    await world.score(round, b, one, [4, 10, 4])
    await world.score(round, b, two, [10, 4, 10])
    await world.score(round, c, one, [10, 10, 10])
    const ranking = await rankingOf(database.ctx(), round)
    const shown = ranking?.models.map(({ entry, rank, tied, sheets }) => [entry.title, rank, tied, sheets])
    expect(shown?.toSorted()).toEqual([
      ['Hòa hai', 1, true, 2],
      ['Hòa một', 1, true, 2],
      ['Ít phiếu', null, false, 1],
    ])
  })
})

test('a visit is recorded with offices, corrected by a new one, never for a day to come', async () => {
  await world.rubric()
  const model = await world.model('Được khảo sát')
  const round = await world.open([model])
  const visit = (given: Partial<Parameters<typeof recordVisit>[1]> = {}, who = world.manager) =>
    recordVisit(world.ctx(who.actor, days.opens), {
      id: round.id,
      model: model.id,
      visitedOn: days.opens,
      place: 'Nhà văn hóa',
      members: ['Phó Chủ tịch Mặt trận phường'],
      findings: 'Gặp năm hộ.',
      corrects: undefined,
      ...given,
    })
  const first = await visit()
  await expect(visit({ visitedOn: '2026-12-01' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(visit({}, world.head)).rejects.toMatchObject({ status: 403 })
  await expect(visit({}, world.stranger)).rejects.toMatchObject({ status: 403 })
  await visit({ corrects: first, findings: 'Gặp sáu hộ.' }, world.panel[0])
  await expect(visit({ corrects: first })).rejects.toMatchObject({ status: 404 })
  const { visits } = await readEntry(managed(), round.id, model.id)
  expect(visits.map(({ findings, corrected }) => [findings, corrected])).toEqual([
    ['Gặp năm hộ.', true],
    ['Gặp sáu hộ.', false],
  ])
})
