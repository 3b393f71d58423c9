/** A table of statistics as a file: CSV, XLSX or JSON, with codes beside names and the list behind each row. */
import type { By } from '#features/models/contract.ts'
import { contentDisposition } from '#platform/files/file-name.rules.ts'
import type { Exchange } from '#platform/http/route.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { Column, Row } from '#platform/sheets/columns.ts'
import { csvStream } from '#platform/sheets/csv-writer.ts'
import { jsonStream } from '#platform/sheets/json.ts'
import { xlsxStream } from '#platform/sheets/xlsx-writer.ts'
import { messages } from './messages.ts'
import type { StatisticsTable } from './queries/read-statistics.ts'
import { keyName } from './words.ts'

export const tableFormats = [
  { format: 'csv', name: 'CSV', type: 'text/csv; charset=utf-8' },
  {
    format: 'xlsx',
    name: 'Excel',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  { format: 'json', name: 'JSON', type: 'application/json; charset=utf-8' },
] as const

function columnsOf(by: readonly By[], locale: Locale): Column[] {
  const say = messages[locale]
  return [
    ...by.flatMap((one): Column[] => [
      { header: say.by[one], key: `${one}Name`, width: 30 },
      { header: say.columns.key(say.by[one]), key: one },
    ]),
    { header: say.number, key: 'n', kind: 'number' },
    { header: say.columns.stateN, key: 'stateModels', kind: 'number' },
    { header: say.columns.stateVnd, key: 'stateVnd', kind: 'number' },
    ...(by.includes('unit')
      ? []
      : [
          { header: say.columns.mobilisedN, key: 'mobilisedModels', kind: 'number' as const },
          { header: say.columns.mobilisedVnd, key: 'mobilisedVnd', kind: 'number' as const },
        ]),
    { header: say.columns.list, key: 'list', width: 60 },
  ]
}

/** A number where it is exact as one, and its digits where it is not. */
function sum(vnd: string): number | string {
  const value = Number(vnd)
  return Number.isSafeInteger(value) ? value : vnd
}

function rowsOf({ rows, names, ask: { by } }: StatisticsTable, locale: Locale, site: string): Row[] {
  return rows.map((row) => [
    ...by.flatMap((one, i) => [keyName(one, row.keys[i] ?? '', names, locale), row.keys[i] ?? '']),
    row.n,
    row.state.models,
    sum(row.state.vnd),
    ...(row.mobilised ? [row.mobilised.models, sum(row.mobilised.vnd)] : []),
    `${site}${row.href}`,
  ])
}

/** Answers with the file. */
export function tableFile(
  { ctx, locale, siteOrigin }: Pick<Exchange, 'ctx' | 'locale' | 'siteOrigin'>,
  table: StatisticsTable,
  { format, type }: (typeof tableFormats)[number],
): Response {
  const say = messages[locale]
  const columns = columnsOf(table.ask.by, locale)
  const rows = rowsOf(table, locale, locale === 'en' ? `${siteOrigin}/en` : siteOrigin)
  const body =
    format === 'csv'
      ? csvStream(columns, rows)
      : format === 'xlsx'
        ? xlsxStream(columns, rows, { sheet: say.by[table.ask.by[0] ?? 'field'] })
        : jsonStream(columns, rows)
  const file = `${say.file}-${ctx.clock.today()}.${format}`
  return new Response(body, {
    headers: { 'content-type': type, 'content-disposition': contentDisposition('attachment', file) },
  })
}
