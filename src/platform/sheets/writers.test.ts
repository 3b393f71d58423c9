/** What goes out comes back the same, runs nothing in a spreadsheet, and is made only as fast as it is read. */
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { csvStream } from './csv-writer.ts'
import type { Column, Row, Rows } from './columns.ts'
import { jsonStream } from './json.ts'
import { xlsxStream } from './xlsx-writer.ts'

const columns: readonly Column[] = [
  { header: 'Tên mô hình', key: 'name' },
  { header: 'Số hộ', key: 'households', kind: 'number' },
  { header: 'Ngày', key: 'on', kind: 'date' },
]

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream).arrayBuffer())
}

async function sheetOf(rows: Rows, over: readonly Column[] = columns) {
  const book = await readXlsx(await bytesOf(xlsxStream(over, rows, { sheet: 'Mô hình: 2024/2025' })))
  const [sheet] = book.sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

const texts = [
  'Vườn rau "sạch", thôn Đông; tổ 3',
  'dòng một\ndòng hai',
  'tiếng Việt: ắằẳẵặ 𝒳 _x0041_ <&>',
  "'đã có dấu nháy",
]
const dangerous = ['=1+1', '+84', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1']

describe('CSV', () => {
  const read = async (rows: Rows) => {
    const bytes = await bytesOf(csvStream(columns, rows))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    return parse(bytes.subarray(3), { relax_column_count: false })
  }

  test('text, numbers and dates come back', async () => {
    const rows: Row[] = texts.map((text, i) => [text, -i, '2024-02-29'])
    expect(await read(rows)).toEqual([
      ['Tên mô hình', 'Số hộ', 'Ngày'],
      ...texts.map((text, i) => [text, String(-i), '2024-02-29']),
    ])
  })

  test('nothing is empty text, and 0 is not', async () => {
    expect((await read([[null, 0, undefined]]))[1]).toEqual(['', '0', ''])
  })

  test('text that would be calculated is not; a negative number stays one', async () => {
    const written = await read(dangerous.map((text) => [text, -5, null]))
    expect(written.slice(1).map(([text]) => text)).toEqual(dangerous.map((text) => `'${text}`))
    expect(written[1]?.[1]).toBe('-5')
  })
})

describe('XLSX', () => {
  test('text, numbers and dates come back, and text is no formula', async () => {
    const all = [...texts, ...dangerous.filter((text) => !text.includes('\r'))]
    const sheet = await sheetOf(all.map((text, i) => [text, i - 3, '2024-02-29']))
    expect(sheet.name).toBe('Mô hình  2024 2025')
    expect(sheet.rows).toEqual([
      ['Tên mô hình', 'Số hộ', 'Ngày'],
      ...all.map((text, i) => [text, i - 3, new Date('2024-02-29T00:00:00Z')]),
    ])
    expect([...(sheet.cells?.values() ?? [])].filter((cell) => cell.formula)).toEqual([])
  })

  test('what XML can not hold is left out, and what a cell can not hold is cut', async () => {
    const sheet = await sheetOf([
      ['a\u0000b\uFFFFc\uD800d', null, null],
      ['x'.repeat(40_000), null, null],
    ])
    expect(sheet.rows[1]?.[0]).toBe('abc�d')
    expect(sheet.rows[2]?.[0]).toHaveLength(32_767)
  })

  test('days before 1900 stay text', async () => {
    const sheet = await sheetOf([['a', 1, '1890-05-19']])
    expect(sheet.rows[1]?.[2]).toBe('1890-05-19')
  })
})

describe('JSON', () => {
  test('an array of objects under the keys, valid also when empty', async () => {
    const read = async (rows: Rows) =>
      JSON.parse((await bytesOf(jsonStream(columns, rows))).toString()) as unknown
    expect(await read([])).toEqual([])
    expect(await read([['=1+1', 3, '2024-02-29'], ['b']])).toEqual([
      { name: '=1+1', households: 3, on: '2024-02-29' },
      { name: 'b', households: null, on: null },
    ])
  })
})

describe.each([
  ['CSV', csvStream],
  ['XLSX', xlsxStream],
  ['JSON', jsonStream],
] as const)('%s is made as it is read', (_name, write) => {
  /** Rows that can't be pressed small, so that a chunk is a bounded number of them. */
  function source(count: number) {
    const state = { pulled: 0, ended: false }
    async function* rows(): AsyncGenerator<Row> {
      try {
        for (let i = 0; i < count; i++) {
          state.pulled++
          yield [crypto.randomUUID().repeat(3), i, '2024-02-29']
        }
      } finally {
        state.ended = true
      }
    }
    return { state, rows: rows() }
  }

  const settle = () => new Promise((resolve) => setTimeout(resolve, 50))

  test('nothing is fetched before it is read, and little ahead', async () => {
    const { state, rows } = source(1_000_000)
    const reader = write(columns, rows).getReader()
    await settle()
    expect(state.pulled).toBe(0)
    for (let i = 0; i < 10; i++) await reader.read()
    await settle()
    expect(state.pulled).toBeLessThan(30_000)
    await reader.cancel()
  })

  test('a reader who leaves ends the source', async () => {
    const { state, rows } = source(1_000_000)
    const reader = write(columns, rows).getReader()
    for (let i = 0; i < 3; i++) await reader.read()
    await reader.cancel()
    expect(state.ended).toBe(true)
    expect(state.pulled).toBeLessThan(30_000)
  })

  test('an error of the source breaks the download off', async () => {
    async function* broken(): AsyncGenerator<Row> {
      yield ['a', 1, null]
      throw new Error('connection lost')
    }
    await expect(bytesOf(write(columns, broken()))).rejects.toThrow('connection lost')
  })
})
