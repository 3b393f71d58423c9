/** Targets of models, what is due, and numbers about a few people, which stay out of what everybody sees. */
import { beforeAll, describe, expect, test } from 'vitest'
import { createUnit } from '#features/units/contract.ts'
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { parse } from '#platform/http/issues.ts'
import { aModel } from '#test/builders/models.ts'
import { defineIndicator } from './commands/define-indicator.ts'
import { recordProfile } from './commands/record-profile.ts'
import { reportOfTarget, reportOfUnit } from './commands/report-value.ts'
import { dropTarget, editTarget, setTarget } from './commands/set-target.ts'
import { editTargetBody, setTargetBody } from './indicator.schemas.ts'
import { dueReports } from './queries/due-reports.ts'
import { indicatorRollup } from './queries/indicator-rollup.ts'
import { modelTargets, targetHistory } from './queries/model-targets.ts'
import { profileOf } from './queries/profile-of.ts'
import { idOf, refusal, useOffices, wells } from './values.test-support.ts'

const offices = useOffices()

describe('numbers about a few people', () => {
  let ward = 0
  const areas: number[] = []
  const poor = [3, 12, 0, 40]

  beforeAll(async () => {
    ward = (
      await createUnit(offices.system(), {
        kind: 'ward',
        name: 'Phường ít hộ',
        parentId: offices.daNang,
        from: '2025-07-01',
      })
    ).id
    for (const [i, n] of poor.entries()) {
      const id = await offices.aVillage(`Khu ${i + 1}`, '2025-07-01', ward)
      areas.push(id)
      await recordProfile(offices.system(), {
        unitId: id,
        onDate: '2025-12-31',
        values: { profile_poor_households: n, profile_households: 500 },
      })
    }
  })

  const poorOf = async (actor: Actor, unit: number) =>
    (await profileOf(offices.as(actor), { unitId: unit })).lines.find(
      ({ indicator }) => indicator.code === 'profile_poor_households',
    )?.shown

  test('are whole for who reports there, and left out for everybody else, with one beside it', async () => {
    const officer = { ...offices.actors.ward, grants: [{ permission: 'indicators.report', unitId: ward }] }
    const read = async (actor: Actor) => {
      const shown: (number | null | undefined)[] = []
      for (const area of areas) shown.push((await poorOf(actor, area))?.amount)
      return shown
    }
    expect(await read(officer)).toEqual([3, 12, 0, 40])
    expect(await read(anonymous)).toEqual([null, null, 0, 40])
    expect(await read(offices.actors.elsewhere)).toEqual([null, null, 0, 40])
    expect(await poorOf(anonymous, areas[0] ?? 0)).toMatchObject({ hidden: true })
  })

  test('the table that adds them up leaves out the same, and its total stays', async () => {
    const ask = {
      unitId: ward,
      indicatorId: await idOf(offices.db, 'profile_poor_households'),
      basis: 'today',
    } as const
    const { total, rows } = await indicatorRollup(offices.as(anonymous), { ...ask, level: 'neighbourhood' })
    expect(total).toMatchObject({ amount: 55, hidden: false })
    const shown = new Map(rows.map(({ unitId: id, shown: value }) => [id, value]))
    expect(areas.map((area) => shown.get(area)?.hidden)).toEqual([true, true, false, false])
    expect(areas.map((area) => shown.get(area)?.amount)).toEqual([null, null, 0, 40])
  })

  test('two ways of counting a past day are not both public', async () => {
    const indicatorId = await idOf(offices.db, 'profile_poor_households')
    const ask = { unitId: ward, indicatorId, basis: 'then', on: '2026-01-31' } as const
    expect(await refusal(indicatorRollup(offices.as(anonymous), ask))).toBe('indicator.then-not-public')
    expect(await refusal(indicatorRollup(offices.system(), ask))).toBe('none')
    expect(
      await refusal(
        indicatorRollup(offices.as(anonymous), {
          ...ask,
          indicatorId: await idOf(offices.db, 'fire_points'),
        }),
      ),
    ).toBe('none')
  })

  test('an attacker can not take one table from another: not by kinds of units, by beginnings, or by days', async () => {
    const indicatorId = await idOf(offices.db, 'profile_poor_households')
    const ask = { unitId: ward, indicatorId, basis: 'today', level: 'neighbourhood' } as const
    const asked = (more: object) => indicatorRollup(offices.as(anonymous), { ...ask, ...more })
    for (const more of [{ unitKinds: ['residential_area'] }, { from: '2025-12-31' }, { from: '2025-06-01' }])
      expect(await refusal(asked(more))).toBe('indicator.parts-not-public')
    expect(await refusal(asked({ from: '2026-01-01' }))).toBe('none')
    await recordProfile(offices.system(), {
      unitId: areas[2] ?? 0,
      onDate: '2026-05-04',
      values: { profile_poor_households: 2, profile_households: 500 },
    })
    const [before, after] = [await asked({ on: '2026-05-03' }), await asked({ on: '2026-05-04' })]
    expect([before.on, after.on]).toEqual(['2025-12-31', '2025-12-31'])
    expect(after.total).toEqual(before.total)
    const of = async (on: string) =>
      (await profileOf(offices.as(anonymous), { unitId: areas[1] ?? 0, on })).lines.find(
        ({ indicator }) => indicator.id === indicatorId,
      )?.shown
    expect(await of('2026-05-03')).toEqual(await of('2026-05-04'))
    expect((await indicatorRollup(offices.system(), { ...ask, on: '2026-05-04' })).total?.amount).toBe(57)
  })

  test('a rate is left out for the few that it does not count, too', async () => {
    const indicatorId = await idOf(offices.db, 'households_with_extinguisher')
    const parts = [541, 300, 545]
    for (const [i, amount] of parts.entries())
      await reportOfUnit(offices.system(), {
        unitId: areas[i] ?? 0,
        indicatorId,
        onDate: '2025-12-31',
        amount,
        outOf: 545,
      })
    const { rows, total } = await indicatorRollup(offices.as(anonymous), {
      unitId: ward,
      indicatorId,
      basis: 'today',
    })
    const shown = new Map(rows.map(({ unitId: id, shown: value }) => [id, value]))
    expect(areas.map((area) => shown.get(area)?.hidden)).toEqual([true, true, false, undefined])
    expect(total).toMatchObject({ amount: 1386, outOf: 1635, percent: '84.8' })
  })

  test('of a model they stay out as well', async () => {
    const { id: modelId } = await aModel(offices.system(), { unitId: ward, registeredOn: '2026-01-10' })
    const { id: targetId } = await setTarget(offices.system(), {
      ...parse(setTargetBody, {
        indicatorId: await idOf(offices.db, 'profile_poor_households'),
        target: { amount: 2 },
        baseline: { amount: 9 },
        baselineOn: '2025-12-31',
        dueOn: '2026-12-31',
      }),
      modelId,
    })
    await reportOfTarget(offices.system(), { targetId, onDate: '2026-06-30', amount: 3 })
    const [seen] = (await modelTargets(offices.as(anonymous), modelId)).targets
    expect(seen).toMatchObject({
      reached: { hidden: true, amount: null },
      way: null,
      growthReached: null,
      state: 'under_way',
    })
    const [whole] = (await modelTargets(offices.system(), modelId)).targets
    expect(whole).toMatchObject({ reached: { hidden: false, amount: 3 }, way: { done: 6, of: 7 } })
  })

  test('what a small number grew from is not to be worked out of its way or growth', async () => {
    const { id: modelId } = await aModel(offices.system(), { unitId: ward, registeredOn: '2026-01-10' })
    const { id: targetId } = await setTarget(offices.system(), {
      ...parse(setTargetBody, {
        indicatorId: await idOf(offices.db, 'profile_households'),
        target: { amount: 30 },
        baseline: { amount: 3 },
        baselineOn: '2025-12-31',
        dueOn: '2026-12-31',
      }),
      modelId,
    })
    await reportOfTarget(offices.system(), { targetId, onDate: '2026-06-30', amount: 12 })
    const [seen] = (await modelTargets(offices.as(anonymous), modelId)).targets
    expect(seen).toMatchObject({
      baseline: { hidden: true, amount: null },
      reached: { amount: 12 },
      way: null,
      growthPlanned: null,
      growthReached: null,
    })
  })
})

describe('targets', () => {
  let modelId = ''
  let indicatorId = ''
  const aim = (more: object = {}) => ({
    target: { amount: '5.500', bound: 'at_least' },
    dueOn: '2026-12-31',
    ...more,
  })

  beforeAll(async () => {
    modelId = (
      await aModel(offices.system(), {
        unitId: offices.anKhe,
        registeredOn: '2026-01-10',
        title: 'Mô hình có mục tiêu',
      })
    ).id
    indicatorId = await idOf(offices.db, 'people_reached')
  })

  test('are set, changed and taken away by who reports, and each step is in the history of the model', async () => {
    const set = (actor: Actor, more: object = {}) =>
      setTarget(offices.as(actor), { ...parse(setTargetBody, { indicatorId, ...aim(more) }), modelId })
    expect(await refusal(set(anonymous))).toBe('not-signed-in')
    expect(await refusal(set(offices.actors.elsewhere))).toBe('not-allowed')
    expect(await refusal(set(offices.actors.ward, { baseline: { amount: 10 } }))).toBe(
      'invalid baselineOn=required',
    )
    expect(await refusal(set(offices.actors.ward, { baselineOn: '2026-01-01' }))).toBe(
      'invalid baseline.amount=required',
    )
    expect(
      await refusal(set(offices.actors.ward, { baseline: { amount: 10 }, baselineOn: '2027-01-01' })),
    ).toBe('invalid dueOn=before_baseline')
    expect(await refusal(set(offices.actors.ward, { target: { amount: 'nhiều' } }))).toBe(
      'invalid target.amount=amount',
    )
    const target = await set(offices.actors.ward)
    expect(target.target).toMatchObject({ amount: 5500, bound: 'at_least' })
    expect(await refusal(set(offices.actors.ward))).toBe('invalid indicatorId=target_twice')

    const edit = (revision: number) =>
      editTarget(offices.as(offices.actors.ward), {
        ...parse(editTargetBody, { revision, ...aim({ dueOn: '2027-06-30' }) }),
        id: target.id,
      })
    expect((await edit(1)).revision).toBe(2)
    expect(await refusal(edit(1))).toBe('indicator.changed')

    await reportOfTarget(offices.as(offices.actors.ward), {
      targetId: target.id,
      fromDate: '2026-01-01',
      onDate: '2026-03-31',
      amount: 3000,
      bound: 'at_least',
    })
    await reportOfTarget(offices.as(offices.actors.ward), {
      targetId: target.id,
      fromDate: '2026-04-01',
      onDate: '2026-06-30',
      amount: 2600,
    })
    const seen = await targetHistory(offices.as(anonymous), modelId, target.id)
    expect(seen).toMatchObject({
      state: 'met',
      metOn: '2026-06-30',
      reached: { amount: 5600, bound: 'at_least' },
    })
    expect(seen.values.map(({ onDate }) => onDate)).toEqual(['2026-06-30', '2026-03-31'])

    await dropTarget(offices.as(offices.actors.ward), { id: target.id, reason: 'Nhập nhầm.' })
    expect(await refusal(targetHistory(offices.system(), modelId, target.id))).toBe('not-found')
    expect((await modelTargets(offices.system(), modelId)).allMet).toBeUndefined()
    const actions = await offices.audited('model', modelId)
    expect(actions.slice(-5)).toEqual([
      'model.target-set',
      'model.target-changed',
      'model.result-reported',
      'model.result-reported',
      'model.target-removed',
    ])
    await set(offices.actors.ward)
  })

  test('of a model that is not public are nobody else’s', async () => {
    const draft = await aModel(offices.system(), {
      unitId: offices.anKhe,
      registeredOn: '2026-01-10',
      state: 'draft',
      title: 'Nháp',
    })
    expect(await refusal(modelTargets(offices.as(anonymous), draft.id))).toBe('not-found')
    expect(await refusal(modelTargets(offices.as(offices.actors.ward), draft.id))).toBe('none')
  })
})

describe('what is due', () => {
  const later = () => ({
    ...offices.as(offices.actors.ward),
    clock: fixedClock('2027-01-20T05:00:00Z'),
  })

  test('a period that ended, for units that report it and for what the province defined', async () => {
    const { id } = await defineIndicator(
      offices.as(offices.actors.province),
      wells({
        scopeUnitId: offices.daNang,
        every: 'quarter',
        levels: ['neighbourhood'],
        name: 'Số buổi dọn ngõ',
        measureName: 'buổi',
      }),
    )
    const village = await offices.aVillage('Đến hạn')
    const mine = async () =>
      (await dueReports(later())).units.filter(
        (one) => one.unitId === village && (one.indicatorId === id || one.indicatorName === 'Số người'),
      )
    expect((await mine()).map((one) => [one.indicatorId, one.from, one.to])).toEqual([
      [id, '2026-10-01', '2026-12-31'],
    ])
    await recordProfile(offices.as(offices.actors.ward), {
      unitId: village,
      onDate: '2025-12-31',
      values: { profile_people: 900 },
    })
    expect((await mine()).map(({ to }) => to)).toEqual(['2026-12-31', '2026-12-31'])
    await reportOfUnit(later(), { unitId: village, indicatorId: id, onDate: '2026-12-31', amount: 4 })
    expect((await mine()).map(({ indicatorName }) => indicatorName)).toEqual(['Số người'])
    expect((await dueReports(offices.as(anonymous))).units).toEqual([])
  })

  test('a target whose day has passed without a result since', async () => {
    const { id: modelId } = await aModel(offices.system(), {
      unitId: offices.anKhe,
      registeredOn: '2026-01-10',
      title: 'Đến hạn',
    })
    const { id: targetId } = await setTarget(offices.as(offices.actors.ward), {
      ...parse(setTargetBody, {
        indicatorId: await idOf(offices.db, 'fire_points'),
        target: { amount: 60 },
        dueOn: '2026-12-31',
      }),
      modelId,
    })
    const mine = async () => (await dueReports(later())).models.filter((one) => one.targetId === targetId)
    expect(await mine()).toMatchObject([{ modelId, title: 'Đến hạn', dueOn: '2026-12-31' }])
    await reportOfTarget(later(), { targetId, onDate: '2026-12-31', amount: 58 })
    expect(await mine()).toEqual([])
    expect(
      (await dueReports(offices.as(offices.actors.ward))).models.filter((one) => one.targetId === targetId),
    ).toEqual([])
  })
})
