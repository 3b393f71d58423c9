/**
 * The few parts of a workbook that hold values, taken out of a stranger's file and put into a plain package of our own:
 * what the spreadsheet library gets has been measured, has no macros, links, pictures or formulas.
 */
import { zipSync } from 'fflate'
import {
  binaryExcel,
  bomb,
  damaged,
  emptyFile,
  formulas,
  macros,
  noSuchSheet,
  otherProgram,
} from './refusals.ts'
import type { Zip } from '../zip.ts'
import type { Merge } from './sheet.ts'

/** The list of texts is read at once, not as a stream: its tags are bounded. */
const mostTags = 2_000_000
const mostTextBytes = 40 * 1024 * 1024
/** As many formula cells are named. */
const named = 10

export interface Workbook {
  readonly name: string
  readonly others: readonly string[]
  readonly merges: readonly Merge[]
  /** An uncompressed `.xlsx` with this one sheet; its last part is the sheet. */
  readonly package: Uint8Array
}

type Attributes = ReadonlyMap<string, string>

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      return entities[name ?? ''] ?? whole
    },
  )
}

/*
 * Every pattern below ends at the next `<`, which XML has nowhere but before a tag, and begins at the begin of a word: so
 * no file can make one of them look at the same signs over and over.
 */

/** The tags of one name in a small XML document, by their attributes without prefix. */
function tags(xml: string, name: string): Attributes[] {
  const inTag = `(?:[^<>"']|"[^"<]*"|'[^'<]*')*`
  const found = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])(${inTag})>`, 'gu'))
  return Array.from(found, ([, inside = '']) => {
    const attributes = inside.matchAll(/(?<!\w)(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)
    return new Map(
      Array.from(attributes, ([, key = '', double, single]) => [key, decoded(double ?? single ?? '')]),
    )
  })
}

/** The part that a relationship of `base` leads to. */
function partOf(base: string, target: string): string {
  return new URL(target, `file:///${base}`).pathname.slice(1)
}

function ofType(relations: readonly Attributes[], type: string): Attributes | undefined {
  return relations.find((relation) => relation.get('Type')?.endsWith(`/${type}`))
}

async function relationsOf(parts: Zip, part: string): Promise<Attributes[]> {
  const at = part.lastIndexOf('/') + 1
  const file = `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
  return parts.has(file) ? tags((await parts.read(file)).toString(), 'Relationship') : []
}

/** Refuses what the names of the parts already tell. */
function judge(parts: Zip, contentTypes: string): void {
  const names = parts.names.map((name) => name.toLowerCase())
  if (/macroEnabled/iu.test(contentTypes)) throw macros()
  if (names.some((name) => /(?:^|\/)vbaproject|^xl\/(?:macrosheets|dialogsheets)\//u.test(name)))
    throw macros()
  if (names.includes('xl/workbook.bin')) throw binaryExcel()
  if (names.some((name) => name.startsWith('word/'))) throw otherProgram('Word (.docx)')
  if (names.some((name) => name.startsWith('ppt/'))) throw otherProgram('PowerPoint (.pptx)')
  if (names.includes('content.xml')) throw otherProgram('OpenDocument (.ods, .odt)')
}

/** A cell's tag is no longer than this. */
const longestCellTag = 1000

/**
 * Throws `sheet.formulas` with the names of the first cells that are formulas. Any `f` among the cells is one, wherever it
 * stands in its cell; behind them it belongs to rules of validation and the like.
 */
function refuseFormulas(xml: string): void {
  const last = xml.lastIndexOf('sheetData>')
  const cells: string[] = []
  let count = 0
  for (const { index } of xml.matchAll(/<(?:\w+:)?f(?=[\s/>])/gu)) {
    if (last !== -1 && index > last) break
    count++
    if (cells.length === named) continue
    const before = xml.slice(Math.max(0, index - longestCellTag), index)
    const opened = [...before.matchAll(/<(?:\w+:)?c\s([^<]*)/gu)].at(-1)?.[1] ?? ''
    const cell = /(?<!\w)r\s*=\s*["']([A-Z]{1,3}\d{1,7})["']/u.exec(opened)?.[1]
    if (cell) cells.push(cell)
  }
  if (count > 0) throw formulas(cells, count)
}

function mergesOf(xml: string): Merge[] {
  const tail = xml.slice(Math.max(0, xml.lastIndexOf('sheetData>')))
  const column = (letters: string) =>
    [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  const found = tail.matchAll(
    /<(?:\w+:)?mergeCell\s[^<>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/gu,
  )
  return Array.from(found, ([, left = '', top, right = '', bottom]) => ({
    top: Number(top),
    left: column(left),
    bottom: Number(bottom),
    right: column(right),
  }))
}

function hasValues(xml: string): boolean {
  return /<(?:\w+:)?(?:v|is)[\s>]/u.test(xml)
}

function countTags(xml: Buffer): number {
  let count = 0
  for (let at = xml.indexOf(60); at >= 0; at = xml.indexOf(60, at + 1)) count++
  return count
}

const encoder = new TextEncoder()
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

function relationships(...list: readonly (readonly [type: string, target: string])[]): Uint8Array {
  const each = list.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return encoder.encode(
    `${declaration}<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`,
  )
}

function packageOf(
  sheet: Buffer,
  texts: Buffer | undefined,
  styles: Buffer | undefined,
  since1904: boolean,
): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return zipSync(
    {
      '[Content_Types].xml': encoder.encode(`${declaration}<Types xmlns="${packages}/content-types"/>`),
      '_rels/.rels': relationships(['officeDocument', 'xl/workbook.xml']),
      'xl/workbook.xml': encoder.encode(
        `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${since1904 ? 1 : 0}"/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': relationships(
        ['worksheet', 'worksheets/sheet1.xml'],
        ...(texts ? ([['sharedStrings', 'sharedStrings.xml']] as const) : []),
        ...(styles ? ([['styles', 'styles.xml']] as const) : []),
      ),
      ...(texts && { 'xl/sharedStrings.xml': texts }),
      ...(styles && { 'xl/styles.xml': styles }),
      'xl/worksheets/sheet1.xml': sheet,
    },
    { level: 0 },
  )
}

/** Names of sheets are compared without regard to case and outer spaces, as Excel does. */
function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFC').trim().toLocaleLowerCase('vi')
  return plain(one) === plain(other)
}

/**
 * The sheet of that name, or else the first one that is shown and has values. Throws the refusals of what the file is;
 * a sheet with formulas is refused with the names of its cells.
 */
export async function readWorkbook(parts: Zip, wanted?: string): Promise<Workbook> {
  if (!parts.has('[Content_Types].xml')) throw otherProgram('ZIP')
  judge(parts, (await parts.read('[Content_Types].xml')).toString())
  const root = ofType(tags((await parts.read('_rels/.rels')).toString(), 'Relationship'), 'officeDocument')
  const book = partOf('', root?.get('Target') ?? '')
  if (!parts.has(book)) throw damaged()
  const xml = (await parts.read(book)).toString()
  const relations = await relationsOf(parts, book)
  const part = (relation: Attributes | undefined) => partOf(book, relation?.get('Target') ?? '')
  const shown = tags(xml, 'sheet')
    .filter((sheet) => !/hidden/iu.test(sheet.get('state') ?? ''))
    .map((sheet) => ({
      name: sheet.get('name') ?? '',
      file: part(relations.find((relation) => relation.get('Id') === sheet.get('id'))),
    }))
    .filter(({ file }) => parts.has(file) && /worksheets\//u.test(file))
  const asked = wanted === undefined ? shown : shown.filter(({ name }) => sameName(name, wanted))
  if (asked.length === 0)
    throw wanted === undefined ? emptyFile() : noSuchSheet(shown.map(({ name }) => name))

  for (const { name, file } of asked) {
    const sheet = await parts.read(file)
    /* Tags and names of cells are ASCII, so Latin-1 is enough to look for them, and half the memory. */
    const text = sheet.toString('latin1')
    if (!hasValues(text)) continue
    refuseFormulas(text)
    const optional = async (type: string): Promise<Buffer | undefined> => {
      const target = part(ofType(relations, type))
      const bytes = parts.has(target) ? await parts.read(target) : undefined
      if (bytes && (bytes.length > mostTextBytes || countTags(bytes) > mostTags)) throw bomb()
      return bytes
    }
    const since1904 = /^(?:1|true)$/u.test(tags(xml, 'workbookPr')[0]?.get('date1904') ?? '')
    return {
      name,
      others: shown.filter((other) => other.file !== file).map((other) => other.name),
      merges: mergesOf(text),
      package: packageOf(sheet, await optional('sharedStrings'), await optional('styles'), since1904),
    }
  }
  throw emptyFile()
}
