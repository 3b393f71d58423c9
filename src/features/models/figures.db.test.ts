/** Figures while others publish, totals of lists out of the counters, and both ways to a unit's records. */
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createUnit } from '#features/units/contract.ts'
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import { transact } from '#platform/db/transact.ts'
import { Problem } from '#platform/problem.ts'
import { aModel } from '#test/builders/models.ts'
import { codes, unitId } from '#test/builders/units.ts'
import { useDatabase } from '#test/harness/database.ts'
import { editModel } from './commands/edit-model.ts'
import { foldTally } from './commands/fold-tally.ts'
import { settleTally } from './commands/rebuild-tally.ts'
import { publishModel } from './commands/publish-model.ts'
import { withdrawModel } from './commands/withdraw-model.ts'
import { listRows } from './list.store.ts'
import { permissions } from './model.policy.ts'
import type { Model } from './model.rules.ts'
import { cellsOfUnit, countsOfUnit } from './queries/counts-of-unit.ts'
import { listModels } from './queries/list-models.ts'

const database = useDatabase('units')
let daNang = 0
let anKhe = 0

beforeAll(async () => {
  const ctx = database.ctx()
  daNang = await unitId(ctx, codes.daNang)
  anKhe = await unitId(ctx, codes.anKhe)
})

const sum = (parts: readonly { readonly n: number }[]) => parts.reduce((total, { n }) => total + n, 0)

function withGrants(on: number): Actor {
  const grants = Object.values(permissions).map((permission) => ({ permission, unitId: on }))
  return { ...database.ctx().actor, kind: 'account', name: 'x', grants } as unknown as Actor
}

async function insertDrafts(on: number, many: number): Promise<void> {
  await sql`
    insert into model (id, unit_id, title, field, level, owner_block, registered_on, year, state, revision,
      created_at, updated_at)
    select gen_random_uuid(), ${on}, 'Nháp', 'economy', 'grassroots', 'state', '2026-01-05', 2026, 'draft', 1,
      now(), now()
    from generate_series(1, ${many})`.execute(database.db)
}

describe('the figures of a unit', () => {
  test('add up whoever publishes and withdraws meanwhile', async () => {
    const ctx = database.ctx()
    const homes = [daNang, anKhe, await unitId(ctx, '20194')]
    const ready: Model[] = []
    for (let i = 0; i < 30; i++)
      ready.push(
        await aModel(ctx, { unitId: homes[i % 3] ?? 0, registeredOn: '2026-02-03', state: 'accepted' }),
      )
    const writing = new AbortController()
    const write = async (mine: typeof ready) => {
      for (const { id } of mine) {
        await publishModel(ctx, { id })
        if (mine.length % 2 === 0) await foldTally(ctx)
      }
      for (const { id } of mine.slice(5)) await withdrawModel(ctx, { id, reason: 'Ghi trùng.' })
    }
    const writers = Promise.all([
      write(ready.slice(0, 14)),
      write(ready.slice(14, 21)),
      write(ready.slice(21)),
    ]).finally(() => writing.abort())
    let reads = 0
    while (!writing.signal.aborted) {
      for (const basis of ['today', 'then'] as const) {
        const counts = await countsOfUnit(ctx, { unitId: daNang, basis })
        expect(counts.own.n + counts.split.n + sum(counts.children)).toBe(counts.total.n)
        expect(sum(counts.cells)).toBe(counts.total.n)
      }
      reads += 1
    }
    await writers
    expect(reads).toBeGreaterThan(0)
    database.queries.length = 0
    const after = await countsOfUnit(ctx, { unitId: daNang, basis: 'today' })
    /* What the unit is, and all the figures in one. */
    expect(database.queries).toHaveLength(2)
    expect([after.own.n > 0, after.children.length]).toEqual([true, 2])
    expect(sum(await cellsOfUnit(ctx, daNang))).toBe(after.total.n)
    expect(database.queries).toHaveLength(4)
  })

  test('count at the child to which all people went what is partly still at the unit', async () => {
    const ctx = database.ctx()
    const common = { parentId: anKhe, kind: 'residential_area', from: '2025-07-01' } as const
    const child = await createUnit(ctx, { ...common, name: 'Khu nhận' })
    const former = await createUnit(ctx, { ...common, name: 'Khu đã chia' })
    const model = await aModel(ctx, { unitId: former.id, registeredOn: '2026-02-03' })
    await sql`delete from unit_today where unit_id = ${former.id}`.execute(database.db)
    await sql`delete from unit_attribution where unit_id = ${former.id}`.execute(database.db)
    await sql`insert into unit_today (unit_id, today_id, share)
      values (${former.id}, ${anKhe}, null), (${former.id}, ${child.id}, 1)`.execute(database.db)
    await sql`insert into unit_attribution (unit_id, today_id)
      values (${former.id}, ${anKhe}), (${former.id}, ${child.id})`.execute(database.db)
    await transact(ctx, (inside) => settleTally(inside, [former.id]))
    const counts = await countsOfUnit(ctx, { unitId: anKhe, basis: 'today' })
    expect(counts.own.n + counts.split.n + sum(counts.children)).toBe(counts.total.n)
    expect(counts.children).toMatchObject([{ unitId: child.id, n: 1 }])
    const ids = async (unit: number, scope: 'all' | 'own') =>
      (await listModels(ctx, { unit, scope, state: 'published' })).items.map(({ id }) => id)
    expect(await ids(anKhe, 'own')).not.toContain(model.id)
    expect(await ids(child.id, 'all')).toEqual([model.id])
  })
})

describe('the total of a list', () => {
  test('comes from the counters, not from the records', async () => {
    const ctx = database.ctx({ actor: anonymous })
    await aModel(database.ctx(), { unitId: anKhe, registeredOn: '2026-02-04' })
    const asked = [{}, { year: 2026, field: 'political_system' as const }, { unit: daNang }, { year: 1999 }]
    for (const query of asked) {
      database.queries.length = 0
      const { total, items, more } = await listModels(ctx, query)
      expect([total, more]).toEqual([items.length, false])
      expect(database.queries.filter((text) => /count\(\*\)::int/u.test(text))).toEqual([])
    }
    database.queries.length = 0
    expect(await listModels(ctx, { state: 'draft' })).toMatchObject({ total: 0, items: [], next: null })
    expect(database.queries).toEqual([])
  })

  test('of what is not public is counted only so far, and every record is still reached', async () => {
    const elsewhere = await unitId(database.ctx(), '17254')
    const officer = database.ctx({ actor: withGrants(elsewhere) })
    await insertDrafts(elsewhere, 1000)
    expect(await listModels(officer, { state: 'draft' })).toMatchObject({ total: 1000, more: false })
    await insertDrafts(elsewhere, 1)
    expect(await listModels(officer, { state: 'draft' })).toMatchObject({ total: 1000, more: true })
    const open = (await listModels(officer, { state: 'published' })).total
    expect(open).toBeGreaterThan(0)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listModels(officer, { limit: 200, after })
      expect(page).toMatchObject({ total: open + 1000, more: true })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(new Set(seen).size).toBe(open + 1001)
    expect(seen).toHaveLength(open + 1001)
  })
})

test('the records of a unit are the same, collected or met one by one', async () => {
  const units = [daNang, anKhe, await unitId(database.ctx(), codes.hoaAn, '2024-03-01')]
  await aModel(database.ctx(), { unitId: units[2] ?? 0, registeredOn: '2024-03-01' })
  let found = 0
  for (const unit of units)
    for (const basis of ['then', 'today'] as const)
      for (const scope of ['all', 'own', 'split', 'partly'] as const) {
        const way = async (expected: number) =>
          (
            await listRows(database.db, {
              filter: { unit: { unitId: unit, basis, scope } },
              seer: [],
              sort: 'newest' as const,
              today: '2026-11-21',
              limit: 20,
              expected,
            })
          ).map(({ id }) => id)
        const collected = await way(1)
        expect(await way(1_000_000)).toEqual(collected)
        found += collected.length
      }
  expect(found).toBeGreaterThan(5)
})

test('a public model keeps its unit, whoever asks and however', async () => {
  const ctx = database.ctx()
  const model = await aModel(ctx, { unitId: anKhe, registeredOn: '2026-02-05' })
  const refused = editModel(ctx, { id: model.id, revision: 1, unitId: daNang }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const problem = await refused
  expect(problem).toBeInstanceOf(Problem)
  expect(problem).toMatchObject({ status: 422, fields: [{ field: 'unitId', code: 'unit_stands' }] })
  const kept = await editModel(ctx, { id: model.id, revision: 1, unitId: anKhe, goals: 'Mỗi tháng' })
  expect(kept).toMatchObject({ unitId: anKhe, goals: 'Mỗi tháng' })
})
