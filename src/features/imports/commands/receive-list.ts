/** Takes in the list that an officer sends: reads it, finds its headings, keeps its rows. Nothing is entered yet. */
import { permissions } from '#features/models/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import type { AccountId } from '#platform/auth/actor.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { notAllowed, notSignedIn } from '#platform/problem.ts'
import { readSheet } from '#platform/sheets/reader.ts'
import { bandRows, columnsOf, fillDown, findHeader } from '../header.rules.ts'
import { personalColumns, withoutColumns } from '../personal.rules.ts'
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

/**
 * Returns the import, with a guess of where its headings are. Throws Problems `sheet.*` for a file that is none,
 * `import.too-many-open`, `not-signed-in`, `not-allowed`.
 */
export async function receiveList(ctx: Ctx, list: SentList): Promise<SheetImport> {
  const accountId = importer(ctx)
  if ((await countOpen(ctx.db, accountId)) >= mostOpen) throw tooManyOpen()
  const sheet = await readSheet(list.bytes, { wanted: list.sheet })
  const header = findHeader(sheet.rows, sheet.merges)
  const found = columnsOf(sheet.rows, sheet.merges, header)
  const personal = personalColumns(found)
  const rows = withoutColumns(sheet.rows, personal)
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
    leftOut: personal.map(({ heading }) => heading),
    merges: sheet.merges,
    header,
    columns: found.filter((one) => !personal.includes(one)),
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
