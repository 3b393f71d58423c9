/** Sets are added up only where they are declared and proven to share no record. */
import { describe, expect, test } from 'vitest'
import {
  addingUp,
  everyYear,
  grouped,
  keptApartBy,
  openPairs,
  setErrors,
  type Where,
} from './statistics.rules.ts'

const party: Where = { ownerBlock: ['party'], level: ['district'] }
const unions: Where = { ownerBlock: ['front_unions'] }
const offices: Where = { ownerBlock: ['state', 'armed_forces'] }

test.each<[Where, Where, string | undefined]>([
  [party, unions, 'ownerBlock'],
  [unions, offices, 'ownerBlock'],
  [party, { level: ['village', 'grassroots'] }, 'level'],
  [party, { level: ['village', 'district'] }, undefined],
  [party, { field: ['economy'] }, undefined],
  [{ theme: [1] }, { theme: [2] }, undefined],
  [{ campaign: [0] }, { campaign: [2] }, undefined],
  [{ type: [0] }, { type: [2] }, 'type'],
  [{ recognised: [true] }, { recognised: [false] }, 'recognised'],
  [{}, {}, undefined],
])('%j and %j are kept apart by %s', (one, other, dimension) => {
  expect(keptApartBy(one, other)).toBe(dimension)
  expect(keptApartBy(other, one)).toBe(dimension)
})

describe('a total', () => {
  const three = [party, unions, offices].map((where) => ({ where }))

  test('is there where each pair is kept apart by its conditions, once someone declared it', () => {
    expect(openPairs(three)).toEqual([])
    expect(addingUp(true, [], [])).toEqual({ may: true, proof: 'conditions' })
    expect(addingUp(false, [], [])).toEqual({ may: false, why: 'not-declared' })
  })

  test('needs the records where conditions allow an overlap', () => {
    const open = openPairs([...three, { where: { field: ['economy'] } }])
    expect(open).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ])
    expect(addingUp(true, open, [0, 0, 0])).toEqual({ may: true, proof: 'records' })
    expect(addingUp(true, open, [0, 2, 0])).toEqual({
      may: false,
      why: 'overlap',
      shared: [{ parts: [1, 3], n: 2 }],
    })
    expect(addingUp(false, open, [0, 0, 0])).toMatchObject({ may: false, why: 'not-declared' })
  })
})

test('a set has two parts or more, each with a condition', () => {
  const part = { name: { vi: 'a', en: 'a' }, where: unions }
  expect(setErrors({ parts: [part, part] })).toEqual([])
  expect(setErrors({ parts: [part] }).map(({ code }) => code)).toEqual(['too_few'])
  expect(setErrors({ parts: [part, { ...part, where: { level: undefined } }] })).toMatchObject([
    { field: 'parts.1.name.vi', code: 'no_condition' },
  ])
})

test('long sums are grouped exactly', () => {
  expect(grouped('0', '.')).toBe('0')
  expect(grouped('999', '.')).toBe('999')
  expect(grouped('9007199254740993123', '.')).toBe('9.007.199.254.740.993.123')
})

test('years in which nothing was registered stand between those that have something', () => {
  expect(everyYear(['2024', '2021', '2022'])).toEqual(['2021', '2022', '2023', '2024'])
  expect(everyYear(['2026'])).toEqual(['2026'])
  expect(everyYear([])).toEqual([])
  expect(everyYear(['1900', '2026'])).toEqual(['1900', '2026'])
})
