/** What a table that comes in looks like, and how large it may be. */

/** Empty, text, number, yes or no, or a civil date `YYYY-MM-DD`. Plain enough to be stored as JSON. */
export type Cell = null | string | number | boolean | { readonly date: string }

export interface SheetRow {
  /** As the spreadsheet counts: the first row is 1. */
  readonly number: number
  /** From column A on, without empty cells at the end; never empty. */
  readonly cells: readonly Cell[]
}

/** An area of cells that are shown as one; only the first of them has a value. Rows and columns count from 1. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  /** Of the sheet in the workbook; undefined for CSV. */
  readonly name: string | undefined
  /** Other sheets of the workbook that are shown; they were not read. */
  readonly others: readonly string[]
  /** Rows that have something in them, in order. */
  readonly rows: readonly SheetRow[]
  readonly merges: readonly Merge[]
}

export const bounds = {
  /** Bytes of the file as it lies on disk. */
  file: 20 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  /** Signs of one cell, as in Excel. */
  text: 32_767,
  /** Bytes of all parts of a workbook, unpacked. */
  unpacked: 200 * 1024 * 1024,
  entries: 1_000,
} as const

/** `A`, `Z`, `AA` … for a column counted from 1. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** What a database can't hold: zeros, and halves of signs. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

/** Cells that merges may cover together: a hundred columns of the longest list. */
const mostMerged = 5_000_000
const mostMerges = 50_000

/** The merges as far as there is anything in them; undefined where they could not be those of a list. */
export function clipMerges(merges: readonly Merge[], rows: readonly SheetRow[]): Merge[] | undefined {
  const last = rows.at(-1)?.number ?? 0
  const clipped = merges.flatMap((merge) => {
    const bottom = Math.min(merge.bottom, last)
    const right = Math.min(merge.right, bounds.columns)
    return merge.top <= bottom && merge.left <= right ? [{ ...merge, bottom, right }] : []
  })
  const covered = clipped.reduce(
    (sum, { top, bottom, left, right }) => sum + (bottom - top + 1) * (right - left + 1),
    0,
  )
  return clipped.length > mostMerges || covered > mostMerged ? undefined : clipped
}
