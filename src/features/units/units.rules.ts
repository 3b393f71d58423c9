/** What a unit is called and how kinds of units relate: the vocabulary of the feature, without a database. */
import { normaliseName } from '#platform/i18n/vietnamese.rules.ts'

export type Level =
  | 'nation'
  | 'province'
  | 'district'
  | 'commune'
  | 'neighbourhood'
  | 'organisation'
  | 'cluster'
  | 'zone'

export type OwnerBlock = 'party' | 'state' | 'front_unions' | 'armed_forces' | 'other'
export const ownerBlocks = ['party', 'state', 'front_unions', 'armed_forces', 'other'] as const

export type SuccessionKind = 'merge' | 'split' | 'partial' | 'rename' | 'upgrade' | 'unchanged'
export type Extent = 'whole' | 'part' | 'part_with_all_people' | 'part_of_people'
export type Certainty = 'stated' | 'repaired' | 'guessed'

/** One attribute set of a unit; `from` inclusive (null: since before our sources), `to` exclusive (null: open). */
export interface UnitVersion {
  readonly versionId: number
  readonly id: number
  readonly kind: string
  readonly level: Level
  /** Without the word for the kind: `Hòa An`, `12`. */
  readonly name: string
  /** With it: `Phường Hòa An`, `Phường 12`. */
  readonly fullName: string
  readonly kindEn: string
  readonly code: string | null
  readonly codeSystem: string
  readonly parentId: number | null
  readonly ownerBlock: OwnerBlock | null
  readonly from: string | null
  readonly to: string | null
  /** False: the unit existed, but when is not known; `from` and `to` are only outer bounds. */
  readonly dated: boolean
}

/** A page of a list; `next` is what to pass as `after` for the following one, null at the end. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

export interface Unit {
  readonly id: number
  /** Oldest first. */
  readonly versions: readonly UnitVersion[]
  /** The version of today, or the last one before it. */
  readonly latest: UnitVersion
  readonly existsToday: boolean
}

/** A unit reached by walking successions, as it was on the day the walk ended. */
export interface Reached {
  readonly unit: UnitVersion
  /** Part of the start that lies here, 0 to 1; null when no source states it. */
  readonly share: number | null
  readonly steps: number
  /** The weakest certainty on the way. */
  readonly certainty: Certainty
}

/** A unit of today that holds a part (or all) of an older one. */
export interface TodayPart {
  readonly unit: UnitVersion
  /** `Xã Con Cuông, Tỉnh Nghệ An`. */
  readonly place: string
  readonly above: readonly UnitVersion[]
  readonly share: number | null
  readonly extent: Extent | null
  readonly extentNote: string | null
  readonly certainty: Certainty | null
}

export interface TimelineEdge {
  readonly direction: 'from' | 'into'
  readonly date: string
  readonly dated: boolean
  readonly kind: SuccessionKind
  readonly extent: Extent | null
  readonly extentNote: string | null
  readonly share: number | null
  readonly certainty: Certainty
  readonly source: { readonly title: string; readonly url: string | null }
  /** Set when a better source denies this edge: shown struck out or not at all, never counted. */
  readonly deniedBy: string | null
  /** The other unit, with its place at that time. */
  readonly unit: UnitVersion
  readonly place: string
}

export interface Timeline {
  readonly unit: Unit
  readonly place: string
  /** By date; edges into this unit (`from`) before its versions, edges out of it (`into`) after. */
  readonly edges: readonly TimelineEdge[]
}

export interface SearchHit {
  readonly unit: UnitVersion
  /** Full name with the units above, at the time of the version found. */
  readonly place: string
  /** Full name of the province at that time; null for the nation and for what hangs outside of provinces. */
  readonly province: string | null
  readonly existsToday: boolean
  /** Where an ended unit is now; empty for one that exists. */
  readonly now: readonly { readonly id: number; readonly fullName: string; readonly place: string }[]
}

export interface Named {
  readonly name: string
  readonly prefix: string
}

/** `Phường` + `Hòa An`; a kind without a prefix leaves the name alone. */
export function fullName(unit: Named): string {
  return unit.prefix === '' ? unit.name : `${unit.prefix} ${unit.name}`
}

/**
 * The unit and everything above it up to the province, most particular first:
 * `Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng`. Takes full names; the nation is left out unless alone.
 */
export function placeName(
  rootFirst: readonly { readonly fullName: string; readonly level: Level }[],
): string {
  const below = rootFirst.filter((unit) => unit.level !== 'nation')
  return (below.length > 0 ? below : rootFirst)
    .map((unit) => unit.fullName)
    .reverse()
    .join(', ')
}

const kindWords: Readonly<
  Record<'province' | 'district' | 'commune', readonly (readonly [string, string])[]>
> = {
  province: [
    ['thành phố', 'municipality'],
    ['tỉnh', 'province'],
  ],
  district: [
    ['thành phố', 'provincial_city'],
    ['thị xã', 'town'],
    ['quận', 'urban_district'],
    ['huyện', 'rural_district'],
  ],
  commune: [
    ['thị trấn', 'township'],
    ['đặc khu', 'special_zone'],
    ['phường', 'ward'],
    ['xã', 'commune'],
  ],
}

/** Splits `Thị trấn Trà Lân` into kind `township` and name `Trà Lân`; undefined when no kind word of the level leads. */
export function parseFullName(
  level: 'province' | 'district' | 'commune',
  full: string,
): { kind: string; name: string } | undefined {
  const text = normaliseName(full)
  for (const [word, kind] of kindWords[level]) {
    const lead = text.slice(0, word.length + 1).toLowerCase()
    if (lead === `${word} ` && text.length > word.length + 1)
      return { kind, name: text.slice(word.length + 1) }
  }
  return undefined
}

export interface Parts {
  /** How many units the old one went into, and how many the new one was made of. */
  readonly into: number
  readonly outOf: number
  readonly sameName: boolean
  readonly sameKind: boolean
}

/** What kind of change an edge between an old and a new unit is, from the shape of the edges around it. */
export function successionKind({ into, outOf, sameName, sameKind }: Parts): SuccessionKind {
  if (into > 1) return outOf > 1 ? 'partial' : 'split'
  if (outOf > 1) return 'merge'
  if (!sameName) return 'rename'
  return sameKind ? 'unchanged' : 'upgrade'
}

const parentLevels: Readonly<Record<Level, readonly Level[]>> = {
  nation: [],
  province: ['nation'],
  district: ['province'],
  commune: ['province', 'district'],
  neighbourhood: ['commune'],
  organisation: ['nation', 'province', 'district', 'commune', 'neighbourhood', 'organisation', 'zone'],
  cluster: ['nation', 'province', 'district', 'commune'],
  zone: ['nation', 'province', 'district', 'commune'],
}

/** Whether a unit of one level may hang under one of another: organisations anywhere, territory in its order. */
export function mayHangUnder(child: Level, parent: Level): boolean {
  return parentLevels[child].includes(parent)
}
