/** The units of both eras as the package names them: today's in lists, the old ones only inside its mappings. */
import { dayBefore } from '../dates.rules.ts'
import { exactKey, normaliseName } from '#platform/i18n/vietnamese.rules.ts'
import { parseFullName } from '../units.rules.ts'
import { type AddressPackage, type PackageMapping, placeOf } from './package-file.rules.ts'
import { count, type ImportReport } from './report.rules.ts'
import { packageSource, reformDate } from './sources.rules.ts'
import type { Version, Workspace } from './workspace.rules.ts'

export interface Eras {
  /** By the name that mappings use for it. */
  readonly newProvinces: ReadonlyMap<string, Version>
  /** By the package's own code. */
  readonly newWards: ReadonlyMap<string, Version>
  readonly oldByCode: ReadonlyMap<string, Version>
  readonly oldByPlace: ReadonlyMap<string, Version>
}

const eve = dayBefore(reformDate)
const blank = { codeSystem: 'gso', ownerBlock: null, source: packageSource.code } as const
const old = { from: null, to: reformDate } as const

export function importEras(ws: Workspace, content: AddressPackage, report: ImportReport): Eras {
  const nation = findOrAddNation(ws)
  const newProvinces = importProvinces(ws, content, nation.unit, report)
  const newWards = importNewWards(ws, content, newProvinces, report)
  return {
    newProvinces: byMappingName(newProvinces, content),
    newWards,
    ...importOldUnits(ws, content, nation.unit, report),
  }
}

/** The nation: one unit from the beginning on. */
export function findOrAddNation(ws: Workspace): Version {
  const found = ws.findByCode('nation', 'VN', reformDate, 'iso')
  return (
    found ??
    ws.addUnit({
      ...blank,
      kind: 'nation',
      name: 'Việt Nam',
      code: 'VN',
      codeSystem: 'iso',
      parent: null,
      from: null,
      to: null,
      dated: true,
    })
  )
}

function provinceFullName(province: { name: string; place_type: string }): string {
  return parseFullName('province', province.name) ? province.name : `Tỉnh ${province.name}`
}

function byMappingName(
  provinces: ReadonlyMap<string, Version>,
  content: AddressPackage,
): ReadonlyMap<string, Version> {
  return new Map(
    content.provinces.flatMap((row) => {
      const unit = provinces.get(row.province_code)
      return unit ? [[exactKey(row.name), unit] as const] : []
    }),
  )
}

/** A province whose only predecessor has its name lasted through the reform as the same unit. */
function importProvinces(
  ws: Workspace,
  content: AddressPackage,
  nation: number,
  report: ImportReport,
): Map<string, Version> {
  const predecessors = new Map<string, Set<string>>()
  for (const row of content.mappings) {
    if (!row.old_province_name) continue
    const key = exactKey(row.new_province_name)
    predecessors.set(key, (predecessors.get(key) ?? new Set()).add(exactKey(row.old_province_name)))
  }
  const provinces = new Map<string, Version>()
  for (const row of [...content.provinces].sort((a, b) => (a.province_code < b.province_code ? -1 : 1))) {
    const full = provinceFullName(row)
    const found =
      ws.findByCode('province', row.province_code, reformDate) ??
      ws.findByName('province', nation, full, reformDate)
    if (found) report.unchanged.units += 1
    const parsed = parseFullName('province', full)
    if (!parsed) continue
    const before = predecessors.get(exactKey(row.name))
    const lasted = before?.size === 1 && before.has(exactKey(full))
    const from = lasted ? null : reformDate
    const add = () =>
      ws.addUnit({
        ...blank,
        ...parsed,
        code: row.province_code,
        parent: nation,
        from,
        to: null,
        dated: true,
      })
    provinces.set(row.province_code, found ?? add())
  }
  return provinces
}

function importNewWards(
  ws: Workspace,
  content: AddressPackage,
  provinces: ReadonlyMap<string, Version>,
  report: ImportReport,
): Map<string, Version> {
  const wards = new Map<string, Version>()
  for (const row of [...content.wards].sort((a, b) => (a.ward_code < b.ward_code ? -1 : 1))) {
    const parent = provinces.get(row.province_code)?.unit
    const parsed = parseFullName('commune', row.name)
    if (parent === undefined || !parsed) {
      report.unresolved.push({ row: row.ward_code, code: 'no-kind-word', subject: row.name, detail: '' })
      continue
    }
    const found =
      ws.findByCode('commune', row.ward_code, reformDate) ??
      ws.findByName('commune', parent, row.name, reformDate)
    if (found) report.unchanged.units += 1
    const add = () =>
      ws.addUnit({
        ...blank,
        ...parsed,
        code: row.ward_code,
        parent,
        from: reformDate,
        to: null,
        dated: true,
      })
    wards.set(row.ward_code, found ?? add())
  }
  return wards
}

/** Rows with a code name units that stood on the eve; a unit named only without one had ended before. */
function importOldUnits(
  ws: Workspace,
  content: AddressPackage,
  nation: number,
  report: ImportReport,
): Pick<Eras, 'oldByCode' | 'oldByPlace'> {
  const named = content.mappings.filter((row) => row.old_ward_name)
  const coded = named
    .filter((row) => row.old_ward_code)
    .sort((a, b) => compare(a.old_ward_code, b.old_ward_code))
  const uncoded = named.filter((row) => !row.old_ward_code).sort((a, b) => compare(placeOf(a), placeOf(b)))
  const oldByCode = new Map<string, Version>()
  const oldByPlace = new Map<string, Version>()
  for (const row of [...coded, ...uncoded]) {
    const code = row.old_ward_code || null
    const place = placeOf(row)
    if (code !== null ? oldByCode.has(code) : oldByPlace.has(place)) continue
    const unit = findOrAddOld(ws, row, nation, report)
    if (!unit) continue
    oldByPlace.set(place, unit)
    if (code !== null) oldByCode.set(code, unit)
  }
  return { oldByCode, oldByPlace }
}

function findOrAddOld(
  ws: Workspace,
  row: PackageMapping,
  nation: number,
  report: ImportReport,
): Version | undefined {
  const code = row.old_ward_code || null
  const dated = code !== null
  const provinceName = normaliseName(row.old_province_name ?? '')
  const districtName = normaliseName(row.old_district_name ?? '')
  const wardName = normaliseName(row.old_ward_name ?? '')
  const parsed = {
    province: parseFullName('province', provinceName),
    district: parseFullName('district', districtName),
    ward: parseFullName('commune', wardName),
  }
  if (!parsed.province || !parsed.district || !parsed.ward) {
    report.unresolved.push({ row: row.id, code: 'no-kind-word', subject: wardName, detail: districtName })
    return undefined
  }
  const byCode = code === null ? undefined : ws.findByCode('commune', code, eve)
  if (byCode) {
    report.unchanged.units += 1
    return byCode
  }
  const place = { ...blank, ...old, code: null }
  const province =
    ws.findByName('province', nation, provinceName, eve) ??
    ws.addUnit({ ...place, ...parsed.province, parent: nation, dated: true })
  const district =
    ws.findByNameBefore('district', province.unit, districtName, reformDate) ??
    ws.addUnit({ ...place, ...parsed.district, parent: province.unit, dated })
  const found = dated ? undefined : ws.findByNameBefore('commune', district.unit, wardName, reformDate)
  if (found) {
    report.unchanged.units += 1
    return found
  }
  if (!dated) {
    count(report.flaws, 'ended before the reform at an unknown date')
    const subject = `${wardName}, ${districtName}, ${provinceName}`
    report.guessed.push({ row: row.id, code: 'ended-at-unknown-date', subject, detail: '' })
  }
  return ws.addUnit({ ...place, ...parsed.ward, code, parent: district.unit, dated })
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
}
