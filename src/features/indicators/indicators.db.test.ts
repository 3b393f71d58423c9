/** Definitions and values through their commands: who may, what is refused, what a correction leaves behind. */
import { describe, expect, test } from 'vitest'
import { createUnit, mergeUnits } from '#features/units/contract.ts'
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import { parse } from '#platform/http/issues.ts'
import { unitId } from '#test/builders/units.ts'
import { correctValue } from './commands/correct-value.ts'
import { defineIndicator } from './commands/define-indicator.ts'
import { recordProfile } from './commands/record-profile.ts'
import { reportOfUnit } from './commands/report-value.ts'
import { endIndicator, reviseIndicator } from './commands/revise-indicator.ts'
import { correctBody, reviseBody } from './indicator.schemas.ts'
import { getIndicator } from './queries/get-indicator.ts'
import { indicatorRollup } from './queries/indicator-rollup.ts'
import { profileOf } from './queries/profile-of.ts'
import { unitHistory, unitValues } from './queries/unit-values.ts'
import { idOf, refusal, useOffices, wells } from './values.test-support.ts'

const offices = useOffices()

describe('defining', () => {
  test('is for officers of the nation, or of the province it is for', async () => {
    expect(await refusal(defineIndicator(offices.as(anonymous), wells()))).toBe('not-signed-in')
    expect(
      await refusal(defineIndicator(offices.as(offices.actors.ward), wells({ scopeUnitId: offices.daNang }))),
    ).toBe('not-allowed')
    expect(await refusal(defineIndicator(offices.as(offices.actors.province), wells()))).toBe('not-allowed')
    expect(
      await refusal(
        defineIndicator(offices.as(offices.actors.province), wells({ scopeUnitId: offices.anKhe })),
      ),
    ).toBe('invalid scopeUnitId=no_province')
    const made = await defineIndicator(
      offices.as(offices.actors.province),
      wells({ scopeUnitId: offices.daNang }),
    )
    expect(await getIndicator(offices.system(), made.id)).toEqual({ ...made, code: null })
    expect(made.measure).toMatchObject({ code: 'x_gieng', aboutPeople: false })
    expect(await offices.audited('indicator', made.id)).toEqual(['indicator.defined'])
    const again = await defineIndicator(
      offices.as(offices.actors.province),
      wells({ scopeUnitId: offices.daNang, measureName: 'Giếng' }),
    )
    expect(again.measure.code).toBe('x_gieng')
  })

  test.each([
    [{ name: 'Tôn giáo của chủ hộ' }, 'invalid name=personal_attribute'],
    [{ name: 'Số đảng viên' }, 'invalid suppliedBy=supplier aboutPeople=about_people'],
    [
      { kind: 'checklist', additive: 'no', options: 'Ngõ sạch\nKhông có hộ theo đạo' },
      'invalid options=personal_attribute',
    ],
    [{ name: 'Hình ảnh camera' }, 'invalid name=personal_attribute'],
    [{ typeIds: [999_999] }, 'invalid typeIds=unknown'],
  ])('%j: %s', async (more, code) => {
    const input = wells({ scopeUnitId: offices.daNang, ...more })
    expect(await refusal(defineIndicator(offices.as(offices.actors.province), input))).toBe(code)
  })

  test('new words hold from a day; two officers at once do not overwrite each other', async () => {
    const made = await defineIndicator(
      offices.as(offices.actors.province),
      wells({
        scopeUnitId: offices.daNang,
        kind: 'checklist',
        additive: 'no',
        options: 'Ngõ sạch\nĐèn sáng',
        name: 'Ngõ sáng',
      }),
    )
    const village = await offices.aVillage('Ngõ sáng')
    await reportOfUnit(offices.as(offices.actors.ward), {
      unitId: village,
      indicatorId: made.id,
      onDate: '2026-03-31',
      marks: { o1: true, o2: false },
    })
    const revise = (more: object) =>
      reviseIndicator(offices.as(offices.actors.province), {
        ...parse(reviseBody, {
          revision: 1,
          name: 'Ngõ sáng, xanh',
          options: [
            { code: 'o1', label: 'Ngõ sạch' },
            { code: 'o2', label: 'Đèn sáng' },
            { label: 'Có cây' },
          ],
          ...more,
        }),
        id: made.id,
      })
    expect(await refusal(revise({}))).toBe('invalid options=values_by_old')
    expect(await refusal(revise({ from: '2026-03-01' }))).toBe('invalid options=values_by_old')
    const after = await revise({ from: '2026-06-01' })
    expect(after.versions.map(({ from, to, options }) => [from, to, options.length])).toEqual([
      [null, '2026-06-01', 2],
      ['2026-06-01', null, 3],
    ])
    expect(await getIndicator(offices.system(), made.id)).toEqual(after)
    expect(await refusal(revise({ from: '2026-07-01' }))).toBe('indicator.changed')
    expect(
      await refusal(
        reportOfUnit(offices.as(offices.actors.ward), {
          unitId: village,
          indicatorId: made.id,
          onDate: '2026-04-30',
          marks: { o3: true },
        }),
      ),
    ).toBe('invalid marks=unknown_code')
    const end = (on: string) =>
      endIndicator(offices.as(offices.actors.province), {
        id: made.id,
        revision: 2,
        on,
        reason: 'Gộp vào chỉ tiêu khác.',
      })
    expect(await refusal(end('2026-03-31'))).toBe('invalid on=too_early')
    await end('2026-09-01')
    expect(await offices.audited('indicator', made.id)).toEqual([
      'indicator.defined',
      'indicator.revised',
      'indicator.ended',
    ])
    expect(
      await refusal(
        reportOfUnit(offices.as(offices.actors.ward), {
          unitId: village,
          indicatorId: made.id,
          onDate: '2026-09-30',
          marks: { o1: true },
        }),
      ),
    ).toBe('invalid onDate=not_in_use')
  })
})

describe('reporting of a unit', () => {
  test('is for who reports there, for units that the indicator is meant for, of days that were', async () => {
    const indicatorId = await idOf(offices.db, 'security_cameras')
    const village = await offices.aVillage('Camera')
    const report = (actor: Actor, more: object = {}) =>
      reportOfUnit(offices.as(actor), {
        unitId: village,
        indicatorId,
        onDate: '2026-06-30',
        amount: '42',
        ...more,
      })
    expect(await refusal(report(anonymous))).toBe('not-signed-in')
    expect(await refusal(report(offices.actors.elsewhere))).toBe('not-allowed')
    expect(await refusal(report(offices.actors.ward, { onDate: '2026-11-22' }))).toBe('invalid onDate=future')
    expect(await refusal(report(offices.actors.ward, { onDate: '2025-01-01' }))).toBe(
      'invalid onDate=no_unit_then',
    )
    expect(await refusal(report(offices.actors.ward, { amount: '4,2' }))).toBe('invalid amount=amount')
    expect(await refusal(report(offices.actors.province, { unitId: offices.daNang }))).toBe(
      'invalid indicatorId=wrong_level',
    )
    const grade = await idOf(offices.db, 'new_rural')
    expect(
      await refusal(report(offices.actors.ward, { unitId: offices.anKhe, indicatorId: grade, grade: 'met' })),
    ).toBe('invalid indicatorId=wrong_level')
    const id = await report(offices.actors.ward)
    expect(await report(offices.actors.ward)).toBe(id)
    expect(await refusal(report(offices.actors.ward, { amount: '43' }))).toBe('value.already-reported')
    expect(await offices.audited('unit', village)).toContain('unit.value-reported')
    const [shown] = await unitValues(offices.as(anonymous), village)
    expect(shown).toMatchObject({ onDate: '2026-06-30', shown: { amount: 42, hidden: false } })
  })

  test('an indicator of one province is none of another', async () => {
    const { id: indicatorId } = await defineIndicator(
      offices.as(offices.actors.province),
      wells({ scopeUnitId: offices.daNang }),
    )
    const other = await unitId(offices.system(), '40')
    const commune = (
      await createUnit(offices.system(), {
        kind: 'commune',
        name: 'Xã bạn',
        parentId: other,
        from: '2025-07-01',
      })
    ).id
    expect(
      await refusal(
        reportOfUnit(offices.system(), { unitId: commune, indicatorId, onDate: '2026-01-01', amount: 1 }),
      ),
    ).toBe('not-found')
  })

  test('a correction is a new row with a reason; taken back, the day is free again', async () => {
    const indicatorId = await idOf(offices.db, 'fire_points')
    const village = await offices.aVillage('Chữa cháy')
    const report = (amount: number) =>
      reportOfUnit(offices.as(offices.actors.ward), {
        unitId: village,
        indicatorId,
        onDate: '2026-06-30',
        amount,
      })
    const first = await report(60)
    const correct = (id: number, more: object, actor = offices.actors.ward) =>
      correctValue(offices.as(actor), { ...parse(correctBody, { reason: 'Đếm nhầm', ...more }), id })
    expect(await refusal(correct(first, { amount: 61 }, offices.actors.elsewhere))).toBe('not-allowed')
    const second = await correct(first, { amount: 61 })
    expect(await refusal(correct(first, { amount: 62 }))).toBe('value.already-corrected')
    const third = await correct(second, { retract: 'yes' })
    expect(await unitValues(offices.as(anonymous), village)).toEqual([])
    expect(await refusal(correct(third, { amount: 1 }))).toBe('value.already-corrected')
    const fourth = await report(58)
    const history = await unitHistory(offices.as(offices.actors.ward), village, indicatorId)
    expect(history.values.map(({ id, counts, replaces }) => [id, counts, replaces])).toEqual([
      [fourth, true, third],
      [third, false, second],
      [second, false, first],
      [first, false, null],
    ])
    const seen = await unitHistory(offices.as(anonymous), village, indicatorId)
    expect(seen.values).toMatchObject([{ id: fourth, reason: null, shown: { amount: 58 } }])
    await expect(
      offices.db.updateTable('indicator_value').set({ amount: 1 }).where('id', '=', first).execute(),
    ).rejects.toThrow('append-only')
  })

  test('periods never overlap, so that they can be added up', async () => {
    const indicatorId = await idOf(offices.db, 'labour_days')
    const village = await offices.aVillage('Ngày công')
    const report = (fromDate: string | undefined, onDate: string, amount: number) =>
      reportOfUnit(offices.as(offices.actors.ward), {
        unitId: village,
        indicatorId,
        fromDate,
        onDate,
        amount,
      })
    await report('2026-01-01', '2026-03-31', 120)
    await report('2026-04-01', '2026-06-30', 80)
    expect(await refusal(report('2026-01-01', '2026-09-30', 300))).toBe('invalid onDate=overlap')
    expect(await refusal(report(undefined, '2026-09-30', 300))).toBe('invalid fromDate=required')
    expect(await refusal(report('2026-10-01', '2026-09-30', 300))).toBe('invalid fromDate=after_end')
    const sum = await indicatorRollup(offices.as(anonymous), { unitId: village, indicatorId, basis: 'today' })
    expect(sum).toMatchObject({ expected: 1, reported: 1, total: { amount: 200 } })
    const first = await indicatorRollup(offices.as(anonymous), {
      unitId: village,
      indicatorId,
      basis: 'today',
      on: '2026-03-31',
    })
    expect(first.total).toMatchObject({ amount: 120 })
  })

  test('two reports at once of overlapping periods leave one', async () => {
    const indicatorId = await idOf(offices.db, 'labour_days')
    const village = await offices.aVillage('Cùng lúc')
    const report = (fromDate: string) =>
      refusal(
        reportOfUnit(offices.as(offices.actors.ward), {
          unitId: village,
          indicatorId,
          fromDate,
          onDate: `2026-0${fromDate.slice(6, 7)}-28`,
          amount: 5,
        }),
      )
    const wide = refusal(
      reportOfUnit(offices.as(offices.actors.ward), {
        unitId: village,
        indicatorId,
        fromDate: '2026-01-01',
        onDate: '2026-06-30',
        amount: 9,
      }),
    )
    const outcomes = await Promise.all([wide, report('2026-02-01'), report('2026-03-01')])
    expect(outcomes.filter((outcome) => outcome === 'none').length).toBeGreaterThan(0)
    const rows = await offices.db
      .selectFrom('indicator_value')
      .select(['from_date', 'on_date'])
      .where('unit_id', '=', village)
      .execute()
    for (const one of rows)
      for (const other of rows)
        if (one !== other)
          expect((one.from_date ?? '') > other.on_date || (other.from_date ?? '') > one.on_date).toBe(true)
  })

  test('a unit of the past is reported for by who looks after what became of it, and counts there today', async () => {
    const indicatorId = await idOf(offices.db, 'security_cameras')
    const one = await offices.aVillage('Tổ 1 cũ')
    const two = await offices.aVillage('Tổ 2 cũ')
    const into = await mergeUnits(offices.system(), {
      fromIds: [one, two],
      on: '2026-06-01',
      kind: 'residential_area',
      name: 'Tổ mới',
      parentId: offices.anKhe,
    })
    await reportOfUnit(offices.as(offices.actors.ward), {
      unitId: one,
      indicatorId,
      onDate: '2026-01-31',
      amount: 10,
    })
    await reportOfUnit(offices.as(offices.actors.ward), {
      unitId: two,
      indicatorId,
      onDate: '2026-02-28',
      amount: 5,
    })
    const newId = into.id
    const ask = { unitId: newId, indicatorId, basis: 'today' } as const
    expect(await indicatorRollup(offices.as(anonymous), ask)).toMatchObject({
      expected: 1,
      reported: 0,
      carried: 1,
      total: { amount: 15 },
    })
    await reportOfUnit(offices.as(offices.actors.ward), {
      unitId: newId,
      indicatorId,
      onDate: '2026-07-31',
      amount: 20,
    })
    expect(await indicatorRollup(offices.as(anonymous), ask)).toMatchObject({
      reported: 1,
      carried: 0,
      total: { amount: 20 },
    })
  })
})

describe('a profile', () => {
  test('is taken whole or not at all', async () => {
    const village = await offices.aVillage('Hồ sơ')
    const record = (values: Record<string, string>, actor = offices.actors.ward) =>
      recordProfile(offices.as(actor), { unitId: village, onDate: '2026-06-30', values })
    expect(await refusal(record({ profile_people: '20' }, offices.actors.elsewhere))).toBe('not-allowed')
    expect(await refusal(record({ profile_people: '2.023', profile_households: 'nhiều' }))).toBe(
      'invalid values.profile_households.amount=amount',
    )
    expect((await profileOf(offices.system(), { unitId: village })).days).toEqual([])
    expect(await refusal(record({}))).toBe('invalid values=nothing')
    expect(await refusal(record({ thefts: '2' }))).toBe('invalid values.thefts=unknown')
    expect(await record({ profile_people: '2.023', profile_households: '545' })).toBe(2)
    expect(await offices.audited('unit', village)).toEqual(expect.arrayContaining(['unit.profile-reported']))
  })
})
