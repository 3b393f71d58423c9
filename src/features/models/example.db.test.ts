/** The example data: histories that read true, and a second load that changes nothing. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { civilDate } from '#platform/clock.ts'
import { useDatabase } from '#test/harness/database.ts'
import { loadExample } from './commands/load-example.ts'
import { publishedCases } from './example/cases.ts'
import { comeSoFar, filedUnder } from './example/filed.ts'
import { townModels } from './example/town.ts'
import { listTransitions } from './model.store.ts'
import { listModels } from './queries/list-models.ts'
import { readModel } from './queries/read-model.ts'
import { stepsOf } from './steps.rules.ts'

const database = useDatabase('units')
const load = () => loadExample(database.ctx(), () => undefined)

beforeAll(load, 120_000)

/** Every row of every table of models and units, and of the audit trail. */
async function everyRow(): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and (table_name like 'model%' or table_name like 'unit%' or table_name = 'audit')
    order by 1`.execute(database.db)
  const all: Record<string, string[]> = {}
  for (const { name } of tables.rows) {
    const rows = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
      database.db,
    )
    all[name] = rows.rows.map(({ row }) => row).sort()
  }
  return all
}

test('a second load changes nothing, row for row', async () => {
  const before = await everyRow()
  expect(before['model']?.length).toBeGreaterThan(30)
  expect(before['model_transition']?.length).toBeGreaterThan(100)
  await load()
  const after = await everyRow()
  for (const [table, rows] of Object.entries(before)) expect(after[table], table).toEqual(rows)
})

test('each history begins on the day of registration, goes forward and is never ahead of the clock', async () => {
  const ctx = database.ctx()
  const { items } = await listModels(ctx, { limit: 200 })
  for (const { id, title } of items) {
    const { model } = await readModel(ctx, id)
    const steps = await listTransitions(database.db, model.id)
    const days = steps.map(({ at }) => civilDate(at))
    expect(days[0], title).toBe(model.registeredOn)
    expect(days, title).toEqual(days.toSorted())
    expect(new Set(days).size, title).toBe(days.length)
    expect((days.at(-1) ?? '') <= ctx.clock.today(), title).toBe(true)
    const accepted = steps.find(({ to }) => to === 'accepted')
    const line = stepsOf(model, accepted ? civilDate(accepted.at) : null, ctx.clock.today())
    const dates = line.flatMap(({ date }) => (date === null ? [] : [date]))
    expect(dates, title).toEqual(dates.toSorted())
  }
})

test('what a source dates to a year is known to the year, and no place is said twice', async () => {
  const { items } = await listModels(database.ctx(), { limit: 200 })
  const published = items.filter(({ registeredOn }) => registeredOn.endsWith('-01-01'))
  expect(published.length).toBeGreaterThan(10)
  expect(published.filter(({ registeredPrecision }) => registeredPrecision !== 'year')).toEqual([])
  expect(items.filter(({ unitName }) => /^(.+) \1 /u.test(unitName ?? ''))).toEqual([])
  expect(items.map(({ unitName }) => unitName)).toContain('Khu dân cư 12 Hòa Phát')
})

test('examples are filed under types and themes, and the invented ones say how far they came', async () => {
  const { types, labels } = await sql<{ types: number; labels: number }>`
    select (select count(*) from model where example and type_id is not null)::int as types,
      (select count(distinct model_id) from model_label)::int as labels`
    .execute(database.db)
    .then(({ rows }) => rows[0] ?? { types: 0, labels: 0 })
  expect(types).toBeGreaterThan(15)
  expect(labels).toBeGreaterThan(20)
  const found = await sql<{ status: string; real: boolean }>`
    select distinct status, source_title is not null as real from model where example order by 1`.execute(
    database.db,
  )
  expect(found.rows.filter(({ real }) => real).map(({ status }) => status)).toEqual(['registered'])
  expect(found.rows.filter(({ real }) => !real).map(({ status }) => status)).toEqual([
    'completed',
    'degraded',
    'registered',
    'stopped',
    'under_way',
  ])
  const titles = [...publishedCases, ...townModels].map(({ title }) => title)
  for (const title of [...Object.keys(filedUnder), ...Object.keys(comeSoFar)]) expect(titles).toContain(title)
})
