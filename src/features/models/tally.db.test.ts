/**
 * Random countries with mergers, splits, moved communes, and mergers entered late: every figure against a count by
 * hand, and its list; and no record is ever lost from the nation.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { changeUnit, createUnit, mergeUnits, onUnitsChanged } from '#features/units/contract.ts'
import { rebuildDerived } from '#features/units/derived.store.ts'
import { parse } from '#platform/http/issues.ts'
import type { Db } from '#platform/db/database.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { Problem } from '#platform/problem.ts'
import { useDatabase } from '#test/harness/database.ts'
import { editModel } from './commands/edit-model.ts'
import { foldTally } from './commands/fold-tally.ts'
import { moveModel } from './commands/move-model.ts'
import { rebuildTally } from './commands/rebuild-tally.ts'
import { registerModel } from './commands/register-model.ts'
import { type Field, fields, type Level, type Model, type Move } from './model.rules.ts'
import { listModelsQuery, registerModelInput } from './model.schemas.ts'
import { checkTally } from './queries/check-tally.ts'
import { countsOfUnit, type Figure } from './queries/counts-of-unit.ts'
import { placeOf } from './list.store.ts'
import { listModels } from './queries/list-models.ts'

const database = useDatabase()
const today = '2026-11-21'
const reform = '2025-07-01'
const second = '2026-03-01'
onUnitsChanged(rebuildTally)

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

interface World {
  readonly versions: readonly Version[]
  readonly edges: readonly Edge[]
}

/** A source of numbers that a seed decides (mulberry32). */
function dice(seed: number) {
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
type Dice = ReturnType<typeof dice>

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** Units are numbered from 1; the numbers become ids when it is stored. */
function invent({ below, pick, chance }: Dice): World {
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

async function store(db: Db, world: World): Promise<Map<number, number>> {
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

/** Mergers and moves that an officer enters today, of days long gone; what can't be is refused with a reason. */
async function changeLate(ctx: Ctx, world: World, ids: Map<number, number>, { pick, below, chance }: Dice) {
  let done = 0
  const kinds = ['province', 'rural_district', 'commune', 'ward', 'ward', 'village', 'village']
  for (let tried = 0; tried < 40; tried++) {
    const alike = world.versions.filter(({ kind }) => kind === kinds[tried % kinds.length])
    const [from, into] = [pick(alike), pick(alike)]
    const day = `${chance(0.6) ? 2026 : 2015 + below(11)}-0${1 + below(9)}-0${1 + below(9)}`
    const unitId = ids.get(from.unit) ?? 0
    const other = ids.get(into.unit) ?? 0
    try {
      if (chance(0.7)) await mergeUnits(ctx, { fromIds: [unitId], intoId: other, on: day })
      else if (into.parent !== null)
        await changeUnit(ctx, {
          unitId,
          from: chance(0.3) ? (from.from ?? day) : day,
          parentId: ids.get(into.parent) ?? 0,
        })
      done += 1
    } catch (error) {
      expect(error).toBeInstanceOf(Problem)
    }
  }
  return done
}

/** The world as it is stored now. */
async function load(db: Db, ids: Map<number, number>): Promise<World> {
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

async function derived(db: Db): Promise<unknown[]> {
  const tables = ['unit_ancestor', 'unit_today', 'unit_attribution']
  const found = tables.map((table) =>
    sql`select t::text as row from ${sql.table(table)} t order by 1`.execute(db).then(({ rows }) => rows),
  )
  return Promise.all(found)
}

/** The same questions answered the slow way, from versions and edges alone. */
function oracle(world: World) {
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
  const then = (unit: number, date: string) => chain(unit, dayOf(unit, date))
  return { on, then, counted, ...scopes }
}

interface Entry {
  readonly unit: number
  readonly date: string
  model: Model
}

async function register(ctx: Ctx, unitId: number, date: string, field: Field, level: Level): Promise<Model> {
  const draft = await registerModel(
    ctx,
    parse(registerModelInput, {
      unitId,
      title: 'Thử',
      field,
      level,
      ownerBlock: 'state',
      registeredOn: date,
      situation: 'a',
      goals: 'b',
      method: 'c',
      targetGroup: 'd',
      lead: ['e'],
      outputs: 'f',
    }),
  )
  return draft
}

async function move(ctx: Ctx, model: Model, ...moves: Move[]): Promise<Model> {
  let now = model
  for (const one of moves) now = await moveModel(ctx, one, { id: model.id, reason: 'x' })
  return now
}

async function fill(ctx: Ctx, world: World, ids: Map<number, number>, { pick, below, chance }: Dice) {
  const entries: Entry[] = []
  const see = oracle(world)
  const everything = [...ids.keys()]
  while (entries.length < 30) {
    const unit = pick(everything)
    const date = `${2011 + below(16)}-0${1 + below(9)}-1${below(10)}`
    const unitId = ids.get(unit)
    if (!see.on(unit, date) || unitId === undefined) continue
    const level = pick<Level>(
      date < reform ? ['grassroots', 'district', 'province'] : ['grassroots', 'province'],
    )
    let model = await register(ctx, unitId, date, pick(fields), level)
    if (chance(0.9)) model = await move(ctx, model, 'submit', 'accept', 'publish')
    if (chance(0.1)) model = await move(ctx, model, 'withdraw')
    else if (chance(0.2)) {
      const field = pick(fields)
      model = await editModel(ctx, { id: model.id, revision: model.revision, field })
    }
    entries.push({ unit, date, model })
    if (entries.length === 20) await foldTally(ctx)
  }
  return entries.filter(({ model }) => model.state === 'published')
}

async function listed(ctx: Ctx, figure: Figure): Promise<string[]> {
  const query = Object.fromEntries(new URL(figure.href, 'http://x').searchParams)
  const page = await listModels(ctx, parse(listModelsQuery, { ...query, limit: 200 }))
  expect(page.total).toBe(figure.n)
  return page.items.map(({ id }) => id).sort()
}

describe('a figure is the number of records listed, in any country that merges and splits', () => {
  test('as it was then, and in the units of today', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.boolean(), async (seed, late) => {
        const roll = dice(seed)
        const ctx = database.ctx()
        const world = invent(roll)
        const ids = await store(database.db, world)
        const entries = await fill(ctx, world, ids, roll)
        if (late) {
          expect(await changeLate(ctx, world, ids, roll)).toBeGreaterThan(3)
          const kept = await derived(database.db)
          await transact(ctx, ({ db }) => rebuildDerived(db, today))
          expect(await derived(database.db)).toEqual(kept)
        }
        const see = oracle(await load(database.db, ids))
        const nation = await countsOfUnit(ctx, { unitId: ids.get(1) ?? 0, basis: 'then' })
        expect(nation.total.n).toBe(entries.length)
        const which = (test: (entry: Entry) => boolean) =>
          entries
            .filter(test)
            .map(({ model }) => model.id as string)
            .sort()
        const numbers = new Map([...ids].map(([unit, id]) => [id, unit]))
        for (const [unit, unitId] of ids) {
          const then = await countsOfUnit(ctx, { unitId, basis: 'then' })
          expect(await listed(ctx, then.total)).toEqual(which((e) => see.then(e.unit, e.date).includes(unit)))
          expect(await listed(ctx, then.own)).toEqual(which((e) => e.unit === unit))
          for (const child of then.children) {
            const name = numbers.get(child.unitId)
            expect(await listed(ctx, child)).toEqual(
              which((e) => {
                const chain = see.then(e.unit, e.date)
                return chain.includes(unit) && name !== undefined && chain[chain.indexOf(unit) - 1] === name
              }),
            )
          }
          expect(then.own.n + then.children.reduce((sum, { n }) => sum + n, 0)).toBe(then.total.n)

          const now = await countsOfUnit(ctx, { unitId, basis: 'today' })
          expect(await listed(ctx, now.total)).toEqual(which((e) => see.counted(e.unit, unit)))
          for (const scope of ['own', 'split', 'partly'] as const)
            expect(await listed(ctx, now[scope])).toEqual(which((e) => see[scope](e.unit, unit)))
          for (const child of now.children)
            expect(await listed(ctx, child)).toEqual(
              which((e) => see.counted(e.unit, numbers.get(child.unitId) ?? 0)),
            )
          expect(now.own.n + now.split.n + now.children.reduce((sum, { n }) => sum + n, 0)).toBe(now.total.n)
          for (const figure of [...then.cells, ...now.cells]) await listed(ctx, figure)
        }
        expect(await checkTally(ctx)).toEqual([])
      }),
      { numRuns: 6, seed: 20261121 },
    )
  })
})

test('rebuilt equals live, and a counter that drifted is found and mended', async () => {
  const ctx = database.ctx()
  expect(await checkTally(ctx)).toEqual([])
  await sql`update model_tally set n = n + 1 where ctid = (select min(ctid) from model_tally)`.execute(
    database.db,
  )
  expect(await checkTally(ctx)).toHaveLength(1)
  await rebuildTally(ctx)
  expect(await checkTally(ctx)).toEqual([])
})

describe('a merger entered late', () => {
  /** Nation, province, two communes, and a village that began under the first one after the merger's day. */
  const country: World = {
    versions: [
      { unit: 1, kind: 'nation', parent: null, from: null, to: null },
      { unit: 2, kind: 'province', parent: 1, from: null, to: null },
      { unit: 3, kind: 'commune', parent: 2, from: null, to: null },
      { unit: 4, kind: 'commune', parent: 2, from: null, to: null },
      { unit: 5, kind: 'village', parent: 3, from: '2026-10-05', to: null },
    ],
    edges: [],
  }

  async function merged() {
    const ctx = database.ctx()
    const ids = await store(database.db, country)
    const unitOf = (unit: number) => ids.get(unit) ?? 0
    for (const [unit, date] of [
      [3, '2026-10-10'],
      [5, '2026-10-20'],
    ] as const) {
      const draft = await register(ctx, unitOf(unit), date, 'economy', 'grassroots')
      await move(ctx, draft, 'submit', 'accept', 'publish')
    }
    await mergeUnits(ctx, { fromIds: [unitOf(3)], intoId: unitOf(4), on: '2026-10-01' })
    const total = async (unit: number, basis: 'then' | 'today') =>
      (await countsOfUnit(ctx, { unitId: unitOf(unit), basis })).total
    return { ctx, unitOf, total }
  }

  test('loses no record: one dated after its unit ended counts where the unit lay last', async () => {
    const { ctx, unitOf, total } = await merged()
    for (const [unit, then, now] of [
      [1, 2, 2],
      [2, 2, 2],
      [3, 1, 0],
      [4, 1, 2],
      [5, 1, 1],
    ] as const) {
      expect([unit, (await total(unit, 'then')).n]).toEqual([unit, then])
      expect([unit, (await total(unit, 'today')).n]).toEqual([unit, now])
    }
    const page = await listModels(
      ctx,
      parse(listModelsQuery, { unit: String(unitOf(2)), basis: 'then', limit: 200 }),
    )
    expect(page.items.map(placeOf).toSorted()).toEqual(['Thôn U5, Xã U4, Tỉnh U2', 'Xã U3, Tỉnh U2'])
    expect(await checkTally(ctx)).toEqual([])
  })

  test('a record under nothing at all is reported by the check', async () => {
    const { ctx, unitOf } = await merged()
    await transact(ctx, async ({ db }) => {
      await sql`update unit_version set parent_id = ${unitOf(3)} where unit_id = ${unitOf(5)}`.execute(db)
      await rebuildDerived(db, today)
    })
    await rebuildTally(ctx)
    expect(await checkTally(ctx)).toEqual([{ unitId: unitOf(5), since: '2026-10-20', live: 0, recorded: 1 }])
  })
})
