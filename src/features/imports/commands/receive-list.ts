/** Takes in the list that an officer sends: reads it, finds its headings, keeps its rows. Nothing is entered yet. */
import { permissions } from '#features/models/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import type { AccountId } from '#platform/auth/actor.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { personalAttributeAsked } from '#platform/personal-data.rules.ts'
import { notAllowed, notSignedIn } from '#platform/problem.ts'
import { readSheet } from '#platform/sheets/reader.ts'
import { bandRows, cellText, columnsOf, fillDown, findHeader, type Row } from '../header.rules.ts'
import type { ImportId } from '../import.rules.ts'
import { countOpen, insertImport, type SheetImport } from '../imports.store.ts'
import { mostOpen, tooManyOpen } from '../problems.rules.ts'
import { insertRows } from '../rows.store.ts'

export interface SentList {
  readonly name: string
  readonly bytes: Buffer
  readonly sha256: string
  /** The sheet of a workbook. */
  readonly sheet?: string | undefined
}

/** Throws Problems `not-signed-in` and `not-allowed`: only who registers somewhere imports. */
export function importer({ actor }: Ctx): AccountId {
  if (actor.accountId === null) throw notSignedIn()
  if (!actor.grants.some(({ permission }) => permission === permissions.register))
    throw notAllowed({
      vi: 'Cán bộ được giao đăng ký mô hình mới nhập được từ bảng tính.',
      en: 'Officers who register models can import lists.',
    })
  return actor.accountId
}

/** Headings are short; among so many rows. */
const headingRows = 40
const headingLength = 60

/** Columns that ask what must not be known of a person are not kept; returns what is left and their headings. */
function withoutPersonal(rows: readonly Row[]): { rows: readonly Row[]; leftOut: string[] } {
  const leftOut = new Map<number, string>()
  for (const { cells } of rows.slice(0, headingRows))
    for (const [i, cell] of cells.entries()) {
      const text = typeof cell === 'string' && cell.length <= headingLength ? cellText(cell) : ''
      if (text !== '' && !leftOut.has(i) && personalAttributeAsked(text)) leftOut.set(i, text)
    }
  if (leftOut.size === 0) return { rows, leftOut: [] }
  const kept = rows.map(({ number, cells }) => ({
    number,
    cells: cells.map((cell, i) => (leftOut.has(i) ? null : cell)),
  }))
  return { rows: kept, leftOut: [...leftOut.values()] }
}

/**
 * Returns the import, with a guess of where its headings are. Throws Problems `sheet.*` for a file that is none,
 * `import.too-many-open`, `not-signed-in`, `not-allowed`.
 */
export async function receiveList(ctx: Ctx, list: SentList): Promise<SheetImport> {
  const accountId = importer(ctx)
  if ((await countOpen(ctx.db, accountId)) >= mostOpen) throw tooManyOpen()
  const sheet = await readSheet(list.bytes, { wanted: list.sheet })
  const { rows, leftOut } = withoutPersonal(sheet.rows)
  const header = findHeader(rows, sheet.merges)
  const now = ctx.clock.now()
  const one: SheetImport = {
    id: newId<'sheet_import'>(now) satisfies ImportId,
    accountId,
    createdAt: now,
    updatedAt: now,
    fileName: list.name,
    fileSha256: list.sha256,
    fileBytes: list.bytes.length,
    sheetName: sheet.name ?? null,
    otherSheets: sheet.others,
    leftOut,
    merges: sheet.merges,
    header,
    columns: columnsOf(rows, sheet.merges, header),
    plan: null,
    state: 'columns',
    problem: null,
    finishedAt: null,
    clearedAt: null,
  }
  return transact(ctx, async (inside) => {
    await insertImport(inside.db, one)
    await insertRows(inside.db, one.id, fillDown(rows, sheet.merges, header), {
      headerBottom: header.bottom,
      bands: bandRows(sheet.merges, header),
    })
    await audit(inside, {
      action: 'import.received',
      subjectType: 'import',
      subjectId: one.id,
      details: { rows: rows.length, bytes: one.fileBytes, sha256: one.fileSha256 },
    })
    return one
  })
}
