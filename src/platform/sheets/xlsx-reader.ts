/** Reads a workbook row by row, leaving the process free for other requests between the pieces. */
import { setImmediate } from 'node:timers/promises'
import { type CellValue, streamXlsxRows } from 'hucre/xlsx'
import { Problem } from '../problem.ts'
import { pilesMarks } from '../i18n/marks.rules.ts'
import { openZip, ZipRefused } from '../zip.ts'
import { bomb, damaged, encrypted, notASheet, tooManyColumns, tooManyRows, tooMuchText } from './refusals.ts'
import { bounds, type Cell, clipMerges, columnLetters, type Sheet, type SheetRow, storable } from './sheet.ts'
import { readWorkbook } from './workbook.ts'

const pieceBytes = 64 * 1024

/** The bytes in pieces; other work gets its turn before each. */
function inTurns(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream(
    {
      pull: async (controller) => {
        await setImmediate()
        if (at >= bytes.length) {
          controller.close()
          return
        }
        controller.enqueue(bytes.subarray(at, at + pieceBytes))
        at += pieceBytes
      },
    },
    { highWaterMark: 0 },
  )
}

/** Excel keeps a time of day as a part of the day 1899-12-31 or 1904-01-01. */
function dateCell(value: Date): Cell {
  if (Number.isNaN(value.getTime())) return null
  const text = value.toISOString()
  return value.getUTCFullYear() < 1900 ? text.slice(11, 16) : { date: text.slice(0, 10) }
}

function cellOf(value: CellValue, row: number, column: number): Cell {
  if (value instanceof Date) return dateCell(value)
  if (typeof value !== 'string') return value
  if (value.length > bounds.text) throw tooMuchText(`${columnLetters(column)}${row}`)
  if (pilesMarks(value)) throw notASheet()
  return value.trim() === '' ? null : storable(value)
}

function rowOf(number: number, values: readonly CellValue[]): SheetRow | undefined {
  const length = values.findLastIndex((value) => value !== null && value !== '') + 1
  if (length > bounds.columns) throw tooManyColumns()
  const cells = values.slice(0, length).map((value, i) => cellOf(value, number, i + 1))
  return cells.some((cell) => cell !== null) ? { number, cells } : undefined
}

/** Reads one workbook after the other: together they could need more memory than there is. */
let turn: Promise<unknown> = Promise.resolve()

async function readRows(book: Uint8Array): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const { index, values } of streamXlsxRows(inTurns(book))) {
    const row = rowOf(index + 1, values)
    if (!row) continue
    if (rows.length === bounds.rows) throw tooManyRows()
    rows.push(row)
  }
  return rows
}

/** A part beyond 8 MB that shrank to less than a two-hundredth is made to burst, not to be read. */
const limits = {
  entries: bounds.entries,
  bytes: bounds.unpacked,
  burst: { above: 8 * 1024 * 1024, ratio: 200 },
} as const
const refusals = { damaged, encrypted, 'too-large': bomb } as const

async function read(file: Buffer, wanted: string | undefined): Promise<Sheet> {
  try {
    const book = await readWorkbook(await openZip(file, limits), wanted)
    const rows = await readRows(book.package)
    const merges = clipMerges(book.merges, rows)
    if (!merges) throw damaged()
    return { name: storable(book.name), others: book.others.map(storable), merges, rows }
  } catch (error) {
    /* Whatever a reader stumbles over in a stranger's file is the file's fault. */
    if (error instanceof ZipRefused) throw refusals[error.why]()
    throw error instanceof Problem ? error : damaged()
  }
}

/** The sheet named `wanted`, or the first with values. Throws Problems `sheet.*`. */
export function readXlsx(file: Buffer, wanted?: string): Promise<Sheet> {
  const reading = turn.then(() => read(file, wanted))
  turn = reading.catch(() => {})
  return reading
}
