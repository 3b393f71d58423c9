/**
 * Files that are made to keep the program busy, to hide something, or to break what comes after: each is refused or read
 * as harmless, in a time that grows with its size only. (Where it grew with the square, these tests would take minutes.)
 */
import { setImmediate } from 'node:timers/promises'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Problem } from '../problem.ts'
import { readSheet } from './reader.ts'

const parts = {
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels':
    '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook><sheets><sheet name="A" sheetId="1" r:id="b"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Target="worksheets/sheet1.xml" Type="http://x/worksheet" Id="b"/></Relationships>',
}
const cell = '<c r="A1" t="inlineStr"><is><t>a</t></is></c>'
const sheet = 'xl/worksheets/sheet1.xml'
const sheetOf = (rows: string, behind = '') =>
  `<worksheet><sheetData>${rows}</sheetData>${behind}</worksheet>`

function book(other: Record<string, string>): Buffer {
  const all = { ...parts, [sheet]: sheetOf(`<row r="1">${cell}</row>`), ...other }
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(all).map(([name, part]) => [name, Buffer.from(part)]))),
  )
}

async function outcome(file: Buffer): Promise<string> {
  try {
    return JSON.stringify((await readSheet(file)).rows)
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

const many = 300_000
const read = '[{"number":1,"cells":["a"]}]'

describe('a small workbook of tags that never end keeps nobody waiting', () => {
  test.each<[string, Record<string, string>, string]>([
    ['cells', { [sheet]: sheetOf(`<row r="1">${cell}</row>`, '<c '.repeat(many)) }, read],
    ['merges', { [sheet]: sheetOf(`<row r="1">${cell}</row>`, '<mergeCell '.repeat(many)) }, read],
    [
      'areas of a merge',
      { [sheet]: sheetOf(`<row r="1">${cell}</row>`, `<mergeCell ${' ref="A1'.repeat(many)}`) },
      read,
    ],
    ['sheets', { 'xl/workbook.xml': `<workbook>${'<sheet '.repeat(many)}` }, 'sheet.empty'],
    [
      'one long attribute',
      { 'xl/workbook.xml': `<workbook><sheet ${'a'.repeat(many)}/></workbook>` },
      'sheet.empty',
    ],
    ['relations', { 'xl/_rels/workbook.xml.rels': '<Relationship '.repeat(many) }, 'sheet.empty'],
  ])('%s', async (_, other, expected) => {
    expect(await outcome(book(other))).toBe(expected)
  })
})

describe('merges that cover more than any list has', () => {
  const rows = Array.from(
    { length: 1000 },
    (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`,
  ).join('')

  test('are cut to where there is anything', async () => {
    const file = book({ [sheet]: sheetOf(rows, '<mergeCell ref="A2:XFD1048576"/>') })
    expect((await readSheet(file)).merges).toEqual([{ top: 2, left: 1, bottom: 1000, right: 200 }])
  })

  test('are refused where they lie over each other', async () => {
    const file = book({ [sheet]: sheetOf(rows, '<mergeCell ref="A2:XFD1048576"/>'.repeat(100)) })
    expect(await outcome(file)).toBe('sheet.damaged')
  })
})

test.each([
  ['behind a comment', '<c r="A1"><!-- --><f>1+1</f><v>2</v></c>'],
  ['behind its value', '<c r="A1"><v>2</v><f>1+1</f></c>'],
  ['behind a sign in the tag', '<c r="A1" x=">"><f>1+1</f><v>2</v></c>'],
])('a formula is found %s', async (_, formula) => {
  expect(await outcome(book({ [sheet]: sheetOf(`<row r="1">${formula}</row>`) }))).toBe('sheet.formulas')
})

test('rules of validation behind the cells are no formulas', async () => {
  const rules = '<extLst><x14:formula1><xm:f>A!$A$1:$A$3</xm:f></x14:formula1></extLst>'
  expect(await outcome(book({ [sheet]: sheetOf(`<row r="1">${cell}</row>`, rules) }))).toBe(read)
})

test('zeros and halves of signs, which no database holds, do not come out', async () => {
  const text = (inside: string) => `<c r="A1" t="inlineStr"><is><t>${inside}</t></is></c>`
  const file = book({
    [sheet]: sheetOf(`<row r="1">${text('a&#0;b_x0000_c&#xD800;d')}</row>`),
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="A&#0;&#xDC00;" sheetId="1" r:id="b"/></sheets></workbook>',
  })
  const { rows, name } = await readSheet(file)
  expect([rows[0]?.cells, name]).toEqual([['abc\uFFFDd'], 'A\uFFFD'])
  const late = Buffer.from(`${'a,b\n'.repeat(6000)}c\0,d\n`)
  expect((await readSheet(late)).rows.at(-1)?.cells).toEqual(['c', 'd'])
})

describe('piles of marks, which cost the square of their height to put in order', () => {
  const pile = `a${'\u0301\u0323'.repeat(2_000_000)}`

  test('are no text in a list with commas, in any encoding', async () => {
    expect(await outcome(Buffer.from(`x,y\n${pile},b\n`))).toBe('sheet.not-a-sheet')
    expect(await outcome(Buffer.from(`\uFEFFx,y\n${pile},b\n`, 'utf16le'))).toBe('sheet.not-a-sheet')
    const windows = Buffer.concat([Buffer.from('x,y\na'), Buffer.alloc(4_000_000, Buffer.from([0xec, 0xf2]))])
    expect(await outcome(windows)).toBe('sheet.not-a-sheet')
  })

  test('nor in a workbook', async () => {
    const file = book({
      [sheet]: sheetOf(
        `<row r="1"><c r="A1" t="inlineStr"><is><t>${pile.slice(0, 30_000)}</t></is></c></row>`,
      ),
    })
    expect(await outcome(file)).toBe('sheet.not-a-sheet')
  })

  test('Vietnamese in single letters and marks is read', async () => {
    expect((await readSheet(Buffer.from('Tên,Nghệ\n'.normalize('NFD')))).rows[0]?.cells).toEqual([
      'Tên',
      'Nghệ',
    ])
  })
})

test('while a long list with commas is read others have their turn', async () => {
  const done = new AbortController()
  let turns = 0
  const others = (async () => {
    for (; !done.signal.aborted; turns++) await setImmediate()
  })()
  expect(await outcome(Buffer.from(','.repeat(3_000_000)))).toBe('sheet.empty')
  done.abort()
  await others
  expect(turns).toBeGreaterThan(50)
})
