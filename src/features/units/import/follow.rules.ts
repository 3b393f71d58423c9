/**
 * A unit never hangs under one that does not exist. When the unit above ends, what hangs below goes on under the
 * one that took it in, also where the end is entered late and the children began after it.
 */
import { mayHangUnder } from '../units.rules.ts'
import type { Level } from '../units.rules.ts'
import type { Version, Workspace } from './workspace.rules.ts'

/** Where something hangs from a day on; `to` exclusive, null for good. */
export interface Place {
  readonly parent: number
  readonly from: string
  readonly to: string | null
}

/** No chain of mergers is longer; also ends a walk over damaged data. */
const maxSteps = 24

/**
 * Where a unit of `level` hangs that is put under `parent` from `from` up to `to`: under the parent while it lasts,
 * then under its only successor, and so on. Undefined when the parent is not there on `from`, or when it ends and
 * no single unit of a fitting level took it in.
 */
export function placesUnder(
  ws: Workspace,
  level: Level,
  parent: number,
  from: string,
  to: string | null,
): readonly Place[] | undefined {
  const places: Place[] = []
  let at = parent
  let since = from
  for (let step = 0; step < maxSteps; step++) {
    const there = ws.on(at, since)
    if (!there || !mayHangUnder(level, there.level)) return undefined
    const end = endOfLife(ws, there)
    if (end === null || (to !== null && to <= end)) return [...places, { parent: at, from: since, to }]
    places.push({ parent: at, from: since, to: end })
    const next = ws.edgesOut(at).filter((edge) => edge.on === end && !edge.supersededBy)
    const [only] = next
    if (!only || next.length > 1) return undefined
    at = only.to
    since = end
  }
  return undefined
}

/** The first day on which the unit is no more; null when it lasts. */
function endOfLife(ws: Workspace, version: Version): string | null {
  let last = version
  while (last.to !== null) {
    const next = ws.on(last.unit, last.to)
    if (!next) return last.to
    last = next
  }
  return null
}

/** The version hangs in the first place; what follows becomes versions of their own. */
export function hang(ws: Workspace, version: Version, places: readonly Place[], source: string): void {
  const [first, ...rest] = places
  if (!first) return
  ws.change(version, { parent: first.parent, to: first.to })
  continueUnder(ws, version, rest, source)
}

function continueUnder(ws: Workspace, version: Version, places: readonly Place[], source: string): void {
  const { versionId: _, dirty: __, level: ___, ...same } = version
  for (const place of places) ws.addVersion({ ...same, ...place, source })
}

/**
 * Moves all that hangs under `parent` on `on` or begins there later to where `parent` went; call it once the parent
 * has ended on that day and its succession is known. Returns the versions that nobody tells where to hang.
 */
export function moveChildren(ws: Workspace, parent: number, on: string, source: string): Version[] {
  const lost: Version[] = []
  const all = ws.versions.filter((version) => version.parent === parent)
  for (const child of all.filter((version) => version.to === null || version.to > on)) {
    const eve = ws.edgesOut(parent).filter((edge) => edge.on === on && !edge.supersededBy)
    const [into] = eve
    const places = into && eve.length === 1 ? placesUnder(ws, child.level, into.to, on, child.to) : undefined
    if (!places) {
      lost.push(child)
      continue
    }
    const begins = child.from !== null && child.from > on ? child.from : on
    const left = places
      .filter((place) => place.to === null || place.to > begins)
      .map((place) => (place.from < begins ? { ...place, from: begins } : place))
    if (child.from === begins) hang(ws, child, left, source)
    else {
      ws.change(child, { to: on })
      continueUnder(ws, child, left, source)
    }
  }
  return lost
}
