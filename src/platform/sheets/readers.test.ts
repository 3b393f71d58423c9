/** What offices really send is read; what would harm or mislead is refused with a reason that names it. */
import { deflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { Problem } from '../problem.ts'
import { csvStream } from './csv-writer.ts'
import { readSheet } from './reader.ts'
import { columnLetters } from './sheet.ts'
import { xlsxStream } from './xlsx-writer.ts'

async function workbook(
  sheets: WriteSheet[],
  options: { dateSystem?: '1900' | '1904' } = {},
): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets, ...options }))
}

async function refusalOf(file: Buffer, wanted?: string): Promise<Problem> {
  try {
    await readSheet(file, { wanted })
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('it was read')
}

const zipped = (parts: Record<string, string | Uint8Array>) =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [
          name,
          typeof part === 'string' ? Buffer.from(part) : part,
        ]),
      ),
    ),
  )

/** A workbook written by hand, part by part. */
const plainParts = {
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels':
    '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook><sheets><sheet name="Một" sheetId="1" r:id="b"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    "<Relationships><Relationship Target='worksheets/sheet1.xml' Type='http://x/worksheet' Id='b'/></Relationships>",
  'xl/worksheets/sheet1.xml':
    '<worksheet><sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>chữ</t></is></c></row></sheetData></worksheet>',
}

describe('workbooks', () => {
  test('text, numbers, dates, merged titles and empty rows come as they stand in the sheet', async () => {
    const file = await workbook([
      {
        name: 'Đăng ký',
        rows: [
          ['DANH SÁCH ĐĂNG KÝ MÔ HÌNH', null, null],
          [],
          ['Tên', 'Ngày', 'Số'],
          ['Tuyến đường hoa', new Date('2024-03-05T00:00:00Z'), 12.5],
          ['  ', null, true],
        ],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
      },
    ])
    expect(await readSheet(file)).toEqual({
      name: 'Đăng ký',
      others: [],
      merges: [{ top: 1, left: 1, bottom: 1, right: 3 }],
      rows: [
        { number: 1, cells: ['DANH SÁCH ĐĂNG KÝ MÔ HÌNH'] },
        { number: 3, cells: ['Tên', 'Ngày', 'Số'] },
        { number: 4, cells: ['Tuyến đường hoa', { date: '2024-03-05' }, 12.5] },
        { number: 5, cells: [null, null, true] },
      ],
    })
  })

  test.each(['1900', '1904'] as const)('dates counted from %s are the same days', async (dateSystem) => {
    const days = ['1990-01-01', '2000-02-29', '2024-12-31']
    const rows = days.map((day) => [new Date(`${day}T00:00:00Z`)])
    const { rows: read } = await readSheet(await workbook([{ name: 'A', rows }], { dateSystem }))
    expect(read.map(({ cells }) => cells)).toEqual(days.map((day) => [{ date: day }]))
  })

  test('the first sheet with values is read, or the one that is named; hidden ones are not', async () => {
    const file = await workbook([
      { name: 'Trống', rows: [] },
      { name: 'Ẩn', rows: [['ẩn']], hidden: true },
      { name: 'Xã A', rows: [['a']] },
      { name: 'Xã B', rows: [['b']] },
    ])
    expect(await readSheet(file)).toMatchObject({ name: 'Xã A', others: ['Trống', 'Xã B'] })
    expect(await readSheet(file, { wanted: ' xã b ' })).toMatchObject({
      name: 'Xã B',
      rows: [{ cells: ['b'] }],
    })
    const refusal = await refusalOf(file, 'Ẩn')
    expect(refusal.code).toBe('sheet.no-such-sheet')
    expect(refusal.words.vi).toContain('Trống, Xã A, Xã B')
  })

  test('what our own writer streams is read back', async () => {
    const stream = xlsxStream(
      [{ header: 'Tên' }, { header: 'Ngày', kind: 'date' }],
      [['_x0041_ =1+1', '2024-02-29']],
    )
    const file = Buffer.from(await new Response(stream).arrayBuffer())
    expect((await readSheet(file)).rows[1]).toEqual({
      number: 2,
      cells: ['_x0041_ =1+1', { date: '2024-02-29' }],
    })
  })

  test('other programs write the parts in their own way', async () => {
    expect(await readSheet(zipped(plainParts))).toMatchObject({
      name: 'Một',
      rows: [{ number: 3, cells: [null, 'chữ'] }],
    })
  })
})

describe('refused workbooks', () => {
  test('formulas, by the names of their cells', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => [i, 'a', i])
    const cells = new Map(
      [16, 20].map((row) => [`${row},2`, { value: 1, type: 'formula' as const, formula: 'A1*2' }]),
    )
    const refusal = await refusalOf(await workbook([{ name: 'A', rows, cells }]))
    expect(refusal.code).toBe('sheet.formulas')
    expect(refusal.words.vi).toContain('ô C17, C21 là công thức')
    expect(refusal.fields[0]?.field).toBe('file')
    const all = new Map(
      rows.map((_, row) => [`${row},2`, { value: 1, type: 'formula' as const, formula: 'A1*2' }]),
    )
    const many = await refusalOf(await workbook([{ name: 'A', rows, cells: all }]))
    expect(many.words.vi).toContain('C10 và 20 ô khác')
  })

  test('macros, whatever the file is called', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'A', rows: [['a']] }],
      vbaProject: new Uint8Array([1, 2, 3]),
    })
    expect((await refusalOf(Buffer.from(bytes))).code).toBe('sheet.macros')
    expect((await refusalOf(zipped({ ...plainParts, 'xl/vbaProject.bin': 'x' }))).code).toBe('sheet.macros')
    const declared = {
      ...plainParts,
      '[Content_Types].xml': '<Types>ms-excel.sheet.macroEnabled.main+xml</Types>',
    }
    expect((await refusalOf(zipped(declared))).code).toBe('sheet.macros')
  })

  test('a password', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'A', rows: [['a']] }],
      encryption: { password: 'x', spinCount: 1000 },
    })
    expect((await refusalOf(Buffer.from(bytes))).code).toBe('sheet.encrypted')
    const file = zipped(plainParts)
    const directory = file.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    file.writeUInt16LE(1, directory + 8)
    expect((await refusalOf(file)).code).toBe('sheet.encrypted')
  })

  test('old Excel, binary Excel, Word, OpenDocument, HTML, PDF, a picture: each by its name', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    const old = await refusalOf(ole)
    expect(old.code).toBe('sheet.old-excel')
    expect(old.words.vi).toContain('.xlsx')
    const codes = await Promise.all(
      [
        zipped({ ...plainParts, 'xl/workbook.bin': 'x' }),
        zipped({ ...plainParts, 'word/document.xml': '<w/>' }),
        zipped({ 'content.xml': '<o/>', mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
        Buffer.from('<html><table><tr><td>a</td></tr></table></html>'),
        Buffer.from('%PDF-1.7 …'),
        Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
        Buffer.from(''),
      ].map(async (file) => (await refusalOf(file)).code),
    )
    expect(codes).toEqual([
      'sheet.binary-excel',
      'sheet.other-program',
      'sheet.other-program',
      'sheet.other-program',
      'sheet.not-a-sheet',
      'sheet.not-a-sheet',
      'sheet.empty',
    ])
  })

  test('broken files never say anything but a refusal', async () => {
    const file = zipped(plainParts)
    for (let cut = 4; cut < file.length; cut += 7) {
      expect((await refusalOf(file.subarray(0, cut))).code).toMatch(/^sheet\./u)
    }
    for (const [name, part] of Object.entries(plainParts)) {
      const code = await readSheet(zipped({ ...plainParts, [name]: part.slice(0, part.length / 2) })).then(
        () => 'read',
        (error: unknown) => (error instanceof Problem ? error.code : error),
      )
      expect(code).toMatch(/^(?:sheet\.|read)/u)
    }
  })

  test('too many rows, columns and too much text', async () => {
    const rowsOf = (count: number) =>
      `<c r="A1"/>${Array.from({ length: count }, () => '<row><c><v>1</v></c></row>').join('')}`
    const sheetOf = (inner: string) =>
      zipped({
        ...plainParts,
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${inner}</sheetData></worksheet>`,
      })
    expect((await readSheet(sheetOf(rowsOf(50_000)))).rows).toHaveLength(50_000)
    expect((await refusalOf(sheetOf(rowsOf(50_001)))).code).toBe('sheet.too-many-rows')
    expect((await refusalOf(sheetOf('<row r="1"><c r="XFD1"><v>1</v></c></row>'))).code).toBe(
      'sheet.too-many-columns',
    )
    const long = `<row r="2"><c r="C2" t="inlineStr"><is><t>${'a'.repeat(32_768)}</t></is></c></row>`
    const refusal = await refusalOf(sheetOf(long))
    expect([refusal.code, refusal.words.vi.includes('C2')]).toEqual(['sheet.too-much-text', true])
    expect((await refusalOf(Buffer.alloc(20 * 1024 * 1024 + 1, 'a'))).code).toBe('sheet.too-large')
  })
})

describe('archives made to burst are refused before they are unpacked', () => {
  const megabyte = 1024 * 1024
  const bomb = zipped({ ...plainParts, 'xl/worksheets/sheet1.xml': Buffer.alloc(100 * megabyte) })

  /** Writes what the directory says of a part; the data stay as they are. */
  function lie(file: Buffer, part: string, unpacked: number): Buffer {
    const lying = Buffer.from(file)
    for (let at = lying.indexOf('PK\u0001\u0002'); at >= 0; at = lying.indexOf('PK\u0001\u0002', at + 4)) {
      const name = lying.toString('utf8', at + 46, at + 46 + lying.readUInt16LE(at + 28))
      if (name === part) lying.writeUInt32LE(unpacked, at + 24)
    }
    return lying
  }

  test('100 MB in 100 KB', async () => {
    expect(bomb.length).toBeLessThan(200_000)
    expect((await refusalOf(bomb)).code).toBe('sheet.bomb')
  })

  test('a directory that lies about it', async () => {
    expect((await refusalOf(lie(bomb, 'xl/worksheets/sheet1.xml', 1000))).code).toBe('sheet.bomb')
    const small = zipped(plainParts)
    expect((await refusalOf(lie(small, 'xl/worksheets/sheet1.xml', 5000))).code).toBe('sheet.bomb')
  })

  test('more than 200 MB in parts that are each modest, and more than 1,000 parts', async () => {
    const half = Buffer.alloc(64 * 1024, 'x')
    const noise = Buffer.concat(
      Array.from({ length: 110 }, () => Buffer.concat([half, deflateRawSync(half)])),
    )
    const said = zipped({ ...plainParts, 'xl/media/a': noise, 'xl/media/b': noise })
    const large = lie(lie(said, 'xl/media/a', 110 * megabyte), 'xl/media/b', 110 * megabyte)
    expect((await refusalOf(large)).code).toBe('sheet.bomb')
    const parts = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`xl/${i}.xml`, 'x']))
    expect((await refusalOf(zipped({ ...plainParts, ...parts }))).code).toBe('sheet.bomb')
  })

  test('a list of texts with millions of tags', async () => {
    const texts = Buffer.from(`<sst>${'<si/>'.repeat(2_000_001)}</sst>`)
    const file = zipped({
      ...plainParts,
      'xl/_rels/workbook.xml.rels': `${plainParts['xl/_rels/workbook.xml.rels'].replace('</Relationships>', '')}<Relationship Id="c" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      'xl/sharedStrings.xml': texts,
    })
    expect((await refusalOf(file)).code).toBe('sheet.bomb')
  })
})

describe('CSV', () => {
  const text = 'Tên mô hình;Số\r\n"Vườn ""sạch"", thôn Đông";1.000\r\n\r\nĐường hoa;"2\n3"\r\n'
  const rows = [
    { number: 1, cells: ['Tên mô hình', 'Số'] },
    { number: 2, cells: ['Vườn "sạch", thôn Đông', '1.000'] },
    { number: 4, cells: ['Đường hoa', '2\n3'] },
  ]

  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-8 decomposed', Buffer.from(text.normalize('NFD'))],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('%s', async (_name, file) => {
    const sheet = await readSheet(file)
    expect(
      sheet.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (typeof cell === 'string' ? cell.replace('\r', '') : cell)),
      })),
    ).toEqual(rows)
  })

  test('windows-1258, and windows-1252 where there is no Vietnamese', async () => {
    /* "Tên,Đường hoa" as Windows writes it: ê = EA, Đ = D0, ư = FD, ơ = F5, grave = CC. */
    const vietnamese = Buffer.from([0x54, 0xea, 0x6e, 0x2c, 0xd0, 0xfd, 0xf5, 0xcc, 0x6e, 0x67])
    expect((await readSheet(vietnamese)).rows[0]?.cells).toEqual(['Tên', 'Đường'])
    const western = Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x2c, 0xd5])
    expect((await readSheet(western)).rows[0]?.cells).toEqual(['Café', 'Õ'])
  })

  test.each([
    ['a,b\n1,2\n', ['a', 'b']],
    ['a;b\n"1,5";2\n', ['a', 'b']],
    ['a\tb\n1,5\t2\n', ['a', 'b']],
    ['sep=;\na;b,c\n', ['a', 'b,c']],
    ['một cột\nhai\n', ['một cột']],
  ])('separators are told by the lines: %j', async (file, first) => {
    expect((await readSheet(Buffer.from(file))).rows[0]).toEqual({ number: 1, cells: first })
  })

  test('what our own writer guarded against calculation is itself again', async () => {
    const stream = csvStream([{ header: 'a' }], [['=1+1'], ["'nháy"], ['-5 hộ']])
    const file = Buffer.from(await new Response(stream).arrayBuffer())
    expect((await readSheet(file)).rows.slice(1).map(({ cells }) => cells[0])).toEqual([
      '=1+1',
      "'nháy",
      '-5 hộ',
    ])
  })

  test('too many rows, also empty ones', async () => {
    expect((await readSheet(Buffer.from('a,b\n'.repeat(50_000)))).rows).toHaveLength(50_000)
    expect((await refusalOf(Buffer.from('a,b\n'.repeat(50_001)))).code).toBe('sheet.too-many-rows')
    expect((await refusalOf(Buffer.from(`a,b\n${',\n'.repeat(100_001)}`))).code).toBe('sheet.too-many-rows')
  })
})

test('columns have the letters of a spreadsheet', () => {
  expect([1, 26, 27, 52, 53, 702, 703, 16_384].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
    'XFD',
  ])
})
