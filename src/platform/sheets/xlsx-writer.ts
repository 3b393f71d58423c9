/** Writes workbooks: a long one as a stream in constant memory, a small one with several sheets at once. */
import { type CellValue, type ColumnDef, writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import type { Column, Row, Rows, Value } from './columns.ts'
import { columnLetters } from './sheet.ts'

/** A cell of Excel holds no more. */
const longestText = 32_767

/** What XML can't hold, and halves of surrogate pairs, would make the file unreadable. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu

/** In a cell `_x0041_` means the letter A; written so, it stays as it was. */
const escapeLike = /_(?=x[0-9A-Fa-f]{4}_)/gu

function textValue(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/\r\n?/gu, '\n')
    .replace(escapeLike, '_x005F_')
  return clean.length > longestText ? `${clean.slice(0, longestText - 1)}…` : clean
}

const civilDate = /^(\d{4})-(\d{2})-(\d{2})$/u

function cellValue(value: Value, kind: Column['kind']): CellValue {
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string') return value
  const date = kind === 'date' ? civilDate.exec(value) : null
  /* Excel knows no day before 1900; such a date stays text. */
  if (date && Number(date[1]) >= 1900) {
    return new Date(Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])))
  }
  return textValue(value)
}

function columnDefinition({ header, kind, width }: Column): ColumnDef {
  return {
    header: textValue(header),
    width: width ?? (kind === 'date' ? 12 : kind === 'number' ? 14 : 24),
    ...(kind === 'date' && { numFmt: 'dd/mm/yyyy' }),
  }
}

/** The rows, cell by cell as Excel wants them. */
async function* cellRows(columns: readonly Column[], rows: Rows): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield columns.map(({ kind }, i) => cellValue(row[i], kind))
}

/** Excel's rules for the name of a sheet: 31 signs, none of `: \ / ? * [ ]`. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[:\\/?*[\]]/gu, ' ')
      .trim()
      .slice(0, 31) || 'Sheet'
  )
}

/**
 * One sheet with its heading frozen, pulled row by row as the reader takes bytes; memory does not grow with the rows.
 * Beyond 1,048,576 rows it goes on in a second sheet. Text is never a formula. An error of `rows` breaks the stream off.
 */
export function xlsxStream(
  columns: readonly Column[],
  rows: Rows,
  { sheet = 'Sheet1' }: { sheet?: string } = {},
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return writeXlsxStream(cellRows(columns, rows), {
    name: sheetName(sheet),
    columns: columns.map(columnDefinition),
    freezePane: { rows: 1 },
  }) as ReadableStream<Uint8Array<ArrayBuffer>>
}

export interface SmallSheet {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** By the place of a column, from 0: what may be chosen in the cells below its heading. */
  readonly choices?: ReadonlyMap<number, readonly string[]>
}

/** Rows below the heading that offer choices. */
const choiceRows = 2_000
/** Excel takes no longer list in a cell's rule. */
const longestChoice = 255

/** A small workbook of several sheets, whole in memory: templates to fill in. */
export async function xlsxBook(sheets: readonly SmallSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, columns, rows, choices = new Map<number, readonly string[]>() }) => ({
      name: sheetName(name),
      columns: columns.map(({ header: _header, ...column }) => columnDefinition({ header: '', ...column })),
      rows: [
        columns.map(({ header }) => textValue(header)),
        ...rows.map((row) => columns.map(({ kind }, i) => cellValue(row[i], kind))),
      ],
      freezePane: { rows: 1 },
      dataValidations: [...choices]
        .filter(
          ([, values]) =>
            values.join(',').length <= longestChoice && !values.some((one) => one.includes(',')),
        )
        .map(([column, values]) => ({
          type: 'list' as const,
          values: [...values],
          allowBlank: true,
          range: `${columnLetters(column + 1)}2:${columnLetters(column + 1)}${choiceRows}`,
        })),
    })),
  })
  return new Uint8Array(bytes)
}
