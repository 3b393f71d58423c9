/** Places as offices write them into lists, over the whole country and both eras. */
import { describe, expect, test } from 'vitest'
import { codes, unitId } from '#test/builders/units.ts'
import { useDatabase } from '#test/harness/database.ts'
import { getUnit, resolvePlaces } from './contract.ts'

const database = useDatabase('units')

async function resolve(texts: string | string[], day: string, over: { to?: string; prefer?: number[] } = {}) {
  const ctx = database.ctx()
  const written = { texts: [texts].flat(), from: day, to: over.to ?? day }
  const [found] = await resolvePlaces(ctx, [written], { prefer: over.prefer ?? [] })
  if (!found) throw new Error('no answer')
  return found
}

async function placeOf(texts: string | string[], day: string, over: { to?: string; prefer?: number[] } = {}) {
  const found = await resolve(texts, day, over)
  if (!found.unit) return found.why
  const { latest } = await getUnit(database.ctx(), found.unit.unitId)
  return `${latest.fullName}${latest.to === null ? '' : ` (${latest.to})`}`
}

const then = '2024-03-01'
const now = '2026-03-01'

describe('as people write', () => {
  test.each([
    ['Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng'],
    ['phuong hoa an, quan cam le, tp da nang'],
    ['Phường Hoà An, Q. Cẩm Lệ, TP.Đà Nẵng'],
    ['P.Hòa An - Q.Cẩm Lệ - TP Đà Nẵng'],
    ['Phường Hòa An quận Cẩm Lệ TP Đà Nẵng'],
    ['UBND phường Hòa An, quận Cẩm Lệ'],
    ['Hội LHPN phường Hòa An, Cẩm Lệ, Đà Nẵng'],
    ['HÒA AN\n(Cẩm Lệ)'],
    ['phường Hòa An'.normalize('NFD') + ', Cẩm Lệ'],
    /* What was a ward then is called a commune by the list. */
    ['Xã Hòa An, quận Cẩm Lệ'],
    /* The province as it is called today would be the same; the district is enough. */
    ['Hòa An, Cẩm Lệ'],
  ])('%s', async (text) => {
    expect(await placeOf(text, then)).toBe('Phường Hòa An (2025-07-01)')
  })

  test('columns of their own say the same', async () => {
    expect(await placeOf(['Hoà An', 'Cẩm Lệ', 'Đà Nẵng'], then)).toBe('Phường Hòa An (2025-07-01)')
    expect(await placeOf(['Phường 1', 'Gò Vấp', 'TP HCM'], then)).toBe('Phường 1 (2025-07-01)')
    expect(await placeOf(['Phường 01', 'Q. Gò Vấp', 'TP.HCM'], then)).toBe('Phường 1 (2025-07-01)')
    expect(await placeOf('Thành phố Đà Nẵng', now)).toBe('Thành phố Đà Nẵng')
  })
})

describe('units that changed', () => {
  test('the unit of that day, however the name went on', async () => {
    expect(await placeOf('Phường An Khê, Đà Nẵng', then)).toBe('Phường An Khê (2025-07-01)')
    expect(await placeOf('Phường An Khê, Đà Nẵng', now)).toBe('Phường An Khê')
  })

  test('a district that is gone still says which of two it is', async () => {
    expect(await placeOf('Phường An Khê, quận Thanh Khê, Đà Nẵng', now)).toBe('Phường An Khê')
    expect(await placeOf('Phường An Khê, quận Liên Chiểu, Đà Nẵng', now)).toBe('other-time')
  })

  test('a province may be called as it was or as it is since', async () => {
    const old = await resolve('xã Duy Phước, huyện Duy Xuyên, Quảng Nam', then)
    const today = await resolve('xã Duy Phước, Duy Xuyên, thành phố Đà Nẵng', then)
    expect(old.unit).toBeDefined()
    expect(today.unit?.unitId).toBe(old.unit?.unitId)
  })

  test('the city of a province is not the province', async () => {
    const city = await resolve('Phường Ba Đình, Thành phố Thanh Hóa, tỉnh Thanh Hóa', then)
    const town = await resolve('Phường Ba Đình, Bỉm Sơn, Thanh Hóa', then)
    expect([city.why, town.why]).toEqual(['found', 'found'])
    expect(city.unit?.unitId).not.toBe(town.unit?.unitId)
    expect((await resolve('Phường Ba Đình, Thanh Hóa', then)).why).toBe('several')
  })

  test('of a year in which one took the place of the other, the one at its beginning', async () => {
    const found = await resolve('Phường An Khê, Đà Nẵng', '2025-01-01', { to: '2025-12-31' })
    const before = await resolve('Phường An Khê, quận Thanh Khê, Đà Nẵng', then)
    expect(found.unit).toEqual({ unitId: before.unit?.unitId, day: '2025-01-01' })
    const later = await resolve('xã Bà Nà, Đà Nẵng', '2025-01-01', { to: '2025-12-31' })
    expect(later.unit?.day).toBe('2025-07-01')
  })

  test('one that was gone or not yet there is named with its time', async () => {
    const gone = await resolve('Phường Hòa An, Đà Nẵng', now)
    expect(gone.why).toBe('other-time')
    expect(gone.possible[0]).toMatchObject({
      place: 'Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng',
      to: '2025-07-01',
    })
    const ahead = await resolve('xã Bà Nà, Đà Nẵng', then)
    expect([ahead.why, ahead.possible[0]?.from]).toEqual(['other-time', '2025-07-01'])
  })
})

describe('what can not be told', () => {
  test('a name that several share is said with all of them', async () => {
    const found = await resolve('xã Tân Lập', then)
    expect(found.why).toBe('several')
    expect(found.possible).toHaveLength(5)
    expect(new Set(found.possible.map(({ place }) => place)).size).toBe(5)
  })

  test('unless one is what the asker looks after', async () => {
    const mine = await resolve('xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La', then)
    const province = await resolve('tỉnh Sơn La', now)
    expect(mine.unit).toBeDefined()
    expect(province.unit).toBeDefined()
    const asked = await resolve('xã Tân Lập, Mộc Châu', then, { prefer: [province.unit?.unitId ?? 0] })
    expect(asked.unit).toEqual(mine.unit)
  })

  test('accents that were typed count', async () => {
    expect(await placeOf('xã Cổ Đô, Ba Vì', then)).toBe('Xã Cổ Đô (2025-07-01)')
    expect(await placeOf('Cờ Đỏ, Ba Vì', then)).not.toContain('Cổ Đô')
  })

  test('a village that no list knows gives way to its commune, and says so', async () => {
    const found = await resolve('Thôn Lệ Sơn Bắc, phường Hòa An, Cẩm Lệ', then)
    expect(found).toMatchObject({ why: 'found', within: 'Thôn Lệ Sơn Bắc' })
    expect(found.unit?.unitId).toBe(await unitId(database.ctx(), codes.hoaAn, then))
    expect(await placeOf('Thôn Lệ Sơn Bắc', then)).toBe('nowhere')
  })

  test.each(['', '  ', '---', '123456', 'Người lập biểu', 'xã', '%', "';", 'ﷺ'.repeat(300), ', , ,'])(
    'nothing breaks on %j',
    async (text) => {
      expect((await resolve(text, then)).why).toBe('nowhere')
    },
  )
})

test('ten thousand places are three queries and one for the names of what fits', async () => {
  const places = Array.from({ length: 10_000 }, (_, i) => ({
    texts: [i % 2 === 0 ? 'phường Hòa An, Cẩm Lệ' : 'xã Tân Lập'],
    from: then,
    to: then,
  }))
  database.queries.length = 0
  const found = await resolvePlaces(database.ctx(), places)
  expect(found).toHaveLength(10_000)
  expect(database.queries).toHaveLength(4)
})
