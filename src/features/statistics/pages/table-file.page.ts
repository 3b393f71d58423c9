/** The table of the page of statistics as a file, with the same words in its address. */
import { page, type Route } from '#platform/http/route.ts'
import { groupingOf, statisticsQuery, whereOf } from '../asked.ts'
import { readTable } from '../queries/read-statistics.ts'
import { unitAsked } from '../queries/unit-asked.ts'
import { tableFile, tableFormats } from '../table-file.ts'

export const tableFilePages: readonly Route[] = tableFormats.map((format) =>
  page(
    { method: 'GET', path: `/statistics/table.${format.format}`, query: statisticsQuery },
    async (exchange) => {
      const { ctx, query } = exchange
      const { id } = await unitAsked(ctx, query.unit)
      const ask = { unitId: id, basis: query.basis ?? 'today', where: whereOf(query), by: groupingOf(query) }
      return tableFile(exchange, await readTable(ctx, ask), format)
    },
  ),
)
