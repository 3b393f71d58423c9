import { describe, expect, test } from 'vitest'
import { contains, dayBefore, dayWithin, isDay } from './dates.rules.ts'
import { readExtent } from './import/table.rules.ts'
import { readCursor } from './paging.rules.ts'
import { leadingKind, readQuery } from './search.rules.ts'
import { fullName, mayHangUnder, parseFullName, placeName, successionKind } from './units.rules.ts'
import { mayChangeUnit, mayImportUnits, mayManageUnits } from './units.policy.ts'
import { anonymous, system, type Actor, type AccountId } from '#platform/auth/actor.ts'

describe('names of places', () => {
  test.each([
    ['commune', 'Thị trấn Trà Lân', 'township', 'Trà Lân'],
    ['commune', 'xã Bắc Sơn', 'commune', 'Bắc Sơn'],
    ['commune', 'Phường 12', 'ward', '12'],
    ['commune', 'Đặc khu Thổ Châu', 'special_zone', 'Thổ Châu'],
    ['district', 'Thị Xã Sơn Tây', 'town', 'Sơn Tây'],
    ['district', 'Thành phố Huế', 'provincial_city', 'Huế'],
    ['province', 'Thành phố Huế', 'municipality', 'Huế'],
  ] as const)('%s %s', (level, full, kind, name) => {
    expect(parseFullName(level, full)).toEqual({ kind, name })
  })

  test('what begins with no kind word is not guessed', () => {
    expect(parseFullName('commune', 'Trà Lân')).toBeUndefined()
    expect(parseFullName('commune', 'Xã')).toBeUndefined()
    expect(parseFullName('commune', 'Quận 1')).toBeUndefined()
  })

  test('a place is named from the unit up to the province', () => {
    const chain = [
      { fullName: 'Việt Nam', level: 'nation' },
      { fullName: 'Thành phố Đà Nẵng', level: 'province' },
      { fullName: 'Quận Cẩm Lệ', level: 'district' },
      { fullName: fullName({ prefix: 'Phường', name: 'Hòa An' }), level: 'commune' },
    ] as const
    expect(placeName(chain)).toBe('Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng')
    expect(placeName(chain.slice(0, 1))).toBe('Việt Nam')
  })
})

test.each([
  [{ into: 1, outOf: 1, sameName: true, sameKind: true }, 'unchanged'],
  [{ into: 1, outOf: 1, sameName: true, sameKind: false }, 'upgrade'],
  [{ into: 1, outOf: 1, sameName: false, sameKind: false }, 'rename'],
  [{ into: 1, outOf: 3, sameName: true, sameKind: true }, 'merge'],
  [{ into: 2, outOf: 1, sameName: true, sameKind: true }, 'split'],
  [{ into: 2, outOf: 3, sameName: false, sameKind: true }, 'partial'],
] as const)('%j is a %s', (parts, kind) => {
  expect(successionKind(parts)).toBe(kind)
})

test.each([
  ['whole', 'whole'],
  ['part', 'part'],
  ['Giữ nguyên', 'whole'],
  ['Nhập một phần  diện tích', 'part'],
  ['Nhâp một phần diện tích', 'part'],
  ['Nhập một  phần', 'part'],
  ['Nhập một phần diện tích, toàn bộ dân số', 'part_with_all_people'],
  ['Nhập một phần dân số', 'part_of_people'],
  ['Đổi loại hình', 'whole'],
  ['Đổi tên', 'whole'],
  ['Đổi tên từ một phần Phường 15', 'part'],
  ['Đổi tên, đổi loại hình từ một phần thị trấn Lai Uyên', 'part'],
  ['Phần còn lại sau khi tách một phần vào xã Canh Vinh', 'part'],
  ['Sắp xếp toàn bộ xã Thổ Châu thành đặc khu Thổ Châu', 'whole'],
  ['Nhập toàn bộ diện tích', 'part'],
  ['cả nhà', undefined],
])('extent %s', (text, extent) => {
  expect(readExtent(text)).toBe(extent)
})

test('days and spans', () => {
  expect(dayBefore('2025-07-01')).toBe('2025-06-30')
  expect([isDay('2024-02-29'), isDay('2027-02-30'), isDay('2027-1-1'), isDay('')]).toEqual([
    true,
    false,
    false,
    false,
  ])
  expect(contains({ from: null, to: '2025-07-01' }, '2025-07-01')).toBe(false)
  expect(dayWithin({ from: null, to: '2025-07-01' }, '2026-11-21')).toBe('2025-06-30')
  expect(dayWithin({ from: '2025-07-01', to: null }, '2026-11-21')).toBe('2026-11-21')
  expect(dayWithin({ from: '2027-01-01', to: null }, '2026-11-21')).toBe('2027-01-01')
})

test('a damaged cursor is refused, not a fault', () => {
  expect(readCursor('h0o0.12')).toEqual({ sortKey: 'h0o0', id: 12 })
  expect(readCursor('')).toBeUndefined()
  expect(() => readCursor("x' or 1=1")).toThrow('invalid')
})

test('a query is taken apart into words with and without accents', () => {
  expect(readQuery('Hoà  An, Cam Le')).toMatchObject({
    exact: 'hòa an cam le',
    words: ['hoa', 'an', 'cam', 'le'],
    accented: ['% hòa %'],
  })
  expect(readQuery("Ea H'leo")?.accented).toEqual([])
  expect(readQuery(' %_\\ ')).toBeUndefined()
  expect(leadingKind('phuong hoa an')).toEqual({ kinds: ['ward'], rest: 'hoa an' })
  expect(leadingKind('phuong')).toBeUndefined()
})

test('organisations hang anywhere, territory in its order', () => {
  expect(mayHangUnder('neighbourhood', 'commune')).toBe(true)
  expect(mayHangUnder('neighbourhood', 'province')).toBe(false)
  expect(mayHangUnder('organisation', 'organisation')).toBe(true)
  expect(mayHangUnder('nation', 'nation')).toBe(false)
})

test('policies deny by default', () => {
  const officer: Actor = {
    kind: 'account',
    accountId: 'a' as AccountId,
    name: 'x',
    grants: [{ permission: 'units.manage', unitId: 7 }],
  }
  expect(mayManageUnits(officer, [9, 7, 1])).toBe(true)
  expect(mayManageUnits(officer, [9, 1])).toBe(false)
  expect(mayManageUnits(anonymous, [7])).toBe(false)
  expect(mayManageUnits(system, [])).toBe(true)
  expect(mayChangeUnit(officer, 9, [9, 7, 1])).toBe(true)
  expect(mayChangeUnit(officer, 7, [7, 1])).toBe(false)
  expect(mayChangeUnit(system, 7, [7, 1])).toBe(true)
  expect(mayImportUnits(officer, 7)).toBe(false)
  expect(mayImportUnits(officer, undefined)).toBe(false)
  expect(mayImportUnits({ ...officer, grants: [{ permission: 'units.import', unitId: 1 }] }, 1)).toBe(true)
})
