/** A list of units as of one day, read from the JSON files of the Vietnamese Provinces Database or the package. */
import { normaliseName } from '#platform/i18n/vietnamese.rules.ts'
import { type Level, parseFullName } from '../units.rules.ts'
import { dayBefore, isDay } from '../dates.rules.ts'
import type { AddressPackage } from './package-file.rules.ts'
import { reformDate } from './sources.rules.ts'

export type ListLevel = Extract<Level, 'province' | 'district' | 'commune'>

export interface ListEntry {
  readonly level: ListLevel
  readonly code: string
  readonly full: string
  readonly kind: string
  readonly name: string
  /** The entry above, in the same list; undefined for provinces. */
  readonly above: ListEntry | undefined
}

export interface UnitList {
  readonly asOf: string | undefined
  readonly entries: readonly ListEntry[]
  /** Entries without code or name, or whose full name begins with no known kind word. */
  readonly unread: readonly { code: string; full: string }[]
}

interface RawUnit {
  readonly Code: string
  readonly FullName: string
  readonly District?: readonly RawUnit[] | null
  readonly Ward?: readonly RawUnit[] | null
  readonly Wards?: readonly RawUnit[] | null
}

function isRaw(value: unknown): value is RawUnit {
  if (typeof value !== 'object' || value === null) return false
  const { Code, FullName } = value as Record<string, unknown>
  return typeof Code === 'string' && typeof FullName === 'string'
}

/** Undefined when the content is something else. `asOf` is undefined when neither name nor shape tells the day. */
export function readList(content: unknown, fileName: string): UnitList | undefined {
  if (!Array.isArray(content) || content.length === 0 || !content.every(isRaw)) return undefined
  const old = content.some((province) => province.District)
  if (!old && !content.some((province) => province.Wards)) return undefined
  const entries: ListEntry[] = []
  const unread: { code: string; full: string }[] = []
  const walk = (level: ListLevel, raw: RawUnit, above: ListEntry | undefined) => {
    const parsed = parseFullName(level, raw.FullName)
    const full = normaliseName(raw.FullName)
    if (!parsed) {
      unread.push({ code: raw.Code, full })
      return
    }
    const entry: ListEntry = { level, code: raw.Code, full, ...parsed, above }
    entries.push(entry)
    const below = (level: ListLevel, children: readonly unknown[]) => {
      for (const child of children) {
        if (isRaw(child)) walk(level, child, entry)
        else unread.push({ code: '', full: `${full}: ${JSON.stringify(child).slice(0, 100)}` })
      }
    }
    below('district', raw.District ?? [])
    below('commune', raw.Ward ?? raw.Wards ?? [])
  }
  for (const province of content) walk('province', province, undefined)
  return { asOf: dayOf(fileName) ?? (old ? dayBefore(reformDate) : undefined), entries, unread }
}

/** `units-2026-07-25.json` speaks of that day, `units-before-2025-07-01.json` of the day before. */
function dayOf(fileName: string): string | undefined {
  const match = /(before-)?(\d{4}-\d{2}-\d{2})/.exec(fileName)
  const day = match?.[2]
  if (day === undefined || !isDay(day)) return undefined
  return match?.[1] ? dayBefore(day) : day
}

/** The package's own list of the units from the reform on. */
export function listOfPackage(content: AddressPackage): UnitList {
  const above = new Map<string, ListEntry>()
  const unread: { code: string; full: string }[] = []
  const entries: ListEntry[] = []
  for (const row of content.provinces) {
    const full = parseFullName('province', row.name) ? row.name : `Tỉnh ${row.name}`
    const parsed = parseFullName('province', full)
    if (!parsed) continue
    const entry: ListEntry = { level: 'province', code: row.province_code, full, ...parsed, above: undefined }
    above.set(row.province_code, entry)
    entries.push(entry)
  }
  for (const row of content.wards) {
    const parsed = parseFullName('commune', row.name)
    const province = above.get(row.province_code)
    if (parsed)
      entries.push({ level: 'commune', code: row.ward_code, full: row.name, ...parsed, above: province })
    else unread.push({ code: row.ward_code, full: row.name })
  }
  return { asOf: reformDate, entries, unread }
}
