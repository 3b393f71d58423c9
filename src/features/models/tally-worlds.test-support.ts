/** Random countries with two reforms, stored and read back, and the slow answers about them that figures must equal. */
import { sql } from 'kysely'
import { rebuildDerived } from '#features/units/derived.store.ts'
import type { Db } from '#platform/db/database.ts'

export const today = '2026-11-21'
export const reform = '2025-07-01'
const second = '2026-03-01'

interface Version {
  readonly unit: number
  readonly kind: string
  readonly parent: number | null
  readonly from: string | null
  readonly to: string | null
}

interface Edge {
  readonly from: number
  readonly to: number
  readonly on: string
  readonly share: number | null
}

export interface World {
  readonly versions: readonly Version[]
  readonly edges: readonly Edge[]
}

/** A source of numbers that a seed decides (mulberry32). */
export function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  return { below, pick, chance: (p: number) => next() < p }
}
export type Dice = ReturnType<typeof dice>

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** Units are numbered from 1; the numbers become ids when it is stored. */
export function invent({ below, pick, chance }: Dice): World {
  const versions: Version[] = []
  const edges: Edge[] = []
  let last = 0
  const add = (
    kind: string,
    parent: number | null,
    from: string | null,
    to: string | null,
    unit = ++last,
  ) => {
    versions.push({ unit, kind, parent, from, to })
    return unit
  }
  /** All people went to the first, where the source says so. */
  const lead = (from: number, into: Iterable<number>, on: string, people = chance(0.3)) => {
    const all = [...into]
    for (const [i, to] of all.entries())
      edges.push({ from, to, on, share: people && all.length > 1 ? (i === 0 ? 1 : 0) : null })
  }
  const nation = add('nation', null, null, null)
  const kept = [add('province', nation, null, null), add('province', nation, null, null)]
  const merged = add('province', nation, null, reform)
  const into = pick(kept)
  lead(merged, [into], reform)
  const ended = new Set<number>()
  /** What hangs under the unit follows into one of the targets. */
  const endOn = (on: string, unit: number, targets: ReadonlySet<number>) => {
    ended.add(unit)
    lead(unit, targets, on)
    const open = versions.filter((version) => version.to === null)
    for (const version of open) {
      if (version.unit !== unit && version.parent !== unit) continue
      versions[versions.indexOf(version)] = { ...version, to: on }
      if (version.unit !== unit) add(version.kind, pick([...targets]), on, null, version.unit)
    }
  }
  const now = (province: number) => (province === merged ? into : province)
  const newer = kept.flatMap((province) =>
    Array.from({ length: 2 + below(2) }, () => ({ province, unit: add('ward', province, reform, null) })),
  )
  for (const province of [...kept, merged]) {
    const districts = [0, 1].map(() => add('rural_district', province, null, reform))
    for (let i = 0; i < 5; i++) {
      const home = pick(districts)
      const moves = chance(0.3)
      const from = chance(0.3) ? '2010-05-01' : null
      const lasts = chance(0.25)
      const unit = add('commune', home, from, moves ? '2015-01-01' : reform)
      if (moves) add('commune', pick(districts), '2015-01-01', reform, unit)
      const near = newer.filter((other) => other.province === now(province))
      const targets = new Set<number>()
      if (lasts) add('commune', now(province), reform, null, unit)
      else for (let n = chance(0.4) ? 3 : 1; n > 0; n--) targets.add(pick(chance(0.1) ? newer : near).unit)
      lead(unit, targets, reform)
      if (chance(0.4)) {
        const village = add('village', unit, from, reform)
        add('village', lasts ? unit : pick([...targets]), reform, null, village)
      }
    }
  }
  for (const { unit } of newer) if (chance(0.6)) add('village', unit, '2026-01-10', null)
  for (const { unit } of newer.slice(1)) {
    const others = newer.filter((other) => other.unit < unit && !ended.has(other.unit))
    const targets = new Set([pick(others).unit, ...(chance(0.4) ? [pick(others).unit] : [])])
    if (chance(0.3)) lead(unit, targets, second)
    else if (chance(0.5)) endOn(second, unit, targets)
  }
  return { versions, edges }
}

export async function store(db: Db, world: World): Promise<Map<number, number>> {
  const ids = new Map<number, number>()
  await db.transaction().execute(async (trx) => {
    const source = await trx
      .insertInto('unit_source')
      .values({ code: crypto.randomUUID(), title: 'Test', url: null, rank: 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const unit of new Set(world.versions.map((version) => version.unit))) {
      const made = await sql<{ id: number }>`insert into unit default values returning id`.execute(trx)
      ids.set(unit, made.rows[0]?.id ?? 0)
    }
    for (const { unit, kind, parent, from, to } of world.versions) {
      await sql`
        insert into unit_version
          (unit_id, kind, name, parent_id, valid, sort_key, exact, folded, source_id)
        values (${ids.get(unit)}, ${kind}, ${`U${unit}`}, ${parent === null ? null : ids.get(parent)},
          ${`[${from ?? ''},${to ?? ''})`}::daterange, ${`u${unit}`}, ${`u${unit}`}, ${`u${unit}`}, ${source.id})
      `.execute(trx)
    }
    for (const { from, to, on, share } of world.edges) {
      await sql`
        insert into unit_succession (from_id, to_id, on_date, kind, certainty, share, source_id)
        values (${ids.get(from)}, ${ids.get(to)}, ${on}::date, 'partial', 'stated', ${share}, ${source.id})`.execute(
        trx,
      )
    }
    await rebuildDerived(trx, today)
  })
  return ids
}

/** The world as it is stored now. */
export async function load(db: Db, ids: Map<number, number>): Promise<World> {
  const numbers = new Map([...ids].map(([unit, id]) => [id, unit]))
  const number = (id: number) => numbers.get(id) ?? 0
  const versions = await sql<Version>`
    select unit_id as unit, kind, parent_id as parent, lower(valid) as "from", upper(valid) as "to"
    from unit_version where unit_id in (${sql.join([...ids.values()])})`.execute(db)
  const edges = await sql<Edge>`
    select from_id as "from", to_id as "to", on_date as "on", share::float8 as share from unit_succession
    where superseded_by is null and from_id in (${sql.join([...ids.values()])})`.execute(db)
  return {
    versions: versions.rows.map((v) => ({
      ...v,
      unit: number(v.unit),
      parent: v.parent && number(v.parent),
    })),
    edges: edges.rows.map((edge) => ({ ...edge, from: number(edge.from), to: number(edge.to) })),
  }
}

/** The same questions answered the slow way, from versions and edges alone. */
export function oracle(world: World) {
  const on = (unit: number, date: string) =>
    world.versions.find(
      (v) => v.unit === unit && (v.from === null || v.from <= date) && (v.to === null || date < v.to),
    )
  const chain = (unit: number, date: string): number[] => {
    const version = on(unit, date)
    if (!version) return []
    return [unit, ...(version.parent === null ? [] : chain(version.parent, date))]
  }
  const all = [...new Set(world.versions.map((v) => v.unit))]
  const lifeOf = (unit: number) => world.versions.filter((v) => v.unit === unit)
  /** The day itself, or the unit's last day where that is before it. */
  const dayOf = (unit: number, date: string) => {
    if (on(unit, date)) return date
    const ends = lifeOf(unit).map(({ to }) => to ?? '9')
    const end = ends
      .filter((to) => to <= date)
      .toSorted()
      .at(-1)
    return end === undefined ? (lifeOf(unit)[0]?.from ?? date) : dayBefore(end)
  }
  /** Every path of successions to a unit of today, with the product of its shares. */
  const walk = (unit: number, day: string, share: number | null, start = true): [number, number | null][] => [
    ...(on(unit, today) ? [[unit, start ? null : share] as [number, number | null]] : []),
    ...world.edges
      .filter((edge) => edge.from === unit && edge.on >= day && edge.on <= today)
      .flatMap((edge) =>
        walk(edge.to, edge.on, share === null || edge.share === null ? null : share * edge.share, false),
      ),
  ]
  const shares = (paths: readonly [number, number | null][]) => {
    const sums = new Map<number, number | null>()
    for (const [unit, share] of paths) {
      const sum = sums.get(unit)
      sums.set(unit, sum === null || share === null ? null : Math.min((sum ?? 0) + share, 1))
    }
    const [only] = sums.keys()
    if (only !== undefined && sums.size === 1) sums.set(only, 1)
    return sums
  }
  const shareOf = new Map(all.map((unit) => [unit, shares(walk(unit, '', 1))]))
  for (const unit of all) {
    if (shareOf.get(unit)?.size !== 0) continue
    const eve = dayBefore(
      lifeOf(unit)
        .map(({ to }) => to ?? '')
        .toSorted()
        .at(-1) ?? '',
    )
    const below = all.filter((other) => other !== unit && chain(other, eve).includes(unit))
    const found = below.flatMap((other) => walk(other, '', null))
    shareOf.set(unit, shares(found.map(([part]) => [part, null])))
  }
  const parts = (unit: number) => [...(shareOf.get(unit)?.keys() ?? [])]
  /** Where its people went, as far as a source says. */
  const homes = (unit: number) => {
    const people = parts(unit).filter((part) => shareOf.get(unit)?.get(part) === 1)
    return people.length > 0 ? people : parts(unit)
  }
  const counted = (unit: number, target: number) =>
    homes(unit).length > 0 && homes(unit).every((part) => chain(part, today).includes(target))
  const childrenToday = (target: number) =>
    [...new Set(world.versions.map((v) => v.unit))].filter((unit) => on(unit, today)?.parent === target)
  const scopes = {
    own: (unit: number, target: number) => counted(unit, target) && parts(unit).includes(target),
    split: (unit: number, target: number) =>
      counted(unit, target) &&
      !parts(unit).includes(target) &&
      !childrenToday(target).some((child) => counted(unit, child)),
    partly: (unit: number, target: number) =>
      !counted(unit, target) && parts(unit).some((part) => chain(part, today).includes(target)),
  }
  const above = (unit: number, date: string) => chain(unit, dayOf(unit, date))
  return { on, above, counted, ...scopes }
}
