/** Writes rows as one JSON array, an object a line, in constant memory. */
import { byteStream } from './byte-stream.ts'
import type { Column, Rows } from './columns.ts'

async function* pieces(items: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
  let before = '['
  for await (const item of items) {
    yield `${before}\n${JSON.stringify(item)}`
    before = ','
  }
  yield before === '[' ? '[]\n' : '\n]\n'
}

async function* objects(columns: readonly Column[], rows: Rows): AsyncGenerator<Record<string, unknown>> {
  const names = columns.map(({ key, header }) => key ?? header)
  for await (const row of rows) {
    yield Object.fromEntries(names.map((name, i) => [name, row[i] ?? null]))
  }
}

/**
 * A JSON array with an object a row; members are the columns' keys, missing values are null. An error of `rows` breaks
 * the stream off, so that the reader gets no valid JSON.
 */
export function jsonStream(columns: readonly Column[], rows: Rows): ReadableStream<Uint8Array<ArrayBuffer>> {
  return byteStream(pieces(objects(columns, rows)))
}
