/** Lists and a conversion table of an invented country, imported into an empty database and compared pair for pair. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/harness/database.ts'
import { importUnits } from './commands/import-units.ts'
import { type ImportStep, runImport } from './commands/run-import.ts'
import { findUnitByCode, predecessors, successors, whereIsToday } from './contract.ts'
import { importFacts } from './import/facts.rules.ts'
import type { ImportReport } from './import/report.rules.ts'
import { factsSource } from './import/sources.rules.ts'
import {
  inventedAttribution,
  inventedFiles,
  inventedPairs,
  islandFact,
} from './invented-lists.test-support.ts'
import { nationalLists } from './national-lists.test-support.ts'
import { diffUnits } from './queries/diff-units.ts'

const database = useDatabase('migrated')
const eve = '2025-06-30'
const reform = '2025-07-01'
const [before, after, table] = inventedFiles
const reports: ImportReport[] = []
const factStep: ImportStep = {
  fileName: 'facts.json',
  content: '',
  source: factsSource,
  importInto: (ws) => importFacts(ws, [islandFact]),
}

beforeAll(async () => {
  const ctx = database.ctx()
  await expect(importUnits(ctx, table)).rejects.toMatchObject({ code: 'units-import-first' })
  for (const file of inventedFiles) reports.push(...(await importUnits(ctx, file)))
  reports.push(...(await runImport(ctx, [factStep])))
})

async function unitId(code: string, date: string): Promise<number> {
  return (await findUnitByCode(database.ctx(), { code, date }))?.id ?? 0
}

describe('what the imports tell', () => {
  test('read, created, and every row that could not be placed', () => {
    const [old, now, pairs, facts] = reports
    expect(old).toMatchObject({
      asOf: eve,
      read: { provinces: 2, districts: 4, communes: 14 },
      unresolved: [],
    })
    expect(now).toMatchObject({ asOf: '2026-07-25', read: { provinces: 1, communes: 9 }, unresolved: [] })
    expect(pairs).toMatchObject({ read: { pairs: 17 }, created: { units: 0, versions: 0, successions: 16 } })
    expect(pairs?.repaired.map(({ code, row, detail }) => [code, row, detail])).toEqual([
      ['old-by-name', '15', '90201 → 90204'],
      ['new-by-name', '17', '90999 → 90207'],
    ])
    expect(pairs?.unresolved.map(({ code, subject }) => [code, subject])).toEqual([
      ['old-unit-unknown', 'Xã Không Có, Huyện Bờ Nam, Tỉnh Hải Lam'],
    ])
    expect(facts).toMatchObject({ created: { successions: 1 }, unresolved: [] })
    expect(facts?.guessed.map(({ subject }) => subject)).toEqual(['Huyện Hòn Lam → Đặc khu Hòn Lam'])
  })

  test('nothing differs from the lists on their days', async () => {
    for (const [file, same] of [
      [before, 2 + 4 + 14],
      [after, 1 + 9],
    ] as const) {
      const { added, gone, renamed, kindChanged, parentChanged, codeDiffers, ...told } = await diffUnits(
        database.ctx(),
        file,
      )
      expect([added, gone, renamed, kindChanged, parentChanged, codeDiffers].flat()).toEqual([])
      expect(told.same).toBe(same)
    }
  })
})

describe('what stands afterwards', () => {
  test('every pair, with its kind, extent and share', async () => {
    const found = await sql<{ pair: string }>`
      select concat_ws(' ', o.code, n.code, e.kind, e.extent, coalesce(e.share::float8::text, '?')) as pair
      from unit_succession e
      join unit_version o on o.unit_id = e.from_id and o.valid @> ${eve}::date
      join unit_version n on n.unit_id = e.to_id and n.valid @> ${reform}::date
      where e.on_date = ${reform} and e.superseded_by is null and e.dated`.execute(database.db)
    expect(found.rows.map(({ pair }) => pair).toSorted()).toEqual(inventedPairs)
  })

  test('what was recorded at an old unit counts for one unit of today, or only above its parts', async () => {
    const found = await sql<{ old: string; now: string }>`
      select ok.prefix_vi || ' ' || o.name as old, nk.prefix_vi || ' ' || n.name as now
      from unit_attribution a
      join unit_version o on o.unit_id = a.unit_id and o.valid @> ${eve}::date and upper(o.valid) = ${reform}
      join unit_kind ok on ok.code = o.kind
      join unit_version n on n.unit_id = a.today_id and n.valid @> ${reform}::date
      join unit_kind nk on nk.code = n.kind and nk.level = 'commune'`.execute(database.db)
    expect(Object.fromEntries(found.rows.map(({ old, now }) => [old, now]))).toEqual(inventedAttribution)
    const province = await unitId('91', reform)
    const counted = await sql<{ n: number }>`
      select count(*)::int as n from unit_attribution a
      join unit_version o on o.unit_id = a.unit_id and upper(o.valid) = ${reform}
      where a.today_id = ${province}`.execute(database.db)
    expect(counted.rows[0]?.n).toBe(2 + 4 + 14)
  })

  test('the split commune is today in both, with the extent as the table says it', async () => {
    const split = await whereIsToday(database.ctx(), { unitId: await unitId('90107', eve) })
    expect(split.map(({ place, extent, extentNote, share }) => [place, extent, extentNote, share])).toEqual([
      ['Phường Lam Hạ, Tỉnh Sơn Lam', 'part_with_all_people', 'Nhập một phần diện tích, toàn bộ dân số', 1],
      ['Xã Cửa Lam, Tỉnh Sơn Lam', 'part', 'Nhập một phần diện tích', 0],
    ])
  })

  test('a walk forward and back returns to a set that contains the start, and the other way round', async () => {
    const ctx = database.ctx()
    const span = { from: eve, to: '2026-11-21' }
    for (const pair of inventedPairs) {
      const [old = '', now = ''] = pair.split(' ')
      const [start, end] = [await unitId(old, eve), await unitId(now, reform)]
      const reached = await successors(ctx, { unitId: start, ...span })
      expect(reached.map(({ unit }) => unit.id)).toContain(end)
      const origins = await predecessors(ctx, { unitId: end, ...span })
      expect(origins.map(({ unit }) => unit.id)).toContain(start)
    }
  })
})

test('all files again change nothing', async () => {
  for (const file of inventedFiles) {
    const [told] = await importUnits(database.ctx(), file)
    expect(told).toMatchObject({
      created: { units: 0, versions: 0, successions: 0 },
      changed: { versions: 0, successions: 0 },
    })
  }
  const [facts] = await runImport(database.ctx(), [factStep])
  expect(facts?.created.successions).toBe(0)
})

if (nationalLists) describe('the lists of the whole country', nationalLists)
