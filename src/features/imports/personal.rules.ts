/**
 * Columns of a list that ask what must not be known of a person: told by their headings, those above included, and not
 * kept. What the rows say elsewhere decides nothing: a model may well be about how neighbours of several faiths keep a road.
 */
import { personalAttributeAsked } from '#platform/personal-data.rules.ts'
import type { Column, Row } from './header.rules.ts'

export function personalColumns(columns: readonly Column[]): Column[] {
  return columns.filter(({ heading }) => personalAttributeAsked(heading) !== undefined)
}

/** The rows with nothing in these columns. */
export function withoutColumns(rows: readonly Row[], columns: readonly Column[]): readonly Row[] {
  if (columns.length === 0) return rows
  const gone = new Set(columns.map(({ column }) => column))
  return rows.map(({ number, cells }) => ({
    number,
    cells: cells.map((cell, i) => (gone.has(i + 1) ? null : cell)),
  }))
}
