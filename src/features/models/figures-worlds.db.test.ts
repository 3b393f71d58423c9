/**
 * Random countries that merge and split, records filed under everything there is, changed and folded at random
 * moments: every figure, by whatever it is asked for and of whatever unit, equals a count by hand over the records.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { onUnitsChanged } from '#features/units/contract.ts'
import { parse } from '#platform/http/issues.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { transact } from '#platform/db/transact.ts'
import { useDatabase } from '#test/harness/database.ts'
import { changeLate, move } from './changes.test-support.ts'
import { editModel } from './commands/edit-model.ts'
import { foldTally } from './commands/fold-tally.ts'
import { rebuildTally, settleTally } from './commands/rebuild-tally.ts'
import { registerModel } from './commands/register-model.ts'
import { setRecognised } from './commands/set-recognised.ts'
import { setModelStatus } from './commands/set-status.ts'
import { type FigureAsk, type FigureRow, readFigures } from './figures.store.ts'
import type { Basis } from './filter.rules.ts'
import { fields, type Model, ownerBlocks, statuses } from './model.rules.ts'
import { registerModelInput } from './model.schemas.ts'
import { unitExisted } from './model.store.ts'
import { checkTally } from './queries/check-tally.ts'
import { type Conditions, type Dimension, dimensions } from './tally.rules.ts'
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

interface Entry {
  readonly unit: number
  readonly date: string
  model: Model
}

interface Catalogue {
  readonly types: readonly number[]
  readonly themes: readonly number[]
  readonly campaigns: readonly number[]
}

async function catalogue(): Promise<Catalogue> {
  const ids = async (query: ReturnType<typeof sql<{ id: number }>>) =>
    (await query.execute(database.db)).rows.map(({ id }) => id)
  return {
    types: await ids(sql`select id from model_type order by id limit 3`),
    themes: await ids(sql`select id from label where kind = 'theme' order by id limit 3`),
    campaigns: await ids(sql`select id from label where kind = 'campaign' order by id limit 2`),
  }
}

function some<T>({ chance }: Dice, list: readonly T[], p: number): T[] {
  return list.filter(() => chance(p))
}

/** What a record says beside its unit and day. */
function filing(roll: Dice, offered: Catalogue, date: string) {
  const { pick, chance, below } = roll
  return {
    field: pick(fields),
    level: pick(
      date < reform ? (['village', 'grassroots', 'district'] as const) : (['village', 'grassroots'] as const),
    ),
    ownerBlock: pick(ownerBlocks),
    year: Number(date.slice(0, 4)) + (chance(0.2) ? 1 : 0),
    typeId: chance(0.5) ? pick(offered.types) : null,
    themes: some(roll, offered.themes, 0.4),
    campaigns: some(roll, offered.campaigns, 0.4),
    budgetStateVnd: chance(0.4) ? below(1000) * 1_000_000_000_001 : null,
    budgetMobilisedVnd: chance(0.4) ? below(3) * 999 : null,
  }
}

async function register(
  ctx: Ctx,
  unitId: number,
  date: string,
  said: ReturnType<typeof filing>,
): Promise<Model> {
  const filled = {
    title: 'Thử',
    situation: 'a',
    goals: 'b',
    method: 'c',
    targetGroup: 'd',
    lead: ['e'],
    outputs: 'f',
  }
  return registerModel(ctx, parse(registerModelInput, { ...filled, unitId, registeredOn: date, ...said }))
}

/** One thing that may happen to a record that is public; nothing where its unit was merged away meanwhile. */
async function happen(ctx: Ctx, roll: Dice, offered: Catalogue, entry: Entry): Promise<Model> {
  const { below, pick } = roll
  const { model, date } = entry
  const { id, revision } = model
  const said = filing(roll, offered, date)
  switch (below(5)) {
    case 0:
      return move(ctx, model, 'withdraw')
    case 1:
      return setModelStatus(ctx, { id, status: pick(statuses), on: '2026-11-20', reason: 'x' })
    case 2:
      return transact(ctx, (inside) => setRecognised(inside, id, !model.recognised))
    default: {
      if (!(await unitExisted(ctx.db, model.unitId, date))) return model
      const { budgetStateVnd } = said
      return editModel(ctx, { id, revision, ...(below(2) === 0 ? said : { budgetStateVnd }) })
    }
  }
}

async function live(ctx: Ctx, world: World, ids: Map<number, number>, roll: Dice) {
  const offered = await catalogue()
  const entries: Entry[] = []
  while (entries.length < 40) {
    const unit = roll.pick([...ids.keys()])
    const date = `${2023 + roll.below(4)}-0${1 + roll.below(9)}-1${roll.below(10)}`
    const unitId = ids.get(unit)
    if (unitId === undefined || !(await unitExisted(ctx.db, unitId, date))) continue
    const model = await register(ctx, unitId, date, filing(roll, offered, date))
    entries.push({ unit, date, model: await move(ctx, model, 'submit', 'accept', 'publish') })
    const other = roll.pick(entries)
    if (roll.chance(0.5) && other.model.state === 'published')
      other.model = await happen(ctx, roll, offered, other)
    if (roll.chance(0.15)) await foldTally(ctx)
    if (roll.chance(0.02)) await rebuildTally(ctx)
    if (roll.chance(0.1)) await changeLate(ctx, world, ids, roll, 3)
  }
  return { offered, entries: entries.filter(({ model }) => model.state === 'published') }
}

/** The values of a record; none of a manifold dimension is said as 0. */
function valuesOf(model: Model, dimension: Dimension): readonly (string | number | boolean)[] {
  const none = (list: readonly number[]) => (list.length === 0 ? [0] : list)
  switch (dimension) {
    case 'type':
      return [model.typeId ?? 0]
    case 'theme':
      return none(model.themes)
    case 'campaign':
      return none(model.campaigns)
    default:
      return [model[dimension]]
  }
}

function holds(model: Model, where: Conditions): boolean {
  return dimensions.every((dimension) => {
    const asked: readonly unknown[] | undefined = where[dimension]
    return asked === undefined || valuesOf(model, dimension).some((value) => asked.includes(value))
  })
}

function askedFor(roll: Dice, offered: Catalogue): { where: Conditions; by: Dimension[] } {
  const { pick, below, chance } = roll
  const all: { readonly [D in Dimension]: Conditions[D] } = {
    field: fields,
    level: ['village', 'grassroots', 'district'],
    year: [2023, 2024, 2025, 2026, 2027],
    ownerBlock: ownerBlocks,
    type: [0, ...offered.types],
    theme: [0, ...offered.themes],
    campaign: [0, ...offered.campaigns],
    status: statuses,
    recognised: [true, false],
  }
  const named = new Set(Array.from({ length: below(4) }, () => pick(dimensions)))
  const where = Object.fromEntries(
    [...named].map((dimension) => {
      const values: readonly unknown[] = all[dimension] ?? []
      return [dimension, chance(0.7) ? [pick(values)] : some(roll, values, 0.5)]
    }),
  ) as Conditions
  const by = [...new Set(Array.from({ length: below(3) }, () => pick(dimensions)))]
  return { where, by }
}

/** Every combination of the record's values of the dimensions, as far as conditions name them. */
function keysOf(model: Model, { where, by }: { where: Conditions; by: readonly Dimension[] }): string[][] {
  let keys: string[][] = [[]]
  for (const dimension of by) {
    const asked: readonly unknown[] | undefined = where[dimension]
    const values = valuesOf(model, dimension).filter((value) => asked === undefined || asked.includes(value))
    keys = keys.flatMap((key) => values.map((value) => [...key, String(value)]))
  }
  return keys
}

interface Counted {
  readonly where: string
  readonly model: Model
}

/** By hand: rows as text, sorted. */
function byHand(found: readonly Counted[], ask: { where: Conditions; by: readonly Dimension[] }): string[] {
  const groups = Map.groupBy(
    found
      .filter(({ model }) => holds(model, ask.where))
      .flatMap(({ where, model }) =>
        keysOf(model, ask).map((key) => ({ at: `${where} ${key.join(' ')}`, model })),
      ),
    ({ at }) => at,
  )
  const sum = (list: readonly (number | null)[]) =>
    `${list.filter((one) => one !== null).length} ${list.reduce((total, one) => total + BigInt(one ?? 0), 0n)}`
  return [...groups]
    .map(([at, rows]) =>
      [
        `${at}: ${rows.length}`,
        sum(rows.map(({ model }) => model.budgetStateVnd)),
        sum(rows.map(({ model }) => model.budgetMobilisedVnd)),
      ].join(', '),
    )
    .sort()
}

const said = (rows: readonly FigureRow[]) =>
  rows
    .map(
      ({ scope, childId, keys, n, ...row }) =>
        `${childId ?? scope ?? 'sum'} ${keys.join(' ')}: ${n}, ${row.stateN} ${row.stateVnd}, ${row.mobilisedN} ${row.mobilisedVnd}`,
    )
    .sort()

describe('in any country that merges and splits', () => {
  test('every figure is the count of its records', { timeout: 600_000 }, async () => {
    let answered = 0
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const roll = dice(seed)
        const ctx = database.ctx()
        const world = invent(roll)
        const ids = await store(database.db, world)
        const { offered, entries } = await live(ctx, world, ids, roll)
        const see = oracle(await load(database.db, ids))
        const units = [...ids].map(([unit, id]) => ({ unit, id }))

        const whereIn = (entry: Entry, unit: number, basis: Basis): string | undefined => {
          if (basis === 'then') {
            const chain = see.above(entry.unit, entry.date)
            if (!chain.includes(unit)) return undefined
            const child = chain[chain.indexOf(unit) - 1]
            return child === undefined ? 'own' : String(ids.get(child))
          }
          if (see.partly(entry.unit, unit)) return 'partly'
          if (!see.counted(entry.unit, unit)) return undefined
          const children = units.filter(
            ({ unit: child }) => see.on(child, today)?.parent === unit && see.counted(entry.unit, child),
          )
          if (children.length > 0) return String(Math.min(...children.map(({ id }) => id)))
          return see.own(entry.unit, unit) ? 'own' : 'split'
        }

        for (let i = 0; i < 150; i++) {
          const { unit, id } = i < 75 ? (units[i % 4] ?? roll.pick(units)) : roll.pick(units)
          const basis = roll.pick<Basis>(['then', 'today'])
          const ask = askedFor(roll, offered)
          const asks: FigureAsk[] = [
            { sharesOf: { unitId: id, basis }, ...ask },
            { unit: { unitId: id, basis, scope: 'all' }, ...ask },
          ]
          const placed = entries.flatMap((entry): Counted[] => {
            const where = whereIn(entry, unit, basis)
            return where === undefined ? [] : [{ where, model: entry.model }]
          })
          const [shares = [], sums = []] = await readFigures(database.db, asks, today)
          const what = JSON.stringify([seed, unit, basis, ask])
          expect(said(shares), what).toEqual(byHand(placed, ask))
          const whole = placed
            .filter(({ where }) => where !== 'partly')
            .map(({ model }) => ({ where: 'sum', model }))
          expect(said(sums), what).toEqual(byHand(whole, ask))
          answered += sums.length
        }
        expect(await checkTally(ctx)).toEqual([])
      }),
      { numRuns: 5, seed: 20261123, endOnFailure: true },
    )
    expect(answered).toBeGreaterThan(500)
  })
})
