/** Random countries with mergers and splits: every sum, coverage and grade against one worked out by hand. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dice, type Dice, invent, load, store, today } from '#features/models/tally-worlds.test-support.ts'
import { useDatabase } from '#test/harness/database.ts'
import { countCovered, countDivided, countGrades, type CoverageAsk, listCoverage } from './coverage.store.ts'
import type { ReportLevel, Timing } from './indicator.rules.ts'
import { listSlices } from './rollup.store.ts'
import { idOf } from './values.test-support.ts'
import { type Said, type SlowAnswers, slowAnswers } from './slow-answers.test-support.ts'

const database = useDatabase()

/** Edges from one unit to one other leave it what it was. */
async function nameEdges(ids: Map<number, number>): Promise<Set<string>> {
  const found = await sql<{ from: number; to: number }>`
    update unit_succession e set kind = 'unchanged'
    where e.from_id in (${sql.join([...ids.values()])})
      and not exists (select 1 from unit_succession o where o.id <> e.id
        and (o.from_id = e.from_id or (o.to_id = e.to_id and o.on_date = e.on_date)))
    returning from_id as "from", to_id as "to"`.execute(database.db)
  const numbers = new Map([...ids].map(([number, id]) => [id, number]))
  return new Set(found.rows.map(({ from, to }) => `${numbers.get(from)}>${numbers.get(to)}`))
}

async function fill(
  slow: SlowAnswers,
  ids: Map<number, number>,
  indicatorId: string,
  timing: Timing,
  { pick, below, chance }: Dice,
  grades = false,
): Promise<Said[]> {
  const said: Said[] = []
  const communes = slow.all.filter((unit) => slow.isOf(unit, 'commune'))
  for (let tries = 0; tries < 120 && said.length < 45; tries++) {
    const unit = pick(chance(0.8) ? communes : slow.all)
    const year = chance(0.7) ? 2024 : 2023 + below(4)
    const quarter = below(4)
    const [from, on] =
      timing === 'period'
        ? [
            `${year}-${['01', '04', '07', '10'][quarter]}-01`,
            `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter]}`,
          ]
        : [null, `${year}-0${1 + below(9)}-1${below(10)}`]
    if (!slow.on(unit, on) || on > today || said.some((one) => one.unit === unit && one.on === on)) continue
    const amount = 1 + below(900)
    const bound = chance(0.1) ? 'at_least' : 'exact'
    const grade = ['met', 'advanced', 'model'][amount % 3] ?? null
    const row = await sql<{ id: number }>`
      insert into indicator_value (indicator_id, unit_id, from_date, on_date, amount, grade, bound, at)
      values (${indicatorId}, ${ids.get(unit)}, ${from}, ${on}, ${grades ? null : amount}, ${grades ? grade : null},
        ${bound}, now())
      returning id`.execute(database.db)
    said.push({ id: row.rows[0]?.id ?? 0, unit, from, on, amount })
  }
  return said
}

/** What counts, as the rule says it: the last of each unit, or all; and no later one of a unit that took it in. */
function counted(
  slow: SlowAnswers,
  said: readonly Said[],
  level: string,
  timing: Timing,
  until: string,
  unitsOn: string,
) {
  const open = said.filter((one) => one.on <= until && slow.isOf(one.unit, level))
  const last =
    timing === 'period'
      ? open
      : open.filter((one) => !open.some((other) => other.unit === one.unit && other.on > one.on))
  const overlap = (a: Said, b: Said) =>
    timing === 'state' || ((a.from ?? '') <= b.on && (b.from ?? '') <= a.on)
  const live = last.filter((one) => {
    const way = slow.steps(one.unit, slow.startOf(one.unit, one.on), unitsOn)
    return !way.some(
      ({ at, since }) =>
        at !== one.unit &&
        last.some((other) => other.unit === at && other.on >= since && overlap(one, other)),
    )
  })
  return { live, gone: last.length - live.length }
}

const reportLevels: readonly ReportLevel[] = ['commune', 'commune', 'neighbourhood', 'province']

test('sums, coverage and grades of any unit on any day are those worked out by hand', {
  timeout: 300_000,
}, async () => {
  const state = await idOf(database.db, 'profile_people')
  const period = await idOf(database.db, 'thefts')
  const grade = await idOf(database.db, 'new_rural')
  const seen = { split: 0, partly: 0, carried: 0, gaveWay: 0, divided: 0, open: 0, moved: 0 }
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 30 }), async (seed) => {
      const roll = dice(seed)
      const ids = await store(database.db, invent(roll))
      const same = await nameEdges(ids)
      const slow = slowAnswers(await load(database.db, ids), (from, to) => same.has(`${from}>${to}`))
      const id = (unit: number) => ids.get(unit) ?? 0
      const values = {
        state: await fill(slow, ids, state, 'state', roll),
        period: await fill(slow, ids, period, 'period', roll),
      }
      const grades = await fill(slow, ids, grade, 'state', roll, true)
      const upper = slow.all.filter((unit) => slow.isOf(unit, 'province') || slow.isOf(unit, 'nation'))
      for (let ask = 0; ask < 14; ask++) {
        const unit = roll.pick(roll.chance(0.5) ? slow.all : upper)
        const level = roll.pick(reportLevels)
        const timing = roll.pick(['state', 'period'] as const)
        const day = roll.pick(['2024-12-31', '2025-09-30', '2026-01-31', today])
        const unitsOn = roll.chance(0.5) ? day : today
        const inside = (one: number) => slow.chain(one, unitsOn).includes(unit)
        const expected = slow.expected(unit, level, unitsOn)
        const base = { unitId: id(unit), level, unitKinds: [], unitsOn }

        /* Sums. */
        const slices = await listSlices(database.db, {
          ...base,
          indicatorIds: [timing === 'state' ? state : period],
          timing,
          day,
          from: null,
        })
        const { live, gone } = counted(slow, values[timing], level, timing, day, unitsOn)
        seen.gaveWay += gone
        const sums = new Map<string, number>()
        for (const one of live) {
          const parts = slow.homes(one.unit, slow.startOf(one.unit, one.on), unitsOn).map(({ at }) => at)
          const there = parts.filter(inside)
          if (there.length === 0) continue
          const children = new Set(there.map((at) => slow.childOf(unit, at, unitsOn)))
          const [only] = children
          const slot =
            there.length < parts.length
              ? 'partly'
              : children.size > 1
                ? 'split'
                : only === 0
                  ? 'own'
                  : String(id(only ?? 0))
          if (slot in seen) seen[slot as 'split' | 'partly'] += 1
          sums.set(slot, (sums.get(slot) ?? 0) + one.amount)
        }
        const got = slices
          .filter(({ values: n }) => n > 0)
          .map((slice): [string, number | null] => [
            slice.childId === null ? slice.scope : String(slice.childId),
            slice.amount,
          ])
        expect(Object.fromEntries(got)).toEqual(Object.fromEntries(sums))
        expect(slices.reduce((sum, slice) => sum + slice.expected, 0)).toBe(expected.length)
        const speaks = (one: Said) => {
          const parts = slow.homes(one.unit, slow.startOf(one.unit, one.on), unitsOn)
          const units = new Set(parts.map(({ at }) => slow.levelAbove(at, level, unitsOn)))
          const [only] = units
          return units.size === 1 && only !== undefined && parts.every(({ at }) => inside(at))
            ? only
            : undefined
        }
        const own = new Set(live.filter((one) => speaks(one) === one.unit).map(({ unit: at }) => at))
        const carried = new Set(
          live.map(speaks).filter((at) => at !== undefined && !own.has(at) && expected.includes(at)),
        )
        seen.carried += carried.size
        expect(slices.reduce((sum, slice) => sum + slice.reported, 0)).toBe(
          [...own].filter((at) => expected.includes(at)).length,
        )
        expect(slices.reduce((sum, slice) => sum + slice.carried, 0)).toBe(carried.size)

        /* Coverage by the same values. */
        const by = { of: 'indicator', indicatorId: state, from: null } as const
        const cover: CoverageAsk = { ...base, day, by }
        const records = values.state.filter((one) => one.on <= day)
        const last = [...new Set(records.map((one) => one.unit))].map((at) => ({
          at,
          start: records
            .filter((one) => one.unit === at)
            .map((one) => slow.startOf(at, one.on))
            .toSorted()
            .at(-1),
        }))
        const has = new Set<number>()
        for (const { at, start } of last) {
          const above = slow.levelAbove(at, level, unitsOn)
          if (above !== undefined) has.add(above)
          const units = new Set(
            slow.homes(at, start ?? '', unitsOn).map((home) => slow.levelAbove(home.at, level, unitsOn)),
          )
          const [only] = units
          if (units.size === 1 && only !== undefined) {
            if (!slow.on(at, unitsOn)) seen.moved += 1
            has.add(only)
          }
        }
        const missing = expected.filter((at) => !has.has(at)).map(id)
        const counts = await countCovered(database.db, cover)
        expect(counts.reduce((sum, { covered }) => sum + covered, 0)).toBe(expected.length - missing.length)
        expect(counts.reduce((sum, one) => sum + one.expected, 0)).toBe(expected.length)
        const listed = await listCoverage(database.db, cover, false, { limit: 1000 })
        expect(listed.map((one) => one.id).toSorted((a, b) => a - b)).toEqual(
          missing.toSorted((a, b) => a - b),
        )
        seen.divided += await countDivided(database.db, cover)

        /* Grades. */
        const standing = await countGrades(database.db, {
          ...base,
          indicatorIds: [grade],
          timing: 'state',
          day,
          from: null,
        })
        const lastGrades = grades.filter((one) => one.on <= day && slow.isOf(one.unit, level))
        const expectedGrades = new Map<string, number>()
        for (const at of expected) {
          const mine = lastGrades
            .filter((one) =>
              slow
                .homes(one.unit, slow.startOf(one.unit, one.on), unitsOn)
                .some((home) => home.at === at && home.same),
            )
            .toSorted((a, b) => (a.on === b.on ? a.id - b.id : a.on < b.on ? -1 : 1))
            .at(-1)
          const reached = lastGrades.some((one) =>
            slow.homes(one.unit, slow.startOf(one.unit, one.on), unitsOn).some((home) => home.at === at),
          )
          const key = mine ? (['met', 'advanced', 'model'][mine.amount % 3] ?? '') : reached ? 'open' : 'none'
          if (key === 'open') seen.open += 1
          expectedGrades.set(key, (expectedGrades.get(key) ?? 0) + 1)
        }
        const gotGrades = new Map<string, number>()
        for (const one of standing) {
          const key = one.grade ?? (one.open ? 'open' : 'none')
          gotGrades.set(key, (gotGrades.get(key) ?? 0) + one.n)
        }
        expect(Object.fromEntries(gotGrades)).toEqual(Object.fromEntries(expectedGrades))
      }
    }),
    { numRuns: 12 },
  )
  /* All that makes it hard was there. */
  expect(
    Object.values(seen).every((n) => n > 0),
    JSON.stringify(seen),
  ).toBe(true)
})
