/**
 * The boundaries of the whole country, which are not part of the project: imported and drawn, where `SHARED_DATA` or
 * `../shared/data` beside the project has them in `units`. `boundaries.db.test.ts` calls these tests there, and tests
 * the same on a few invented shapes everywhere.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { beforeAll, expect, test } from 'vitest'
import { AreaMap } from '#ui/components/area-map/area-map.tsx'
import { useDatabase } from '#test/harness/database.ts'
import { importBoundaries } from '../commands/import-boundaries.ts'
import { findUnitByCode, listChildren, unitMap } from '../contract.ts'
import type { ImportReport } from '../import/report.rules.ts'

const file = join(
  process.env['SHARED_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data'),
  'units',
  'wards-2025.topo.json',
)

/** Defines the tests; undefined where the file is not. */
export const nationalBoundaries: (() => void) | undefined = existsSync(file) ? boundaries : undefined

function boundaries(): void {
  const database = useDatabase('units')
  const today = '2026-11-21'
  const given = () => ({ fileName: 'wards-2025.topo.json', content: readFileSync(file) })
  let report: ImportReport
  const unitId = async (code: string, codeSystem?: 'iso') =>
    (await findUnitByCode(database.ctx(), { code, date: today, ...(codeSystem && { codeSystem }) }))?.id ?? 0
  const pageOf = async (unit: number) => {
    const map = await unitMap(database.ctx(), { unitId: unit, href: ({ id }) => `/units/${id}` })
    if (!map) throw new Error('no map')
    const html = renderToString(
      AreaMap({ ...map, locale: 'vi', id: 'm', title: 'Bản đồ', labelHeading: 'Nơi', format: String }),
    )
    return { map, bytes: gzipSync(html).length }
  }

  beforeAll(async () => {
    report = await importBoundaries(database.ctx(), given())
  }, 60_000)

  test('every shape finds its unit by code and name, two with a code that the package has otherwise by name, and no unit is left', () => {
    expect(report.read).toEqual({ shapes: 3321, points: 162_540 })
    expect(report.created.boundaries).toBe(3321)
    expect(report.unresolved).toEqual([])
    expect(report.guessed.map(({ code, subject, detail }) => [code, subject, detail])).toEqual([
      ['shape-by-name', 'Xã Ba Chẽ', '06978 → 06970'],
      ['shape-by-name', 'Xã Ia Mơ', '23938 → 23737'],
    ])
  })

  test('the country is drawn by provinces that nobody gave, in less than 150 KB', async () => {
    const { map, bytes } = await pageOf(await unitId('VN', 'iso'))
    expect(map.areas).toHaveLength(34)
    expect(map.areas.filter(({ path }) => path === null)).toEqual([])
    expect(map.insets.map(({ label }) => label).toSorted()).toEqual(['Hoàng Sa', 'Trường Sa'])
    expect(bytes).toBeLessThan(150_000)
  })

  test('each province is drawn by its communes, in less than 60 KB, and no commune is lost', async () => {
    const provinces = await listChildren(database.ctx(), {
      unitId: await unitId('VN', 'iso'),
      date: today,
      limit: 100,
    })
    for (const province of provinces.items) {
      const { map, bytes } = await pageOf(province.id)
      expect(map.areas.length, province.fullName).toBe(province.childCount)
      expect(bytes, province.fullName).toBeLessThan(60_000)
      for (const area of map.areas) expect(area.path || area.dot, area.name).toBeTruthy()
    }
  })

  test('the same file again changes nothing', async () => {
    const again = await importBoundaries(database.ctx(), given())
    expect([again.created.boundaries, again.changed.boundaries, again.unchanged.boundaries]).toEqual([
      0, 0, 3321,
    ])
  })
}
