/** Keyset pages over names: the cursor is the last row's sort key and id, so a page never shifts. */
import { invalid } from '#platform/problem.ts'
import type { Page } from './units.rules.ts'

export interface Cursor {
  readonly sortKey: string
  readonly id: number
}

/** Throws Problem `invalid` on field `after` for what no page of ours handed out. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined || text === '') return undefined
  const match = /^([a-z0-9]{0,800})\.(\d{1,9})$/.exec(text)
  if (!match) {
    const message = {
      vi: 'Địa chỉ trang không đúng. Xin mở lại danh sách từ đầu.',
      en: 'This page address is damaged. Please open the list from its start.',
    }
    throw invalid([{ field: 'after', code: 'cursor', message }])
  }
  return { sortKey: match[1] ?? '', id: Number(match[2]) }
}

/** Takes `limit` + 1 rows and tells whether there is more. */
export function pageOf<Row extends Cursor>(rows: readonly Row[], limit: number): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? `${last.sortKey}.${last.id}` : null }
}
