/**
 * The units as an importer sees them: all versions and edges in memory, found by code, by name and by place.
 * Importers are pure functions over it; what they touched is written afterwards in a few statements.
 */
import { contains, type Span } from '../dates.rules.ts'
import { exactKey } from '#platform/i18n/vietnamese.rules.ts'
import type { Certainty, Extent, Level, OwnerBlock, SuccessionKind } from '../units.rules.ts'
import { fullName } from '../units.rules.ts'

export interface Version extends Span {
  /** Null until saved. */
  versionId: number | null
  /** Negative until saved. */
  unit: number
  level: Level
  kind: string
  name: string
  code: string | null
  codeSystem: string
  parent: number | null
  ownerBlock: OwnerBlock | null
  from: string | null
  to: string | null
  dated: boolean
  source: string
  dirty: boolean
}

export interface Edge {
  id: number | null
  from: number
  to: number
  on: string
  dated: boolean
  kind: SuccessionKind
  extent: Extent | null
  extentNote: string | null
  share: number | null
  certainty: Certainty
  source: string
  supersededBy: string | null
  dirty: boolean
}

export interface KindInfo {
  readonly level: Level
  readonly prefix: string
}

type Fresh<T, Auto extends keyof T> = Omit<T, Auto>

export class Workspace {
  readonly versions: Version[] = []
  readonly edges: Edge[] = []
  readonly kinds: ReadonlyMap<string, KindInfo>
  readonly ranks: ReadonlyMap<string, number>
  /** Units that something hung under until it was changed in place: nothing stored tells of them afterwards. */
  readonly left = new Set<number>()
  private nextUnit = -1
  private readonly byUnit = new Map<number, Version[]>()
  private readonly byCode = new Map<string, Version[]>()
  private readonly byPlace = new Map<string, Version[]>()
  private readonly outOf = new Map<number, Edge[]>()
  private readonly into = new Map<number, Edge[]>()

  constructor(
    kinds: ReadonlyMap<string, KindInfo>,
    ranks: ReadonlyMap<string, number>,
    versions: readonly Version[],
    edges: readonly Edge[],
  ) {
    this.kinds = kinds
    this.ranks = ranks
    for (const version of versions) this.index(version)
    for (const edge of edges) this.indexEdge(edge)
  }

  /** How many new units wait to be saved; their ids are -1, -2, … in order of birth. */
  get newUnits(): number {
    return -this.nextUnit - 1
  }

  /** How much waits to be saved; the difference of two tallies is what a step did. */
  tally() {
    const versions = this.versions.filter((version) => version.dirty)
    const edges = this.edges.filter((edge) => edge.dirty)
    const changed = { versions: 0, edges: 0 }
    for (const version of versions) if (version.versionId !== null) changed.versions += 1
    for (const edge of edges) if (edge.id !== null) changed.edges += 1
    return {
      newUnits: this.newUnits,
      newVersions: versions.length - changed.versions,
      changedVersions: changed.versions,
      newEdges: edges.length - changed.edges,
      changedEdges: changed.edges,
    }
  }

  rank(source: string): number {
    return this.ranks.get(source) ?? 0
  }

  fullName(version: { kind: string; name: string }): string {
    return fullName({ name: version.name, prefix: this.kinds.get(version.kind)?.prefix ?? '' })
  }

  addUnit(version: Fresh<Version, 'unit' | 'versionId' | 'dirty' | 'level'>): Version {
    return this.addVersion({ ...version, unit: this.nextUnit-- })
  }

  addVersion(version: Fresh<Version, 'versionId' | 'dirty' | 'level'>): Version {
    const level = this.kinds.get(version.kind)?.level
    if (!level) throw new Error(`unknown kind ${version.kind}`)
    const added: Version = { ...version, level, versionId: null, dirty: true }
    this.index(added)
    return added
  }

  /** Changes a version in place and keeps it findable. */
  change(version: Version, to: Partial<Fresh<Version, 'unit' | 'versionId' | 'dirty'>>): void {
    this.drop(version)
    if (to.parent !== undefined && version.parent !== null && to.parent !== version.parent) {
      this.left.add(version.parent)
    }
    Object.assign(version, to)
    version.level = this.kinds.get(version.kind)?.level ?? version.level
    version.dirty = true
    this.place(version)
  }

  versionsOf(unit: number): readonly Version[] {
    return this.byUnit.get(unit) ?? []
  }

  /** The version in force on the date; an undated one only within its outer bounds. */
  on(unit: number, date: string): Version | undefined {
    return this.byUnit.get(unit)?.find((version) => contains(version, date))
  }

  findByCode(level: Level, code: string, date: string, codeSystem = 'gso'): Version | undefined {
    return this.byCode
      .get(`${codeSystem}:${code}`)
      ?.find((version) => version.level === level && contains(version, date))
  }

  /** By full name right under a parent, spelling apart. */
  findByName(level: Level, parent: number | null, full: string, date: string): Version | undefined {
    return this.byPlace
      .get(`${level}:${parent ?? ''}:${exactKey(full)}`)
      ?.find((version) => contains(version, date))
  }

  /** The same for a unit that ended at any time up to `date`: the latest of that name. */
  findByNameBefore(level: Level, parent: number | null, full: string, date: string): Version | undefined {
    return this.byPlace
      .get(`${level}:${parent ?? ''}:${exactKey(full)}`)
      ?.filter((version) => version.from === null || version.from < date)
      .sort((a, b) => ((a.to ?? '9') < (b.to ?? '9') ? 1 : -1))[0]
  }

  /** All dated units of a level on the date. */
  allOn(level: Level, date: string): Version[] {
    return this.versions.filter(
      (version) => version.level === level && version.dated && contains(version, date),
    )
  }

  edgesOut(unit: number): readonly Edge[] {
    return this.outOf.get(unit) ?? []
  }

  edgesIn(unit: number): readonly Edge[] {
    return this.into.get(unit) ?? []
  }

  findEdge(from: number, to: number, on: string): Edge | undefined {
    return this.outOf.get(from)?.find((edge) => edge.to === to && edge.on === on)
  }

  /** A source that adds an edge where a better one has told where the unit went is overruled at once. */
  addEdge(edge: Fresh<Edge, 'id' | 'dirty' | 'supersededBy'>): Edge {
    const better = this.edgesOut(edge.from).find(
      (other) =>
        other.on === edge.on && !other.supersededBy && this.rank(other.source) > this.rank(edge.source),
    )
    const added: Edge = { ...edge, supersededBy: better?.source ?? null, id: null, dirty: true }
    this.indexEdge(added)
    return added
  }

  private index(version: Version): void {
    this.versions.push(version)
    push(this.byUnit, version.unit, version)
    this.place(version)
  }

  private placeKey(version: Version): string {
    return `${version.level}:${version.parent ?? ''}:${exactKey(this.fullName(version))}`
  }

  private place(version: Version): void {
    if (version.code !== null) push(this.byCode, `${version.codeSystem}:${version.code}`, version)
    push(this.byPlace, this.placeKey(version), version)
  }

  private drop(version: Version): void {
    if (version.code !== null) pull(this.byCode, `${version.codeSystem}:${version.code}`, version)
    pull(this.byPlace, this.placeKey(version), version)
  }

  private indexEdge(edge: Edge): void {
    this.edges.push(edge)
    push(this.outOf, edge.from, edge)
    push(this.into, edge.to, edge)
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function pull<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list)
    map.set(
      key,
      list.filter((other) => other !== value),
    )
}

/** Applies `to` when it says something new; tells whether it did. */
export function amend<T extends { dirty: boolean }>(target: T, to: Partial<T>): boolean {
  const differs = Object.entries(to).some(([key, value]) => target[key as keyof T] !== value)
  if (differs) Object.assign(target, to, { dirty: true })
  return differs
}
