/** Names the kind of every edge of a day from the shape of the whole: only all edges together tell a split. */
import { dayBefore } from '../dates.rules.ts'
import { exactKey } from '#platform/i18n/vietnamese.rules.ts'
import { successionKind } from '../units.rules.ts'
import { amend, type Edge, type Workspace } from './workspace.rules.ts'

/**
 * Counted commune edges of `date` only. Undated edges say `partial` or `merge`: what lay between is not known.
 */
export function classifyEdges(ws: Workspace, date: string): void {
  const counted = ws.edges.filter((edge) => edge.on === date && edge.supersededBy === null)
  const dated = counted.filter((edge) => edge.dated)
  const out = tally(dated, (edge) => edge.from)
  const into = tally(dated, (edge) => edge.to)
  const undatedOut = tally(counted, (edge) => edge.from)
  for (const edge of counted) {
    const before = ws.on(edge.from, dayBefore(date))
    const after = ws.on(edge.to, date)
    if (!before || !after || before.level !== 'commune') continue
    if (!edge.dated) {
      amend(edge, { kind: (undatedOut.get(edge.from) ?? 0) > 1 ? 'partial' : 'merge' })
      continue
    }
    const kind = successionKind({
      into: out.get(edge.from) ?? 0,
      outOf: into.get(edge.to) ?? 0,
      sameName: exactKey(before.name) === exactKey(after.name),
      sameKind: before.kind === after.kind,
    })
    amend(edge, { kind })
  }
}

function tally(edges: readonly Edge[], by: (edge: Edge) => number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const edge of edges) counts.set(by(edge), (counts.get(by(edge)) ?? 0) + 1)
  return counts
}
