/** The rows of a list as they came, each with what became of it: the sheet that is mended and sent again. */
import type { Ctx } from '#platform/db/transact.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { Row as Line, Value } from '#platform/sheets/columns.ts'
import { type Cell, cellText } from '../header.rules.ts'
import type { Remark, RowState } from '../import.rules.ts'
import type { SheetImport } from '../imports.store.ts'
import { messages, remarkText } from '../messages.ts'
import { listRows, type ShownRow } from '../rows.store.ts'

const pageSize = 500

/** A value as it is written back: numbers stay numbers, dates are written as they were read. */
function value(cell: Cell | undefined): Value {
  return typeof cell === 'number' ? cell : cellText(cell)
}

/** What to say beside a row. */
export function outcome(state: RowState, remarks: readonly Remark[], locale: Locale): string {
  const said = remarks.map((remark) => remarkText(remark, locale)).join(' ')
  const word = messages[locale].outcome[state]
  return state === 'bad' ? said : said === '' ? word : `${word} ${said}`
}

/** Those to be mended, or all, in their order; fetched page by page as they are read. */
export async function* resultRows(
  ctx: Ctx,
  one: SheetImport,
  which: 'bad' | 'all',
  locale: Locale,
): AsyncGenerator<Line> {
  const states: readonly RowState[] =
    which === 'bad' ? ['bad'] : ['bad', 'good', 'there', 'done', 'skipped', 'new']
  let after = one.header.bottom
  for (;;) {
    const rows: readonly ShownRow[] = await listRows(ctx.db, one.id, { states, after, limit: pageSize })
    for (const row of rows) {
      const cells = one.columns.map(({ column }) => value(row.cells[column - 1]))
      yield [...cells, outcome(row.state, row.remarks, locale)]
    }
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last.rowNo
  }
}
