/** Says in which row the headings stand, where the guess was wrong. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { columnsOf, headerAt } from '../header.rules.ts'
import { type SheetImport, updateImport } from '../imports.store.ts'
import { personalColumns } from '../personal.rules.ts'
import { noSuchHeader } from '../problems.rules.ts'
import { clearColumns, listFirstRows, resetRows } from '../rows.store.ts'
import { lockOwn } from './lock-own.ts'
import { importer } from './receive-list.ts'

/** Headings further down are no headings. */
const farthest = 400

/** Throws Problems not-found, `import.wrong-moment`, and `invalid` for a row that is not there or has none below it. */
export async function chooseHeader(ctx: Ctx, { id, row }: { id: string; row: number }): Promise<SheetImport> {
  importer(ctx)
  return transact(ctx, async (inside) => {
    const one = await lockOwn(inside, id, 'plan')
    const rows = await listFirstRows(inside.db, one.id, farthest)
    const header = headerAt(row, one.merges)
    const there = rows.some(({ number }) => number === row)
    if (!there || !rows.some(({ number }) => number > header.bottom)) throw invalid([noSuchHeader()])
    const found = columnsOf(rows, one.merges, header)
    const personal = personalColumns(found)
    const columns = found.filter((column) => !personal.includes(column))
    const leftOut = [...one.leftOut, ...personal.map(({ heading }) => heading)]
    const at = inside.clock.now()
    await clearColumns(inside.db, one.id, personal)
    await updateImport(inside.db, one.id, { at, state: 'columns', plan: null, header, columns, leftOut })
    await resetRows(inside.db, one.id, header.bottom)
    return { ...one, updatedAt: at, state: 'columns', plan: null, header, columns, leftOut }
  })
}
