/** Changing units by hand: who may, what stands afterwards, and that derived tables follow without a rebuild. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AccountId, Actor } from '#platform/auth/actor.ts'
import { transact } from '#platform/db/transact.ts'
import { Problem } from '#platform/problem.ts'
import { useDatabase } from '#test/harness/database.ts'
import { changeUnit } from './commands/change-unit.ts'
import { createUnit } from './commands/create-unit.ts'
import { importUnits } from './commands/import-units.ts'
import { mergeUnits } from './commands/merge-units.ts'
import {
  ancestorsOn,
  findUnitByCode,
  getUnit,
  listChildren,
  searchUnits,
  successors,
  whereIsToday,
} from './contract.ts'
import { settleAllUnits } from './unit-changes.ts'
import { unitChange, unitInput, unitMerger } from './units.schemas.ts'

const database = useDatabase('units')
const today = '2026-11-21'
let anKhe = 0
let daNang = 0
let haNoi = 0

beforeAll(async () => {
  const id = async (code: string) => (await findUnitByCode(database.ctx(), { code, date: today }))?.id ?? 0
  ;[anKhe, daNang, haNoi] = [await id('20305'), await id('48'), await id('01')]
})

/** An account that manages units over one unit. */
const manager = (unitId: number, permission = 'units.manage'): Actor => ({
  kind: 'account',
  accountId: '0190a000-0000-7000-8000-000000000001' as AccountId,
  name: 'Cán bộ',
  grants: [{ permission, unitId }],
})
const as = (unitId: number) => database.ctx({ actor: manager(unitId) })

const village = (name: string, parentId = anKhe) =>
  unitInput.parse({ kind: 'residential_group', name, parentId, from: '2026-01-01' })
const organisation = (name: string, parentId = anKhe) =>
  unitInput.parse({ kind: 'union', name, parentId, from: '2026-01-01', ownerBlock: 'front_unions' })

/** Derived tables as text; equal when two databases, or two ways to fill one, agree. */
async function derived(): Promise<string> {
  const tables = ['unit_ancestor', 'unit_today', 'unit_attribution', 'unit_name', 'unit_place']
  const parts = await Promise.all(
    tables.map((table) =>
      sql<{ row: string }>`select t::text as row from ${sql.table(table)} t order by 1`.execute(database.db),
    ),
  )
  return parts.map(({ rows }) => rows.map(({ row }) => row).join('\n')).join('\n\n')
}

describe('createUnit', () => {
  test('the officer of the area adds a neighbourhood; it is listed, found, and its own today', async () => {
    const { id } = await createUnit(as(daNang), village('Số 12'))
    const children = await listChildren(database.ctx(), { unitId: anKhe, date: today })
    expect(children.items.map((unit) => unit.fullName)).toEqual(['Tổ dân phố Số 12'])
    const before = await listChildren(database.ctx(), { unitId: anKhe, date: '2025-12-31' })
    expect(before.items).toEqual([])
    const [hit] = await searchUnits(database.ctx(), { query: 'to dan pho so 12 an khe' })
    expect(hit).toMatchObject({ unit: { id }, existsToday: true })
    expect(await whereIsToday(database.ctx(), { unitId: id })).toMatchObject([{ unit: { id }, share: 1 }])
    const rows = await database.db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'unit.created')
      .execute()
    expect(rows).toMatchObject([{ subject_id: String(id), unit_id: id }])
  })

  test('an officer of another area may not', async () => {
    await expect(createUnit(as(haNoi), village('Lạ'))).rejects.toMatchObject({ code: 'not-allowed' })
    const other = database.ctx({ actor: manager(daNang, 'models.manage') })
    await expect(createUnit(other, village('Lạ'))).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('refuses an unknown kind, a parent of the wrong level, a parent that was not there yet, a code twice', async () => {
    const ctx = database.ctx()
    const tried = (input: Partial<ReturnType<typeof village>>) =>
      createUnit(ctx, { ...village('Lạ'), ...input })
    await expect(tried({ kind: 'kingdom' })).rejects.toMatchObject({ fields: [{ field: 'kind' }] })
    await expect(tried({ parentId: daNang })).rejects.toMatchObject({
      fields: [{ field: 'parentId', code: 'level' }],
    })
    await expect(tried({ from: '2025-01-01' })).rejects.toMatchObject({
      fields: [{ field: 'parentId', code: 'absent' }],
    })
    await tried({ code: 'T-1' })
    await expect(tried({ code: 'T-1' })).rejects.toMatchObject({ fields: [{ field: 'code' }] })
  })
})

describe('changeUnit', () => {
  test('a rename starts a version; the old name stands for the days before and is still found', async () => {
    const { id } = await createUnit(as(anKhe), organisation('Hội Phụ nữ phường An Khê'))
    await changeUnit(
      as(anKhe),
      unitChange.parse({ unitId: id, from: '2026-06-01', name: 'Hội LHPN phường An Khê' }),
    )
    const { versions } = await getUnit(database.ctx(), id)
    expect(versions.map(({ name, from, to, ownerBlock }) => [name, from, to, ownerBlock])).toEqual([
      ['Hội Phụ nữ phường An Khê', '2026-01-01', '2026-06-01', 'front_unions'],
      ['Hội LHPN phường An Khê', '2026-06-01', null, 'front_unions'],
    ])
    const [hit] = await searchUnits(database.ctx(), { query: 'hội phụ nữ phường an khê' })
    expect(hit).toMatchObject({ unit: { id }, existsToday: true })
  })

  test('may not: another area, neither from there nor to there', async () => {
    const { id } = await createUnit(as(anKhe), organisation('Đoàn Thanh niên'))
    const move = unitChange.parse({ unitId: id, from: '2026-06-01', parentId: haNoi })
    await expect(changeUnit(as(anKhe), move)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(changeUnit(as(haNoi), move)).rejects.toMatchObject({ code: 'not-allowed' })
    await changeUnit(database.ctx(), move)
    const above = await ancestorsOn(database.ctx(), { unitId: id, date: today })
    expect(above.map((unit) => unit.id)).toContain(haNoi)
  })

  test('refuses no change, another level, and a unit under itself', async () => {
    const { id } = await createUnit(database.ctx(), organisation('Công đoàn'))
    const below = await createUnit(database.ctx(), organisation('Tổ công đoàn', id))
    const tried = (input: Record<string, unknown>) =>
      changeUnit(database.ctx(), unitChange.parse({ unitId: id, from: '2026-06-01', ...input }))
    await expect(tried({ name: 'Công đoàn' })).rejects.toMatchObject({ code: 'unit-nothing-changes' })
    await expect(tried({ kind: 'ward' })).rejects.toMatchObject({ fields: [{ field: 'kind' }] })
    await expect(tried({ parentId: below.id })).rejects.toMatchObject({ fields: [{ field: 'parentId' }] })
    await expect(tried({ from: '2020-01-01', name: 'X' })).rejects.toMatchObject({
      fields: [{ field: 'unitId' }],
    })
  })
})

describe('mergeUnits', () => {
  test('organisations merge into a new one; what hung under them follows', async () => {
    const ctx = as(daNang)
    const first = await createUnit(ctx, organisation('Liên đoàn A'))
    const second = await createUnit(ctx, organisation('Liên đoàn B'))
    const child = await createUnit(ctx, organisation('Chi hội B1', second.id))
    const { id } = await mergeUnits(
      ctx,
      unitMerger.parse({
        fromIds: [first.id, second.id],
        on: '2026-08-01',
        kind: 'union',
        name: 'Liên đoàn chung',
        parentId: anKhe,
        note: 'Quyết định 1/QĐ',
      }),
    )
    for (const from of [first.id, second.id]) {
      const reached = await successors(database.ctx(), { unitId: from, from: '2026-02-01', to: today })
      expect(reached).toMatchObject([{ unit: { id }, share: 1, certainty: 'stated' }])
      expect(await whereIsToday(database.ctx(), { unitId: from })).toMatchObject([{ unit: { id } }])
    }
    const above = (date: string) => ancestorsOn(database.ctx(), { unitId: child.id, date })
    expect((await above('2026-07-31')).at(-1)?.id).toBe(second.id)
    expect((await above('2026-08-01')).at(-1)?.id).toBe(id)
  })

  test('one may take in another and last', async () => {
    const ctx = as(anKhe)
    const big = await createUnit(ctx, village('Lớn'))
    const small = await createUnit(ctx, village('Bé'))
    const merger = unitMerger.parse({ fromIds: [big.id, small.id], intoId: big.id, on: '2026-09-01' })
    await expect(mergeUnits(as(haNoi), merger)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await mergeUnits(ctx, merger)).toEqual({ id: big.id })
    expect((await getUnit(ctx, small.id)).existsToday).toBe(false)
    await expect(mergeUnits(ctx, merger)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('entered late', () => {
  const merge = (fromId: number, intoId: number, on: string) =>
    mergeUnits(database.ctx(), unitMerger.parse({ fromIds: [fromId], intoId, on }))
  const make = async (name: string, parentId = anKhe, from = '2026-01-01') =>
    (await createUnit(database.ctx(), { ...organisation(name, parentId), from })).id
  const parentOn = async (id: number, date: string) =>
    (await ancestorsOn(database.ctx(), { unitId: id, date })).at(-1)?.id
  const expectRebuilt = async () => {
    const ctx = database.ctx()
    const kept = await derived()
    await transact(ctx, (inside) => settleAllUnits(inside))
    expect(await derived()).toBe(kept)
  }

  test('what began under a merged unit after the merger, or changed there, follows too', async () => {
    const [ended, taker] = [await make('Hội cũ'), await make('Hội mới')]
    const early = await make('Chi hội sớm', ended)
    await changeUnit(
      database.ctx(),
      unitChange.parse({ unitId: early, from: '2026-06-01', name: 'Chi hội đổi tên' }),
    )
    const later = await make('Chi hội muộn', ended, '2026-07-01')
    await merge(ended, taker, '2026-05-01')
    for (const date of ['2026-05-01', '2026-06-15', today]) expect(await parentOn(early, date)).toBe(taker)
    expect(await parentOn(early, '2026-04-30')).toBe(ended)
    expect(await parentOn(later, today)).toBe(taker)
    const { versions } = await getUnit(database.ctx(), later)
    expect(versions.map(({ from, parentId }) => [from, parentId])).toEqual([['2026-07-01', taker]])
    await expectRebuilt()
  })

  test('into a unit that itself was merged since: what hangs below goes on to where that went', async () => {
    const [first, second, third] = [await make('Một'), await make('Hai'), await make('Ba')]
    const below = await make('Dưới Một', first)
    await merge(second, third, '2026-08-01')
    await merge(first, second, '2026-05-01')
    expect(await parentOn(below, '2026-04-30')).toBe(first)
    expect(await parentOn(below, '2026-07-31')).toBe(second)
    expect(await parentOn(below, today)).toBe(third)
    expect(await whereIsToday(database.ctx(), { unitId: first })).toMatchObject([{ unit: { id: third } }])
    await expectRebuilt()
  })

  test('what went into the merged unit after its end is where that is today', async () => {
    const [small, middle, big] = [await make('Nhỏ'), await make('Vừa'), await make('To')]
    await merge(small, middle, '2026-08-01')
    await merge(middle, big, '2026-05-01')
    expect(await whereIsToday(database.ctx(), { unitId: small })).toMatchObject([{ unit: { id: big } }])
    await expectRebuilt()
  })

  test('a unit never comes to hang under itself, on whatever day', async () => {
    const [above, below] = [await make('Trên'), await make('Giữa')]
    await changeUnit(database.ctx(), unitChange.parse({ unitId: below, from: '2026-09-01', parentId: above }))
    await expect(merge(above, below, '2026-05-01')).rejects.toMatchObject({ fields: [{ field: 'parentId' }] })
    const under = unitChange.parse({ unitId: above, from: '2026-05-01', parentId: below })
    await expect(changeUnit(database.ctx(), under)).rejects.toMatchObject({
      fields: [{ field: 'parentId', code: 'level' }],
    })
  })

  test('a unit moves under one that lasts, or is followed; else it is refused', async () => {
    const [moved, gone, heir] = [await make('Đi'), await make('Tan'), await make('Thừa kế')]
    await merge(gone, heir, '2026-08-01')
    const move = unitChange.parse({ unitId: moved, from: '2026-05-01', parentId: gone })
    await changeUnit(database.ctx(), move)
    expect(await parentOn(moved, '2026-07-31')).toBe(gone)
    expect(await parentOn(moved, today)).toBe(heir)
    await sql`update unit_succession set superseded_by = source_id where from_id = ${gone}`.execute(
      database.db,
    )
    const late = await make('Sau')
    await expect(changeUnit(database.ctx(), { ...move, unitId: late })).rejects.toMatchObject({
      fields: [{ field: 'parentId', code: 'ends' }],
    })
    const followed = await make('Sinh sau', gone, '2026-06-01')
    expect(await parentOn(followed, today)).toBeUndefined()
    await sql`update unit_succession set superseded_by = null where from_id = ${gone}`.execute(database.db)
  })

  test('moved on its first day, a unit is forgotten by the one above that it leaves', async () => {
    const [closed, other] = [await make('Đóng'), await make('Khác')]
    const child = await make('Con', closed)
    await sql`
      update unit_version set valid = daterange(lower(valid), '2026-03-01')
      where unit_id in (${closed}, ${child})`.execute(database.db)
    const heir = await make('Nhận')
    await sql`
      insert into unit_succession (from_id, to_id, on_date, kind, certainty, source_id)
      select ${child}, ${heir}, '2026-03-01', 'merge', 'stated', min(id) from unit_source`.execute(
      database.db,
    )
    const ctx = database.ctx()
    await transact(ctx, (inside) => settleAllUnits(inside))
    expect(await whereIsToday(ctx, { unitId: closed })).toMatchObject([{ unit: { id: heir } }])
    await changeUnit(ctx, unitChange.parse({ unitId: child, from: '2026-01-01', parentId: other }))
    expect(await whereIsToday(ctx, { unitId: closed })).toEqual([])
    await expectRebuilt()
  })

  test('nothing lies under a unit on a day on which that does not exist', async () => {
    const wrong = await sql`
      select a.unit_id from unit_ancestor a
      where not a.valid <@ (select range_agg(v.valid) from unit_version v where v.unit_id = a.ancestor_id)`.execute(
      database.db,
    )
    expect(wrong.rows).toEqual([])
  })
})

test('importing asks for the permission over the nation', async () => {
  const nation =
    (await findUnitByCode(database.ctx(), { code: 'VN', codeSystem: 'iso', date: today }))?.id ?? 0
  const file = { fileName: 'x.json', content: '{}' }
  const by = (unitId: number) => database.ctx({ actor: manager(unitId, 'units.import') })
  await expect(importUnits(by(daNang), file)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(importUnits(by(nation), file)).rejects.toMatchObject({ code: 'units-file-unknown' })
  const undatedList = JSON.stringify([{ Code: '01', FullName: 'Thành phố Hà Nội', Wards: [] }])
  await expect(importUnits(by(nation), { fileName: 'x.json', content: undatedList })).rejects.toMatchObject({
    fields: [{ field: 'asOf' }],
  })
})

test('whatever is tried in whatever order: done or refused with a reason, and never two names for one day', async () => {
  const ctx = database.ctx()
  const made: number[] = [anKhe]
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G']) {
    made.push((await createUnit(ctx, organisation(name, made.at(name < 'D' ? 0 : -2) ?? anKhe))).id)
  }
  const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01')
  const pick = fc.nat({ max: 9 })
  const unit = (at: number) => made[at % made.length] ?? anKhe
  const step = fc.oneof(
    fc.record({
      do: fc.constant('create' as const),
      at: pick,
      day,
      code: fc.option(fc.constantFrom('R-1', 'R-2'), { freq: 1 }),
    }),
    fc.record({ do: fc.constant('change' as const), at: pick, day, to: fc.option(pick) }),
    fc.record({ do: fc.constant('merge' as const), at: pick, day, to: pick }),
  )
  const steps = fc.sample(step, { numRuns: 60, seed: 7 })
  const seen = { done: 0, refused: 0 }
  const run = async (one: (typeof steps)[number], index: number) => {
    if (one.do === 'create') {
      const input = {
        ...organisation(`Tổ ${index}`, unit(one.at)),
        from: one.day,
        code: one.code ?? undefined,
      }
      made.push((await createUnit(ctx, input)).id)
    } else if (one.do === 'change') {
      const parentId = one.to === null ? undefined : unit(one.to)
      await changeUnit(
        ctx,
        unitChange.parse({ unitId: unit(one.at), from: one.day, name: `Đội ${index}`, parentId }),
      )
    } else {
      await mergeUnits(ctx, unitMerger.parse({ fromIds: [unit(one.at)], intoId: unit(one.to), on: one.day }))
    }
  }
  for (const [index, one] of steps.entries()) {
    try {
      await run(one, index)
      seen.done += 1
    } catch (error) {
      expect(error).toBeInstanceOf(Problem)
      seen.refused += 1
    }
  }
  expect(seen.done).toBeGreaterThan(15)
  expect(seen.refused).toBeGreaterThan(5)
  const kept = await derived()
  await transact(ctx, (inside) => settleAllUnits(inside))
  expect(await derived()).toBe(kept)
})

test('derived tables kept up by single changes equal a rebuild of everything', async () => {
  const ctx = database.ctx()
  await changeUnit(ctx, unitChange.parse({ unitId: daNang, from: '2026-10-01', name: 'Đà Nẵng Mới' }))
  const kept = await derived()
  await transact(ctx, (inside) => settleAllUnits(inside))
  expect(await derived()).toBe(kept)
})
