/**
 * The lists and the conversion table of the whole country, which are not part of the project: imported over the
 * package, then compared pair for pair, where `SHARED_DATA` or `../shared/data` beside the project has them in
 * `units`. `lists.db.test.ts` calls these tests there, and tests the same on a small country everywhere.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/harness/database.ts'
import { importUnits } from './commands/import-units.ts'
import { findUnitByCode, predecessors, successors, whereIsToday } from './contract.ts'
import type { ImportReport, NoteCode } from './import/report.rules.ts'
import type { TableRow } from './import/table.rules.ts'
import { diffUnits, type UnitsDiff } from './queries/diff-units.ts'

const folder = join(
  process.env['SHARED_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'),
  'units',
)
const files = {
  before: 'units-before-2025-07-01.json',
  after: 'units-2026-07-25.json',
  table: 'succession-2025-07-01.csv',
} as const
type Name = keyof typeof files
const names = ['before', 'after', 'table'] as const

function read(name: Name) {
  return { fileName: files[name], content: readFileSync(join(folder, files[name]), 'utf8') }
}

const tally = (notes: readonly { code: NoteCode }[], code: NoteCode) =>
  notes.filter((note) => note.code === code).length
const eve = '2025-06-30'
const reform = '2025-07-01'

/** Defines the tests; undefined where the files are not. */
export const nationalLists: (() => void) | undefined = names.every((name) =>
  existsSync(join(folder, files[name])),
)
  ? lists
  : undefined

function lists(): void {
  const database = useDatabase('units')
  const reports = new Map<Name, ImportReport>()
  const diffs = new Map<string, UnitsDiff>()
  const rows: TableRow[] = parse(read('table').content, { columns: true, bom: true })
  const report = (name: Name) => reports.get(name) as ImportReport
  const diff = (key: string) => diffs.get(key) as UnitsDiff

  beforeAll(async () => {
    const ctx = database.ctx()
    for (const name of ['before', 'after'] as const)
      diffs.set(`${name} first`, await diffUnits(ctx, read(name)))
    for (const name of names) {
      const [told] = await importUnits(ctx, read(name))
      if (told) reports.set(name, told)
    }
    for (const name of ['before', 'after'] as const)
      diffs.set(`${name} then`, await diffUnits(ctx, read(name)))
  }, 120_000)

  describe('units diff FILE', () => {
    test('says how the old list differs from the package: one commune more, five abbreviations, codes', () => {
      const told = diff('before first')
      expect(told.asOf).toBe(eve)
      expect(told.added.map(({ listed }) => listed)).toEqual(['Xã Ia Mơ, Huyện Chư Prông, Tỉnh Gia Lai'])
      expect(told.gone).toEqual([])
      expect(told.renamed).toHaveLength(5)
      expect(told.renamed[0]).toMatchObject({ listed: expect.stringContaining('NT'), level: 'commune' })
      expect(told.codeDiffers).toHaveLength(52 + 691)
      expect(told.kindChanged).toEqual([])
      expect(told.parentChanged).toEqual([])
    })

    test('counts other spellings and calls none of them a difference', () => {
      const told = diff('after first')
      expect(told.spelling).toBe(192)
      expect([told.added, told.gone, told.renamed, told.kindChanged, told.parentChanged]).toEqual([
        [],
        [],
        [],
        [],
        [],
      ])
      expect(told.codeDiffers).toEqual([
        { level: 'commune', code: '06978', listed: 'Xã Ba Chẽ, Tỉnh Quảng Ninh', stored: '06970' },
        { level: 'commune', code: '23938', listed: 'Xã Ia Mơ, Tỉnh Gia Lai', stored: '23737' },
      ])
    })

    test('finds nothing once the list is imported', () => {
      for (const name of ['before', 'after']) {
        const { added, gone, renamed, kindChanged, parentChanged, codeDiffers } = diff(`${name} then`)
        expect([added, gone, renamed, kindChanged, parentChanged, codeDiffers].flat()).toEqual([])
      }
      expect(diff('before then').same).toBe(63 + 696 + 10_035)
      expect(diff('after then').same).toBe(34 + 3321)
    })
  })

  describe('the lists', () => {
    test('fill the codes of districts and supersede what the package said', () => {
      expect(report('before')).toMatchObject({
        asOf: eve,
        read: { provinces: 63, districts: 696, communes: 10_035 },
        created: { units: 1, versions: 1 },
        unresolved: [],
      })
      expect(tally(report('before').repaired, 'code-filled')).toBe(52 + 691)
      expect(tally(report('before').superseded, 'name-superseded')).toBe(5)
      expect(tally(report('after').superseded, 'code-superseded')).toBe(2)
    })

    test('every code of the list names its unit on its day', async () => {
      const found = await sql<{ many: number }>`
        select count(*)::int as many from unit_version v join unit_kind k on k.code = v.kind
        where v.code is not null and v.code_system = 'gso' and v.valid @> ${eve}::date`.execute(database.db)
      expect(found.rows[0]?.many).toBe(63 + 696 + 10_035)
    })
  })

  describe('the conversion table', () => {
    test('says which pairs were missing, which are denied, and what it had to repair', () => {
      const told = report('table')
      expect(told.read).toEqual({ pairs: 10_565 })
      expect(tally(told.superseded, 'edge-added')).toBe(530)
      expect(tally(told.superseded, 'edge-denied')).toBe(7)
      expect(told.created).toEqual({ units: 0, versions: 0, successions: 530 })
      expect(told.repaired.filter(({ code }) => code === 'old-by-name').map(({ detail }) => detail)).toEqual([
        '00553 → 00556',
        '01615 → 01651',
        '02485 → 02482',
      ])
      expect(tally(told.repaired, 'new-by-name')).toBe(5)
      expect(told.unresolved).toEqual([])
    })

    test('successors equal it pair for pair', async () => {
      const stored = await sql<{ pair: string }>`
        select o.code || ' ' || n.code as pair from unit_succession e
        join unit_version o on o.unit_id = e.from_id and o.valid @> ${eve}::date
        join unit_version n on n.unit_id = e.to_id and n.valid @> ${reform}::date
        join unit_kind k on k.code = o.kind and k.level = 'commune'
        where e.on_date = ${reform} and e.superseded_by is null and e.dated`.execute(database.db)
      /* Three rows carry the code of a neighbour, by its name; one new commune has another code in the lists. */
      const meant: Record<string, string> = {
        '00553 Xã Đặng Xá': '00556',
        '01615 Xã Mỹ Hưng': '01651',
        '02485 Xã Phú Thịnh': '02482',
        '06970 Xã Ba Chẽ': '06978',
      }
      const pairs = rows.map((row) => {
        const old = meant[`${row.old_code} ${row.old_name}`] ?? row.old_code
        return `${old} ${meant[`${row.new_code} ${row.new_name}`] ?? row.new_code}`
      })
      expect(stored.rows.map(({ pair }) => pair).toSorted()).toEqual(pairs.toSorted())
    })

    test('every old unit of the list reaches at least one unit of today', async () => {
      const lost = await sql<{ code: string }>`
        select v.code from unit_version v
        where v.code is not null and v.valid @> ${eve}::date
          and not exists (select 1 from unit_today t where t.unit_id = v.unit_id)`.execute(database.db)
      expect(lost.rows).toEqual([])
    })

    test('a walk forward and back returns to a set that contains the start, and the other way round', async () => {
      const ctx = database.ctx()
      const walk = async (code: string, date: string, first: typeof successors, back: typeof successors) => {
        const start = await findUnitByCode(ctx, { code, date })
        const span = { from: eve, to: '2026-11-21' }
        const reached = await first(ctx, { unitId: start?.id ?? 0, ...span })
        expect(reached.length, code).toBeGreaterThan(0)
        for (const { unit } of reached) {
          const returned = await back(ctx, { unitId: unit.id, ...span })
          expect(
            returned.map((one) => one.unit.id),
            code,
          ).toContain(start?.id)
        }
      }
      const old = [...new Set(rows.map((row) => row.old_code))]
      const fresh = [...new Set(rows.map((row) => row.new_code))].filter((code) => code !== '06970')
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...old), fc.constantFrom(...fresh), async (before, after) => {
          await walk(before, eve, successors, predecessors)
          await walk(after, '2026-11-21', predecessors, successors)
        }),
        { numRuns: 40 },
      )
    })

    test('shares are stated only where the table states them, and never sum above one', async () => {
      const over = await sql`
        select from_id from unit_succession where superseded_by is null
        group by from_id, on_date having sum(share) > 1`.execute(database.db)
      expect(over.rows).toEqual([])
      const known = await sql<{ whole: number; people: number }>`
        select count(*) filter (where extent = 'whole' and share = 1)::int as whole,
          count(*) filter (where extent = 'part_with_all_people' and share = 1)::int as people
        from unit_succession e join unit_source s on s.id = e.source_id
        where s.code = 'gso-conversion-2025-07-01'`.execute(database.db)
      expect(known.rows[0]).toEqual({ whole: 9459 + 127 + 2 + 2 + 1 + 4, people: 58 })
    })

    test('where is this old commune today: every part of a split, with its extent', async () => {
      const ctx = database.ctx()
      const old = await findUnitByCode(ctx, { code: '00019', date: eve })
      const parts = await whereIsToday(ctx, { unitId: old?.id ?? 0 })
      expect(parts.map(({ place }) => place).toSorted()).toEqual([
        'Phường Ba Đình, Thành phố Hà Nội',
        'Phường Hoàn Kiếm, Thành phố Hà Nội',
        'Phường Văn Miếu - Quốc Tử Giám, Thành phố Hà Nội',
        'Phường Ô Chợ Dừa, Thành phố Hà Nội',
      ])
      expect(parts.every(({ extent, share }) => extent === 'part' && share === null)).toBe(true)
    })
  })

  test('all files again change nothing', async () => {
    for (const name of names) {
      const [told] = await importUnits(database.ctx(), read(name))
      expect(told?.created, name).toEqual({ units: 0, versions: 0, successions: 0 })
      expect(told?.changed, name).toEqual({ versions: 0, successions: 0 })
    }
  }, 60_000)

  test('no two versions of a unit overlap, and no unit is its own ancestor', async () => {
    const wrong = await sql`
      select a.unit_id from unit_version a join unit_version b
        on a.unit_id = b.unit_id and a.id < b.id and a.valid && b.valid
      union all
      select unit_id from unit_ancestor where unit_id = ancestor_id and depth > 0
      union all
      select a.unit_id from unit_ancestor a join unit_ancestor b
        on a.unit_id = b.unit_id and a.ancestor_id = b.ancestor_id and a.valid && b.valid
          and (a.valid, a.depth) < (b.valid, b.depth)`.execute(database.db)
    expect(wrong.rows).toEqual([])
  })
}
