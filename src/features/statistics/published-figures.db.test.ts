/**
 * The figures that were published in reports come out of records: each is read from the API and from the page, leads to
 * its records, and is a total only where nothing is counted twice.
 */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { coverageOf } from '#features/indicators/contract.ts'
import { recordProfile } from '#features/indicators/commands/record-profile.ts'
import { reportOfTarget } from '#features/indicators/commands/report-value.ts'
import { setTarget } from '#features/indicators/commands/set-target.ts'
import { idOf } from '#features/indicators/values.test-support.ts'
import { contentOf } from '#features/models/content.test-support.ts'
import { checkTally, fields, registerMany, setModelStatus } from '#features/models/contract.ts'
import { foldTally } from '#features/models/commands/fold-tally.ts'
import type { Content, ModelId } from '#features/models/model.rules.ts'
import { store, type World } from '#features/models/tally-worlds.test-support.ts'
import { createUnit, findUnitByCode, listChildren } from '#features/units/contract.ts'
import { aModel } from '#test/builders/models.ts'
import { useWeb } from '#test/harness/web.ts'

const web = useWeb('units')
const ctx = () => web.database.ctx()

async function idAt(code: string, date: string): Promise<number> {
  const unit = await findUnitByCode(ctx(), { code, date })
  if (!unit) throw new Error(`no unit ${code} on ${date}`)
  return unit.id
}

async function unitsBelow(unitId: number, date: string): Promise<number[]> {
  return (await listChildren(ctx(), { unitId, date, limit: 500 })).items.map(({ id }) => id)
}

let made = 0

/** Public models, spread over units; each its own. */
async function published(
  n: number,
  units: readonly number[],
  said: (i: number) => Partial<Content> & { readonly registeredOn: string },
): Promise<ModelId[]> {
  const ids: ModelId[] = []
  for (let from = 0; from < n; from += 1000) {
    const entries = Array.from({ length: Math.min(1000, n - from) }, (_, k) => {
      const i = from + k
      const more = said(i)
      const year = Number(more.registeredOn.slice(0, 4))
      return {
        content: contentOf({
          unitId: units[i % units.length] ?? 0,
          title: `Mô hình ${++made}`,
          year,
          ...more,
        }),
      }
    })
    const done = await registerMany(ctx(), { enterAs: 'published', source: 'Báo cáo tổng kết', entries })
    ids.push(
      ...done.map((one) => {
        if ('errors' in one) throw new Error(JSON.stringify(one.errors))
        return one.id
      }),
    )
  }
  return ids
}

async function page(path: string): Promise<string> {
  const response = await web.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}
const answer = async <T>(path: string) => JSON.parse(await page(`/api/v1${path}`)) as T

interface Figure {
  readonly n: number
  readonly href: string
}
interface Table {
  readonly total: Figure
  readonly rows: readonly (Figure & { readonly key: Readonly<Record<string, string>> })[]
}

/** A figure of the API: the page beside it shows the same, and its address lists exactly as many. */
async function shown({ n, href }: Figure, path: string): Promise<number> {
  const link = `href="${href.replaceAll('&', '&amp;')}">${n.toLocaleString('vi-VN')}<`
  expect(await page(path), path).toContain(link)
  expect((await answer<{ total: number }>(href)).total).toBe(n)
  return n
}

describe('482 = 96 + 278 + 65 + 43 at districts, 107 and 89 beside them, and 678', () => {
  const day = '2022-05-05'
  let city = 0

  beforeAll(async () => {
    city = await idAt('01', day)
    const districts = await unitsBelow(city, day)
    const byField = [96, 278, 65, 43]
    const fieldOf = (i: number) => {
      let left = i
      const at = byField.findIndex((n) => (left -= n) < 0)
      return fields[at] ?? 'economy'
    }
    const common = { registeredOn: day }
    await published(482, districts, (i) => ({
      ...common,
      level: 'district',
      ownerBlock: 'party',
      field: fieldOf(i),
    }))
    await published(107, [city], () => ({ ...common, level: 'province', ownerBlock: 'front_unions' }))
    await published(89, [city], (i) => ({
      ...common,
      level: 'province',
      ownerBlock: i < 61 ? 'state' : 'armed_forces',
    }))
    await foldTally(ctx())
  }, 120_000)

  test('the districts by field', async () => {
    const query = `unit=${city}&basis=then&ownerBlock=party&level=district&by=field`
    const table = await answer<Table>(`/statistics?${query}`)
    expect(table.rows.map(({ key, n }) => [key['field'], n])).toEqual([
      ['economy', 96],
      ['culture_society', 278],
      ['security_defence', 65],
      ['political_system', 43],
    ])
    expect(table.rows.reduce((sum, { n }) => sum + n, 0)).toBe(482)
    expect(await shown(table.total, `/statistics?${query}`)).toBe(482)
    for (const row of table.rows) await shown(row, `/statistics?${query}`)
  })

  test('the total of the three is 678, because their conditions exclude each other', async () => {
    const set = '/statistics/sets/1'
    const query = `?unit=${city}&basis=then&year=2022`
    const found = await answer<{ parts: Figure[]; adding: object; total: number | null }>(set + query)
    expect(found.parts.map(({ n }) => n)).toEqual([482, 107, 89])
    expect(found).toMatchObject({ total: 678, adding: { may: true, proof: 'conditions' } })
    const html = await page(set + query)
    expect(html).toMatch(/>Cộng<.*?>678</su)
    for (const part of found.parts) await shown(part, set + query)
  })

  test('without the declaration there are three figures and no total', async () => {
    await sql`update figure_set set disjoint = false where id = 1`.execute(web.database.db)
    const query = `?unit=${city}&basis=then&year=2022`
    expect(await answer(`/statistics/sets/1${query}`)).toMatchObject({
      total: null,
      adding: { may: false, why: 'not-declared' },
    })
    const html = await page(`/statistics/sets/1${query}`)
    expect(html).toContain('Không cộng các nhóm này')
    expect(html).not.toContain('>678<')
    await sql`update figure_set set disjoint = true where id = 1`.execute(web.database.db)
  })
})

describe('2,852 at communes and 3,312 at villages', () => {
  const day = '2024-09-10'
  let province = 0

  beforeAll(async () => {
    province = await idAt('40', day)
    const communes: number[] = []
    for (const district of await unitsBelow(province, day))
      communes.push(...(await unitsBelow(district, day)))
    const common = { registeredOn: day, ownerBlock: 'state' } as const
    await published(2852, communes, (i) => ({
      ...common,
      level: 'grassroots',
      field: fields[i % 4] ?? 'economy',
    }))
    await published(3312, communes, (i) => ({
      ...common,
      level: 'village',
      field: fields[i % 4] ?? 'economy',
    }))
  }, 300_000)

  test.each(['then', 'today'])('by level, %s, before and after they are folded', async (basis) => {
    const query = `unit=${province}&basis=${basis}&by=level&year=2024`
    const read = async () => {
      const { rows } = await answer<Table>(`/statistics?${query}`)
      expect(rows.map(({ key, n }) => [key['level'], n])).toEqual([
        ['village', 3312],
        ['grassroots', 2852],
      ])
      for (const row of rows) await shown(row, `/statistics?${query}`)
    }
    await read()
    await foldTally(ctx())
    await read()
    expect(await checkTally(ctx())).toEqual([])
  })

  test('together 6,164, since a model has one level', async () => {
    const found = await answer<{ total: number; parts: Figure[] }>(
      `/statistics/sets/2?unit=${province}&basis=then&year=2024`,
    )
    expect([found.parts.map(({ n }) => n), found.total]).toEqual([[2852, 3312], 6164])
    expect(await page(`/statistics/sets/2?unit=${province}&basis=then&year=2024`)).toContain('6.164')
  })
})

describe('13 of 13 villages', () => {
  test('registered, of those that existed on the day', async () => {
    const parentId = await idAt('40', '2025-07-01')
    const commune = await createUnit(ctx(), {
      kind: 'commune',
      name: 'Châu Bình',
      parentId,
      from: '2025-07-01',
    })
    const villages: number[] = []
    for (let i = 1; i <= 13; i++)
      villages.push(
        (
          await createUnit(ctx(), {
            kind: 'village',
            name: `Bản ${i}`,
            parentId: commune.id,
            from: '2025-07-01',
          })
        ).id,
      )
    const [last = 0, ...others] = villages.toReversed()
    for (const unitId of others) await aModel(ctx(), { unitId, registeredOn: '2026-01-10' })
    const path = `/statistics/coverage?unit=${commune.id}`
    expect(await answer(path)).toMatchObject({ covered: 12, total: 13, without: [{ id: last }] })
    await aModel(ctx(), { unitId: last, registeredOn: '2026-02-10' })
    expect(await answer(path)).toMatchObject({
      covered: 13,
      total: 13,
      without: [],
      level: 'neighbourhood',
      date: '2026-11-21',
    })
    const html = await page(`/statistics?unit=${commune.id}`)
    expect(html).toContain('13 trên 13 thôn, tổ dân phố')
    expect(html).toContain('100,0%')
    const ask = { unitId: commune.id, level: 'neighbourhood', basis: 'today' } as const
    expect(await coverageOf(ctx(), ask)).toMatchObject({ n: 13, of: 13 })
  })
})

describe('154 registered, 101 completed, 65.6 %, 53 open', () => {
  test('with the open ones listed', async () => {
    const parentId = await idAt('20', '2025-07-01')
    const bloc = await createUnit(ctx(), {
      kind: 'party_organisation',
      name: 'Đảng bộ Khối các cơ quan tỉnh',
      parentId,
      from: '2020-01-01',
    })
    const ids = await published(154, [bloc.id], (i) => ({
      registeredOn: i < 100 ? '2022-03-01' : '2023-03-01',
      level: 'province',
      ownerBlock: 'party',
    }))
    for (const [i, id] of ids.entries())
      if (i < 101) await setModelStatus(ctx(), { id, status: 'completed', on: '2024-12-20' })
      else if (i % 2 === 0) await setModelStatus(ctx(), { id, status: 'under_way', on: '2024-01-10' })
    const path = `/statistics/progress?unit=${bloc.id}`
    const found = await answer<{ registered: Figure; completed: Figure & { rate: object }; open: Figure }>(
      path,
    )
    expect(found).toMatchObject({
      registered: { n: 154 },
      completed: { n: 101, rate: { n: 101, of: 154, percent: '65.6', rounding: 1 } },
      open: { n: 53 },
      ended: { n: 0 },
    })
    const html = await page(`/statistics?unit=${bloc.id}`)
    expect(html).toMatch(/figure-value">65,6%</u)
    expect(html).toContain('101 trên 154 mô hình đã đăng ký')
    expect(html).toContain('Xem 53 mô hình chưa xong')
    await shown(found.completed, `/statistics?unit=${bloc.id}`)
    const list = await answer<{ items: { id: string; status: string }[]; total: number }>(
      `${found.open.href}&limit=200`,
    )
    expect(list.total).toBe(53)
    expect(list.items.map(({ id }) => id).sort()).toEqual(ids.slice(101).sort())
    expect(new Set(list.items.map(({ status }) => status))).toEqual(new Set(['registered', 'under_way']))
    expect(await page(found.open.href)).toContain('53 mô hình')
  })
})

describe('382 ⊃ 188 ⊃ 76 communes, and 86 ⊃ 17 ⊃ 2', () => {
  const day = '2024-12-31'
  let ids: Map<number, number>
  let indicator = ''

  beforeAll(async () => {
    const versions: World['versions'][number][] = []
    const add = (unit: number, kind: string, parent: number | null) =>
      versions.push({ unit, kind, parent, from: null, to: null })
    add(1, 'nation', null)
    add(2, 'province', 1)
    add(3, 'province', 1)
    for (let i = 0; i < 382; i++) add(100 + i, 'commune', 2)
    for (let i = 0; i < 181; i++) add(600 + i, 'commune', 3)
    ids = await store(web.database.db, { versions, edges: [] })
    indicator = await idOf(web.database.db, 'new_rural')
    const grade = (i: number, advanced: number, model: number) =>
      i < model ? 'model' : i < advanced ? 'advanced' : 'met'
    const rows = [
      ...Array.from({ length: 382 }, (_, i) => [100 + i, grade(i, 188, 76)] as const),
      ...Array.from({ length: 86 }, (_, i) => [600 + i, grade(i, 17, 2)] as const),
    ].map(([unit, value]) => sql`(${ids.get(unit)}::int, ${value})`)
    await sql`
      insert into indicator_value (indicator_id, unit_id, on_date, grade, decision, at)
      select ${indicator}::uuid, d.unit_id, '2024-10-01'::date, d.grade, 'Quyết định 1/QĐ', now()
      from (values ${sql.join(rows)}) as d (unit_id, grade)`.execute(web.database.db)
  }, 120_000)

  test.each([
    [2, [382, 188, 76], 382, ['100,0%', '49,2%', '19,9%']],
    [3, [86, 17, 2], 181, ['47,5%', '9,4%', '1,1%']],
  ] as const)(
    'province %i: each grade holds the next, and nothing adds them up',
    async (unit, grades, of, rates) => {
      const id = ids.get(unit)
      const found = await answer<{ of: number; grades: { n: number }[] }>(
        `/units/${id}/grades?indicator=${indicator}&basis=then&on=${day}`,
      )
      expect([found.grades.map(({ n }) => n), found.of]).toEqual([grades, of])
      const html = await page(`/statistics/indicators?unit=${id}&indicator=${indicator}&basis=then&on=${day}`)
      grades.forEach((n, i) => expect(html).toContain(`<strong>${n} (${rates[i]})</strong>`))
      expect(html).toContain('Mỗi bậc nằm trong bậc trước')
      expect(html).not.toMatch(new RegExp(`>${grades.reduce((sum, n) => sum + n, 0)}\\b`, 'u'))
    },
  )
})

describe('residential area 12: 4 groups, 545 households, 2,023 people, 42 cameras as a count, 545 of 545', () => {
  test('as its profile of a day, and the targets of its model', async () => {
    const parentId = await idAt('20305', '2021-01-01')
    const area = await createUnit(ctx(), {
      kind: 'residential_area',
      name: '12',
      parentId,
      from: '2021-01-01',
    })
    await recordProfile(ctx(), {
      unitId: area.id,
      onDate: '2024-12-31',
      values: { profile_groups: 4, profile_households: '545', profile_people: '2.023' },
    })
    const { id: modelId } = await aModel(ctx(), { unitId: area.id, registeredOn: '2021-06-01' })
    const goals = [
      ['households_with_extinguisher', { amount: 545, outOf: 545 }],
      ['security_cameras', { amount: 42 }],
    ] as const
    for (const [code, target] of goals) {
      const indicatorId = await idOf(web.database.db, code)
      const said = {
        sourceTitle: undefined,
        sourceUrl: undefined,
        baseline: undefined,
        baselineOn: undefined,
      }
      const { id } = await setTarget(ctx(), { ...said, modelId, indicatorId, target, dueOn: '2024-12-31' })
      await reportOfTarget(ctx(), { targetId: id, fromDate: '2024-01-01', onDate: '2024-12-31', ...target })
    }
    const profile = JSON.stringify(await answer(`/units/${area.id}/profile`))
    for (const n of [4, 545, 2023]) expect(profile).toContain(`"amount":${n}`)
    const html = await page(`/units/${area.id}/profile`)
    for (const text of ['545', '2.023']) expect(html).toContain(text)
    const targets = await page(`/models/${modelId}/targets`)
    expect(targets).toContain('545 trên 545')
    expect(targets).toContain('42')
    const whole = await answer<{ indicators: unknown }>(`/units/${parentId}/indicators`)
    expect(JSON.stringify(whole)).not.toContain('42')
  })
})
