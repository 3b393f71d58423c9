/** Imports over JSON: the same commands and queries as the pages. The list itself is sent as a form with a file. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Ctx } from '#platform/db/transact.ts'
import { api, type Route } from '#platform/http/route.ts'
import { bounds } from '#platform/sheets/sheet.ts'
import { targets } from './columns.rules.ts'
import { chooseHeader } from './commands/choose-header.ts'
import { cancelImport, removeImport, resumeImport, startImport } from './commands/move-import.ts'
import { planImport } from './commands/plan-import.ts'
import { receiveList } from './commands/receive-list.ts'
import { cellText } from './header.rules.ts'
import { importStates, rowStates, waysIn } from './import.rules.ts'
import {
  headerBody,
  importPath,
  listImportsQuery,
  planBody,
  receiveBody,
  rowsQuery,
  stepBody,
} from './imports.schemas.ts'
import type { SheetImport } from './imports.store.ts'
import { noFile } from './problems.rules.ts'
import { listImportRows, listImports, readImport } from './queries/read-import.ts'

const tag = 'imports'

const planReply = z.object({
  columns: z.array(z.object({ column: z.int(), target: z.enum(targets) })),
  defaults: z.object({
    unit: z.string(),
    registered: z.string(),
    field: z.string().nullable(),
    level: z.string().nullable(),
    ownerBlock: z.string().nullable(),
  }),
  moneyUnit: z.int(),
  enterAs: z.enum(waysIn),
  source: z.string(),
  takeSimilar: z.boolean(),
})

const shortReply = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(importStates),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

const importReply = shortReply.extend({
  sheetName: z.string().nullable(),
  otherSheets: z.array(z.string()),
  leftOut: z.array(z.string()),
  headerRow: z.int(),
  columns: z.array(z.object({ column: z.int(), heading: z.string(), samples: z.array(z.string()) })),
  plan: planReply.nullable(),
  problem: z.string().nullable(),
  counts: z.record(z.enum(rowStates), z.int()),
})

const rowsReply = z.object({
  items: z.array(
    z.object({
      row: z.int(),
      state: z.enum(rowStates),
      modelId: z.uuid().nullable(),
      cells: z.array(z.string()),
      remarks: z.array(z.object({ field: z.string(), code: z.string(), detail: z.string() })),
    }),
  ),
  next: z.int().nullable(),
})

function shortOf(one: SheetImport): z.output<typeof shortReply> {
  return {
    id: one.id,
    fileName: one.fileName,
    state: one.state,
    createdAt: one.createdAt.toISOString(),
    updatedAt: one.updatedAt.toISOString(),
  }
}

async function shown(ctx: Ctx, id: string): Promise<z.output<typeof importReply>> {
  const { one, counts } = await readImport(ctx, id)
  return {
    ...shortOf(one),
    sheetName: one.sheetName,
    otherSheets: [...one.otherSheets],
    leftOut: [...one.leftOut],
    headerRow: one.header.top,
    columns: one.columns.map(({ column, heading, samples }) => ({ column, heading, samples: [...samples] })),
    plan: one.plan && { ...one.plan, columns: [...one.plan.columns] },
    problem: one.problem,
    counts,
  }
}

const planExample = {
  columns: [
    { column: 2, target: 'title' },
    { column: 3, target: 'unit' },
    { column: 4, target: 'field' },
    { column: 5, target: 'registered' },
  ],
  level: 'grassroots',
  ownerBlock: 'front_unions',
  moneyUnit: 1_000_000,
  enterAs: 'draft',
}

const shortExample = {
  id: '01936d2e-7a00-7000-8000-000000000009',
  fileName: 'danh-sach-mo-hinh-2024.xlsx',
  state: 'checked',
  createdAt: '2026-11-21T05:00:00.000Z',
  updatedAt: '2026-11-21T05:00:02.000Z',
}

const importExample = {
  ...shortExample,
  sheetName: 'Danh sách',
  otherSheets: [],
  leftOut: [],
  headerRow: 5,
  columns: [{ column: 2, heading: 'Tên mô hình', samples: ['Đường hoa'] }],
  plan: {
    columns: planExample.columns,
    defaults: { unit: '', registered: '', field: null, level: 'grassroots', ownerBlock: 'front_unions' },
    moneyUnit: 1_000_000,
    enterAs: 'draft',
    source: '',
    takeSimilar: false,
  },
  problem: null,
  counts: { new: 0, skipped: 8, bad: 37, there: 0, good: 463, done: 0 },
}

const rowsExample = {
  items: [
    {
      row: 17,
      state: 'bad',
      modelId: null,
      cells: ['11', 'Đường hoa', 'phường An Khê', '31/02/2024'],
      remarks: [{ field: 'registered', code: 'day', detail: 'Không hiểu thời gian “31/02/2024”.' }],
    },
  ],
  next: null,
}

function step(
  name: string,
  summary: string,
  take: (ctx: Ctx, input: { id: string }) => Promise<SheetImport>,
): Route {
  return api(
    {
      method: 'POST',
      path: `/imports/{id}/${name}`,
      params: importPath,
      body: stepBody,
      tag,
      summary,
      reply: importReply,
      replyExample: importExample,
      bodyExample: {},
      problems: ['import.wrong-moment', 'import.nothing-good', 'import.cleared'],
    },
    async ({ ctx, params }) => {
      await take(ctx, { id: params.id })
      return shown(ctx, params.id)
    },
  )
}

export const importApi: readonly Route[] = [
  api(
    {
      method: 'POST',
      path: '/imports',
      body: receiveBody,
      files: { file: { max: 1, bytes: bounds.file } },
      members: true,
      status: 201,
      tag,
      summary: 'Send a list, as a form with the file in `file`',
      description:
        'An .xlsx or .csv of at most 20 MB and 50,000 rows. Refused by a reason: macros, passwords, formulas, .xls.',
      reply: importReply,
      replyExample: { ...importExample, state: 'columns', plan: null },
      bodyExample: {},
      problems: ['sheet.*', 'import.too-many-open'],
    },
    async ({ ctx, body, uploads }) => {
      const [file] = uploads('file')
      if (!file) throw noFile()
      const { name, path, sha256 } = file
      const one = await receiveList(ctx, { name, bytes: await readFile(path), sha256, sheet: body.sheet })
      return shown(ctx, one.id)
    },
  ),
  api(
    {
      method: 'GET',
      path: '/imports',
      query: listImportsQuery,
      tag,
      summary: 'Your own imports, newest first',
      reply: z.object({ items: z.array(shortReply), next: z.uuid().nullable() }),
      replyExample: { items: [shortExample], next: null },
    },
    async ({ ctx, query }) => {
      const { items, next } = await listImports(ctx, query.before)
      return { items: items.map(shortOf), next }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/imports/{id}',
      params: importPath,
      tag,
      summary: 'How far an import is',
      reply: importReply,
      replyExample: importExample,
    },
    async ({ ctx, params }) => shown(ctx, params.id),
  ),
  api(
    {
      method: 'PUT',
      path: '/imports/{id}/header',
      params: importPath,
      body: headerBody,
      tag,
      summary: 'Say in which row the headings stand',
      reply: importReply,
      replyExample: { ...importExample, state: 'columns', plan: null },
      bodyExample: { row: 5 },
      problems: ['import.wrong-moment'],
    },
    async ({ ctx, params, body }) => {
      await chooseHeader(ctx, { id: params.id, row: body.row })
      return shown(ctx, params.id)
    },
  ),
  api(
    {
      method: 'PUT',
      path: '/imports/{id}/columns',
      params: importPath,
      body: planBody,
      tag,
      summary: 'Say what the columns hold; every row is then checked',
      description: 'Ask for the import until its state is `checked`.',
      reply: importReply,
      replyExample: { ...importExample, state: 'checking' },
      bodyExample: planExample,
      problems: ['import.wrong-moment'],
    },
    async ({ ctx, params, body }) => {
      await planImport(ctx, { id: params.id, ...body })
      return shown(ctx, params.id)
    },
  ),
  step('start', 'Enter the good rows; ask until the state is `done`', startImport),
  step('cancel', 'Stop; what was entered stays', cancelImport),
  step('resume', 'Go on with the rows that are left', resumeImport),
  api(
    {
      method: 'DELETE',
      path: '/imports/{id}',
      params: importPath,
      tag,
      summary: 'Throw away a list that was not entered',
      reply: z.object({ removed: z.literal(true) }),
      replyExample: { removed: true },
      problems: ['import.wrong-moment'],
    },
    async ({ ctx, params }) => {
      await removeImport(ctx, { id: params.id })
      return { removed: true }
    },
  ),
  api(
    {
      method: 'GET',
      path: '/imports/{id}/rows',
      params: importPath,
      query: rowsQuery,
      tag,
      summary: 'Rows with what became of them; bad ones unless told',
      reply: rowsReply,
      replyExample: rowsExample,
    },
    async ({ ctx, params, query, locale }) => {
      const { state = 'bad', after } = query
      const { rows, next } = await listImportRows(ctx, { id: params.id, state, after })
      return {
        items: rows.map((row) => ({
          row: row.rowNo,
          state: row.state,
          modelId: row.modelId,
          cells: row.cells.map(cellText),
          remarks: row.remarks.map(({ field, code, message }) => ({ field, code, detail: message[locale] })),
        })),
        next,
      }
    },
  ),
]
