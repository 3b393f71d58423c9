/** What may be defined and what not: units of measure, sums, criteria, and above all nothing about persons. */
import { describe, expect, test } from 'vitest'
import { indicators as seeds, measures as measureSeeds } from '../../../migrations/seed/indicators.ts'
import {
  type Definition,
  definitionErrors,
  type Indicator,
  type IndicatorId,
  type Measure,
  type Nature,
  optionsOf,
  revisionErrors,
} from './indicator.rules.ts'
import { nestedCounts } from './grade.rules.ts'
import { measureOf } from './measure.rules.ts'
import { lastEnded, periodAround } from './period.rules.ts'

const household: Measure = {
  code: 'household',
  name: { vi: 'hộ', en: 'households' },
  dimension: 'count',
  average: false,
  aboutPeople: true,
}
const nature: Nature = {
  kind: 'number',
  measure: household,
  decimals: 0,
  timing: 'state',
  aboutPeople: true,
  additive: true,
  levels: ['neighbourhood'],
  unitKinds: [],
}
const definition: Definition = {
  name: 'Số hộ dùng nước sạch',
  nameEn: '',
  meaning: '',
  numerator: '',
  denominator: '',
  options: [],
  direction: 'up',
  rounding: 1,
  every: null,
  suppliedBy: '',
  source: '',
  verified: false,
}
const codes = (n: Partial<Nature>, d: Partial<Definition>) =>
  definitionErrors({ ...nature, ...n }, { ...definition, ...d }).map(({ field, code }) => `${field}: ${code}`)
const options = (...labels: string[]) => labels.map((label, i) => ({ code: `o${i}`, label }))

describe('a definition', () => {
  test('stands', () => expect(codes({}, {})).toEqual([]))

  test.each([
    ['money counted in households', { kind: 'money' }, {}, ['measure: wrong_measure']],
    ['a rate without what it is of', { kind: 'rate' }, {}, ['numerator: required', 'denominator: required']],
    [
      'money with decimals',
      { kind: 'money', decimals: 2, measure: { ...household, dimension: 'money' } },
      {},
      ['decimals: whole'],
    ],
    [
      'an average that is added up',
      { measure: { ...household, average: true } },
      {},
      ['additive: never_added'],
    ],
    ['grades that are added up', { kind: 'grade' }, { options: options('Đạt') }, ['additive: never_added']],
    [
      'criteria over a period',
      { kind: 'checklist', additive: false, timing: 'period' },
      { options: options('Sạch ngõ') },
      ['timing: state_only'],
    ],
    ['a checklist without criteria', { kind: 'checklist', additive: false }, {}, ['options: required']],
    ['a number with criteria', {}, { options: options('Sạch ngõ') }, ['options: no_options']],
    [
      'a criterion twice',
      { kind: 'checklist', additive: false },
      { options: options('Sạch ngõ', 'sạch ngõ') },
      ['options: twice'],
    ],
  ] as [string, Partial<Nature>, Partial<Definition>, string[]][])('%s is refused', (_, n, d, expected) =>
    expect(codes(n, d)).toEqual(expected),
  )

  test.each([
    ['Số người bất mãn', 'name: personal_attribute'],
    ['Danh sách người nghiện', 'name: personal_attribute'],
    ['Danh sách hộ nghèo', 'name: personal_list'],
    ['Chấm điểm từng hộ', 'name: personal_attribute'],
    ['Hình ảnh camera khu dân cư', 'name: personal_attribute'],
  ])('that asks what must not be known of people is refused: %s', (name, error) =>
    expect(codes({}, { name })).toContain(error),
  )

  test('hides it neither in the meaning, nor in a criterion, nor in English', () => {
    expect(codes({}, { meaning: 'Ghi tôn giáo của chủ hộ.' })).toEqual(['meaning: personal_attribute'])
    expect(codes({}, { nameEn: 'List of households with an addict' })).toEqual(['nameEn: personal_attribute'])
    const checklist = { kind: 'checklist', additive: false } as const
    expect(codes(checklist, { options: options('Sạch nhà', 'Không có người theo đạo') })).toEqual([
      'options: personal_attribute',
    ])
    expect(codes(checklist, { options: options('Không sinh con thứ ba', 'Không có ma túy') })).toEqual([])
  })

  test('may say in its meaning what is not asked', () => {
    expect(
      codes({}, { meaning: 'Số chung của cả thôn; không ghi tên hộ, không lập danh sách người.' }),
    ).toEqual([])
    expect(codes({}, { meaning: 'Không ghi tên, ghi tôn giáo của chủ hộ.' })).toEqual([
      'meaning: personal_attribute',
    ])
  })

  test('counts Party members of a cell only as what the cell supplies, kept from small tables', () => {
    const name = 'Số đảng viên của chi bộ'
    expect(codes({}, { name })).toEqual(['suppliedBy: supplier'])
    expect(codes({ aboutPeople: false }, { name, suppliedBy: 'Chi bộ' })).toEqual([
      'aboutPeople: about_people',
    ])
    expect(codes({}, { name, suppliedBy: 'Chi bộ' })).toEqual([])
  })
})

test('every indicator that the program brings along stands by its own rules', () => {
  expect(seeds.length).toBeGreaterThan(20)
  for (const seed of seeds) {
    const measure = measureSeeds.find(({ code }) => code === seed.measure)
    expect(measure, seed.code).toBeDefined()
    const errors = definitionErrors(
      {
        kind: seed.kind as Nature['kind'],
        measure: {
          code: seed.measure,
          name: { vi: measure?.vi ?? '', en: measure?.en ?? '' },
          dimension: measure?.dimension as Measure['dimension'],
          average: measure?.average ?? false,
          aboutPeople: measure?.people ?? false,
        },
        decimals: seed.decimals ?? 0,
        timing: seed.timing ?? 'state',
        aboutPeople: measure?.people ?? false,
        additive: seed.adds ?? false,
        levels: seed.levels as Nature['levels'],
        unitKinds: seed.unitKinds ?? [],
      },
      {
        ...definition,
        name: seed.vi,
        nameEn: seed.en,
        meaning: seed.meaning ?? '',
        numerator: seed.numerator ?? '',
        denominator: seed.denominator ?? '',
        options: seed.options ?? [],
        suppliedBy: seed.suppliedBy ?? '',
      },
    )
    expect(errors, seed.code).toEqual([])
  }
  const eight = seeds.find(({ code }) => code === 'five_no_three_clean')
  expect(eight?.options).toHaveLength(8)
})

describe('later words', () => {
  const indicator: Indicator = {
    ...nature,
    kind: 'checklist',
    additive: false,
    id: 'x' as IndicatorId,
    code: null,
    scopeUnitId: null,
    profile: null,
    example: false,
    revision: 1,
    versions: [{ ...definition, options: options('Sạch nhà', 'Sạch ngõ'), from: '2024-01-01', to: null }],
  }
  const revised = (from: string | null, labels: string[], lastValueOn: string | null) =>
    revisionErrors(indicator, from, { ...definition, options: options(...labels) }, lastValueOn).map(
      ({ code }) => code,
    )

  test.each([
    [null, ['Nhà sạch', 'Ngõ sạch'], '2025-01-01', []],
    [null, ['Sạch nhà', 'Sạch ngõ', 'Sạch bếp'], '2025-01-01', ['values_by_old']],
    [null, ['Sạch nhà', 'Sạch ngõ', 'Sạch bếp'], null, []],
    ['2026-02-15', ['Sạch nhà', 'Sạch ngõ', 'Sạch bếp'], '2025-01-01', []],
    ['2026-02-15', ['Sạch nhà'], '2026-02-15', ['values_by_old']],
    ['2023-01-01', ['Sạch nhà', 'Sạch ngõ'], null, ['before_last']],
  ])('from %s with %j, values up to %s: %j', (from, labels, lastValueOn, expected) =>
    expect(revised(from, labels, lastValueOn)).toEqual(expected),
  )

  test('what has ended stays ended', () => {
    const ended = {
      ...indicator,
      versions: indicator.versions.map((version) => ({ ...version, to: '2025-01-01' })),
    }
    expect(revisionErrors(ended, '2026-01-01', definition, null).map(({ code }) => code)).toEqual(['ended'])
  })

  test('a line keeps its code while its words are mended; new lines get new ones', () => {
    const before = options('Sạch nhà', 'Sạch ngõ')
    expect(
      optionsOf([{ code: 'o0', label: 'Nhà sạch' }, { label: 'Sạch ngõ' }, { label: 'Sạch bếp' }], before),
    ).toEqual([
      { code: 'o0', label: 'Nhà sạch' },
      { code: 'o1', label: 'Sạch ngõ' },
      { code: 'o2', label: 'Sạch bếp' },
    ])
  })
})

test.each([
  ['giếng', 'number', { dimension: 'count', average: false, aboutPeople: false }],
  ['lượt người', 'number', { aboutPeople: true }],
  ['đồng/hộ', 'money', { dimension: 'money', average: true, aboutPeople: false }],
  ['người/km²', 'number', { average: true, aboutPeople: true }],
] as const)('a new unit of measure says of itself: %s', (name, kind, expected) =>
  expect(measureOf(name, kind)).toMatchObject(expected),
)

test('nested grades: 382 met, 188 of them advanced, 76 of them model', () => {
  const reached = [
    ...Array<string>(194).fill('met'),
    ...Array<string>(112).fill('advanced'),
    ...Array<string>(76).fill('model'),
  ]
  const grades = ['met', 'advanced', 'model'].map((code) => ({ code, label: code }))
  expect(nestedCounts(grades, reached).map(({ n }) => n)).toEqual([382, 188, 76])
  expect(nestedCounts(grades, ['none', 'model']).map(({ n }) => n)).toEqual([1, 1, 1])
})

test('periods and the last one that ended', () => {
  expect(periodAround('quarter', '2026-11-21')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
  expect(lastEnded('quarter', '2026-11-21')).toEqual({ from: '2026-07-01', to: '2026-09-30' })
  expect(lastEnded('month', '2026-03-01')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(lastEnded('half_year', '2026-01-01')).toEqual({ from: '2025-07-01', to: '2025-12-31' })
  expect(lastEnded('year', '2026-11-21')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
})
