/** Reads CSV in whatever encoding and with whatever separator it was saved. All cells are text. */
import { setImmediate } from 'node:timers/promises'
import { type Parser, parse } from 'csv-parse'
import { decodeText } from './encoding.ts'
import { Problem } from '../problem.ts'
import { damaged, notASheet, tooManyColumns, tooManyRows, tooMuchText } from './refusals.ts'
import { bounds, type Cell, columnLetters, type Sheet, type SheetRow, storable } from './sheet.ts'

const separators = [',', ';', '\t'] as const

/** Empty lines count too, so that a file of nothing else is not read for ever. */
const mostRecords = bounds.rows * 2

/** All columns full of the longest text; what is longer is no row. */
const longestRecord = bounds.columns * (bounds.text + 3)

/** As much of the file tells its separator. */
const sampleLength = 20_000

/** How often each separator stands outside of quotes, line by line. */
function countOutsideQuotes(text: string, separator: string): number[] {
  const counts = [0]
  let quoted = false
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (sign === separator) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
    else if (sign === '\n') counts.push(0)
  }
  return counts
}

/** The separator that most lines have, and have equally often; a comma where none is used. */
function separatorOf(text: string): string {
  const named = /^sep=(.)\r?\n/u.exec(text)?.[1]
  if (named) return named
  const sample = text.slice(0, sampleLength)
  const scored = separators.map((separator) => {
    const counts = countOutsideQuotes(sample, separator).filter((count) => count > 0)
    const tally = new Map<number, number>()
    for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1)
    const [often = 0, lines = 0] = [...tally].toSorted((a, b) => b[1] * b[0] - a[1] * a[0])[0] ?? []
    return { separator, score: often * lines }
  })
  return scored.toSorted((a, b) => b.score - a.score)[0]?.separator ?? ','
}

/** What our own writer put before text that a spreadsheet would calculate. */
const guarded = /^'(?=[=+\-@\t\r＝＋－＠])/u

function cellOf(text: string, row: number, column: number): Cell {
  if (text.length > bounds.text) throw tooMuchText(`${columnLetters(column)}${row}`)
  return text.trim() === '' ? null : storable(text.replace(guarded, ''))
}

function rowOf(number: number, texts: readonly string[]): SheetRow | undefined {
  const length = texts.findLastIndex((text) => text.trim() !== '') + 1
  if (length === 0) return undefined
  if (length > bounds.columns) throw tooManyColumns()
  return { number, cells: texts.slice(0, length).map((text, i) => cellOf(text, number, i + 1)) }
}

/** Control characters that no text has: what has them is some other kind of file. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const binary = /[\u0000-\u0008\u000E-\u001F]/u

/** As much is parsed before others have their turn. */
const pieceLength = 32 * 1024

/** Hands the text over piece by piece, no faster than it is taken. */
async function feed(parser: Parser, text: string): Promise<void> {
  for (let at = 0; at < text.length && !parser.destroyed; at += pieceLength) {
    await setImmediate()
    const goesOn = parser.write(text.slice(at, at + pieceLength))
    if (!goesOn && !parser.destroyed)
      await new Promise((resolve) => parser.once('drain', resolve).once('close', resolve))
  }
  if (!parser.destroyed) parser.end()
}

async function readRows(text: string): Promise<SheetRow[]> {
  const parser = parse({
    delimiter: separatorOf(text),
    from_line: text.startsWith('sep=') ? 2 : 1,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    to: mostRecords + 1,
    max_record_size: longestRecord,
  })
  const rows: SheetRow[] = []
  let number = 0
  const fed = feed(parser, text)
  try {
    for await (const texts of parser) {
      number++
      const row = rowOf(number, texts as string[])
      if (row) rows.push(row)
      if (number > mostRecords || rows.length > bounds.rows) throw tooManyRows()
    }
  } finally {
    await fed
  }
  return rows
}

/** Throws Problems `sheet.*`. Rows are counted as a spreadsheet would show them. */
export async function readCsv(file: Uint8Array): Promise<Sheet> {
  const text = decodeText(file)
  if (binary.test(text.slice(0, sampleLength))) throw notASheet()
  try {
    return { name: undefined, others: [], rows: await readRows(text), merges: [] }
  } catch (error) {
    throw error instanceof Problem ? error : damaged()
  }
}
