/** A list of a later day, made here from what is stored: what changed in it becomes history, nothing ends by silence. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { useDatabase } from '#test/harness/database.ts'
import { importUnits } from './commands/import-units.ts'
import { findUnitByCode, getUnit } from './contract.ts'
import { diffUnits } from './queries/diff-units.ts'
import type { ImportReport } from './import/report.rules.ts'

const database = useDatabase('units')
const ctx = () => database.ctx({ clock: fixedClock('2027-02-01T05:00:00Z') })
const fileName = 'units-2027-01-15.json'
let content = ''
let baVi = ''
let report: ImportReport | undefined

interface Row {
  code: string
  full: string
  province: string | null
}

beforeAll(async () => {
  const stored = await sql<Row>`
    select v.code, k.prefix_vi || ' ' || v.name as full, p.code as province
    from unit_version v join unit_kind k on k.code = v.kind
    left join unit_version p on p.unit_id = v.parent_id and p.valid @> date '2027-01-15' and p.code_system = 'gso'
    where v.valid @> date '2027-01-15' and k.level in ('province', 'commune') order by v.code`.execute(
    database.db,
  )
  baVi = stored.rows.find((row) => row.full === 'Xã Ba Vì')?.code ?? ''
  const renamed: Record<string, string> = { '20305': 'Phường An Khê Mới', [baVi]: 'Phường Ba Vì' }
  const wards = stored.rows
    .filter((row) => row.province !== null && row.code !== '00004')
    .map((row) => ({ ...row, full: (renamed[row.code] ?? row.full).replace('Hòa', 'Hoà') }))
  wards.push({ code: '99991', full: 'Phường Mới Lập', province: '48' })
  content = JSON.stringify(
    stored.rows
      .filter((row) => row.province === null)
      .map((province) => ({
        Code: province.code,
        FullName: province.full,
        Wards: wards
          .filter((ward) => ward.province === province.code)
          .map((ward) => ({ Code: ward.code, FullName: ward.full })),
      })),
  )
})

describe('a list of a later day', () => {
  test('differs in what changed, not in how it is spelt', async () => {
    const told = await diffUnits(ctx(), { fileName, content })
    expect(told.asOf).toBe('2027-01-15')
    expect(told.added.map((one) => one.listed)).toEqual(['Phường Mới Lập, Thành phố Đà Nẵng'])
    expect(told.gone.map((one) => one.stored)).toEqual(['Phường Ba Đình, Thành phố Hà Nội'])
    expect(told.renamed.map((one) => one.listed)).toEqual(['Phường An Khê Mới, Thành phố Đà Nẵng'])
    expect(told.kindChanged.map((one) => one.stored)).toEqual(['Xã Ba Vì, Thành phố Hà Nội'])
    expect(told.spelling).toBeGreaterThan(20)
  })

  test('a change becomes a version from the day of the list, marked as a guess', async () => {
    ;[report] = await importUnits(ctx(), { fileName, content })
    expect(report?.guessed.map(({ code, row }) => `${row} ${code}`).toSorted()).toEqual([
      `${baVi} dated-by-the-list`,
      '20305 dated-by-the-list',
      '99991 dated-by-the-list',
    ])
    const anKhe = await findUnitByCode(ctx(), { code: '20305', date: '2027-01-15' })
    const { versions } = await getUnit(ctx(), anKhe?.id ?? 0)
    expect(versions.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['An Khê', '2025-07-01', '2027-01-15'],
      ['An Khê Mới', '2027-01-15', null],
    ])
  })

  test('a unit that is not in it is reported, not ended', async () => {
    expect(report?.unresolved.map(({ code, row }) => `${row} ${code}`).toSorted()).toEqual([
      '00004 not-in-list',
      '99991 nothing-leads-here',
    ])
    expect(await findUnitByCode(ctx(), { code: '00004', date: '2027-02-01' })).toBeDefined()
  })

  test('again changes nothing', async () => {
    const [again] = await importUnits(ctx(), { fileName, content })
    expect(again?.created).toEqual({ units: 0, versions: 0, successions: 0 })
    expect(again?.changed).toEqual({ versions: 0, successions: 0 })
  })

  test('a day that is none is refused', async () => {
    await expect(importUnits(ctx(), { fileName, content, asOf: '2027-02-30' })).rejects.toMatchObject({
      fields: [{ field: 'asOf' }],
    })
  })
})
