/** Which unit a shape is of: code and name must agree, and everything else is told. */
import { expect, test } from 'vitest'
import type { UnitVersion } from '../units.rules.ts'
import { type Bounded, matchShapes, unitsWithout } from './match.rules.ts'
import type { Shape } from './shape-file.rules.ts'

const unit = (id: number, code: string, fullName: string, parentId = 1): UnitVersion => ({
  versionId: id,
  id,
  kind: 'ward',
  level: 'commune',
  name: fullName.replace(/^(?:Phường|Xã) /u, ''),
  fullName,
  kindEn: 'Ward',
  code,
  codeSystem: 'gso',
  parentId,
  ownerBlock: null,
  from: '2025-07-01',
  to: null,
  dated: true,
})
const units = [
  unit(1, '00004', 'Phường Ba Đình'),
  unit(2, '20305', 'Phường An Khê'),
  unit(3, '20306', 'Xã Cổ Đô'),
  unit(4, '20307', 'Xã Hòa Tiến'),
  unit(5, '30001', 'Xã Hòa Tiến', 2),
  unit(6, '20308', 'Xã Cờ Đỏ'),
]
const shape = (row: number, properties: Record<string, unknown>): Shape => ({
  row,
  properties,
  polygons: [[[0, 0, row, 0, row, row]]],
})
const codes = (notes: readonly { code: string; row: string }[]) =>
  notes.map(({ code, row }) => `${row} ${code}`)
const ids = (matched: readonly Bounded[]) => matched.map((one) => one.unit.id)

test('code and name agree, in other spellings and fields too', () => {
  const found = matchShapes(
    [
      shape(1, { code: '00004', fullName: 'Phường Ba Đình' }),
      shape(2, { MA_XA: '20305', TEN_XA: 'An Khê' }),
      shape(3, { code: '20307', name: 'xã Hoà Tiến'.normalize('NFD') }),
    ],
    units,
  )
  expect(ids(found.matched)).toEqual([1, 2, 4])
  expect([...found.unresolved, ...found.repaired, ...found.guessed]).toEqual([])
})

test('a code that was reused for a unit of another name is refused', () => {
  const found = matchShapes([shape(1, { code: '20305', name: 'Phường Hòa An' })], units)
  expect(found.matched).toEqual([])
  expect(found.unresolved).toEqual([
    { row: '1', code: 'shape-name-differs', subject: 'Phường Hòa An', detail: '20305: Phường An Khê' },
  ])
})

test('a lost zero is restored only where the name agrees', () => {
  const found = matchShapes(
    [shape(1, { code: 4, name: 'Phường Ba Đình' }), shape(2, { code: 4, name: 'Phường Khác' })],
    units,
  )
  expect(ids(found.matched)).toEqual([1])
  expect(codes(found.repaired)).toEqual(['1 leading-zero'])
  expect(codes(found.unresolved)).toEqual(['2 shape-name-differs'])
})

test('a name without any accents is taken and told; wrong accents are another name', () => {
  const found = matchShapes(
    [shape(1, { code: '20306', name: 'Xa Co Do' }), shape(2, { code: '20308', name: 'Xã Cổ Đô' })],
    units,
  )
  expect(ids(found.matched)).toEqual([3])
  expect(codes(found.guessed)).toEqual(['1 shape-named-otherwise'])
  expect(codes(found.unresolved)).toEqual(['2 shape-name-differs'])
})

test('another word for the kind is taken and told', () => {
  const found = matchShapes([shape(1, { code: '20305', name: 'Xã An Khê' })], units)
  expect(ids(found.matched)).toEqual([2])
  expect(codes(found.guessed)).toEqual(['1 shape-named-otherwise'])
})

test('a wrong code is forgiven to the only one of that name beside units that were matched', () => {
  const beside = shape(1, { code: '00004', name: 'Phường Ba Đình' })
  const lost = shape(2, { code: '99999', name: 'Xã Hòa Tiến' })
  const found = matchShapes([beside, lost], units)
  expect(ids(found.matched)).toEqual([1, 4])
  expect(found.guessed).toEqual([
    { row: '2', code: 'shape-by-name', subject: 'Xã Hòa Tiến', detail: '99999 → 20307' },
  ])
  expect(matchShapes([lost], units).matched).toEqual([])
  const twice = matchShapes([beside, lost, { ...lost, row: 3 }], units)
  expect(codes(twice.unresolved)).toEqual(['2 shape-code-unknown', '3 shape-code-unknown'])
})

test('several shapes of one unit are joined; without an area, a code or a name there is none', () => {
  const island = shape(2, { code: '00004', name: 'Phường Ba Đình' })
  const found = matchShapes(
    [
      { ...island, row: 1 },
      island,
      { ...island, row: 3, polygons: [] },
      shape(4, { code: '20305' }),
      shape(5, { name: 'Phường An Khê' }),
    ],
    units,
  )
  expect(found.matched.map(({ polygons }) => polygons.length)).toEqual([2])
  expect(codes(found.repaired)).toEqual(['2 shape-parts-joined'])
  expect(codes(found.unresolved)).toEqual(['3 shape-without-area', '4 shape-unnamed', '5 shape-unnamed'])
})

test('fields may be named, and then only those count', () => {
  const named = shape(1, { code: '1', id_xa: '20305', TEN: 'Phường An Khê' })
  expect(ids(matchShapes([named], units, { code: 'ID_XA' }).matched)).toEqual([2])
  expect(codes(matchShapes([named], units, { name: 'label' }).unresolved)).toEqual(['1 shape-unnamed'])
})

test('units left out are told where others of theirs were drawn, not for the whole country', () => {
  const { matched } = matchShapes([shape(1, { code: '00004', name: 'Phường Ba Đình' })], units)
  expect(unitsWithout(units, new Set([1, 2, 6]), matched).map(({ subject }) => subject)).toEqual([
    'Xã Cổ Đô',
    'Xã Hòa Tiến',
  ])
})
