/** The list of models as a file, with the filters of its page. */
import { page, type Route } from '#platform/http/route.ts'
import { exportFile, exportFormats } from '../export-file.ts'
import { exportQuery } from '../model.schemas.ts'

export const exportPages: readonly Route[] = exportFormats.map((format) =>
  page({ method: 'GET', path: `/models/export.${format}`, query: exportQuery }, (exchange) =>
    Promise.resolve(exportFile(exchange, exchange.query, format)),
  ),
)
