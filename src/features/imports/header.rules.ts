/** Finds where the list begins below its titles, and what its columns are called when headings have two storeys. */
import { headingScore } from './columns.rules.ts'

/** As it comes from a spreadsheet; a date is `{ date }`. */
export type Cell = null | string | number | boolean | { readonly date: string }

export interface Row {
  /** As the spreadsheet counts. */
  readonly number: number
  readonly cells: readonly Cell[]
}

/** Rows and columns count from 1. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Column {
  /** From 1. */
  readonly column: number
  readonly heading: string
  /** What stands in the first rows below. */
  readonly samples: readonly string[]
}

export interface Header {
  readonly top: number
  readonly bottom: number
}

/** Titles above a list are never longer. */
const farthest = 40
const storeys = 3
const mostSamples = 3

/** A cell as a person reads it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell.trim()
  if (typeof cell === 'number') return Number.isInteger(cell) ? String(cell) : String(cell).replace('.', ',')
  if (typeof cell === 'boolean') return cell ? 'x' : ''
  const [year = '', month = '', day = ''] = cell.date.split('-')
  return `${day}/${month}/${year}`
}

function texts(row: Row | undefined): string[] {
  return row?.cells.map(cellText) ?? []
}

function filled(row: Row | undefined): number {
  return texts(row).filter((text) => text !== '').length
}

/** The value of a merged area stands in its first cell; here it stands in all of them. */
export function fillMerges(
  rows: readonly Row[],
  merges: readonly Merge[],
  which: (merge: Merge) => boolean,
): Row[] {
  const filling = merges.filter(which)
  if (filling.length === 0) return [...rows]
  const byNumber = new Map(rows.map((row) => [row.number, [...row.cells]]))
  for (const { top, left, bottom, right } of filling) {
    const value = byNumber.get(top)?.[left - 1] ?? null
    if (value === null) continue
    for (let number = top; number <= bottom; number++) {
      const cells = byNumber.get(number)
      if (!cells) continue
      for (let column = left; column <= right; column++) {
        while (cells.length < column) cells.push(null)
        cells[column - 1] ??= value
      }
    }
  }
  return rows.map((row) => ({ number: row.number, cells: byNumber.get(row.number) ?? row.cells }))
}

/** The storeys of the heading that begins in row `top`: as far down as its cells are merged. */
export function headerAt(top: number, merges: readonly Merge[]): Header {
  const down = merges.filter((merge) => merge.top === top && merge.bottom > top).map(({ bottom }) => bottom)
  return { top, bottom: Math.min(Math.max(top, ...down), top + storeys - 1) }
}

/** The row whose words are headings, or else the fullest of the first rows. */
export function findHeader(rows: readonly Row[], merges: readonly Merge[]): Header {
  const first = rows.filter(({ number }) => number <= (rows[0]?.number ?? 1) + farthest).slice(0, farthest)
  const scored = first.map((row) => {
    const header = headerAt(row.number, merges)
    return { header, score: headingScore(headings(rows, merges, header)), filled: filled(row) }
  })
  const [best] = scored.toSorted(
    (a, b) => b.score - a.score || b.filled - a.filled || a.header.top - b.header.top,
  )
  return best?.header ?? { top: 1, bottom: 1 }
}

/** The heading of each column, with those above it: `Kinh phí` over `Ngân sách` is `Kinh phí ngân sách`. */
function headings(rows: readonly Row[], merges: readonly Merge[], { top, bottom }: Header): string[] {
  const inside = (merge: Merge) => merge.top >= top && merge.top <= bottom
  const storeyRows = fillMerges(
    rows.filter(({ number }) => number >= top && number <= bottom),
    merges,
    inside,
  ).map(texts)
  const width = Math.max(0, ...storeyRows.map((row) => row.length))
  return Array.from({ length: width }, (_, i) => {
    const storeysOf = storeyRows.map((row) => row[i] ?? '').filter((text) => text !== '')
    return [...new Set(storeysOf)].join(' ').replace(/\s+/gu, ' ').slice(0, 200)
  })
}

/** The columns that have a heading or anything below it. */
export function columnsOf(rows: readonly Row[], merges: readonly Merge[], header: Header): Column[] {
  const named = headings(rows, merges, header)
  const below = rows.filter(({ number }) => number > header.bottom)
  const width = Math.max(named.length, ...below.slice(0, 200).map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, i) => {
    const samples = new Set<string>()
    for (const row of below) {
      const text = cellText(row.cells[i])
      if (text !== '') samples.add(text.slice(0, 80))
      if (samples.size === mostSamples) break
    }
    return { column: i + 1, heading: named[i] ?? '', samples: [...samples] }
  }).filter(({ heading, samples }) => heading !== '' || samples.length > 0)
}

/** Rows that are merged downwards stand for each of the rows: the unit of three models is written once. */
export function fillDown(rows: readonly Row[], merges: readonly Merge[], header: Header): Row[] {
  return fillMerges(rows, merges, (merge) => merge.top > header.bottom && merge.bottom > merge.top)
}

/** Rows that are merged across three columns or more: headings of parts of the list. */
export function bandRows(merges: readonly Merge[], header: Header): Set<number> {
  const bands = merges.filter(
    ({ top, bottom, left, right }) => top > header.bottom && top === bottom && right - left >= 2,
  )
  return new Set(bands.map(({ top }) => top))
}
