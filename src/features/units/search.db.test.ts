/** The search on the whole country. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '#test/harness/database.ts'
import { searchUnits } from './contract.ts'
import { contains } from './dates.rules.ts'
import { withCurrentNames } from './queries/current-names.ts'
import { readQuery } from './search.rules.ts'
import { searchByWords } from './search.store.ts'

const database = useDatabase('units')
const search = (query: string, date?: string) => searchUnits(database.ctx(), { query, date })
const places = async (query: string, date?: string) => (await search(query, date)).map((hit) => hit.place)

describe('accents', () => {
  test('Cổ Đô and Cờ Đỏ are different when typed with accents', async () => {
    const coDo = await places('Cổ Đô')
    expect(coDo[0]).toBe('Xã Cổ Đô, Thành phố Hà Nội')
    expect(coDo.some((place) => place.includes('Cờ Đỏ'))).toBe(false)
    expect((await places('Cờ Đỏ')).some((place) => place.includes('Cổ Đô'))).toBe(false)
  })

  test('both are found without accents', async () => {
    const found = await places('co do')
    expect(found).toContain('Xã Cổ Đô, Thành phố Hà Nội')
    expect(found).toContain('Xã Cờ Đỏ, Thành phố Cần Thơ')
  })

  test('Hòa An and Hoà An are the same', async () => {
    expect(await places('Hòa An')).toEqual(await places('Hoà An'))
    expect(await places('Hòa An'.normalize('NFD'))).toEqual(await places('Hoà An'))
  })

  test('exact accents first, folded second', async () => {
    const grades = (await search('hòa an')).map((hit) => hit.unit.name)
    expect(grades[0]).toBe('Hòa An')
    expect((await places('xã cô đo'))[0]).toBe('Xã Cổ Đô, Thành phố Hà Nội')
  })
})

describe('as people type', () => {
  test.each([
    ['hoa an cam le', 'Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng'],
    ['phường hòa an', 'Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng'],
    ['hòa an, quận cẩm lệ, đà nẵng', 'Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng'],
    ['phuong 12 go vap', 'Phường 12, Quận Gò Vấp, Thành phố Hồ Chí Minh'],
    ['ha noi', 'Thành phố Hà Nội'],
    ['hà n', 'Thành phố Hà Nội'],
    ["ea h'leo", "Xã Ea H'Leo, Tỉnh Đắk Lắk"],
    ['quận 1', 'Quận 1, Thành phố Hồ Chí Minh'],
    ['P.12 Q.Gò Vấp', 'Phường 12, Quận Gò Vấp, Thành phố Hồ Chí Minh'],
    ['tp huế', 'Thành phố Huế'],
    ['an dong tphcm', 'Phường An Đông, Thành phố Hồ Chí Minh'],
    ['an khe da nang', 'Phường An Khê, Thành phố Đà Nẵng'],
  ])('%s', async (query, first) => {
    expect((await places(query))[0]).toBe(first)
  })

  test.each(['', ' ', '%', "'", 'zzzz', '\\', '!&|:*', "');--", '\u0000', 'ﷺ'.repeat(50), 'a '.repeat(100)])(
    'nothing breaks on %j',
    async (query) => {
      expect(Array.isArray(await search(query))).toBe(true)
    },
  )
})

describe('what a result tells', () => {
  test('an old unit is found by its name and says where it is now', async () => {
    const [hit] = await search('hoa an cam le')
    expect(hit?.existsToday).toBe(false)
    expect(hit?.now.map(({ place }) => place)).toEqual(['Phường An Khê, Thành phố Đà Nẵng'])
  })

  test('Bồng Khê is found, by way of Trà Lân, in Con Cuông', async () => {
    const [hit] = await search('bong khe')
    expect(hit?.place).toBe('Xã Bồng Khê, Huyện Con Cuông, Tỉnh Nghệ An')
    expect(hit?.unit).toMatchObject({ to: '2024-12-01', dated: true })
    expect(hit?.now.map(({ place }) => place)).toEqual(['Xã Con Cuông, Tỉnh Nghệ An'])
  })

  test('a unit whose dates are not known is found and marked', async () => {
    const hit = (await search('phường 13 quận gò vấp')).at(0)
    expect(hit?.unit.dated).toBe(false)
    expect(hit?.now.length).toBeGreaterThan(0)
  })

  test('the province is always shown, as it was at that time', async () => {
    const hits = await search('hoa')
    expect(hits.length).toBe(10)
    expect(hits.every((hit) => hit.province !== null)).toBe(true)
    expect((await search('tam kỳ quảng nam'))[0]?.province).toBe('Tỉnh Quảng Nam')
  })

  test('on a date only what stood then', async () => {
    expect(await places('hòa an cẩm lệ', '2024-03-01')).toEqual([
      'Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng',
    ])
    expect(await places('hòa an cẩm lệ', '2025-07-01')).toEqual([])
    expect((await search('đồng nai', '2026-01-01'))[0]?.place).toBe('Tỉnh Đồng Nai')
  })

  test('each unit comes once', async () => {
    const ids = (await search('dong nai')).map((hit) => hit.unit.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('words that say too little', () => {
  const candidates = async (date: string | undefined) => {
    const query = readQuery('phuong')
    return query ? searchByWords(database.db, { query, date, limit: 3000, accents: false }, false) : []
  }

  test('of too many names, those of today are graded first, wherever the database keeps them', async () => {
    await sql`update unit_name set rank = rank where current`.execute(database.db)
    const ever = await candidates(undefined)
    expect(ever).toHaveLength(1500)
    const living = await sql<{ n: number }>`
      select count(*)::int as n from unit_version where kind = 'ward' and upper_inf(valid)`.execute(
      database.db,
    )
    expect(ever.filter((hit) => hit.current).length).toBeGreaterThanOrEqual(living.rows[0]?.n ?? 9999)
  })

  test('of too many names, only those of the day asked for are counted as candidates', async () => {
    const then = await candidates('2024-03-01')
    expect(then).toHaveLength(1500)
    expect(then.filter(({ from, to }) => !contains({ from, to }, '2024-03-01'))).toEqual([])
  })
})

test('the names of today of former names come with one query', async () => {
  const hits = await search('tỉnh đồng nai', '2026-01-01')
  database.queries.length = 0
  const named = await withCurrentNames(database.ctx(), [...hits, ...hits, ...hits])
  expect(database.queries).toHaveLength(1)
  expect(named[0]?.now.map(({ fullName }) => fullName)).toEqual(['Thành phố Đồng Nai'])
})
