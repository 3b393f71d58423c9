/** Imports a list of units as of one day: fills codes, dates changes that it shows, and never ends a unit by silence. */
import { dayBefore } from '../dates.rules.ts'
import type { ListEntry, UnitList } from './list-file.rules.ts'
import { type Match, matchList } from './match.rules.ts'
import { findOrAddNation } from './package-eras.rules.ts'
import { count, emptyReport, type ImportReport } from './report.rules.ts'
import { listSource, reformDate } from './sources.rules.ts'
import type { Version, Workspace } from './workspace.rules.ts'

export function importList(ws: Workspace, list: UnitList, asOf: string): ImportReport {
  const report = emptyReport(listSource.code)
  report.asOf = asOf
  findOrAddNation(ws)
  const empty = ws.allOn('province', asOf).length === 0
  for (const entry of list.entries) count(report.read, `${entry.level}s`)
  for (const { code, full } of list.unread) {
    report.unresolved.push({ row: code, code: 'no-kind-word', subject: full, detail: '' })
  }
  const { matches, gone } = matchList(ws, list, asOf, (entry, parent) =>
    addEntry(ws, entry, parent, asOf, empty, report),
  )
  for (const match of matches) {
    if (match.stored) settle(ws, match, match.stored, asOf, report)
  }
  for (const version of gone) {
    const subject = ws.fullName(version)
    report.unresolved.push({ row: version.code ?? '', code: 'not-in-list', subject, detail: asOf })
  }
  return report
}

/** A unit of the old era lasted until the reform; one first seen later began at the latest on the list's day. */
function addEntry(
  ws: Workspace,
  entry: ListEntry,
  parent: number | null,
  asOf: string,
  first: boolean,
  report: ImportReport,
): Version {
  const old = asOf < reformDate
  const from = old ? null : first ? reformDate : asOf
  const added = ws.addUnit({
    kind: entry.kind,
    name: entry.name,
    code: entry.code,
    codeSystem: 'gso',
    parent: parent ?? findOrAddNation(ws).unit,
    ownerBlock: null,
    from,
    to: old ? reformDate : null,
    dated: true,
    source: listSource.code,
  })
  if (!old && !first) {
    report.guessed.push({ row: entry.code, code: 'dated-by-the-list', subject: entry.full, detail: asOf })
    report.unresolved.push({ row: entry.code, code: 'nothing-leads-here', subject: entry.full, detail: '' })
  }
  return added
}

function settle(ws: Workspace, match: Match, stored: Version, asOf: string, report: ImportReport): void {
  const { entry } = match
  if (match.spelling) count(report.flaws, 'spelt otherwise')
  if (match.code) settleCode(ws, entry, stored, asOf, report)
  if (!match.name && !match.kind && !match.parent) {
    if (!match.code) report.unchanged.units += 1
    return
  }
  const subject = `${entry.code} ${entry.full}`
  const detail = ws.fullName(stored)
  if (ws.rank(stored.source) > listSource.rank && stored.to !== null) {
    report.repaired.push({ row: entry.code, code: 'name-kept', subject, detail })
    return
  }
  const parent = entry.above ? stored.parent : findOrAddNation(ws).unit
  const told = {
    kind: entry.kind,
    name: entry.name,
    parent: match.parent ? parentNow(ws, entry, asOf) : parent,
  }
  const changedSince = stored.to === null && stored.from !== asOf && asOf > reformDate
  if (changedSince) {
    const { versionId: _, dirty: __, level: ___, ...same } = stored
    ws.change(stored, { to: asOf })
    ws.addVersion({ ...same, ...told, from: asOf, to: null, source: listSource.code })
    report.guessed.push({ row: entry.code, code: 'dated-by-the-list', subject, detail })
  } else if (stored.from === null && stored.to === null && asOf < reformDate) {
    report.repaired.push({ row: entry.code, code: 'name-kept', subject, detail })
  } else {
    ws.change(stored, { ...told, source: listSource.code })
    report.superseded.push({ row: entry.code, code: 'name-superseded', subject, detail })
  }
}

function parentNow(ws: Workspace, entry: ListEntry, asOf: string): number | null {
  const above = entry.above
  return above ? (ws.findByCode(above.level, above.code, asOf)?.unit ?? null) : findOrAddNation(ws).unit
}

/** A missing code is filled; a lesser source's code gives way unless another unit carries the list's. */
function settleCode(
  ws: Workspace,
  entry: ListEntry,
  stored: Version,
  asOf: string,
  report: ImportReport,
): void {
  const days = [asOf, stored.from ?? dayBefore(stored.to ?? asOf), stored.to ? dayBefore(stored.to) : asOf]
  const taken = days.some((day) => {
    const other = ws.findByCode(entry.level, entry.code, day)
    return other !== undefined && other.unit !== stored.unit
  })
  const note = { row: entry.code, subject: entry.full, detail: stored.code ?? '' }
  if (taken) report.unresolved.push({ ...note, code: 'code-taken' })
  else if (stored.code === null) {
    ws.change(stored, { code: entry.code })
    report.repaired.push({ ...note, code: 'code-filled' })
  } else if (ws.rank(stored.source) <= listSource.rank) {
    ws.change(stored, { code: entry.code, source: listSource.code })
    report.superseded.push({ ...note, code: 'code-superseded' })
  } else report.repaired.push({ ...note, code: 'code-differs' })
}
