/** Lays a list beside what is stored on its day. Both the import of a list and the comparison stand on it. */
import { exactKey } from '#platform/i18n/vietnamese.rules.ts'
import type { ListEntry, UnitList } from './list-file.rules.ts'
import type { Version, Workspace } from './workspace.rules.ts'

export interface Match {
  readonly entry: ListEntry
  readonly stored: Version | undefined
  /** What the list says otherwise; a spelling alone is no other name. */
  readonly code: boolean
  readonly name: boolean
  readonly kind: boolean
  readonly parent: boolean
  readonly spelling: boolean
}

export interface Matched {
  readonly matches: readonly Match[]
  /** Stored on that day, of the list's levels, and not in the list. */
  readonly gone: readonly Version[]
}

/**
 * By code where the name agrees; else by name under the same parent; else by code alone (a new name).
 * `onNew` may store an entry that is not there, so that its children find their parent.
 */
export function matchList(
  ws: Workspace,
  list: UnitList,
  asOf: string,
  onNew: (entry: ListEntry, parent: number | null) => Version | undefined = () => undefined,
): Matched {
  const nation = ws.findByCode('nation', 'VN', asOf, 'iso')?.unit ?? null
  const unitOf = new Map<ListEntry, Version>()
  const taken = new Set<number>()
  const matches: Match[] = []
  for (const entry of list.entries) {
    const above = entry.above && unitOf.get(entry.above)
    const parent = entry.above ? (above?.unit ?? null) : nation
    const byCode = ws.findByCode(entry.level, entry.code, asOf)
    const sameName = byCode && exactKey(ws.fullName(byCode)) === exactKey(entry.full)
    const known = entry.above === undefined || above !== undefined
    const byName = sameName || !known ? undefined : ws.findByName(entry.level, parent, entry.full, asOf)
    const stored = (sameName ? byCode : undefined) ?? (byName?.dated ? byName : undefined) ?? byCode
    if (!stored || taken.has(stored.unit)) {
      const added = known ? onNew(entry, parent) : undefined
      if (added) {
        unitOf.set(entry, added)
        taken.add(added.unit)
      }
      matches.push({
        entry,
        stored: undefined,
        code: false,
        name: false,
        kind: false,
        parent: false,
        spelling: false,
      })
      continue
    }
    unitOf.set(entry, stored)
    taken.add(stored.unit)
    const name = exactKey(stored.name) !== exactKey(entry.name)
    matches.push({
      entry,
      stored,
      code: stored.code !== entry.code,
      name,
      kind: stored.kind !== entry.kind,
      parent: known && stored.parent !== parent,
      spelling: !name && stored.name !== entry.name,
    })
  }
  const levels = new Set(list.entries.map((entry) => entry.level))
  const gone = [...levels].flatMap((level) =>
    ws.allOn(level, asOf).filter((version) => !taken.has(version.unit) && version.codeSystem === 'gso'),
  )
  return { matches, gone }
}
