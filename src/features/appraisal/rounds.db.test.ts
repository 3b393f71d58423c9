/** Rubrics and rounds: what a round uses stays, a place overrides the one above, steps in order, two at once. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { transact } from '#platform/db/transact.ts'
import { useDatabase } from '#test/harness/database.ts'
import './appraisal.problems.ts'
import { enterModel, withdrawModel } from './commands/enter-model.ts'
import { cancelRound, closePanel, openRound, startScoring } from './commands/move-round.ts'
import { makeShortlist } from './commands/make-shortlist.ts'
import { createRound, editRound } from './commands/save-round.ts'
import { createRubric, editRubric } from './commands/save-rubric.ts'
import { recordDecision } from './commands/record-decision.ts'
import { listEntries } from './entry.store.ts'
import { readRound } from './queries/read-round.ts'
import { findRubric } from './rubric.store.ts'
import { criteria, days, paper, useWorld } from './world.test-support.ts'

const database = useDatabase()
const world = useWorld(database)

const written = { title: 'Tiêu chí', guidance: '', scale: 10, criteria }

describe('rubrics', () => {
  test('weights that do not make 100 are refused by the command and by the database', async () => {
    const unitId = world.places.ward
    const bad = { ...written, criteria: [{ name: 'Một', weight: 99, guidance: '' }] }
    await expect(
      createRubric(world.ctx(), { ...bad, unitId, year: 2020, copiedFrom: undefined }),
    ).rejects.toMatchObject({ code: 'invalid' })
    const rubric = await world.rubric({ year: 2020 })
    await expect(
      transact(world.ctx(), async ({ db }) => {
        await db
          .updateTable('appraisal_criterion')
          .set({ weight: 1 })
          .where('rubric_id', '=', rubric.id)
          .execute()
        await db.updateTable('appraisal_rubric').set({ title: 'Khác' }).where('id', '=', rubric.id).execute()
      }),
    ).rejects.toThrow(/weights must make 100/u)
  })

  test('one in use is frozen: a change becomes the next version, and the database refuses any other', async () => {
    const rubric = await world.rubric({ year: 2021 })
    const { id } = await world.round({ year: 2021, opensOn: '2021-05-01', closesOn: '2021-05-31' })
    const round = await openRound(world.ctx(world.manager.actor), { id })
    expect(round.rubricId).toBe(rubric.id)
    const next = await editRubric(world.ctx(world.manager.actor), {
      ...written,
      id: rubric.id,
      revision: 1,
      title: 'Tiêu chí sửa',
    })
    expect(next).toMatchObject({ version: 2, title: 'Tiêu chí sửa', copiedFrom: rubric.id, frozenAt: null })
    expect(await findRubric(database.db, rubric.id)).toMatchObject({ version: 1, title: 'Tiêu chí 2026' })
    expect((await readRound(world.ctx(), id)).rubric?.id).toBe(rubric.id)
    for (const change of [
      sql`update appraisal_rubric set title = 'x' where id = ${rubric.id}`,
      sql`update appraisal_rubric set frozen_at = null where id = ${rubric.id}`,
      sql`delete from appraisal_rubric where id = ${rubric.id}`,
      sql`update appraisal_criterion set weight = 1 where rubric_id = ${rubric.id}`,
      sql`delete from appraisal_criterion where rubric_id = ${rubric.id}`,
      sql`insert into appraisal_criterion (rubric_id, position, name, weight) values (${rubric.id}, 9, 'x', 1)`,
    ])
      await expect(change.execute(database.db)).rejects.toThrow(/a rubric in use does not change/u)
  })

  test('the nearest place overrides those above, year by year', async () => {
    const { nation, province, ward, otherWard } = world.places
    const national = await world.rubric({ unitId: nation, year: 2022 })
    const provincial = await world.rubric({ unitId: province, year: 2022 })
    const used = async (unitId: number) => {
      const { id } = await createRound(world.ctx(), {
        unitId,
        year: 2022,
        level: 'grassroots',
        title: 'Đợt',
        opensOn: '2022-05-01',
        closesOn: '2022-05-31',
        quorum: 1,
      })
      return (await openRound(world.ctx(), { id })).rubricId
    }
    expect(await used(ward)).toBe(provincial.id)
    expect(await used(otherWard)).toBe(national.id)
    const own = await world.rubric({ unitId: ward, year: 2022 })
    expect(await used(ward)).toBe(own.id)
  })

  test('copied from last year it says so, and no round opens without one', async () => {
    const last = await world.rubric({ year: 2018 })
    const copy = await createRubric(world.ctx(world.manager.actor), {
      ...written,
      criteria: last.criteria.map(({ name, weight, guidance }) => ({ name, weight, guidance })),
      unitId: world.places.ward,
      year: 2019,
      copiedFrom: last.id,
    })
    expect(copy).toMatchObject({ year: 2019, version: 1, copiedFrom: last.id, criteria: last.criteria })
    const { id } = await world.round({ year: 1999, opensOn: '1999-05-01', closesOn: '1999-05-31' })
    await expect(openRound(world.ctx(), { id })).rejects.toMatchObject({ code: 'appraisal.no-rubric' })
  })

  test('two officers at once: the second keeps what they wrote and is told', async () => {
    const rubric = await world.rubric({ year: 2017 })
    const edit = (title: string) =>
      editRubric(world.ctx(world.manager.actor), { ...written, id: rubric.id, revision: 1, title })
    const done = await Promise.allSettled([edit('Một'), edit('Hai')])
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(done.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'appraisal.changed' },
    })
    const versions = await Promise.all([1, 2, 3].map(() => world.rubric({ year: 2016 })))
    expect(new Set(versions.map(({ version }) => version))).toEqual(new Set([1, 2, 3]))
  })

  test('others may neither make nor change one', async () => {
    const rubric = await world.rubric({ year: 2015 })
    for (const who of [world.stranger, world.head, world.panel[0]]) {
      const ctx = world.ctx(who.actor)
      await expect(
        createRubric(ctx, { ...written, unitId: world.places.ward, year: 2015, copiedFrom: undefined }),
      ).rejects.toMatchObject({ status: 403 })
      await expect(editRubric(ctx, { ...written, id: rubric.id, revision: 1 })).rejects.toMatchObject({
        status: 403,
      })
    }
  })
})

describe('rounds', () => {
  const managed = (day?: string) => world.ctx(world.manager.actor, day)

  test('from draft to decision, each step in its turn, with its row of history', async () => {
    await world.rubric()
    const [one, two] = [await world.model('Đường hoa'), await world.model('Tủ sách')]
    const round = await world.scoring([one, two])
    await expect(
      makeShortlist(managed(), {
        id: round.id,
        proposed: [],
        reasons: {},
        number: '1',
        proposedOn: days.today,
        addressee: 'x',
        note: '',
      }),
    ).rejects.toMatchObject({ code: 'appraisal.wrong-state' })
    for (const by of world.panel) {
      await world.score(round, one, by, [9, 9, 9])
      await world.score(round, two, by, [7, 7, 7])
    }
    await closePanel(managed(), { id: round.id })
    await expect(closePanel(managed(), { id: round.id })).rejects.toMatchObject({
      code: 'appraisal.wrong-state',
    })
    const entries = await listEntries(database.db, round.id)
    const first = entries.find(({ modelId }) => modelId === one.id)?.id
    const second = entries.find(({ modelId }) => modelId === two.id)?.id
    if (!first || !second) throw new Error('two models are in the round')
    const shortlist = (proposed: string[], reasons: Record<string, string> = {}) =>
      makeShortlist(managed(), {
        id: round.id,
        proposed,
        reasons,
        number: '15/TTr',
        proposedOn: days.today,
        addressee: 'Chủ tịch',
        note: '',
      })
    await expect(shortlist([second])).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ field: `reasons.${first}`, code: 'deviates' }],
    })
    await shortlist([second], { [first]: 'Đã được công nhận năm trước.' })
    const { inside } = await readRound(managed(), round.id)
    expect(inside?.shortlist.map(({ rank, proposed, deviation }) => [rank, proposed, deviation])).toEqual([
      [1, false, 'Đã được công nhận năm trước.'],
      [2, true, null],
    ])
    await expect(
      recordDecision(managed(), { ...paper, id: round.id, models: [one.id] }),
    ).rejects.toMatchObject({ code: 'appraisal.outside' })
    await recordDecision(managed(), { ...paper, id: round.id, models: [two.id] })
    const { history } = await readRound(managed(), round.id)
    expect(history.map(({ to }) => to)).toEqual(['draft', 'open', 'scoring', 'shortlisted', 'decided'])
    const actions = await database.db
      .selectFrom('audit')
      .select('action')
      .where('subject_type', '=', 'appraisal_round')
      .where('subject_id', '=', round.id)
      .orderBy('id')
      .execute()
    expect(new Set(actions.map(({ action }) => action))).toContain('appraisal.panel-closed')
  })

  test('models come in by who registers them, in time, from the area, once', async () => {
    await world.rubric()
    const { id } = await world.round({ opensOn: '2026-05-01', closesOn: '2026-05-31' })
    const model = await world.model('Ghe sạch')
    const enter = (who: typeof world.head, day: string, modelId = model.id) =>
      enterModel(world.ctx(who.actor, day), { roundId: id, modelId, note: '' })
    await expect(enter(world.head, '2026-05-02')).rejects.toMatchObject({ code: 'appraisal.not-taking' })
    await openRound(managed('2026-05-01'), { id })
    for (const day of ['2026-04-30', '2026-06-01'])
      await expect(enter(world.head, day)).rejects.toMatchObject({ code: 'appraisal.not-taking' })
    for (const who of [world.stranger, world.panel[0]])
      await expect(enter(who, '2026-05-02')).rejects.toMatchObject({ status: 403 })
    const elsewhere = await world.model('Nơi khác', {
      unitId: world.places.otherWard,
      by: world.stranger.actor,
    })
    await expect(enter(world.stranger, '2026-05-02', elsewhere.id)).rejects.toMatchObject({
      code: 'appraisal.outside',
    })
    const both = await Promise.allSettled([enter(world.head, '2026-05-02'), enter(world.head, '2026-05-02')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'appraisal.entered' },
    })
    await withdrawModel(world.ctx(world.head.actor, '2026-05-03'), {
      id,
      model: model.id,
      reason: 'Chưa xong.',
    })
    await enter(world.head, '2026-05-04')
    expect(await listEntries(database.db, id)).toMatchObject([{ withdrawnAt: null, via: 'owner' }])
  })

  test('scoring begins after the last day, with models and a panel as large as the quorum', async () => {
    await world.rubric({ year: 2025 })
    const given = { year: 2025, opensOn: '2026-05-01', closesOn: '2026-05-31', quorum: 3 }
    const { id } = await world.round(given)
    await openRound(managed('2026-05-01'), { id })
    await expect(startScoring(managed('2026-05-31'), { id })).rejects.toMatchObject({
      code: 'appraisal.still-taking',
    })
    await expect(startScoring(managed('2026-06-01'), { id })).rejects.toMatchObject({
      code: 'appraisal.nothing-to-score',
    })
  })

  test('an open round only gets longer; a stale form is told', async () => {
    await world.rubric({ year: 2024 })
    const made = await world.round({ year: 2024, opensOn: '2024-05-01', closesOn: '2024-05-31' })
    const edit = (closesOn: string, revision: number, title = made.title) =>
      editRound(managed(), { id: made.id, revision, title, opensOn: made.opensOn, closesOn, quorum: 2 })
    expect(await edit('2024-05-20', 1, 'Tên mới')).toMatchObject({ title: 'Tên mới', revision: 2 })
    await expect(edit('2024-06-10', 1)).rejects.toMatchObject({ code: 'appraisal.changed' })
    await openRound(managed(), { id: made.id })
    await expect(edit('2024-05-10', 3)).rejects.toMatchObject({ code: 'invalid' })
    expect(await edit('2024-06-10', 3, 'Không đổi được')).toMatchObject({
      title: 'Tên mới',
      closesOn: '2024-06-10',
    })
  })

  test('drafts are not there for others; cancelling needs who runs it and says why', async () => {
    const { id } = await world.round()
    for (const who of [world.stranger, world.head])
      await expect(readRound(world.ctx(who.actor), id)).rejects.toMatchObject({ status: 404 })
    await expect(cancelRound(world.ctx(world.stranger.actor), { id, reason: 'x' })).rejects.toMatchObject({
      status: 404,
    })
    await cancelRound(managed(), { id, reason: 'Gộp với đợt của thành phố.' })
    expect((await readRound(world.ctx(), id)).history.at(-1)).toMatchObject({
      to: 'cancelled',
      reason: 'Gộp với đợt của thành phố.',
    })
    await expect(openRound(managed(), { id })).rejects.toMatchObject({ code: 'appraisal.wrong-state' })
  })

  test('two decisions with one number: the second is told; the same from two officers at once too', async () => {
    await world.rubric()
    const models = [await world.model('Một số'), await world.model('Một số khác')]
    const { round } = await world.decided(models, { number: '77/QĐ' })
    const again = await world.closed([await world.model('Sau nữa')], [[8, 8, 8]])
    const entries = await listEntries(database.db, again.id)
    await makeShortlist(managed(), {
      id: again.id,
      proposed: entries.map(({ id }) => id),
      reasons: {},
      number: '16/TTr',
      proposedOn: days.today,
      addressee: 'Chủ tịch',
      note: '',
    })
    const decide = (number: string) =>
      recordDecision(managed(), {
        ...paper,
        number,
        id: again.id,
        models: entries.map(({ modelId }) => modelId),
      })
    await expect(decide('77/qđ')).rejects.toMatchObject({ code: 'invalid', fields: [{ code: 'taken' }] })
    const both = await Promise.allSettled([decide('78/QĐ'), decide('79/QĐ')])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'certificate.exists' },
    })
    expect(round.id).not.toBe(again.id)
  })
})
