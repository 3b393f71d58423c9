/**
 * Reads the Statistics Office's conversion table: which old commune went into which new one on the reform's day,
 * and how much of it. It is complete for the communes it names, so what lesser sources added beside it is denied.
 */
import { dayBefore } from '../dates.rules.ts'
import { exactKey, foldedKey, normaliseName } from '#platform/i18n/vietnamese.rules.ts'
import type { Extent } from '../units.rules.ts'
import { classifyEdges } from './classify.rules.ts'
import { count, emptyReport, type ImportReport } from './report.rules.ts'
import { reformDate, tableSource } from './sources.rules.ts'
import { amend, type Version, type Workspace } from './workspace.rules.ts'

export interface TableRow {
  readonly old_code: string
  readonly old_name: string
  readonly old_district: string
  readonly old_province: string
  readonly new_code: string
  readonly new_name: string
  readonly new_province: string
  readonly extent: string
}
export const tableColumns = [
  'old_code',
  'old_name',
  'old_district',
  'old_province',
  'new_code',
  'new_name',
  'new_province',
  'extent',
] as const

interface Pair {
  readonly row: string
  readonly from: Version
  readonly to: Version
  readonly extent: Extent | null
  readonly note: string | null
}

const eve = dayBefore(reformDate)

/** The table's words and their rarer spellings (all of the area alone is not all of the unit); undefined for a phrase that says none of these. */
export function readExtent(text: string): Extent | undefined {
  const words = foldedKey(text)
  if (words === 'whole' || words === 'part') return words
  if (words.includes('toan bo dan so')) return 'part_with_all_people'
  if (words.includes('mot phan dan so')) return 'part_of_people'
  if (words.includes('toan bo dien tich')) return 'part'
  if (words.includes('mot phan') || words.startsWith('phan con lai')) return 'part'
  if (/^(giu nguyen|doi ten|doi loai hinh)\b/.test(words) || words.includes('toan bo')) return 'whole'
  return undefined
}

export function importTable(ws: Workspace, rows: readonly TableRow[]): ImportReport {
  const report = emptyReport(tableSource.code)
  report.read['pairs'] = rows.length
  const byOld = new Map<number, Pair[]>()
  const reached = new Set<string>()
  for (const [index, row] of rows.entries()) {
    const pair = resolvePair(ws, row, `${index + 2}`, report)
    if (!pair) continue
    reached.add(`${pair.from.unit}>${pair.to.unit}`)
    const pairs = byOld.get(pair.from.unit)
    if (pairs) pairs.push(pair)
    else byOld.set(pair.from.unit, [pair])
  }
  for (const pairs of byOld.values()) {
    const shares = sharesOf(pairs, report)
    for (const [index, pair] of pairs.entries()) savePair(ws, pair, shares[index] ?? null, report)
  }
  denyOthers(ws, byOld, reached, report)
  classifyEdges(ws, reformDate)
  for (const old of ws.allOn('commune', eve)) {
    if (byOld.has(old.unit)) continue
    const subject = ws.fullName(old)
    report.unresolved.push({ row: old.code ?? '', code: 'not-in-table', subject, detail: '' })
  }
  return report
}

function resolvePair(ws: Workspace, row: TableRow, at: string, report: ImportReport): Pair | undefined {
  const from = resolveOld(ws, row, at, report)
  if (!from) {
    const subject = `${row.old_name}, ${row.old_district}, ${row.old_province}`
    report.unresolved.push({ row: at, code: 'old-unit-unknown', subject, detail: row.old_code })
    return undefined
  }
  const to = resolveNew(ws, row, at, report)
  if (!to) {
    const subject = `${row.new_name}, ${row.new_province}`
    report.unresolved.push({ row: at, code: 'new-unit-unknown', subject, detail: row.new_code })
    return undefined
  }
  const extent = readExtent(row.extent)
  if (!extent) {
    report.unresolved.push({
      row: at,
      code: 'unknown-extent',
      subject: ws.fullName(from),
      detail: row.extent,
    })
  }
  const note = row.extent === extent ? null : normaliseName(row.extent)
  return { row: at, from, to, extent: extent ?? null, note }
}

/**
 * By code when the name agrees; else by name within the district (some rows carry a neighbour's code); else by
 * code alone, the name being another transliteration.
 */
function resolveOld(ws: Workspace, row: TableRow, at: string, report: ImportReport): Version | undefined {
  const byCode = ws.findByCode('commune', row.old_code, eve)
  if (byCode && exactKey(ws.fullName(byCode)) === exactKey(row.old_name)) return byCode
  const nation = ws.findByCode('nation', 'VN', eve, 'iso')
  const province = nation && ws.findByName('province', nation.unit, row.old_province, eve)
  const district = province && ws.findByName('district', province.unit, row.old_district, eve)
  const byName = district && ws.findByName('commune', district.unit, row.old_name, eve)
  if (byName?.dated) {
    count(report.flaws, 'old unit found by name')
    const subject = `${row.old_name}, ${row.old_district}`
    report.repaired.push({
      row: at,
      code: 'old-by-name',
      subject,
      detail: `${row.old_code} → ${byName.code}`,
    })
    return byName
  }
  if (byCode) {
    count(report.flaws, 'old unit has another name here')
    const subject = `${row.old_code} ${row.old_name}`
    report.repaired.push({ row: at, code: 'name-kept', subject, detail: ws.fullName(byCode) })
  }
  return byCode
}

/** By code when the name agrees, else by name within the province, else by code alone. */
function resolveNew(ws: Workspace, row: TableRow, at: string, report: ImportReport): Version | undefined {
  const byCode = ws.findByCode('commune', row.new_code, reformDate)
  if (byCode && exactKey(ws.fullName(byCode)) === exactKey(row.new_name)) return byCode
  const nation = ws.findByCode('nation', 'VN', reformDate, 'iso')
  const province = nation && ws.findByName('province', nation.unit, row.new_province, reformDate)
  const byName = province && ws.findByName('commune', province.unit, row.new_name, reformDate)
  if (byName) {
    count(report.flaws, 'new unit found by name')
    const subject = `${row.new_name}, ${row.new_province}`
    report.repaired.push({
      row: at,
      code: 'new-by-name',
      subject,
      detail: `${row.new_code} → ${byName.code}`,
    })
    return byName
  }
  if (byCode) {
    count(report.flaws, 'new unit has another name here')
    const subject = `${row.new_code} ${row.new_name}`
    report.repaired.push({ row: at, code: 'name-kept', subject, detail: ws.fullName(byCode) })
  }
  return byCode
}

/** Of the people: all with the one that took them all, where the table says so without contradiction. */
function sharesOf(pairs: readonly Pair[], report: ImportReport): (number | null)[] {
  const [only] = pairs
  if (only && pairs.length === 1) return [only.extent === 'whole' ? 1 : null]
  const wholes = pairs.filter((pair) => pair.extent === 'whole')
  if (wholes.length > 0) {
    const [first] = wholes
    if (first) {
      const detail = pairs.map((pair) => pair.to.name).join(', ')
      report.unresolved.push({ row: first.row, code: 'extents-contradict', subject: first.from.name, detail })
    }
    return pairs.map(() => null)
  }
  const takers = pairs.filter((pair) => pair.extent === 'part_with_all_people')
  const others = pairs.filter((pair) => pair.extent !== 'part_with_all_people')
  const onlyArea = others.every(
    (pair) => pair.extent === 'part' && foldedKey(pair.note ?? '').endsWith('dien tich'),
  )
  if (takers.length !== 1 || !onlyArea) return pairs.map(() => null)
  return pairs.map((pair) => (pair.extent === 'part_with_all_people' ? 1 : 0))
}

function savePair(ws: Workspace, pair: Pair, share: number | null, report: ImportReport): void {
  const told = {
    dated: true,
    extent: pair.extent,
    extentNote: pair.note,
    share,
    certainty: 'stated',
    source: tableSource.code,
  } as const
  const edge = ws.findEdge(pair.from.unit, pair.to.unit, reformDate)
  if (!edge) {
    ws.addEdge({ ...told, from: pair.from.unit, to: pair.to.unit, on: reformDate, kind: 'merge' })
    count(report.flaws, 'pairs that were missing here')
    const subject = `${ws.fullName(pair.from)} → ${ws.fullName(pair.to)}`
    report.superseded.push({
      row: pair.row,
      code: 'edge-added',
      subject,
      detail: `${pair.from.code} → ${pair.to.code}`,
    })
    return
  }
  if (ws.rank(edge.source) > tableSource.rank) return
  if (!amend(edge, { ...told, supersededBy: null })) report.unchanged.successions += 1
}

/** Edges of lesser sources between communes of that day, from a unit that the table knows, to where it did not go. */
function denyOthers(
  ws: Workspace,
  byOld: ReadonlyMap<number, Pair[]>,
  reached: ReadonlySet<string>,
  report: ImportReport,
): void {
  for (const edge of ws.edges) {
    if (edge.on !== reformDate || !byOld.has(edge.from) || reached.has(`${edge.from}>${edge.to}`)) continue
    if (edge.supersededBy || ws.rank(edge.source) >= tableSource.rank) continue
    amend(edge, { supersededBy: tableSource.code })
    count(report.flaws, 'pairs denied')
    const [from, to] = [ws.on(edge.from, eve), ws.on(edge.to, reformDate)]
    if (!from || !to) continue
    const subject = `${ws.fullName(from)} → ${ws.fullName(to)}`
    report.superseded.push({ row: '', code: 'edge-denied', subject, detail: `${from.code} → ${to.code}` })
  }
}
