/** Keyset pages over units in the order of their names: the cursor is the last one's sort key and id. */
import { invalid } from '#platform/problem.ts'
import { fieldError } from '../problems.rules.ts'

export interface ListPage<Row> {
  readonly items: readonly Row[]
  /** What to pass as `after` for the next page; null at the end. */
  readonly next: string | null
}

interface Cursor {
  readonly sortKey: string
  readonly id: number
}

/** Throws Problem `invalid` for what no page of ours handed out. */
export function readAfter(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  const match = /^([a-z0-9]{0,800})\.(\d{1,9})$/u.exec(text)
  if (match) return { sortKey: match[1] ?? '', id: Number(match[2]) }
  throw invalid([
    fieldError(
      'after',
      'cursor',
      'Địa chỉ trang không đúng. Xin mở lại danh sách từ đầu.',
      'This page address is damaged. Please open the list from its start.',
    ),
  ])
}

/** Takes `limit` + 1 rows and tells whether there is more. */
export function cursorOf<Row extends Cursor>(rows: readonly Row[], limit: number): ListPage<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? `${last.sortKey}.${last.id}` : null }
}
