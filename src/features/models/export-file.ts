/** A list of models as a file that is sent while it is read; a few at a time, so that pages stay fast beside them. */
import { contentDisposition } from '#platform/files/file-name.rules.ts'
import { streamed } from '#platform/http/finish.ts'
import type { Exchange } from '#platform/http/route.ts'
import { Slots } from '#platform/http/slots.ts'
import { Problem } from '#platform/problem.ts'
import { csvStream } from '#platform/sheets/csv-writer.ts'
import { jsonStream } from '#platform/sheets/json.ts'
import { xlsxStream } from '#platform/sheets/xlsx-writer.ts'
import { exportMessages } from './export.messages.ts'
import { exportColumns } from './export.rules.ts'
import type { ListModels } from './model.schemas.ts'
import { exportModels } from './queries/export-models.ts'

export const exportFormats = ['csv', 'xlsx', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

const types: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/** At a time in a process; a slow reader of each network keeps no more than half of them. */
const slots = new Slots({ most: 4, ofOne: 2 })

/** Answers with the file; throws Problem `export.busy` where enough are under way. A reader who leaves ends the reading. */
export function exportFile(
  { ctx, client, locale, siteOrigin }: Pick<Exchange, 'ctx' | 'client' | 'locale' | 'siteOrigin'>,
  query: ListModels,
  format: ExportFormat,
): Response {
  const hold = slots.take(client.prefix)
  if (!hold)
    throw new Problem(
      'export.busy',
      503,
      {
        vi: 'Đang có nhiều người tải danh sách. Xin thử lại sau một phút.',
        en: 'Several lists are being downloaded. Please try again in a minute.',
      },
      { retryAfter: 60 },
    )
  const site = locale === 'en' ? `${siteOrigin}/en` : siteOrigin
  const columns = exportColumns(locale)
  const rows = exportModels(ctx, query, { locale, site })
  const { sheet, file } = exportMessages[locale]
  const stream =
    format === 'csv'
      ? csvStream(columns, rows)
      : format === 'xlsx'
        ? xlsxStream(columns, rows, { sheet })
        : jsonStream(columns, rows)
  return streamed(hold(stream), {
    'content-type': types[format],
    'content-disposition': contentDisposition('attachment', `${file}-${ctx.clock.today()}.${format}`),
    'cache-control': 'no-store',
  })
}
