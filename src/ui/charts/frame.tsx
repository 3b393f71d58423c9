/** What every chart stands in: a caption that says what is counted, the picture, and the same figures as a table. */
import type { ComponentChildren } from 'preact'
import { Said } from '#ui/components/said/said.tsx'
import { type Column, Table } from '#ui/components/table/table.tsx'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

/** A number of a chart. Drawn by `value`, shown as `text`, and `href` leads to exactly the records behind it. */
export type ChartFigure = {
  value: number
  /** As people read it: "1.204", "87%", "trên 5.500". */
  text: string
  href?: string | undefined
}

type ChartFrameProps<Row> = {
  locale: Locale
  /** Of the chart's own sheet: "line-chart". */
  class: string
  title: string
  /** The picture, hidden from who listens: the table says the same. */
  children: ComponentChildren
  /** How the figures are to be read, shown between picture and table. */
  note?: ComponentChildren
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  totals?: Readonly<Record<string, ComponentChildren>> | undefined
  /** Shows the table without being asked, where it is the list that people work with. */
  open?: boolean | undefined
}

export function ChartFrame<Row>(props: ChartFrameProps<Row>) {
  const { locale, title, children, note, columns, rows, rowKey, totals } = props
  return (
    <figure class={`chart ${props.class}`}>
      <figcaption>
        <Said text={title} />
      </figcaption>
      <div class="chart-picture" aria-hidden="true">
        {rows.length === 0 ? null : children}
      </div>
      {note === undefined ? null : <p class="chart-note">{note}</p>}
      {rows.length === 0 ? (
        <p class="chart-note">{words[locale].chartEmpty}</p>
      ) : (
        <details class="disclosure" open={props.open}>
          <summary>{words[locale].chartTable}</summary>
          <Table caption={title} hideCaption rows={rows} rowKey={rowKey} columns={columns} totals={totals} />
        </details>
      )}
    </figure>
  )
}

/** A figure in a table: its text, a link where records lie behind it, and a word where there is none. */
export function FigureText({
  locale,
  figure,
  about,
}: {
  locale: Locale
  figure: ChartFigure | null | undefined
  /** Tells the link from its neighbours for who hears it: row and column. */
  about?: string | undefined
}) {
  if (!figure) return <>{words[locale].noFigure}</>
  if (figure.href === undefined) return <>{figure.text}</>
  return (
    <a href={figure.href}>
      {figure.text}
      {about === undefined ? null : (
        <span class="visually-hidden">
          {' '}
          <Said text={about} />
        </span>
      )}
    </a>
  )
}
