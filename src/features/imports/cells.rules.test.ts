/** What clerks write into cells, and what it means: times, money, words, titles. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPeriod } from './days.rules.ts'
import type { Cell } from './header.rules.ts'
import { guessMoneyUnit, moneyUnits, readMoney } from './money.rules.ts'
import { sameWork, titleKey } from './similar.rules.ts'
import { namesAPerson, readBlock, readField, readLevel, readNames } from './vocabulary.rules.ts'

describe('times', () => {
  test.each<[Cell, string, string, string]>([
    [{ date: '2024-03-05' }, '2024-03-05', '2024-03-05', 'day'],
    ['05/03/2024', '2024-03-05', '2024-03-05', 'day'],
    ['5-3-24', '2024-03-05', '2024-03-05', 'day'],
    ['5.3.2024', '2024-03-05', '2024-03-05', 'day'],
    ['Ngày 5 tháng 3 năm 2024', '2024-03-05', '2024-03-05', 'day'],
    ['2024-03-05', '2024-03-05', '2024-03-05', 'day'],
    ['2024-03-05 00:00:00', '2024-03-05', '2024-03-05', 'day'],
    ['29/02/2024', '2024-02-29', '2024-02-29', 'day'],
    ['05/03/98', '1998-03-05', '1998-03-05', 'day'],
    ['tháng 3/2024', '2024-03-01', '2024-03-31', 'month'],
    ['Tháng 02 năm 2024', '2024-02-01', '2024-02-29', 'month'],
    ['T3/2024', '2024-03-01', '2024-03-31', 'month'],
    ['3/2024', '2024-03-01', '2024-03-31', 'month'],
    ['thang 12-2023', '2023-12-01', '2023-12-31', 'month'],
    ['Quý II/2023', '2023-04-01', '2023-06-30', 'year'],
    ['quy 4 nam 2023', '2023-10-01', '2023-12-31', 'year'],
    ['Q1/2023', '2023-01-01', '2023-03-31', 'year'],
    ['6 tháng đầu năm 2025', '2025-01-01', '2025-06-30', 'year'],
    ['2024', '2024-01-01', '2024-12-31', 'year'],
    ['Năm 2024', '2024-01-01', '2024-12-31', 'year'],
    [2024, '2024-01-01', '2024-12-31', 'year'],
  ])('%j', (cell, from, to, precision) => {
    expect(readPeriod(cell)).toEqual({ from, to, precision })
  })

  test.each<[Cell]>([
    ['31/02/2024'],
    ['29/02/2023'],
    ['03/25/2024'],
    ['13/2024'],
    ['quý V/2023'],
    ['2023-2024'],
    ['thường xuyên'],
    ['20245'],
    ['05/03/0024'],
    [45_356],
    [2024.5],
    [true],
    [null],
    [''],
  ])('%j is none', (cell) => {
    expect(readPeriod(cell)).toBeUndefined()
  })

  test('every day of every year is itself, however it is written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1945-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        fc.constantFrom('/', '-', '.'),
        fc.boolean(),
        (at, sign, padded) => {
          const on = at.toISOString().slice(0, 10)
          const [year = '', month = '', day = ''] = on.split('-')
          const parts = padded ? [day, month, year] : [Number(day), Number(month), year]
          expect(readPeriod(parts.join(sign))).toEqual({ from: on, to: on, precision: 'day' })
        },
      ),
    )
  })
})

describe('money', () => {
  test.each<[Cell, (typeof moneyUnits)[number], number | undefined]>([
    [1_500_000, 1, 1_500_000],
    [1.5, 1_000_000, 1_500_000],
    ['1.500.000', 1, 1_500_000],
    ['1.500.000 đồng', 1, 1_500_000],
    ['1,500,000 VNĐ', 1, 1_500_000],
    ['1 500 000', 1, 1_500_000],
    ['15 triệu', 1, 15_000_000],
    ['15tr', 1, 15_000_000],
    ['1,5 tỷ', 1, 1_500_000_000],
    ['1.5 tỷ đồng', 1, 1_500_000_000],
    ['2 tỷ 500 triệu', 1, 2_500_000_000],
    ['1.200', 1_000_000, 1_200_000_000],
    ['1,5', 1_000_000, 1_500_000],
    ['15 triệu', 1_000_000, 15_000_000],
    ['0', 1, 0],
    ['trên 5 tỷ', 1, undefined],
    ['khoảng 3 triệu', 1, undefined],
    ['1,5', 1, undefined],
    ['5 triệu 2 tỷ', 1, undefined],
    ['3 bò', 1, undefined],
    ['10 20', 1, undefined],
    ['chưa có', 1, undefined],
    [-5, 1, undefined],
    [1e16, 1, undefined],
    [{ date: '2024-01-01' }, 1, undefined],
  ])('%j in units of %d', (cell, unit, expected) => {
    expect(readMoney(cell, unit)).toBe(expected)
  })

  test('grouped digits are what they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (amount) => {
        expect(readMoney(amount.toLocaleString('vi-VN'), 1)).toBe(amount)
      }),
    )
  })

  test('a cell full of signs is no amount, and takes no longer than its length', () => {
    const cell = `1${',.'.repeat(16_000)}1`
    for (let i = 0; i < 100; i++) expect(readMoney(cell, 1)).toBeUndefined()
  })

  test('the unit that the list names', () => {
    expect(guessMoneyUnit(['Kinh phí (triệu đồng)'])).toBe(1_000_000)
    expect(guessMoneyUnit(['ĐVT: 1.000 đồng'.replace('1.000', '1000')])).toBe(1_000)
    expect(guessMoneyUnit(['Kinh phí', 'Đơn vị tính: tỷ đồng'])).toBe(1_000_000_000)
    expect(guessMoneyUnit(['Kinh phí (đồng)'])).toBe(1)
    expect(guessMoneyUnit(['Tên mô hình', 'Kinh phí (triệu)'])).toBe(1_000_000)
    expect(guessMoneyUnit(['Ngân sách (tr.đ)'])).toBe(1_000_000)
    expect(guessMoneyUnit(['Số tiền (tỷ)'])).toBe(1_000_000_000)
    expect(guessMoneyUnit(['Tiền vận động (nghìn)'])).toBe(1_000)
    /* A place, and the word of a heading itself. */
    expect(guessMoneyUnit(['UBND xã Triệu Phong', 'Ngân sách Nhà nước', 'Tỷ lệ'])).toBe(1)
  })
})

describe('words', () => {
  test.each([
    ['Kinh tế', 'economy'],
    ['phát triển kinh tế', 'economy'],
    ['VH-XH', 'culture_society'],
    ['Văn hoá, xã hội', 'culture_society'],
    ['Xã hội', 'culture_society'],
    ['ANQP', 'security_defence'],
    ['Quốc phòng – An ninh', 'security_defence'],
    ['an ninh trật tự', 'security_defence'],
    ['XD HTCT', 'political_system'],
    ['Xây dựng Đảng, hệ thống chính trị', 'political_system'],
    ['economy', 'economy'],
    ['Kinh tế - xã hội', undefined],
    ['Khác', undefined],
  ])('the field %s', (text, value) => {
    expect(readField(text)).toBe(value)
  })

  test.each([
    ['Cấp xã', 'grassroots'],
    ['Cơ sở', 'grassroots'],
    ['Thôn', 'village'],
    ['Tổ dân phố', 'village'],
    ['cap huyen', 'district'],
    ['Thị xã', 'district'],
    ['Tỉnh', 'province'],
    ['Thành phố', 'province'],
    ['Trung ương', undefined],
  ])('the level %s', (text, value) => {
    expect(readLevel(text)).toBe(value)
  })

  test.each([
    ['Khối Đảng', 'party'],
    ['Chính quyền', 'state'],
    ['MTTQ', 'front_unions'],
    ['Mặt trận, đoàn thể', 'front_unions'],
    ['LLVT', 'armed_forces'],
    ['Công an', 'armed_forces'],
    ['Khác', 'other'],
    ['abc', undefined],
  ])('the block %s', (text, value) => {
    expect(readBlock(text)).toBe(value)
  })

  test('names are parted; those of persons are seen', () => {
    expect(readNames('- Hội Phụ nữ; Đoàn Thanh niên,\n+ Công an phường')).toEqual([
      'Hội Phụ nữ',
      'Đoàn Thanh niên',
      'Công an phường',
    ])
    expect(['Ông Nguyễn Văn A', 'Đ/c Lan', 'bà: Hoa'].map(namesAPerson)).toEqual([true, true, true])
    expect(['Hội Ông bà', 'Ban An ninh', 'Chi hội'].map(namesAPerson)).toEqual([false, false, false])
  })
})

describe('titles of the same work', () => {
  const same = (a: string, b: string) => sameWork(titleKey(a), titleKey(b))

  test.each([
    ['Tuyến đường hoa thôn Đông', 'TUYEN DUONG HOA THON DONG'],
    ['Tuyến đường hoa thôn Đông', 'Mô hình “Tuyến đường hoa, thôn Đông”.'],
    ['Tuyến đường hoa thôn Đông', 'Tuyến đườg hoa thôn Đông'],
    ['Tổ tự quản an ninh trật tự', 'Tổ tự quản an nihn trật tự'],
  ])('%s = %s', (a, b) => {
    expect(same(a, b)).toBe(true)
    expect(same(b, a)).toBe(true)
  })

  test.each([
    ['Tổ tự quản thôn 1', 'Tổ tự quản thôn 2'],
    ['Tuyến đường hoa thôn Đông', 'Tuyến đường hoa thôn Tây'],
    ['Tổ tự quản khu A', 'Tổ tự quản khu B'],
    ['Đường hoa', 'Đường cờ'],
    ['Tổ tự quản số 2024', 'Tổ tự quản số 2025'],
  ])('%s ≠ %s', (a, b) => {
    expect(same(a, b)).toBe(false)
  })
})
