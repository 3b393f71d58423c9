/** Writes rows as CSV that spreadsheets open rightly and that can't run anything there. */
import { stringify } from 'csv-stringify/sync'
import { byteStream } from './byte-stream.ts'
import type { Column, Row, Rows } from './columns.ts'

/** As many rows are quoted in one go. */
const batchLength = 200

/**
 * Text whose first sign makes a spreadsheet calculate (`=` `+` `-` `@`, their full-width forms, tab, carriage return)
 * gets an apostrophe in front; numbers stay numbers (OWASP, "CSV Injection").
 */
function lines(rows: readonly Row[]): string {
  return stringify(rows as Row[], {
    escape_formulas: true,
    record_delimiter: '\r\n',
    cast: { boolean: (value) => (value ? 'TRUE' : 'FALSE') },
  })
}

async function* pieces(columns: readonly Column[], rows: Rows): AsyncGenerator<string> {
  yield `\uFEFF${lines([columns.map(({ header }) => header)])}`
  let batch: Row[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length === batchLength) {
      yield lines(batch)
      batch = []
    }
  }
  if (batch.length > 0) yield lines(batch)
}

/** RFC 4180 with commas, CRLF and a byte order mark, without which Excel takes UTF-8 for another encoding. */
export function csvStream(columns: readonly Column[], rows: Rows): ReadableStream<Uint8Array<ArrayBuffer>> {
  return byteStream(pieces(columns, rows))
}
