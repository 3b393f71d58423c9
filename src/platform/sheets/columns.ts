/** What a table that leaves the product looks like: columns, and rows of plain values in their order. */

/**
 * `date` holds civil dates `YYYY-MM-DD`: real dates in XLSX, ISO text elsewhere. `number` holds numbers only; what is
 * text there (`≥ 5500`) is written as text.
 */
export interface Column {
  /** The heading; in JSON the name of the member where no `key` is given. */
  readonly header: string
  readonly key?: string
  readonly kind?: 'text' | 'number' | 'date'
  /** In characters, for XLSX. */
  readonly width?: number
}

export type Value = string | number | boolean | null | undefined

export type Row = readonly Value[]

/** Rows as they come from a cursor, a generator or a list; they are pulled one by one as the reader takes bytes. */
export type Rows = AsyncIterable<Row> | Iterable<Row>
