/** Statistics lead to exactly their records, and coverage counts the units that existed on the day. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createUnit } from '#features/units/contract.ts'
import { parse } from '#platform/http/issues.ts'
import { transact } from '#platform/db/transact.ts'
import { aModel } from '#test/builders/models.ts'
import { codes, unitId } from '#test/builders/units.ts'
import { useWeb } from '#test/harness/web.ts'
import { editModel } from './commands/edit-model.ts'
import { foldTally } from './commands/fold-tally.ts'
import { setRecognised } from './commands/set-recognised.ts'
import { setModelStatus } from './commands/set-status.ts'
import { fields, ownerBlocks, statuses } from './model.rules.ts'
import { listModelsQuery } from './model.schemas.ts'
import { coverage } from './queries/coverage.ts'
import { listModels } from './queries/list-models.ts'
import { groupings, statistics, type StatisticsFigure } from './queries/statistics.ts'
import type { Conditions } from './tally.rules.ts'

const web = useWeb('units')
let nation = 0
let daNang = 0
let anKhe = 0
let hoaAn = 0
let themes: number[] = []
let campaigns: number[] = []
let types: number[] = []

const ids = async (query: ReturnType<typeof sql<{ id: number }>>) =>
  (await query.execute(web.database.db)).rows.map(({ id }) => id)

beforeAll(async () => {
  const ctx = web.database.ctx()
  daNang = await unitId(ctx, codes.daNang)
  anKhe = await unitId(ctx, codes.anKhe)
  hoaAn = await unitId(ctx, codes.hoaAn, '2024-03-01')
  nation = (await ids(sql`select unit_id as id from unit_version where kind = 'nation'`))[0] ?? 0
  themes = await ids(sql`select id from label where kind = 'theme' order by id limit 2`)
  campaigns = await ids(sql`select id from label where kind = 'campaign' order by id limit 2`)
  types = await ids(sql`select id from model_type order by id limit 2`)
  for (let i = 0; i < 24; i++) {
    const old = i % 3 === 0
    const { id, revision } = await aModel(ctx, {
      unitId: old ? hoaAn : i % 3 === 1 ? anKhe : daNang,
      registeredOn: old ? '2024-03-01' : '2026-02-03',
    })
    await editModel(ctx, {
      id,
      revision,
      field: fields[i % 4],
      ownerBlock: ownerBlocks[i % 5],
      typeId: types[i % 3] ?? null,
      themes: themes.slice(0, i % 3),
      campaigns: i % 4 === 0 ? campaigns : [],
      budgetStateVnd: i % 2 === 0 ? 1_000_000 * i : null,
    })
    if (i % 5 > 0)
      await setModelStatus(ctx, { id, status: statuses[i % 5] ?? 'completed', on: '2026-03-01', reason: 'x' })
    if (i % 7 === 0) await transact(ctx, (inside) => setRecognised(inside, id, true))
    if (i === 12) await foldTally(ctx)
  }
}, 120_000)

async function records(figure: StatisticsFigure): Promise<string[]> {
  const query = Object.fromEntries(new URL(figure.href, 'http://x').searchParams)
  const page = await listModels(web.database.ctx(), parse(listModelsQuery, { ...query, limit: 200 }))
  expect(page.total, figure.href).toBe(figure.n)
  expect(page.items.length, figure.href).toBe(figure.n)
  return page.items.map(({ id }) => id)
}

describe('every figure lists exactly its records', () => {
  test.each(groupings.flatMap((by) => (['then', 'today'] as const).map((basis) => [by, basis] as const)))(
    'by %s, %s',
    async (by, basis) => {
      const asked: Conditions[] = [{}, { status: ['registered', 'under_way'] }, { type: [0], theme: themes }]
      for (const unit of [nation, daNang, anKhe])
        for (const where of asked)
          for (const second of [[], by === 'field' ? ['theme' as const] : ['field' as const]]) {
            const found = await statistics(web.database.ctx(), {
              unitId: unit,
              basis,
              where,
              by: [by, ...second],
            })
            const all = await records(found.total)
            const listed: string[] = []
            for (const row of found.rows) listed.push(...(await records(row)))
            expect([...new Set(listed)].sort()).toEqual([...all].sort())
            if (!found.overlapping) expect(listed).toHaveLength(all.length)
            await records(found.split)
            await records(found.partly)
          }
    },
  )

  test('sums of money are of those that said any, and kept apart', async () => {
    const { total } = await statistics(web.database.ctx(), {
      unitId: daNang,
      basis: 'today',
      where: {},
      by: [],
    })
    expect(total).toMatchObject({
      n: 24,
      state: { models: 12, vnd: '132000000' },
      mobilised: { models: 0, vnd: '0' },
    })
  })
})

describe('coverage', () => {
  test('is of the units that existed on the day, and names those without', async () => {
    const ctx = web.database.ctx()
    const made = await Promise.all(
      ['Một', 'Hai', 'Ba'].map((name, i) =>
        createUnit(ctx, {
          kind: 'village',
          name,
          parentId: anKhe,
          from: i === 2 ? '2026-06-01' : '2025-08-01',
        }),
      ),
    )
    const [first, second, late] = made.map(({ id }) => id)
    const ask = { unitId: anKhe, level: 'neighbourhood', basis: 'today', where: {} } as const
    expect(await coverage(ctx, ask)).toMatchObject({ total: 3, covered: 0 })
    await aModel(ctx, { unitId: first ?? 0, registeredOn: '2026-02-03' })
    await aModel(ctx, { unitId: second ?? 0, registeredOn: '2026-02-03' })
    expect(await coverage(ctx, ask)).toMatchObject({
      total: 3,
      covered: 2,
      without: [{ id: late, name: 'Thôn Ba' }],
    })
    const then = { ...ask, basis: 'then', date: '2026-05-31' } as const
    expect(await coverage(ctx, then)).toMatchObject({ total: 2, covered: 2, date: '2026-05-31', without: [] })
    expect(await coverage(ctx, { ...then, where: { year: [2025] } })).toMatchObject({ total: 2, covered: 0 })
    await foldTally(ctx)
    expect(await coverage(ctx, ask)).toMatchObject({ total: 3, covered: 2 })
    expect(
      await coverage(ctx, { ...ask, where: { status: ['registered'], level: ['province'] } }),
    ).toMatchObject({
      total: 3,
      covered: 0,
    })
  })

  test('of a province: the communes in which anything counts today', async () => {
    const found = await coverage(web.database.ctx(), {
      unitId: daNang,
      level: 'commune',
      basis: 'today',
      where: {},
    })
    expect(found.total).toBe(94)
    expect(found.covered).toBe(1)
    expect(found.without).toHaveLength(93)
    expect(found.without.map(({ id }) => id)).not.toContain(anKhe)
  })
})

test('a list of several values says so, keeps them in its form, and counts what it lists', async () => {
  const page = await (await web.get('/models?anyOf=status:registered,under_way;type:0')).text()
  expect(page).toContain('Chỉ gồm: Loại mô hình: ')
  expect(page).toContain('Tiến độ thực hiện: Mới đăng ký hoặc Đang làm.')
  expect(page).toContain('name="anyOf" value="type:0;status:registered,under_way"')
  expect((await web.get('/models?anyOf=status:none')).status).toBe(422)
})
