/** The published figures, read back from what was reported: nothing of them is stored as such. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createUnit } from '#features/units/contract.ts'
import { store, today, type World } from '#features/models/tally-worlds.test-support.ts'
import { anonymous } from '#platform/auth/actor.ts'
import { aModel } from '#test/builders/models.ts'
import { unitId } from '#test/builders/units.ts'
import { useDatabase } from '#test/harness/database.ts'
import { recordProfile } from './commands/record-profile.ts'
import { reportOfTarget, reportOfUnit } from './commands/report-value.ts'
import { setTarget } from './commands/set-target.ts'
import { coverageOf, listCoverageUnits } from './queries/coverage-of.ts'
import { gradesOf, listUnitsByGrade } from './queries/grades-of.ts'
import { indicatorRollup } from './queries/indicator-rollup.ts'
import { modelTargets } from './queries/model-targets.ts'
import { profileOf } from './queries/profile-of.ts'
import { unitHistory } from './queries/unit-values.ts'
import { idOf } from './values.test-support.ts'

const database = useDatabase('units')
const ctx = () => database.ctx()
const everyone = () => database.ctx({ actor: anonymous })

describe('residential area 12: 4 groups, 545 households, 2,023 people, 42 cameras, 545 of 545', () => {
  let area = 0
  beforeAll(async () => {
    const ward = await unitId(ctx(), '20305', '2021-01-01')
    area = (
      await createUnit(ctx(), { kind: 'residential_area', name: '12', parentId: ward, from: '2021-01-01' })
    ).id
    const values = {
      profile_groups: 4,
      profile_households: '545',
      profile_people: '2.023',
      profile_party_members: 25,
    }
    await recordProfile(ctx(), { unitId: area, onDate: '2024-12-31', values })
  })

  test('the profile, with persons per household computed', async () => {
    const { lines, personsPerHousehold, days } = await profileOf(everyone(), { unitId: area })
    const amounts = Object.fromEntries(lines.map(({ indicator, shown }) => [indicator.code, shown?.amount]))
    expect(amounts).toMatchObject({
      profile_groups: 4,
      profile_households: 545,
      profile_people: 2023,
      profile_party_members: 25,
      profile_poor_households: undefined,
    })
    expect(personsPerHousehold).toEqual({
      people: 2023,
      households: 545,
      ratio: '3.71',
      onDate: '2024-12-31',
    })
    expect(days).toEqual(['2024-12-31'])
    expect(
      lines.find(({ indicator }) => indicator.code === 'profile_party_members')?.version.suppliedBy,
    ).toBe('Chi bộ')
  })

  test('a later profile leaves the earlier one as it was', async () => {
    await recordProfile(ctx(), { unitId: area, onDate: '2026-06-30', values: { profile_households: 560 } })
    const households = async (on?: string) =>
      (await profileOf(everyone(), { unitId: area, on })).lines.find(
        ({ indicator }) => indicator.code === 'profile_households',
      )?.shown?.amount
    expect([await households('2025-01-01'), await households(), await households('2023-01-01')]).toEqual([
      545,
      560,
      undefined,
    ])
    const { personsPerHousehold } = await profileOf(everyone(), { unitId: area })
    expect(personsPerHousehold).toBeNull()
  })

  test('all assigned targets met is derived from four of them', async () => {
    const { id: modelId } = await aModel(ctx(), {
      unitId: area,
      registeredOn: '2021-06-01',
      title: 'Khu dân cư an toàn',
    })
    const goals = [
      ['households_with_extinguisher', { amount: 545, outOf: 545 }],
      ['land_handed_over', { amount: 545, outOf: 545 }],
      ['security_cameras', { amount: 42 }],
      ['thefts', { amount: 0 }],
    ] as const
    for (const [code, target] of goals) {
      const { id } = await setTarget(ctx(), {
        modelId,
        indicatorId: await idOf(database.db, code),
        target,
        dueOn: '2024-12-31',
        baseline: undefined,
        baselineOn: undefined,
        sourceTitle: 'Kế hoạch của khu dân cư',
        sourceUrl: undefined,
      })
      const before = await modelTargets(everyone(), modelId)
      expect(before.allMet).toBe(false)
      await reportOfTarget(ctx(), { targetId: id, fromDate: '2024-01-01', onDate: '2024-12-31', ...target })
    }
    const { allMet, targets } = await modelTargets(everyone(), modelId)
    expect(allMet).toBe(true)
    const read = targets.map(({ indicator, reached, state }) => [
      indicator.code,
      reached?.amount,
      reached?.outOf,
      reached?.percent,
      state,
    ])
    expect(read.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
      ['households_with_extinguisher', 545, 545, '100.0', 'met'],
      ['land_handed_over', 545, 545, '100.0', 'met'],
      ['security_cameras', 42, null, null, 'met'],
      ['thefts', 0, null, null, 'met'],
    ])
  })
})

test('income from 20.6 to 24 million: growth of 16.5 % is computed', async () => {
  const commune = await unitId(ctx(), '20306', '2012-06-01')
  const { id: modelId } = await aModel(ctx(), {
    unitId: commune,
    registeredOn: '2012-06-01',
    title: 'Dồn điền đổi thửa',
  })
  await setTarget(ctx(), {
    modelId,
    indicatorId: await idOf(database.db, 'income_per_person'),
    baseline: { amount: '20.600.000' },
    baselineOn: '2012-12-31',
    target: { amount: '24.000.000' },
    dueOn: '2015-12-31',
    sourceTitle: undefined,
    sourceUrl: undefined,
  })
  const [target] = (await modelTargets(ctx(), modelId)).targets
  expect(target).toMatchObject({ growthPlanned: '16.5', growthReached: null, state: 'no_result' })
  expect(target?.indicator.measure.name.vi).toBe('đồng/người/năm')
})

describe('13 of 13 villages', () => {
  let commune = 0
  const villages: number[] = []
  beforeAll(async () => {
    const province = await unitId(ctx(), '40', '2025-07-01')
    commune = (
      await createUnit(ctx(), {
        kind: 'commune',
        name: 'Châu Bình (thử)',
        parentId: province,
        from: '2025-07-01',
      })
    ).id
    for (let i = 1; i <= 13; i++)
      villages.push(
        (
          await createUnit(ctx(), {
            kind: 'village',
            name: `Bản ${i}`,
            parentId: commune,
            from: '2025-07-01',
          })
        ).id,
      )
  })

  test('the one that is missing is named; with it, all of them', async () => {
    for (const village of villages.slice(0, 12))
      await aModel(ctx(), { unitId: village, registeredOn: '2026-01-10' })
    const ask = { unitId: commune, level: 'neighbourhood', basis: 'today' } as const
    expect(await coverageOf(everyone(), ask)).toMatchObject({ n: 12, of: 13, percent: '92.3' })
    const missing = await listCoverageUnits(everyone(), { ...ask, covered: false })
    expect(missing).toMatchObject({
      items: [{ id: villages[12], name: 'Thôn Bản 13', above: 'Xã Châu Bình (thử)' }],
      next: null,
    })
    await aModel(ctx(), { unitId: villages[12] ?? 0, registeredOn: '2026-02-10' })
    expect(await coverageOf(everyone(), ask)).toMatchObject({ n: 13, of: 13, percent: '100.0', divided: 0 })
    expect(await coverageOf(everyone(), { ...ask, basis: 'then', on: '2026-01-31' })).toMatchObject({
      n: 12,
      of: 13,
    })
    expect(await coverageOf(everyone(), { ...ask, models: { field: 'economy' } })).toMatchObject({
      n: 0,
      of: 13,
    })
    expect(await coverageOf(everyone(), { ...ask, level: 'commune' })).toMatchObject({ n: 1, of: 1 })
  })

  test('15 years without a third child, said of the village as a whole', async () => {
    const indicatorId = await idOf(database.db, 'five_no_three_clean')
    const village = (
      await createUnit(ctx(), {
        kind: 'village',
        name: 'Lương',
        parentId: await unitId(ctx(), '20306', '1998-01-01'),
        from: '1998-01-01',
      })
    ).id
    for (let year = 1998; year <= 2013; year++)
      await reportOfUnit(ctx(), {
        unitId: village,
        indicatorId,
        onDate: `${year}-12-31`,
        marks: { no_third_child: year > 1998, no_drugs: year % 2 === 0 },
      })
    const { streaks } = await unitHistory(everyone(), village, indicatorId)
    expect(streaks).toEqual([{ code: 'no_third_child', years: 15, from: 1999, to: 2013 }])
    const rollup = await indicatorRollup(everyone(), { unitId: commune, indicatorId, basis: 'today' })
    expect(rollup).toMatchObject({ expected: 13, reported: 0, total: null })
  })
})

describe('nested grades out of the units of the day', () => {
  const decided = '2024-10-01'
  const day = '2024-12-31'
  let ids: Map<number, number>
  let indicatorId = ''

  /** Province 2 has 17 rural districts and 382 communes beside 20 wards; province 3 has 181 communes. */
  function country(): World {
    const versions: World['versions'][number][] = []
    const add = (unit: number, kind: string, parent: number | null, to: string | null = null) =>
      versions.push({ unit, kind, parent, from: null, to })
    add(1, 'nation', null)
    add(2, 'province', 1)
    add(3, 'province', 1)
    for (let i = 0; i < 17; i++) add(10 + i, 'rural_district', 2, '2025-07-01')
    for (let i = 0; i < 382; i++) add(100 + i, 'commune', 10 + (i % 17), '2025-07-01')
    for (let i = 0; i < 20; i++) add(500 + i, 'ward', 10 + (i % 17), '2025-07-01')
    for (let i = 0; i < 181; i++) add(600 + i, 'commune', 3)
    /* At the reform pairs of communes become one, and one goes on under another name. */
    add(900, 'commune', 2)
    versions.push({ unit: 901, kind: 'commune', parent: 2, from: '2025-07-01', to: null })
    return {
      versions,
      edges: [
        { from: 100, to: 901, on: '2025-07-01', share: null },
        { from: 101, to: 901, on: '2025-07-01', share: null },
      ],
    }
  }

  beforeAll(async () => {
    ids = await store(database.db, country())
    indicatorId = await idOf(database.db, 'new_rural')
    const grade = (i: number, advanced: number, model: number) =>
      i < model ? 'model' : i < advanced ? 'advanced' : 'met'
    const decisions = [
      ...Array.from({ length: 382 }, (_, i) => [100 + i, grade(i, 188, 76)] as const),
      ...Array.from({ length: 86 }, (_, i) => [600 + i, grade(i, 17, 2)] as const),
      ...Array.from({ length: 7 }, (_, i) => [10 + i, 'advanced'] as const),
    ]
    const rows = decisions.map(([unit, value]) => sql`(${ids.get(unit)}::int, ${value})`)
    await sql`
      insert into indicator_value (indicator_id, unit_id, on_date, grade, decision, at)
      select ${indicatorId}::uuid, d.unit_id, ${decided}::date, d.grade, 'Quyết định 1/QĐ', now()
      from (values ${sql.join(rows)}) as d (unit_id, grade)`.execute(database.db)
  }, 120_000)

  const ask = (unit: number) => ({ unitId: ids.get(unit) ?? 0, indicatorId, basis: 'then', on: day }) as const
  const read = ({ grades }: { grades: readonly { n: number; of: number; percent: string | null }[] }) =>
    grades.map(({ n, of, percent }) => [n, of, percent])

  test('382 of 382 met the standard, 188 of them advanced, 76 of them model; 900 had no decision', async () => {
    const found = await gradesOf(everyone(), ask(2))
    expect(read(found)).toEqual([
      [382, 383, '99.7'],
      [188, 383, '49.1'],
      [76, 383, '19.8'],
    ])
    expect(found).toMatchObject({ undecided: 1, open: 0, none: 0, level: 'commune' })
    const { items } = await listUnitsByGrade(everyone(), { ...ask(2), list: 'undecided' })
    expect(items.map(({ id }) => id)).toEqual([ids.get(900)])
    await reportOfUnit(ctx(), {
      unitId: ids.get(900) ?? 0,
      indicatorId,
      onDate: decided,
      grade: 'none',
      decision: 'Quyết định 2/QĐ',
    })
    expect(await gradesOf(everyone(), ask(2))).toMatchObject({ none: 1, undecided: 0, of: 383 })
  })

  test('49.2 % and 19.9 % of the 382; the wards are not counted; 7 of 17 districts', async () => {
    const rows = (await gradesOf(everyone(), { ...ask(2), level: 'commune' })).rows
    const inDistricts = rows.filter(({ unitId: id }) => id !== ids.get(900))
    const sum = (at: number) => inDistricts.reduce((total, row) => total + (row.grades[at]?.n ?? 0), 0)
    const of = inDistricts.reduce((total, row) => total + row.of, 0)
    expect([of, sum(0), sum(1), sum(2)]).toEqual([382, 382, 188, 76])
    expect([((sum(1) / of) * 100).toFixed(1), ((sum(2) / of) * 100).toFixed(1)]).toEqual(['49.2', '19.9'])
    const districts = await gradesOf(everyone(), { ...ask(2), level: 'district' })
    expect(read(districts)[1]).toEqual([7, 17, '41.2'])
  })

  test('86 communes, 17 of them advanced, 2 model', async () => {
    const found = await gradesOf(everyone(), ask(3))
    expect(found.grades.map(({ n }) => n)).toEqual([86, 17, 2])
    expect(found).toMatchObject({ of: 181, undecided: 95 })
    const pages = await listUnitsByGrade(everyone(), { ...ask(3), list: { atLeast: 'model' } })
    expect(pages.items).toHaveLength(2)
    const first = await listUnitsByGrade(everyone(), { ...ask(3), list: 'undecided' })
    expect([first.items.length, first.next]).toEqual([95, null])
    const all = await listUnitsByGrade(everyone(), { ...ask(2), list: { atLeast: 'met' } })
    expect(all.items).toHaveLength(100)
    const next = await listUnitsByGrade(everyone(), {
      ...ask(2),
      list: { atLeast: 'met' },
      after: all.next ?? '',
    })
    expect(new Set([...all.items, ...next.items].map(({ id }) => id)).size).toBe(200)
  })

  test('a unit made of two with a grade needs a decision of its own', async () => {
    const after = await gradesOf(everyone(), { ...ask(2), on: today })
    expect(after).toMatchObject({ of: 2, open: 1, none: 1 })
    const { items } = await listUnitsByGrade(everyone(), { ...ask(2), on: today, list: 'open' })
    expect(items.map(({ id }) => id)).toEqual([ids.get(901)])
  })
})

test('cremation rates: sums of numerators over sums of denominators; "over 80" makes the sum a lower bound', async () => {
  const province = await unitId(ctx(), '40', '2025-07-01')
  const commune = (
    await createUnit(ctx(), {
      kind: 'commune',
      name: 'Đô Lương (thử)',
      parentId: province,
      from: '2025-07-01',
    })
  ).id
  const indicatorId = await idOf(database.db, 'cremation_rate')
  const villages: number[] = []
  for (const name of ['Một', 'Hai', 'Ba', 'Bốn'])
    villages.push(
      (await createUnit(ctx(), { kind: 'village', name, parentId: commune, from: '2025-07-01' })).id,
    )
  const given = [
    { amount: 80, outOf: 100, bound: 'at_least' },
    { amount: 45, outOf: 50 },
    { amount: 20, outOf: 20 },
  ] as const
  for (const [i, value] of given.entries())
    await reportOfUnit(ctx(), {
      unitId: villages[i] ?? 0,
      indicatorId,
      fromDate: '2025-10-01',
      onDate: '2025-12-31',
      ...value,
    })
  const rollup = await indicatorRollup(everyone(), { unitId: commune, indicatorId, basis: 'today' })
  expect(rollup).toMatchObject({ expected: 4, reported: 3, carried: 0 })
  expect(rollup.total).toMatchObject({
    amount: 145,
    outOf: 170,
    bound: 'at_least',
    percent: '85.3',
    hidden: false,
  })
})
