/** Two officers who edit the same model at once: what is joined, what is asked, and that nothing is lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeContent } from './merge.rules.ts'
import { type Content, contentFields, type Owner } from './model.rules.ts'

const named = (...names: string[]): Owner[] => names.map((name) => ({ name, block: null, unitId: null }))

const base: Content = {
  unitId: 1,
  title: 'Tổ vay vốn',
  field: 'economy',
  level: 'grassroots',
  ownerBlock: 'front_unions',
  typeId: null,
  themes: [],
  campaigns: [],
  registeredOn: '2026-02-15',
  registeredPrecision: 'day',
  year: 2026,
  situation: '',
  goals: 'Mười hộ',
  method: '',
  targetGroup: '',
  place: '',
  lead: named('Hội Phụ nữ'),
  coordinating: [],
  participating: [],
  resources: '',
  budgetStateVnd: null,
  budgetMobilisedVnd: 0,
  startsOn: null,
  endsOn: null,
  outputs: '',
  sustainability: '',
}

describe('field by field', () => {
  test('what only one changed is joined without asking', () => {
    const merge = mergeContent(base, { ...base, goals: 'Hai mươi hộ' }, { ...base, place: 'Thôn 2' })
    expect(merge.conflicts).toEqual([])
    expect(merge.merged).toEqual({ ...base, goals: 'Hai mươi hộ', place: 'Thôn 2' })
    expect(merge.theirs.map(({ field }) => field)).toEqual(['goals'])
    expect(merge.yours.map(({ field }) => field)).toEqual(['place'])
  })

  test('what both changed alike is no conflict, what both changed apart is one', () => {
    const merge = mergeContent(
      base,
      { ...base, title: 'Tổ góp vốn', lead: named('Hội Nông dân') },
      { ...base, title: 'Tổ góp vốn', lead: named('Hội Phụ nữ', 'Hội Nông dân') },
    )
    expect(merge.conflicts).toEqual([
      {
        field: 'lead',
        base: named('Hội Phụ nữ'),
        theirs: named('Hội Nông dân'),
        yours: named('Hội Phụ nữ', 'Hội Nông dân'),
      },
    ])
    expect(merge.merged.title).toBe('Tổ góp vốn')
  })

  test('nothing said is not zero', () => {
    const merge = mergeContent(base, { ...base, budgetMobilisedVnd: null }, base)
    expect(merge.theirs).toEqual([{ field: 'budgetMobilisedVnd', base: 0, theirs: null, yours: 0 }])
  })
})

test('the second sees what changed and loses nothing: every value of either side is in the answer', () => {
  const side = fc.record(
    {
      title: fc.constantFrom('Tổ vay vốn', 'Tổ góp vốn', 'Tổ tiết kiệm'),
      goals: fc.constantFrom('Mười hộ', 'Hai mươi hộ', ''),
      year: fc.constantFrom(2025, 2026),
      lead: fc.constantFrom(named('Hội Phụ nữ'), named('Hội Nông dân'), []),
      startsOn: fc.constantFrom(null, '2026-03-01'),
      budgetStateVnd: fc.constantFrom(null, 0, 5),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(side, side, (a, b) => {
      const theirs: Content = { ...base, ...a }
      const yours: Content = { ...base, ...b }
      const merge = mergeContent(base, theirs, yours)
      for (const field of contentFields) {
        const held = [
          merge.merged[field],
          ...merge.conflicts.filter((c) => c.field === field).map((c) => c.theirs),
        ]
        const changed = [theirs, yours]
          .map((side) => side[field])
          .filter((value) => JSON.stringify(value) !== JSON.stringify(base[field]))
        for (const value of changed) expect(held).toContainEqual(value)
      }
      expect(mergeContent(base, yours, theirs).conflicts.map(({ field }) => field)).toEqual(
        merge.conflicts.map(({ field }) => field),
      )
    }),
  )
})
