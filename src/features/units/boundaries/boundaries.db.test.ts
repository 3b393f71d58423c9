/** Boundaries as they are imported, kept and drawn, on invented shapes for a few real units. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { anonymous } from '#platform/auth/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { useDatabase } from '#test/harness/database.ts'
import { type BoundariesFile, importBoundaries } from '../commands/import-boundaries.ts'
import { findUnitByCode, listChildren, type MapFigure, mergeUnits, unitMap } from '../contract.ts'
import { idOf, textOf, unitsApp } from '../pages/app.test-support.ts'
import { boundariesOf } from '../queries/boundaries-of.ts'
import { nationalBoundaries } from './national-boundaries.test-support.ts'

const database = useDatabase('units')
const today = '2026-11-21'

async function unitOf(code: string, date = today) {
  const unit = await findUnitByCode(database.ctx(), { code, date })
  if (!unit) throw new Error(`no unit ${code}`)
  return unit
}

/** A square of a tenth of a degree, `at` squares east. */
const square = (at: number) => {
  const x = 107 + at / 10
  return [
    [x, 16],
    [x + 0.1, 16],
    [x + 0.1, 16.1],
    [x, 16.1],
    [x, 16],
  ]
}

function fileOf(
  units: readonly { code: string | null; fullName: string }[],
  more: Partial<BoundariesFile> = {},
) {
  const features = units.map(({ code, fullName }, i) => ({
    type: 'Feature',
    properties: { code, fullName },
    geometry: { type: 'Polygon', coordinates: [square(i)] },
  }))
  return {
    fileName: 'boundaries.geojson',
    content: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
    ...more,
  }
}

async function rows() {
  const found = await sql<{ id: string; unit: number; drawn: string; licence: string | null }>`
    select id, unit_id as unit, drawn_on::text as drawn, licence from unit_boundary order by unit_id`.execute(
    database.db,
  )
  return found.rows
}

const communesOf = async (code: string) =>
  (await listChildren(database.ctx(), { unitId: (await unitOf(code)).id, date: today, limit: 500 })).items

describe('an import', () => {
  test('is refused to who may not, and to files that are damaged, and changes nothing then', async () => {
    const units = await communesOf('48')
    await expect(importBoundaries(database.ctx({ actor: anonymous }), fileOf(units))).rejects.toMatchObject({
      code: 'not-allowed',
    })
    for (const [content, code] of [
      ['', 'shapes-unknown'],
      ['{', 'shapes-unknown'],
      ['[]', 'shapes-unknown'],
      ['['.repeat(500_000), 'shapes-unknown'],
      [`${'['.repeat(500_000)}${']'.repeat(500_000)}`, 'shapes-unknown'],
      ['{"type":"FeatureCollection","features":[1]}', 'shapes-damaged'],
    ] as const) {
      const file = { fileName: 'x', content: Buffer.from(content) }
      await expect(importBoundaries(database.ctx(), file), content.slice(0, 40)).rejects.toMatchObject({
        code,
      })
    }
    await expect(
      importBoundaries(database.ctx(), fileOf(units, { asOf: '2026-02-30' })),
    ).rejects.toMatchObject({ code: 'invalid' })
    expect(await rows()).toEqual([])
  })

  test('stores what matches, tells the rest, and keeps its report with source and licence', async () => {
    const units = await communesOf('48')
    const [first, second, ...others] = units
    const told = await importBoundaries(
      database.ctx(),
      fileOf(
        [
          ...[first, second].flatMap((unit) => unit ?? []),
          { code: second?.code ?? '', fullName: 'Phường Tên Khác' },
          { code: '99998', fullName: 'Xã Không Có' },
        ],
        { source: 'Sở Nông nghiệp và Môi trường', licence: 'CC BY 4.0' },
      ),
    )
    expect(told.created.boundaries).toBe(2)
    expect(told.unresolved.slice(0, 2).map(({ code, row }) => [row, code])).toEqual([
      ['3', 'shape-name-differs'],
      ['4', 'shape-code-unknown'],
    ])
    expect(
      told.unresolved
        .slice(2)
        .map(({ subject }) => subject)
        .toSorted(),
    ).toEqual(others.map((unit) => unit.fullName).toSorted())
    expect((await rows()).map(({ drawn, licence }) => [drawn, licence])).toEqual([
      [today, 'CC BY 4.0'],
      [today, 'CC BY 4.0'],
    ])
    const page = textOf(await unitsApp(database.db).html('/units/imports'))
    expect(page).toContain('Sở Nông nghiệp và Môi trường')
    const audited = await sql<{ n: number }>`
      select count(*)::int as n from audit where action = 'units.imported'
        and details->>'file' = 'boundaries.geojson'`.execute(database.db)
    expect(audited.rows[0]?.n).toBe(1)
  })

  test('again changes nothing; with another shape it replaces only the units that it names', async () => {
    const [first, second] = await communesOf('48')
    const units = [first, second].flatMap((unit) => unit ?? [])
    const options = { source: 'Sở Nông nghiệp và Môi trường', licence: 'CC BY 4.0' }
    const before = await rows()
    const again = await importBoundaries(database.ctx(), fileOf(units, options))
    expect([again.created.boundaries, again.changed.boundaries, again.unchanged.boundaries]).toEqual([
      0, 0, 2,
    ])
    expect(await rows()).toEqual(before)
    const other = await importBoundaries(database.ctx(), fileOf(units.slice(1), options))
    expect([other.created.boundaries, other.changed.boundaries]).toEqual([0, 1])
    const kept = (await rows()).filter(({ id }) => before.some((row) => row.id === id))
    expect(kept.map(({ unit }) => unit)).toEqual([first?.id])
  })
})

describe('a map', () => {
  test('of a unit that has none below is none', async () => {
    const [ward] = await communesOf('01')
    expect(await unitMap(database.ctx(), { unitId: ward?.id ?? 0 })).toBeUndefined()
    expect(await unitMap(database.ctx(), { unitId: (await unitOf('01')).id })).toBeUndefined()
  })

  test('has every child in its list, those without a boundary too, with figures and links', async () => {
    const province = await unitOf('48')
    const communes = await communesOf('48')
    const [first, second] = communes
    const map = await unitMap(database.ctx(), {
      unitId: province.id,
      figures: new Map<number, MapFigure | 'withheld'>([
        [first?.id ?? 0, { value: 7, text: '7', href: '/models?unit=1' }],
        [second?.id ?? 0, 'withheld'],
      ]),
      href: ({ id }) => `/units/${id}`,
    })
    expect(map?.areas.map(({ name }) => name)).toEqual(communes.map((unit) => unit.fullName))
    expect(map?.areas.filter(({ path }) => path !== null).map(({ key }) => key)).toEqual([
      first?.id,
      second?.id,
    ])
    expect(map?.areas.map(({ figure }) => figure).slice(0, 3)).toEqual([
      { value: 7, text: '7', href: '/models?unit=1' },
      'withheld',
      null,
    ])
    expect(map?.areas[0]?.href).toBe(`/units/${first?.id}`)
    expect(map?.source).toBe('Sở Nông nghiệp và Môi trường (CC BY 4.0)')
  })

  test('of the country draws a province from its communes only when nearly all are there, and says how many are not', async () => {
    const nation = await findUnitByCode(database.ctx(), { code: 'VN', codeSystem: 'iso', date: today })
    expect(await unitMap(database.ctx(), { unitId: nation?.id ?? 0 })).toBeUndefined()
    const communes = await communesOf('48')
    await importBoundaries(database.ctx(), fileOf(communes.slice(0, -3)))
    expect((await unitMap(database.ctx(), { unitId: nation?.id ?? 0 }))?.gaps).toBe(3)
    await importBoundaries(database.ctx(), fileOf(communes))
    const map = await unitMap(database.ctx(), { unitId: nation?.id ?? 0 })
    expect(map?.gaps).toBe(0)
    expect(map?.areas).toHaveLength(34)
    const drawn = map?.areas.filter(({ path }) => path !== null)
    expect(drawn?.map(({ name }) => name)).toEqual(['Thành phố Đà Nẵng'])
    expect(drawn?.[0]?.path?.match(/M/g)).toHaveLength(1)
  })

  test("a province's own boundary is drawn before that of its communes", async () => {
    const nation = await findUnitByCode(database.ctx(), { code: 'VN', codeSystem: 'iso', date: today })
    const [huế, danang] = [await unitOf('46'), await unitOf('48')]
    await importBoundaries(database.ctx(), fileOf([huế, danang]))
    const map = await unitMap(database.ctx(), { unitId: nation?.id ?? 0 })
    const paths = map?.areas.flatMap(({ path, name }) => (path === null ? [] : [[name, path]]))
    expect(paths?.map(([name]) => name)).toEqual(['Thành phố Đà Nẵng', 'Thành phố Huế'])
    expect(paths?.[0]?.[1]).not.toBe(paths?.[1]?.[1])
  })

  test('follows a merger on its day: a boundary goes with the unit, or with the area that it had', async () => {
    const ctx = database.ctx({ clock: fixedClock('2026-11-21T05:00:00Z') })
    const [first, second, third] = await communesOf('48')
    const province = await unitOf('48')
    const drawnOn = async (date: string) => {
      const found = await boundariesOf(ctx, { unitId: province.id, date })
      return found?.drawn.areas.map(({ key }) => key).toSorted() ?? []
    }
    const before = await drawnOn(today)
    const later = '2026-12-24'
    await mergeUnits(ctx, { fromIds: [second?.id ?? 0], intoId: first?.id ?? 0, on: '2026-12-01' })
    const gone = new Set([first?.id, second?.id])
    expect(await drawnOn(later)).toEqual(before.filter((id) => !gone.has(id)))
    expect(await drawnOn('2026-11-30')).toEqual(before)
    const kept = [third, first].flatMap((unit) => unit ?? [])
    await importBoundaries(ctx, fileOf(kept, { asOf: later, fileName: 'later.geojson' }))
    expect(await drawnOn(later)).toEqual(before.filter((id) => id !== second?.id))
    expect(await drawnOn('2026-11-30')).toEqual(before)
  })
})

describe('the page of a unit', () => {
  test('shows the map with its list, in both languages, and without boundaries none', async () => {
    const app = unitsApp(database.db)
    const id = await idOf(app, '48', today)
    const html = await app.html(`/units/${id}`)
    expect(html).toContain('class="chart area-map"')
    expect(html).not.toMatch(/style="/)
    expect(textOf(html)).toContain('Ranh giới: boundaries.geojson')
    expect(await app.html(`/en/units/${id}`)).toMatch(/<svg[^>]*lang="vi"/)
    expect(await app.html(`/units/${await idOf(app, '01', today)}`)).not.toContain('area-map')
    expect(await app.html(`/units/${id}?on=2025-06-30`)).not.toContain('children-map')
    expect(await app.html(`/units/${id}?on=2025-07-02`)).toContain('Bản đồ ngày 02/07/2025')
  })
})

if (nationalBoundaries) describe('the boundaries of the whole country', nationalBoundaries)
