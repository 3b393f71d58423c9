/** The example figures: what was published reads as published, and a second load changes nothing. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { loadExample as loadModels } from '#features/models/commands/load-example.ts'
import { anonymous } from '#platform/auth/actor.ts'
import { useDatabase } from '#test/harness/database.ts'
import { loadExample } from './commands/load-example.ts'
import { areas, targets } from './example/figures.ts'
import { listExampleModels } from './example.store.ts'
import { coverageOf } from './queries/coverage-of.ts'
import { gradesOf } from './queries/grades-of.ts'
import { indicatorRollup } from './queries/indicator-rollup.ts'
import { modelTargets } from './queries/model-targets.ts'
import { profileOf } from './queries/profile-of.ts'
import { unitValues } from './queries/unit-values.ts'
import { idOf } from './values.test-support.ts'

const database = useDatabase('units')
const everyone = () => database.ctx({ actor: anonymous })
const load = () => loadExample(database.ctx(), () => undefined)

beforeAll(async () => {
  await loadModels(database.ctx(), () => undefined)
  await load()
}, 180_000)

async function modelOf(title: string) {
  const found = (await listExampleModels(database.db)).find((model) => model.title === title)
  if (!found) throw new Error(`no example model is called ${title}`)
  return found
}

test('every model that the figures are of is there', async () => {
  const titles = new Set((await listExampleModels(database.db)).map(({ title }) => title))
  const named = [...areas, ...targets].map(({ model }) => model)
  expect(named.filter((title) => !titles.has(title))).toEqual([])
})

test('a second load changes nothing', async () => {
  const rows = async () => {
    const found = await sql<{ n: string }>`
      select (select count(*) from indicator_value) || ' ' || (select count(*) from model_target) || ' ' ||
        (select count(*) from audit) as n`.execute(database.db)
    return found.rows[0]?.n
  }
  const before = await rows()
  await load()
  expect(await rows()).toBe(before)
})

test('residential area 12, as published', async () => {
  const { unitId } = await modelOf('Khu dân cư an toàn, khu dân cư 12 Hòa Phát')
  const profile = await profileOf(everyone(), { unitId })
  expect(profile.personsPerHousehold?.ratio).toBe('3.71')
  const values = await unitValues(everyone(), unitId)
  const read = values.map(({ indicator, shown }): [string | null, unknown] => [
    indicator.code,
    [shown.amount, shown.outOf, shown.percent],
  ])
  expect(Object.fromEntries(read)).toEqual({
    households_with_extinguisher: [545, 545, '100.0'],
    land_handed_over: [545, 545, '100.0'],
    security_cameras: [42, null, null],
    thefts: [0, null, null],
  })
})

test('Cẩm Sơn: from 20.6 to 24 million, 16.5 %, with no result published', async () => {
  const { id } = await modelOf('Dồn điền đổi thửa, đổi cây trồng ở Cẩm Sơn')
  const { targets: found, allMet } = await modelTargets(everyone(), id)
  expect(found).toMatchObject([{ growthPlanned: '16.5', reached: null, state: 'no_result' }])
  expect(allMet).toBe(false)
})

test('the invented commune: a target met, one over 5,500, a small number left out, a grade', async () => {
  const fire = await modelTargets(everyone(), (await modelOf('Bình chữa cháy đầu ngõ')).id)
  expect(fire).toMatchObject({ allMet: true, targets: [{ state: 'met', metOn: '2026-06-15' }] })
  const forest = await modelTargets(everyone(), (await modelOf('Đổi công trồng rừng')).id)
  expect(forest.targets).toMatchObject([{ state: 'met', reached: { amount: 5650, bound: 'at_least' } }])
  const { unitId: village } = await modelOf('Ngày Chủ nhật sạch bến')
  const { lines } = await profileOf(everyone(), { unitId: village })
  const poor = lines.find(({ indicator }) => indicator.code === 'profile_poor_households')
  expect(poor?.shown).toMatchObject({ hidden: true, amount: null })
  const { unitId: commune } = await modelOf('Một cửa nói dễ hiểu')
  const ask = { unitId: commune, basis: 'today' } as const
  const grades = await gradesOf(everyone(), { ...ask, indicatorId: await idOf(database.db, 'new_rural') })
  expect(grades.grades.map(({ n, of }) => [n, of])).toEqual([
    [1, 1],
    [1, 1],
    [0, 1],
  ])
  expect(await coverageOf(everyone(), { ...ask, level: 'neighbourhood' })).toMatchObject({ n: 8, of: 8 })
  const checks = await indicatorRollup(everyone(), {
    ...ask,
    indicatorId: await idOf(database.db, 'five_no_three_clean'),
  })
  expect(checks.allCriteria).toMatchObject({ n: 4, of: 7, percent: '57.1' })
  expect(checks.criteria.find(({ code }) => code === 'clean_alley')).toMatchObject({ n: 6, of: 7 })
})
