/** `units diff FILE`: how a list differs from what is stored on its day, tone-mark spelling apart. */
import type { Ctx } from '#platform/db/transact.ts'
import { dayOfList, parseJson, unknownFile, type UnitsFile } from '../import/file.rules.ts'
import { type ListEntry, listOfPackage, readList } from '../import/list-file.rules.ts'
import { type Match, matchList } from '../import/match.rules.ts'
import { readPackage } from '../import/package-file.rules.ts'
import { loadWorkspace } from '../import/workspace.store.ts'

export interface Difference {
  readonly level: ListEntry['level']
  readonly code: string
  /** Full name with the units above it, in the list. */
  readonly listed: string
  /** The same as stored; for a unit that is only stored, all there is. */
  readonly stored: string
}

export interface UnitsDiff {
  readonly asOf: string
  readonly same: number
  /** Equal names in another spelling (Hòa, Hoà; capitals): no difference. */
  readonly spelling: number
  readonly added: readonly Difference[]
  readonly gone: readonly Difference[]
  readonly renamed: readonly Difference[]
  readonly kindChanged: readonly Difference[]
  readonly parentChanged: readonly Difference[]
  /** Same name in the same place under another code; `stored` is that code, empty when none is stored. */
  readonly codeDiffers: readonly Difference[]
}

/** Reads a list (or the package) and changes nothing. Throws Problems `units-file-unknown` and `invalid`. */
export async function diffUnits(ctx: Ctx, file: UnitsFile): Promise<UnitsDiff> {
  const json = parseJson(file.content)
  const national = readPackage(json)
  const list = national ? listOfPackage(national) : readList(json, file.fileName)
  if (!list) throw unknownFile()
  const asOf = dayOfList(list, file.asOf)
  const ws = await loadWorkspace(ctx.db)
  const { matches, gone } = matchList(ws, list, asOf)
  const place = (unit: number): string => {
    const version = ws.on(unit, asOf)
    if (!version || version.level === 'nation') return ''
    const above = version.parent === null ? '' : place(version.parent)
    return above === '' ? ws.fullName(version) : `${ws.fullName(version)}, ${above}`
  }
  const pick = (which: (match: Match) => boolean) =>
    matches.filter(which).map(({ entry, stored }) => ({
      level: entry.level,
      code: entry.code,
      listed: listedPlace(entry),
      stored: stored ? place(stored.unit) : '',
    }))
  return {
    asOf,
    same: matches.filter((m) => m.stored && !m.code && !m.name && !m.kind && !m.parent).length,
    spelling: matches.filter((m) => m.spelling).length,
    added: pick((m) => !m.stored),
    gone: gone.map((version) => ({
      level: version.level as ListEntry['level'],
      code: version.code ?? '',
      listed: '',
      stored: place(version.unit),
    })),
    renamed: pick((m) => m.name),
    kindChanged: pick((m) => m.kind),
    parentChanged: pick((m) => m.parent),
    codeDiffers: matches
      .filter((m) => m.stored && m.code)
      .map(({ entry, stored }) => ({
        level: entry.level,
        code: entry.code,
        listed: listedPlace(entry),
        stored: stored?.code ?? '',
      })),
  }
}

function listedPlace(entry: ListEntry): string {
  return entry.above ? `${entry.full}, ${listedPlace(entry.above)}` : entry.full
}
