/** Applies single dated facts: they give dates to units that the package knows only as "gone before". */
import { dayBefore } from '../dates.rules.ts'
import { type Level, parseFullName, type SuccessionKind } from '../units.rules.ts'
import { moveChildren } from './follow.rules.ts'
import { findOrAddNation } from './package-eras.rules.ts'
import { count, emptyReport, type ImportReport } from './report.rules.ts'
import { factsSource } from './sources.rules.ts'
import { amend, type Version, type Workspace } from './workspace.rules.ts'

type PlaceLevel = Extract<Level, 'province' | 'district' | 'commune'>

export interface FactPlace {
  readonly level: PlaceLevel
  readonly code?: string
  /** Full names from the province down. */
  readonly path: readonly string[]
}

export interface Fact {
  readonly date: string
  readonly legal: string
  readonly certainty: 'stated' | 'guessed'
  readonly kind?: SuccessionKind
  readonly from?: readonly FactPlace[]
  readonly into?: FactPlace
  readonly becomes?: readonly { level: PlaceLevel; code: string; kind?: string; name?: string }[]
}

/** A fact whose place is not there is reported and left out. */
export function importFacts(ws: Workspace, facts: readonly Fact[]): ImportReport {
  const report = emptyReport(factsSource.code)
  for (const fact of facts) {
    count(report.read, 'facts')
    if (fact.from && fact.into) succeed(ws, fact, fact.from, fact.into, report)
    for (const change of fact.becomes ?? []) become(ws, fact, change, report)
  }
  return report
}

function succeed(
  ws: Workspace,
  fact: Fact,
  from: readonly FactPlace[],
  into: FactPlace,
  report: ImportReport,
): void {
  const to = findPlace(ws, into, fact.date)
  if (!to) {
    report.unresolved.push({
      row: fact.date,
      code: 'fact-not-placed',
      subject: into.path.join(', '),
      detail: fact.legal,
    })
    return
  }
  if (to.from === null) ws.change(to, { from: fact.date, source: factsSource.code })
  for (const place of from) {
    const old = findOrAddPast(ws, place, fact.date)
    if (!old) {
      report.unresolved.push({
        row: fact.date,
        code: 'fact-not-placed',
        subject: place.path.join(', '),
        detail: fact.legal,
      })
      continue
    }
    if (old.to !== fact.date || !old.dated) {
      ws.change(old, { to: fact.date, dated: true, source: factsSource.code })
    }
    linkFact(ws, fact, old.unit, to.unit)
    denyLater(ws, fact, old, report)
    for (const child of moveChildren(ws, old.unit, fact.date, factsSource.code)) {
      const subject = `${ws.fullName(child)}, ${ws.fullName(old)}`
      report.unresolved.push({ row: fact.date, code: 'children-stranded', subject, detail: fact.legal })
    }
    if (fact.certainty === 'guessed') {
      const subject = `${ws.fullName(old)} → ${ws.fullName(to)}`
      report.guessed.push({ row: fact.date, code: 'successor-guessed', subject, detail: fact.legal })
    }
  }
}

function linkFact(ws: Workspace, fact: Fact, from: number, to: number): void {
  const told = {
    dated: true,
    kind: fact.kind ?? 'merge',
    extent: 'whole',
    extentNote: fact.legal,
    share: 1,
    certainty: fact.certainty,
    source: factsSource.code,
  } as const
  const edge = ws.findEdge(from, to, fact.date)
  if (edge) amend(edge, { ...told, supersededBy: null })
  else ws.addEdge({ ...told, from, to, on: fact.date })
}

/** What a lesser source said of the unit after its end. */
function denyLater(ws: Workspace, fact: Fact, old: Version, report: ImportReport): void {
  for (const edge of ws.edgesOut(old.unit)) {
    if (edge.on <= fact.date || edge.supersededBy || ws.rank(edge.source) >= factsSource.rank) continue
    amend(edge, { supersededBy: factsSource.code })
    report.superseded.push({
      row: fact.date,
      code: 'edge-denied',
      subject: ws.fullName(old),
      detail: fact.legal,
    })
  }
}

function become(
  ws: Workspace,
  fact: Fact,
  change: { level: PlaceLevel; code: string; kind?: string; name?: string },
  report: ImportReport,
): void {
  const now = ws.findByCode(change.level, change.code, fact.date)
  const kind = change.kind ?? now?.kind
  const name = change.name ?? now?.name
  if (!now || kind === undefined || name === undefined) {
    report.unresolved.push({
      row: fact.date,
      code: 'fact-not-placed',
      subject: change.code,
      detail: fact.legal,
    })
    return
  }
  if (now.from === fact.date && now.kind === kind && now.name === name) {
    report.unchanged.units += 1
    return
  }
  const { versionId: _, dirty: __, level: ___, ...same } = now
  const to = now.to
  ws.change(now, { to: fact.date })
  ws.addVersion({ ...same, kind, name, from: fact.date, to, source: factsSource.code })
}

function parentOf(ws: Workspace, place: FactPlace, date: string): Version | undefined {
  let parent: Version = findOrAddNation(ws)
  for (const [depth, name] of place.path.slice(0, -1).entries()) {
    const found = ws.findByName(depth === 0 ? 'province' : 'district', parent.unit, name, date)
    if (!found) return undefined
    parent = found
  }
  return parent
}

function findPlace(ws: Workspace, place: FactPlace, date: string): Version | undefined {
  const byCode = place.code === undefined ? undefined : ws.findByCode(place.level, place.code, date)
  if (byCode) return byCode
  const parent = parentOf(ws, place, date)
  return parent && ws.findByName(place.level, parent.unit, place.path.at(-1) ?? '', date)
}

/** A unit that ended on `date`: known, known without dates, or met here for the first time. */
function findOrAddPast(ws: Workspace, place: FactPlace, date: string): Version | undefined {
  const eve = dayBefore(date)
  const known = findPlace(ws, place, eve)
  if (known) return known
  const parent = parentOf(ws, place, eve)
  const parsed = parseFullName(place.level, place.path.at(-1) ?? '')
  if (!parent || !parsed) return undefined
  return ws.addUnit({
    ...parsed,
    code: place.code ?? null,
    codeSystem: 'gso',
    parent: parent.unit,
    ownerBlock: null,
    from: null,
    to: date,
    dated: true,
    source: factsSource.code,
  })
}
