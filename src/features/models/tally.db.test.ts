/**
 * Random countries with mergers, splits, moved communes, and mergers entered late: every figure against a count by
 * hand, and its list; and no record is ever lost from the nation.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { mergeUnits, onUnitsChanged } from '#features/units/contract.ts'
import { rebuildDerived } from '#features/units/derived.store.ts'
import { parse } from '#platform/http/issues.ts'
import type { Db } from '#platform/db/database.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { useDatabase } from '#test/harness/database.ts'
import { editModel } from './commands/edit-model.ts'
import { changeLate, move } from './changes.test-support.ts'
import { foldTally } from './commands/fold-tally.ts'
import { rebuildTally, settleTally } from './commands/rebuild-tally.ts'
import { registerModel } from './commands/register-model.ts'
import { type Field, fields, type Level, type Model } from './model.rules.ts'
import { listModelsQuery, registerModelInput } from './model.schemas.ts'
import { checkTally } from './queries/check-tally.ts'
import { countsOfUnit, type Figure } from './queries/counts-of-unit.ts'
import { placeOf } from './list.store.ts'
import { listModels } from './queries/list-models.ts'
import {
  type Dice,
  dice,
  invent,
  load,
  oracle,
  reform,
  store,
  today,
  type World,
} from './tally-worlds.test-support.ts'

const database = useDatabase()
onUnitsChanged(settleTally)

async function derived(db: Db): Promise<unknown[]> {
  const tables = ['unit_ancestor', 'unit_today', 'unit_attribution']
  const found = tables.map((table) =>
    sql`select t::text as row from ${sql.table(table)} t order by 1`.execute(db).then(({ rows }) => rows),
  )
  return Promise.all(found)
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
          expect(await listed(ctx, then.total)).toEqual(
            which((e) => see.above(e.unit, e.date).includes(unit)),
          )
          expect(await listed(ctx, then.own)).toEqual(which((e) => e.unit === unit))
          for (const child of then.children) {
            const name = numbers.get(child.unitId)
            expect(await listed(ctx, child)).toEqual(
              which((e) => {
                const chain = see.above(e.unit, e.date)
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

describe('a counter that drifted is found and mended', () => {
  test.each([
    ['a signature', sql`update model_tally set n = n + 1 where ctid = (select min(ctid) from model_tally)`],
    ['a sum', sql`update model_tally set state_vnd = 7 where ctid = (select max(ctid) from model_tally)`],
    [
      'a counter of a place',
      sql`update model_tally_cell set n = n + 1 where ctid = (select min(ctid) from model_tally_cell)`,
    ],
    [
      'a counter of a nation that is gone',
      sql`delete from model_tally_cell where cut = 'field.year' and group_id in (
        select id from model_tally_group where most = 3)`,
    ],
    ['a change that was lost', sql`delete from model_tally_delta`],
    ['a place', sql`update model_tally_group set until = '2020-01-01' where most = 1`],
  ])('%s', async (_, drift) => {
    const ctx = database.ctx()
    await aRecord(ctx)
    expect(await checkTally(ctx)).toEqual([])
    await drift.execute(database.db)
    expect((await checkTally(ctx)).length).toBeGreaterThan(0)
    await rebuildTally(ctx)
    expect(await checkTally(ctx)).toEqual([])
  })
})

/** A public record that is folded, and one that waits. */
async function aRecord(ctx: Ctx) {
  const ids = await store(database.db, {
    versions: [
      { unit: 1, kind: 'nation', parent: null, from: null, to: null },
      { unit: 2, kind: 'province', parent: 1, from: null, to: null },
    ],
    edges: [],
  })
  for (const day of ['2026-01-05', '2026-01-06']) {
    await foldTally(ctx)
    const draft = await register(ctx, ids.get(2) ?? 0, day, 'economy', 'grassroots')
    await move(ctx, draft, 'submit', 'accept', 'publish')
  }
}

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
