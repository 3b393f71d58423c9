/** The questions that the graph of units answers, on the whole country. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '#test/harness/database.ts'
import {
  ancestorsOn,
  findUnitByCode,
  getUnit,
  listChildren,
  predecessors,
  subtree,
  successors,
  timeline,
  unitAndAbove,
  whereIsToday,
} from './contract.ts'
import { sortKey } from '#platform/i18n/vietnamese.rules.ts'

const database = useDatabase('units')
const then = '2024-03-01'
const today = '2026-11-21'

async function id(code: string, date: string): Promise<number> {
  const unit = await findUnitByCode(database.ctx(), { code, date })
  if (!unit) throw new Error(`no unit ${code} on ${date}`)
  return unit.id
}

async function named(kind: string, name: string): Promise<number> {
  const found = await sql<{ id: number }>`
    select unit_id as id from unit_version where kind = ${kind} and name = ${name}`.execute(database.db)
  return found.rows[0]?.id ?? 0
}

test('the unit with this code on this date', async () => {
  const ctx = database.ctx()
  const on = async (date: string) => (await findUnitByCode(ctx, { code: '20305', date }))?.fullName
  expect([await on(then), await on('2025-06-30'), await on('2025-07-01')]).toEqual([
    'Phường Hòa Phát',
    'Phường Hòa Phát',
    'Phường An Khê',
  ])
  expect(await findUnitByCode(ctx, { code: '99999', date: then })).toBeUndefined()
})

describe('children and subtree on a date', () => {
  test('a district has its wards until the reform and none after', async () => {
    const ctx = database.ctx()
    const camLe = await named('urban_district', 'Cẩm Lệ')
    const names = async (date: string) =>
      (await listChildren(ctx, { unitId: camLe, date })).items.map((unit) => unit.name)
    expect(await names(then)).toEqual([
      'Hòa An',
      'Hòa Phát',
      'Hòa Thọ Đông',
      'Hòa Thọ Tây',
      'Hòa Xuân',
      'Khuê Trung',
    ])
    expect(await names('2025-07-01')).toEqual([])
  })

  test('the nation has 63 provinces, then 34, each with its children counted', async () => {
    const ctx = database.ctx()
    const nation = (await findUnitByCode(ctx, { code: 'VN', codeSystem: 'iso', date: today }))?.id ?? 0
    const before = await listChildren(ctx, { unitId: nation, date: then, limit: 500 })
    const after = await listChildren(ctx, { unitId: nation, date: today, limit: 500 })
    expect([before.items.length, after.items.length]).toEqual([63, 34])
    expect(after.items.reduce((sum, unit) => sum + unit.childCount, 0)).toBe(3321)
    expect(after.items.map((unit) => unit.name).slice(0, 4)).toEqual([
      'An Giang',
      'Bắc Ninh',
      'Cà Mau',
      'Cao Bằng',
    ])
  })

  test('pages join without a gap, in an order that the database and the program agree on', async () => {
    const ctx = database.ctx()
    const nation = (await findUnitByCode(ctx, { code: 'VN', codeSystem: 'iso', date: today }))?.id ?? 0
    const seen: { name: string; id: number }[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: Awaited<ReturnType<typeof subtree>> = await subtree(ctx, {
        unitId: nation,
        date: today,
        level: 'commune',
        after,
        limit: 400,
      })
      seen.push(...page.items)
      after = page.next
    }
    expect(new Set(seen.map((unit) => unit.id)).size).toBe(3321)
    const keys = seen.map((unit) => sortKey(unit.name))
    expect(keys).toEqual(keys.toSorted())
  })

  test('a damaged cursor is refused', async () => {
    await expect(
      listChildren(database.ctx(), { unitId: 1, date: today, after: 'x;y' }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })
})

test('ancestors on a date, root first; the unit and all above for authorization', async () => {
  const ctx = database.ctx()
  const hoaAn = await id('20306', then)
  const above = await ancestorsOn(ctx, { unitId: hoaAn, date: then })
  expect(above.map((unit) => unit.fullName)).toEqual(['Việt Nam', 'Thành phố Đà Nẵng', 'Quận Cẩm Lệ'])
  expect(await unitAndAbove(ctx, hoaAn, then)).toEqual([hoaAn, ...above.map((unit) => unit.id).reverse()])
  expect(await ancestorsOn(ctx, { unitId: hoaAn, date: '2025-07-01' })).toEqual([])
  expect(await unitAndAbove(ctx, hoaAn, '2025-07-01')).toEqual([])
})

describe('successors and predecessors between two dates', () => {
  test('Bồng Khê became Trà Lân in 2024 and lies in Con Cuông since 2025', async () => {
    const ctx = database.ctx()
    const bongKhe = await named('commune', 'Bồng Khê')
    const reached = async (from: string, to: string) =>
      (await successors(ctx, { unitId: bongKhe, from, to })).map(({ unit, steps }) => [unit.fullName, steps])
    expect(await reached('2024-01-01', '2024-06-01')).toEqual([['Xã Bồng Khê', 0]])
    expect(await reached('2024-01-01', '2024-12-01')).toEqual([['Thị trấn Trà Lân', 1]])
    expect(await reached('2024-01-01', today)).toEqual([['Xã Con Cuông', 2]])
    const conCuong = await id('17254', today)
    const origins = await predecessors(ctx, { unitId: conCuong, from: '2024-01-01', to: today })
    expect(origins.map(({ unit }) => unit.fullName)).toContain('Xã Bồng Khê')
    const late = await predecessors(ctx, { unitId: conCuong, from: '2025-06-30', to: today })
    expect(late.map(({ unit }) => unit.fullName).toSorted()).toEqual([
      'Thị trấn Trà Lân',
      'Xã Chi Khê',
      'Xã Yên Khê',
    ])
  })

  test('a unit that lasts reaches itself', async () => {
    const haNoi = await id('01', then)
    const reached = await successors(database.ctx(), { unitId: haNoi, from: then, to: today })
    expect(reached).toMatchObject([{ unit: { id: haNoi }, share: 1, steps: 0, certainty: 'stated' }])
  })
})

describe('where is it today', () => {
  test('an old ward, whole in one', async () => {
    const parts = await whereIsToday(database.ctx(), { unitId: await id('20306', then) })
    expect(parts).toMatchObject([{ place: 'Phường An Khê, Thành phố Đà Nẵng', share: 1 }])
  })

  test('a district of before is where its last communes are, and counts for its city', async () => {
    const camLe = await named('urban_district', 'Cẩm Lệ')
    const parts = await whereIsToday(database.ctx(), { unitId: camLe })
    expect(parts.map(({ unit }) => unit.name).toSorted()).toEqual(['An Khê', 'Cẩm Lệ', 'Hòa Xuân'])
    const counts = await sql<{ id: number }>`
      select today_id as id from unit_attribution where unit_id = ${camLe}`.execute(database.db)
    const daNang = await id('48', today)
    const nation = (await findUnitByCode(database.ctx(), { code: 'VN', codeSystem: 'iso', date: today }))?.id
    expect(new Set(counts.rows.map((row) => row.id))).toEqual(new Set([nation, daNang]))
  })

  test('an island zone was a district', async () => {
    const lySon = await named('rural_district', 'Lý Sơn')
    const [part] = await whereIsToday(database.ctx(), { unitId: lySon })
    expect(part).toMatchObject({ unit: { fullName: 'Đặc khu Lý Sơn' }, certainty: 'guessed', share: 1 })
  })

  test('nothing is counted twice: all parts of a unit lie in every unit it counts for', async () => {
    const wrong = await sql`
      select c.unit_id from unit_attribution c join unit_today t on t.unit_id = c.unit_id
      where not exists (select 1 from unit_today w where w.unit_id = c.unit_id and w.share = 1)
        and not exists (select 1 from unit_ancestor a where a.unit_id = t.today_id
          and a.ancestor_id = c.today_id and a.valid @> ${today}::date)`.execute(database.db)
    expect(wrong.rows).toEqual([])
    const nowhere = await sql<{ many: number }>`
      select count(*)::int as many from unit u
      where not exists (select 1 from unit_attribution c where c.unit_id = u.id)`.execute(database.db)
    expect(nowhere.rows[0]?.many).toBe(0)
  })
})

test('on any day, also before and after its life, every unit has one place: the names its versions had then', async () => {
  const days = ['1900-01-01', '2019-12-31', '2024-02-15', '2025-06-30', '2025-07-01', today, '2100-01-01']
  const wrong = await sql`
    with asked as (select u.id, d.day from unit u cross join (values ${sql.join(days.map((day) => sql`(${day}::date)`))}) d (day)),
    said as (
      select q.id, q.day, string_agg(n.name, ', ' order by a.depth) filter (where k.level <> 'nation') as place
      from asked q
      join unit_ancestor a on a.unit_id = q.id and a.counted @> q.day
      join unit_version v on v.unit_id = a.ancestor_id
        and v.valid @> greatest(lower(a.valid), least(q.day, upper(a.valid) - 1))
      join unit_kind k on k.code = v.kind
      cross join lateral (
        select case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name) n
      group by q.id, q.day)
    select q.id, q.day, s.place, array_agg(p.place) as kept
    from asked q left join said s on s.id = q.id and s.day = q.day
    left join unit_place p on p.unit_id = q.id and p.since <= q.day and p.until > q.day
    group by q.id, q.day, s.place
    having count(*) <> 1 or s.place is distinct from min(p.place)
    limit 5`.execute(database.db)
  expect(wrong.rows).toEqual([])
})

test('a timeline reads: what it came from, its names, what it went into', async () => {
  const ctx = database.ctx()
  const traLan = await timeline(ctx, await id('17254', '2025-06-30'))
  expect(traLan.place).toBe('Thị trấn Trà Lân, Huyện Con Cuông, Tỉnh Nghệ An')
  expect(traLan.edges.map(({ direction, date, kind, place }) => [direction, date, kind, place])).toEqual([
    ['from', '2024-12-01', 'merge', 'Xã Bồng Khê, Huyện Con Cuông, Tỉnh Nghệ An'],
    ['from', '2024-12-01', 'merge', 'Thị trấn Con Cuông, Huyện Con Cuông, Tỉnh Nghệ An'],
    ['into', '2025-07-01', 'merge', 'Xã Con Cuông, Tỉnh Nghệ An'],
  ])
  expect(traLan.edges[0]?.extentNote).toContain('1243/NQ-UBTVQH15')
  const dongNai = await getUnit(ctx, await id('75', today))
  expect(dongNai.versions.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['province', '2025-07-01', '2026-04-30'],
    ['municipality', '2026-04-30', null],
  ])
  expect(dongNai.existsToday).toBe(true)
  await expect(getUnit(ctx, 999_999)).rejects.toMatchObject({ code: 'not-found' })
})
