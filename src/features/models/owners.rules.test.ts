/** Several owners with roles: lines that clerks write, and what they mean. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownerBlocks } from './model.rules.ts'
import { coBlocks, ownerLine, ownersOf, readOwner } from './owners.rules.ts'

test.each([
  ['Hội Phụ nữ phường', { name: 'Hội Phụ nữ phường', block: null, unitId: null }],
  ['Hội Phụ nữ phường | mặt trận', { name: 'Hội Phụ nữ phường', block: 'front_unions', unitId: null }],
  ['Hội Phụ nữ phường|DOAN THE', { name: 'Hội Phụ nữ phường', block: 'front_unions', unitId: null }],
  ['Chi bộ thôn 2 | khối Đảng | #4021', { name: 'Chi bộ thôn 2', block: 'party', unitId: 4021 }],
  ['Công an phường | #7', { name: 'Công an phường', block: null, unitId: 7 }],
  [
    'Ban Chỉ huy Quân sự | armed forces',
    { name: 'Ban Chỉ huy Quân sự', block: 'armed_forces', unitId: null },
  ],
  ['Hội Phụ nữ phường |', { name: 'Hội Phụ nữ phường', block: null, unitId: null }],
  ['| mặt trận', undefined],
  ['Hội Phụ nữ | khối nào đó', undefined],
  ['Hội Phụ nữ | #0', undefined],
])('%s', (line, owner) => {
  expect(readOwner(line)).toEqual(owner)
})

test('a line that is written back is read the same', () => {
  const owners = fc.record({
    name: fc.constantFrom('Hội Phụ nữ', 'Ủy ban nhân dân xã', '4021'),
    block: fc.constantFrom(null, ...ownerBlocks),
    unitId: fc.constantFrom(null, 1, 4021),
  })
  fc.assert(
    fc.property(owners, (owner) => {
      expect(readOwner(ownerLine(owner))).toEqual(owner)
    }),
  )
})

test('the other blocks of the leading organisations, each once', () => {
  const lead = ['party', 'front_unions', 'party', 'state'] as const
  const owners = lead.map((block) => ({ name: 'x', block, unitId: null }))
  expect(coBlocks({ ownerBlock: 'state', lead: owners })).toEqual(['party', 'front_unions'])
  expect(coBlocks({ ownerBlock: 'state', lead: [] })).toEqual([])
})

test('a version of the earlier format, with bare names, reads as organisations of no said block', () => {
  expect(ownersOf(['Hội Phụ nữ', { name: 'Chi bộ', block: 'party' }])).toEqual([
    { name: 'Hội Phụ nữ', block: null, unitId: null },
    { name: 'Chi bộ', block: 'party', unitId: null },
  ])
})
