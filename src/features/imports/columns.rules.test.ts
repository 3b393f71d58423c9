/** Headings of lists: where they stand and what they mean. */
import { describe, expect, test } from 'vitest'
import { guessColumns, headingScore } from './columns.rules.ts'
import {
  bandRows,
  type Cell,
  columnsOf,
  fillDown,
  findHeader,
  headerAt,
  type Merge,
  type Row,
} from './header.rules.ts'

const rowsOf = (...rows: Cell[][]): Row[] =>
  rows.flatMap((cells, i) => (cells.length === 0 ? [] : [{ number: i + 1, cells }]))

describe('headings', () => {
  const guess = (...headings: string[]) =>
    Object.fromEntries(
      [...guessColumns(headings.map((heading, i) => ({ column: i + 1, heading })))].map(
        ([column, target]) => [headings[column - 1], target],
      ),
    )

  test('as lists have them', () => {
    expect(
      guess(
        'STT',
        'Tên mô hình',
        'Đơn vị',
        'Xã/phường',
        'Quận, huyện (cũ)',
        'Tỉnh/TP',
        'Lĩnh vực',
        'Khối',
        'Cấp',
        'Ngày đăng ký',
        'Năm',
        'Chủ trì',
        'Phối hợp',
        'Kinh phí (triệu đồng)',
        'Ghi chú',
      ),
    ).toEqual({
      'Tên mô hình': 'title',
      'Đơn vị': 'unit',
      'Xã/phường': 'commune',
      'Quận, huyện (cũ)': 'district',
      'Tỉnh/TP': 'province',
      'Lĩnh vực': 'field',
      Khối: 'ownerBlock',
      Cấp: 'level',
      'Ngày đăng ký': 'registered',
      Năm: 'year',
      'Chủ trì': 'lead',
      'Phối hợp': 'coordinating',
      'Kinh phí (triệu đồng)': 'budgetStateVnd',
    })
  })

  test('without accents, in capitals, longer, numbered', () => {
    expect(
      guess(
        'TEN MO HINH DAN VAN KHEO',
        '2. Don vi dang ky',
        'LINH VUC',
        'Thoi gian dang ky',
        'Noi dung, cach lam',
        'Muc tieu cu the',
        'Doi tuong huong loi',
        'Ket qua dat duoc',
        'Kha nang nhan rong',
        'Kinh phí: Ngân sách',
        'Kinh phí: Xã hội hóa',
      ),
    ).toEqual({
      'TEN MO HINH DAN VAN KHEO': 'title',
      '2. Don vi dang ky': 'unit',
      'LINH VUC': 'field',
      'Thoi gian dang ky': 'registered',
      'Noi dung, cach lam': 'method',
      'Muc tieu cu the': 'goals',
      'Doi tuong huong loi': 'targetGroup',
      'Ket qua dat duoc': 'outputs',
      'Kha nang nhan rong': 'sustainability',
      'Kinh phí: Ngân sách': 'budgetStateVnd',
      'Kinh phí: Xã hội hóa': 'budgetMobilisedVnd',
    })
  })

  test('each target once, the better heading first; what says nothing is left alone', () => {
    expect(guess('Tên', 'Tên mô hình', 'Kết quả nhập', 'Người lập biểu', '')).toEqual({
      'Tên mô hình': 'title',
    })
    expect(headingScore(['ỦY BAN NHÂN DÂN', 'Số: 12/BC'])).toBe(0)
  })

  test('the row of headings is found below merged titles', () => {
    const rows = rowsOf(
      ['ỦY BAN NHÂN DÂN QUẬN', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      [],
      ['DANH SÁCH ĐĂNG KÝ MÔ HÌNH NĂM 2024'],
      ['(Kèm theo Công văn số 12)'],
      ['STT', 'Tên mô hình', 'Đơn vị', 'Kinh phí', null],
      [null, null, null, 'Ngân sách', 'Vận động'],
      [1, 'Đường hoa', 'Hòa An', 10, 5],
    )
    const merges: Merge[] = [
      { top: 3, left: 1, bottom: 3, right: 5 },
      { top: 5, left: 1, bottom: 6, right: 1 },
      { top: 5, left: 2, bottom: 6, right: 2 },
      { top: 5, left: 3, bottom: 6, right: 3 },
      { top: 5, left: 4, bottom: 5, right: 5 },
    ]
    const header = findHeader(rows, merges)
    expect(header).toEqual({ top: 5, bottom: 6 })
    expect(columnsOf(rows, merges, header)).toEqual([
      { column: 1, heading: 'STT', samples: ['1'] },
      { column: 2, heading: 'Tên mô hình', samples: ['Đường hoa'] },
      { column: 3, heading: 'Đơn vị', samples: ['Hòa An'] },
      { column: 4, heading: 'Kinh phí Ngân sách', samples: ['10'] },
      { column: 5, heading: 'Kinh phí Vận động', samples: ['5'] },
    ])
    expect(headerAt(7, merges)).toEqual({ top: 7, bottom: 7 })
  })

  test('what is merged downwards stands for each row, what is merged across is a band', () => {
    const rows = rowsOf(['Tên', 'Đơn vị'], ['I. KHỐI ĐẢNG'], ['a', 'Hòa An'], ['b'], ['c', 'Hòa Minh'])
    const merges: Merge[] = [
      { top: 2, left: 1, bottom: 2, right: 4 },
      { top: 3, left: 2, bottom: 4, right: 2 },
    ]
    const header = { top: 1, bottom: 1 }
    expect(fillDown(rows, merges, header).map(({ cells }) => cells[1])).toEqual([
      'Đơn vị',
      undefined,
      'Hòa An',
      'Hòa An',
      'Hòa Minh',
    ])
    expect(bandRows(merges, header)).toEqual(new Set([2]))
  })
})
