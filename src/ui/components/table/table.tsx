/** Records in rows. On a phone each row becomes a small list with the column's name before each value. */
import type { ComponentChildren } from 'preact'
import { bare, Said } from '#ui/components/said/said.tsx'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ComponentChildren
  /** Right-aligned, tabular figures. */
  numeric?: boolean | undefined
  /** Holds names or sentences: the others leave it room on a desk. */
  wide?: boolean | undefined
  /** Names the row: the first column unless another says so. */
  heads?: boolean | undefined
}

export type TableProps<Row> = {
  /** Says what the rows are; hidden from view with `hideCaption` where a heading just above says the same. */
  caption: string
  hideCaption?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** So few and short columns that they fit on a phone: it stays a table there. So does a name with one number. */
  narrow?: boolean | undefined
  /** A last row of totals, by column key. */
  totals?: Readonly<Record<string, ComponentChildren>> | undefined
}

/** For no rows render an `EmptyState` instead. Roles are written out because phones show the table as blocks. */
export function Table<Row>({ caption, hideCaption, columns, rows, rowKey, narrow, totals }: TableProps<Row>) {
  const headed = columns.some((column) => column.heads === true)
  const isHead = (column: Column<Row>, index: number) => (headed ? column.heads === true : index === 0)
  return (
    <table class={narrow === true || isPair(columns) ? 'table table-narrow' : 'table'} role="table">
      <caption class={hideCaption === true ? 'visually-hidden' : undefined}>
        <Said text={caption} />
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col" class={columnClass(column)}>
              <Said text={column.label} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} head={isHead(column, index)}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {totals === undefined ? null : (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} head={isHead(column, index)}>
                {totals[column.key]}
              </Cell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

/** A name and one number. */
function isPair<Row>(columns: readonly Column<Row>[]): boolean {
  const [first, second] = columns
  return columns.length === 2 && first?.numeric !== true && second?.numeric === true
}

function Cell<Row>({
  column,
  head,
  children,
}: {
  column: Column<Row>
  head: boolean
  children: ComponentChildren
}) {
  return head ? (
    <th role="rowheader" scope="row" class={columnClass(column)} data-label={bare(column.label)}>
      <div>{children}</div>
    </th>
  ) : (
    <td role="cell" class={columnClass(column)} data-label={bare(column.label)}>
      <div>{children}</div>
    </td>
  )
}

function columnClass({ numeric, wide }: Pick<Column<unknown>, 'numeric' | 'wide'>): string | undefined {
  return numeric === true ? 'numeric' : wide === true ? 'wide' : undefined
}
