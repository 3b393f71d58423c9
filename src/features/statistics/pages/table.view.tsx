/** The table of statistics, by one thing or by two, and its picture. */
import type { By } from '#features/models/contract.ts'
import type { UnitMap } from '#features/units/contract.ts'
import { formatDate, formatNumber } from '#platform/i18n/format.ts'
import type { Locale } from '#platform/i18n/messages.ts'
import type { View } from '#platform/http/route.ts'
import { AreaMap } from '#ui/components/area-map/area-map.tsx'
import { BarChart } from '#ui/components/bar-chart/bar-chart.tsx'
import { LineChart } from '#ui/components/line-chart/line-chart.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Note } from '#ui/components/page/page.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { SeriesBars } from '#ui/components/series-bars/series-bars.tsx'
import { type Column, Table } from '#ui/components/table/table.tsx'
import { href } from '#ui/view.ts'
import { rateOf } from '#features/indicators/contract.ts'
import { messages } from '../messages.ts'
import type { StatisticsPage } from '../queries/statistics-page.ts'
import type { StatisticsTable, TableFigure, TableRow } from '../queries/read-statistics.ts'
import { changeOf } from '../statistics.rules.ts'
import { keyName, type Names } from '../words.ts'
import { changeInWords, Count, dong, percent } from './parts.tsx'

export interface TableProps {
  readonly view: View
  readonly page: StatisticsPage
  readonly map: UnitMap | undefined
}

const cellOf = ({ rows }: StatisticsTable, ...keys: readonly string[]): TableRow | undefined =>
  rows.find((row) => keys.every((key, i) => row.keys[i] === key))

export function captionOf({ by }: Pick<StatisticsPage, 'by'>, view: View): string {
  const say = messages[view.locale]
  const [first = 'field', second] = by.map((one) => say.by[one].toLowerCase())
  return second === undefined ? say.table(first) : say.tableBoth(first, second)
}

/** Names of units are Vietnamese, also on an English page. */
const langOf = (by: By | undefined, key: string) => (by === 'unit' && /^\d/u.test(key) ? 'vi' : undefined)

/** A key inside of a sentence, or as a heading. */
function spokenKey(by: By, key: string, names: Names, locale: Locale): string {
  const name = keyName(by, key, names, locale)
  return langOf(by, key) === 'vi' ? vi(name) : name
}

/** A key in words; a unit leads to its own statistics, asked the same way. */
function Key({ view, page, by, value }: Omit<TableProps, 'map'> & { by: By; value: string }) {
  const name = keyName(by, value, page.table.names, view.locale)
  if (by !== 'unit' || !/^\d+$/u.test(value)) return <>{name}</>
  const query = new URLSearchParams(view.path.split('?')[1])
  query.set('unit', value)
  return (
    <span lang="vi">
      <Link href={href(view, `/statistics?${query.toString()}`)}>{name}</Link>
    </span>
  )
}

function ByOne({ view, page }: TableProps) {
  const { locale } = view
  const say = messages[locale]
  const { table, before, by } = page
  const [one = 'field'] = by
  const name = (key: string) => spokenKey(one, key, table.names, locale)
  const money = table.rows.some((row) => row.state.models > 0)
  const given = table.rows.some((row) => (row.mobilised?.models ?? 0) > 0)
  const amount =
    (pick: (row: TableFigure) => { models: number; vnd: string } | undefined) => (row: TableRow) => {
      const said = pick(row)
      return said && said.models > 0 ? dong(said.vnd, locale) : '–'
    }
  const columns: Column<TableRow>[] = [
    {
      key: 'key',
      label: say.by[one],
      heads: true,
      cell: ({ keys: [key = ''] }) => <Key view={view} page={page} by={one} value={key} />,
    },
    {
      key: 'n',
      label: say.number,
      numeric: true,
      cell: (row) => <Count view={view} figure={row} about={name(row.keys[0] ?? '')} />,
    },
  ]
  if (!table.overlapping)
    columns.push({
      key: 'share',
      label: say.share,
      numeric: true,
      cell: (row) => percent(rateOf(row.n, table.total.n).percent, locale),
    })
  if (before) {
    const last = ({ keys: [key = ''] }: TableRow) => cellOf(before.table, key)
    columns.push(
      {
        key: 'before',
        label: say.previous(String(before.year)),
        numeric: true,
        cell: (row) => (
          <Count view={view} figure={last(row)} about={`${name(row.keys[0] ?? '')}, ${before.year}`} />
        ),
      },
      {
        key: 'change',
        label: say.change,
        numeric: true,
        cell: (row) => changeInWords(changeOf(last(row)?.n ?? 0, row.n), locale),
      },
    )
  }
  if (money)
    columns.push({ key: 'state', label: say.money.state, numeric: true, cell: amount((row) => row.state) })
  if (given)
    columns.push({
      key: 'given',
      label: say.money.mobilised,
      numeric: true,
      cell: amount((row) => row.mobilised),
    })
  return (
    <Table
      caption={captionOf(page, view)}
      hideCaption
      rows={table.rows}
      rowKey={({ keys }) => keys.join(' ')}
      columns={columns}
      totals={{
        key: say.total,
        n: <Count view={view} figure={table.total} about={say.total} />,
        ...(before && {
          before: <Count view={view} figure={before.table.total} about={`${say.total}, ${before.year}`} />,
          change: changeInWords(changeOf(before.table.total.n, table.total.n), locale),
        }),
        ...(money && { state: dong(table.total.state.vnd, locale) }),
        ...(given && { given: dong(table.total.mobilised.vnd, locale) }),
      }}
    />
  )
}

/** What a key has by itself: where records are in several rows, no sum of them. */
function sideOf({ sides }: StatisticsPage, side: 0 | 1, key: string): TableRow | undefined {
  const table = sides[side]
  return table && cellOf(table, key)
}

/** More columns than this no screen holds. */
const mostColumns = 16

/** The narrower of the two goes across. */
function sides({ table, by }: StatisticsPage): { readonly down: 0 | 1; readonly across: 0 | 1 } {
  const [first = [], second = []] = table.orders
  const turned = second.length > first.length && by[0] !== 'unit'
  return turned || by[1] === 'unit' ? { down: 1, across: 0 } : { down: 0, across: 1 }
}

function ByTwo({ view, page }: TableProps) {
  const { locale } = view
  const say = messages[locale]
  const { table, by } = page
  const { down, across } = sides(page)
  const rows = table.orders[down] ?? []
  const all = table.orders[across] ?? []
  const columns = all.slice(-mostColumns)
  const name = (side: 0 | 1, key: string) => spokenKey(by[side] ?? 'field', key, table.names, locale)
  const at = (row: string, column: string) =>
    down === 0 ? cellOf(table, row, column) : cellOf(table, column, row)
  const sum = (side: 0 | 1, key: string) => (
    <Count view={view} figure={sideOf(page, side, key)} about={`${say.total}, ${name(side, key)}`} />
  )
  return (
    <>
      {all.length > columns.length && (
        <Note>{say.cut(formatNumber(columns.length, locale), formatNumber(all.length, locale))}</Note>
      )}
      <Table
        caption={captionOf(page, view)}
        hideCaption
        rows={rows}
        rowKey={(row) => row}
        columns={[
          {
            key: 'key',
            label: say.by[by[down] ?? 'field'],
            heads: true,
            cell: (row) => <Key view={view} page={page} by={by[down] ?? 'field'} value={row} />,
          },
          ...columns.map((column) => ({
            key: `c${column}`,
            label: name(across, column),
            numeric: true,
            cell: (row: string) => (
              <Count
                view={view}
                figure={at(row, column)}
                about={`${name(down, row)}, ${name(across, column)}`}
              />
            ),
          })),
          { key: 'sum', label: say.total, numeric: true, cell: (row: string) => sum(down, row) },
        ]}
        totals={{
          key: say.total,
          ...Object.fromEntries(columns.map((column) => [`c${column}`, sum(across, column)])),
          sum: <Count view={view} figure={table.total} about={say.total} />,
        }}
      />
    </>
  )
}

/** More bars than this are a table, not a picture. */
const mostBars = 25
const mostSeries = 6

/** No row is a count of none. */
const figureOf = (view: View, row: TableRow | undefined) => ({
  value: row?.n ?? 0,
  text: formatNumber(row?.n ?? 0, view.locale),
  href: row && row.n > 0 ? href(view, row.href) : undefined,
})

function PictureOfOne({ view, page }: TableProps) {
  const { locale } = view
  const say = messages[locale]
  const { table, by } = page
  const [one = 'field'] = by
  if (table.rows.length < 2 || table.rows.length > mostBars) return null
  const title = captionOf(page, view)
  if (one === 'year')
    return (
      <LineChart
        locale={locale}
        id="by-year"
        title={title}
        series={[{ key: 'n', label: say.number }]}
        years={table.rows.map((row) => ({
          label: row.keys[0] ?? '',
          figures: { n: figureOf(view, row) },
          unfinished: row.keys[0] === view.today.slice(0, 4),
        }))}
        labelHeading={say.by.year}
        format={(value) => formatNumber(value, locale)}
      />
    )
  return (
    <BarChart
      locale={locale}
      id="by-one"
      title={title}
      labelHeading={say.by[one]}
      valueHeading={say.number}
      bars={table.rows.map((row) => {
        const [key = ''] = row.keys
        return {
          label: keyName(one, key, table.names, locale),
          lang: langOf(one, key),
          value: row.n,
          text: formatNumber(row.n, locale),
          href: href(view, row.href),
        }
      })}
    />
  )
}

function PictureOfTwo({ view, page }: TableProps) {
  const { locale } = view
  const say = messages[locale]
  const { table, by } = page
  const { down, across } =
    by[0] === 'year' ? { down: 0, across: 1 } : by[1] === 'year' ? { down: 1, across: 0 } : sides(page)
  const series = table.orders[across] ?? []
  const groups = table.orders[down] ?? []
  if (series.length > mostSeries || groups.length < 2 || groups.length > mostBars) return null
  const name = (side: number, key: string) => keyName(by[side] ?? 'field', key, table.names, locale)
  const figures = (group: string) =>
    Object.fromEntries(
      series.map((one) => [
        one,
        figureOf(view, down === 0 ? cellOf(table, group, one) : cellOf(table, one, group)),
      ]),
    )
  const common = {
    locale,
    id: 'by-two',
    title: captionOf(page, view),
    series: series.map((key) => ({ key, label: name(across, key) })),
    labelHeading: say.by[by[down] ?? 'field'],
  }
  if (by[down] === 'year')
    return (
      <LineChart
        {...common}
        years={groups.map((year) => ({
          label: year,
          figures: figures(year),
          unfinished: year === view.today.slice(0, 4),
        }))}
        format={(value) => formatNumber(value, locale)}
      />
    )
  return (
    <SeriesBars
      {...common}
      mode={table.overlapping ? 'grouped' : 'stacked'}
      groups={groups.map((group) => ({
        label: name(down, group),
        lang: langOf(by[down], group),
        figures: figures(group),
        total: table.overlapping ? undefined : figureOf(view, sideOf(page, down === 0 ? 0 : 1, group)),
      }))}
      totalHeading={say.total}
    />
  )
}

export function StatisticsTables(props: TableProps) {
  const { view, page, map } = props
  const { locale } = view
  const say = messages[locale]
  const { table, by } = page
  return (
    <>
      {by.length === 1 ? <ByOne {...props} /> : <ByTwo {...props} />}
      {table.overlapping && <Note>{say.overlapping}</Note>}
      {page.before && String(page.before.year + 1) === view.today.slice(0, 4) && (
        <Note>{say.yearOpen(String(page.before.year + 1), String(page.before.year))}</Note>
      )}
      {map ? (
        <AreaMap
          {...map}
          locale={locale}
          id="statistics-map"
          title={say.map(formatDate(view.today))}
          labelHeading={say.by.unit}
          valueHeading={say.number}
          format={(value) => formatNumber(value, locale)}
          lang="vi"
        />
      ) : by.length === 1 ? (
        <PictureOfOne {...props} />
      ) : (
        <PictureOfTwo {...props} />
      )}
    </>
  )
}
