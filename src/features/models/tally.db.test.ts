/** Random countries with mergers, splits and moved communes: every figure against a count by hand, and its list. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { rebuildDerived } from '#features/units/derived.store.ts'
import { parse } from '#platform/http/issues.ts'
import type { Db } from '#platform/db/database.ts'
import type { Ctx } from '#platform/db/transact.ts'
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
import { listModels } from './queries/list-models.ts'

const database = useDatabase()
const today = '2026-11-21'
const reform = '2025-07-01'

interface Version {
  readonly unit: number
  readonly kind: string
  readonly parent: number | null
  readonly from: string | null
  readonly to: string | null
}

interface World {
  readonly versions: readonly Version[]
  readonly edges: readonly (readonly [from: number, to: number])[]
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

/** Units are numbered from 1; the numbers become ids when it is stored. */
function invent({ below, pick, chance }: Dice): World {
  const versions: Version[] = []
  const edges: [number, number][] = []
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
  const nation = add('nation', null, null, null)
  const kept = [add('province', nation, null, null), add('province', nation, null, null)]
  const merged = add('province', nation, null, reform)
  const into = pick(kept)
  edges.push([merged, into])
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
      for (const target of targets) edges.push([unit, target])
      if (chance(0.4)) {
        const village = add('village', unit, from, reform)
        add('village', lasts ? unit : pick([...targets]), reform, null, village)
      }
    }
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
    for (const [from, to] of world.edges) {
      await sql`
        insert into unit_succession (from_id, to_id, on_date, kind, certainty, source_id)
        values (${ids.get(from)}, ${ids.get(to)}, ${reform}::date, 'partial', 'stated', ${source.id})`.execute(
        trx,
      )
    }
    await rebuildDerived(trx, today)
  })
  return ids
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
  const parts = (unit: number): number[] => {
    if (on(unit, today)) return [unit]
    const next = world.edges.filter(([from]) => from === unit).map(([, to]) => to)
    const below = world.versions
      .filter((v) => v.unit !== unit && v.to === reform && chain(v.unit, '2025-06-30').includes(unit))
      .map((v) => v.unit)
    return [...new Set((next.length > 0 ? next : below).flatMap(parts))]
  }
  const counted = (unit: number, target: number) =>
    parts(unit).every((part) => chain(part, today).includes(target))
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
  return { on, chain, counted, ...scopes }
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
      fc.asyncProperty(fc.integer(), async (seed) => {
        const roll = dice(seed)
        const ctx = database.ctx()
        const world = invent(roll)
        const ids = await store(database.db, world)
        const entries = await fill(ctx, world, ids, roll)
        const see = oracle(world)
        const which = (test: (entry: Entry) => boolean) =>
          entries
            .filter(test)
            .map(({ model }) => model.id as string)
            .sort()
        const numbers = new Map([...ids].map(([unit, id]) => [id, unit]))
        for (const [unit, unitId] of ids) {
          const then = await countsOfUnit(ctx, { unitId, basis: 'then' })
          expect(await listed(ctx, then.total)).toEqual(
            which((e) => see.chain(e.unit, e.date).includes(unit)),
          )
          expect(await listed(ctx, then.own)).toEqual(which((e) => e.unit === unit))
          for (const child of then.children) {
            const name = numbers.get(child.unitId)
            expect(await listed(ctx, child)).toEqual(
              which((e) => {
                const chain = see.chain(e.unit, e.date)
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
      { numRuns: 4, seed: 20261121 },
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
