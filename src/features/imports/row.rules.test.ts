/** Rows of lists: what they say as a whole, and which of them are no records. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { targets } from './columns.rules.ts'
import type { Cell, Row } from './header.rules.ts'
import type { Plan } from './import.rules.ts'
import { readRow, skippedRow } from './row.rules.ts'

const plan = (over: Partial<Plan> = {}): Plan => ({
  columns: [
    { column: 1, target: 'title' },
    { column: 2, target: 'unit' },
    { column: 3, target: 'field' },
    { column: 4, target: 'registered' },
  ],
  defaults: { unit: '', registered: '', field: null, level: 'grassroots', ownerBlock: 'state' },
  moneyUnit: 1,
  enterAs: 'draft',
  source: '',
  takeSimilar: false,
  ...over,
})
const names = { types: new Map(), themes: new Map([['moi truong', 7]]), campaigns: new Map() }
const row = (...cells: Cell[]): Row => ({ number: 9, cells })
const codes = (cells: Cell[], over: Partial<Plan> = {}) =>
  readRow(row(...cells), plan(over), names).remarks.map(({ field, code }) => `${field} ${code}`)

describe('rows', () => {
  test('a whole one', () => {
    expect(readRow(row('Đường hoa', 'Hòa An', 'Kinh tế', 'quý 1/2024'), plan(), names)).toEqual({
      fields: { title: 'Đường hoa', field: 'economy', level: 'grassroots', ownerBlock: 'state' },
      places: ['Hòa An'],
      otherPlaces: [],
      period: { from: '2024-01-01', to: '2024-03-31', precision: 'year' },
      remarks: [],
    })
  })

  test('each thing that is missing or not understood is said', () => {
    expect(
      codes([null, null, null, null], { defaults: { ...plan().defaults, level: null, ownerBlock: null } }),
    ).toEqual([
      'title empty',
      'field empty',
      'level empty',
      'ownerBlock empty',
      'registered empty',
      'unit empty',
    ])
    expect(codes(['a', 'b', 'Bóng đá', '31/02/2024'])).toEqual(['field unknown_word', 'registered day'])
  })

  test('what the list says for all rows is taken where a row says nothing', () => {
    const defaults = { ...plan().defaults, unit: 'Phường Hòa An', registered: '2024', field: 'economy' }
    const read = readRow(row('Đường hoa', null, '', null), plan({ defaults }), names)
    expect(read).toMatchObject({
      fields: { field: 'economy' },
      places: ['Phường Hòa An'],
      period: { from: '2024-01-01' },
      remarks: [],
    })
  })

  test('units in columns of their own; a village is said to be one', () => {
    const columns = (['title', 'village', 'unit', 'commune', 'district', 'province'] as const).map(
      (target, i) => ({ column: i + 1, target }),
    )
    const read = readRow(row('a', '2', 'Hội Phụ nữ', 'Hòa An', 'Cẩm Lệ', 'Đà Nẵng'), plan({ columns }), names)
    expect(read.places).toEqual(['Thôn 2', 'Hội Phụ nữ', 'Hòa An', 'Cẩm Lệ', 'Đà Nẵng'])
    expect(read.otherPlaces).toEqual(['Thôn 2', 'Hòa An', 'Cẩm Lệ', 'Đà Nẵng'])
  })

  test('money, days of work, labels, organisations', () => {
    const columns = [
      ...plan().columns,
      ...(['budgetStateVnd', 'startsOn', 'endsOn', 'themes', 'lead'] as const).map((target, i) => ({
        column: i + 5,
        target,
      })),
    ]
    const whole = ['a', 'b', 'Kinh tế', '2024']
    const read = (...more: Cell[]) =>
      readRow(row(...whole, ...more), plan({ columns, moneyUnit: 1_000_000 }), names)
    const good = read(1.5, '1/2/2024', 'tháng 3/2024', 'Môi trường', 'Hội Phụ nữ; Đoàn Thanh niên')
    expect(good.fields).toMatchObject({
      budgetStateVnd: 1_500_000,
      startsOn: '2024-02-01',
      themes: [7],
      lead: ['Hội Phụ nữ', 'Đoàn Thanh niên'],
    })
    expect(good.fields['endsOn']).toBeUndefined()
    expect(good.remarks).toMatchObject([{ field: 'endsOn', code: 'not_exact', note: true }])
    const bad = read('trên 5 tỷ', 'mai', null, 'Bóng đá', 'Ông A')
    expect(bad.remarks.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'lead person',
      'budgetStateVnd money',
      'startsOn day',
      'themes not_in_catalogue',
    ])
  })

  test.each<[string | undefined, Cell[]]>([
    ['numbering', [1, 2, 3, 4]],
    ['numbering', ['(1)', '(2)', '(3)']],
    ['total', ['Tổng cộng', null, null, 12]],
    ['total', [null, 'Cộng:', 12, 3]],
    ['band', ['I. KHỐI ĐẢNG', null, null, null]],
    ['foot', [null, null, 'Người lập biểu', 'TM. BAN CHỈ ĐẠO']],
    [undefined, ['Đường hoa', null, 'Kinh tế', null]],
    [undefined, [null, 'Hòa An', 'Kinh tế', null]],
    [undefined, ['Tổ cộng tác', 'Hòa An', null, null]],
  ])('no record: %s', (why, cells) => {
    expect(skippedRow(row(...cells), plan(), false)).toBe(why)
    expect(skippedRow(row(...cells), plan(), true)).toBe('band')
  })

  test('nothing breaks on anything', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(null),
      fc.constant({ date: '2024-01-01' }),
    )
    const columns = targets.map((target, i) => ({ column: i + 1, target }))
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 35 }), (cells) => {
        readRow(row(...cells), plan({ columns }), names)
        skippedRow(row(...cells), plan({ columns }), false)
      }),
    )
  })
})
