/** Quantities of several kinds compared over groups: bars side by side, or parts of one bar where the parts add up. */
import { type ChartFigure, ChartFrame, FigureText } from '#ui/charts/frame.tsx'
import { Legend, mostSeries, type Series, SeriesPatterns, seriesFill } from '#ui/charts/series.tsx'
import { vi } from '#ui/components/said/said.tsx'
import type { Locale } from '#ui/view.ts'

export type SeriesGroup = {
  /** A unit, a field, a year; as long as it is. */
  label: string
  /** Language of the label, where it is another than the page's. */
  lang?: Locale | undefined
  /** By key of the series; null or left out where there is no figure: not drawn, and said in the table. */
  figures: Readonly<Record<string, ChartFigure | null | undefined>>
  /** The sum of the parts as shown. Only for `stacked`. */
  total?: ChartFigure | undefined
}

export type SeriesBarsProps = {
  locale: Locale
  /** For the ids of patterns; one word, once a page. */
  id: string
  /** What is counted, where and as of when; the caption of picture and table. */
  title: string
  /** `stacked` only for parts that share nothing, so that their sum counts nothing twice. */
  mode: 'grouped' | 'stacked'
  /** At most six; named in a legend where there are several. */
  series: readonly Series[]
  groups: readonly SeriesGroup[]
  labelHeading: string
  /** Heading of the sums, for `stacked`. */
  totalHeading?: string | undefined
  /** How the figures are to be read. */
  note?: string | undefined
}

/** Share of the width that the longest bar takes; the rest is for its number. */
const longest = 78
const thick = { grouped: 18, stacked: 24 }

/** Negative figures are drawn as nothing and keep their number. */
export function SeriesBars(props: SeriesBarsProps) {
  const { locale, id, title, mode, groups, labelHeading, totalHeading } = props
  const series = props.series.slice(0, mostSeries)
  const sums = groups.map((group) => series.reduce((sum, { key }) => sum + drawn(group.figures[key]), 0))
  const each = groups.flatMap((group) => series.map(({ key }) => drawn(group.figures[key])))
  const largest = Math.max(0, ...(mode === 'stacked' ? sums : each))
  const width = (value: number) => (largest <= 0 ? 0 : (value / largest) * longest)
  const withTotal = mode === 'stacked' && groups.some(({ total }) => total !== undefined)
  return (
    <ChartFrame
      locale={locale}
      class="series-bars"
      title={title}
      note={props.note}
      rows={groups}
      rowKey={({ label }) => label}
      columns={[
        { key: 'label', label: labelHeading, cell: ({ label, lang }) => <span lang={lang}>{label}</span> },
        ...series.map(({ key, label }) => ({
          key,
          label,
          numeric: true,
          cell: (group: SeriesGroup) => (
            <FigureText
              locale={locale}
              figure={group.figures[key]}
              about={`${group.lang === 'vi' ? vi(group.label) : group.label}, ${label}`}
            />
          ),
        })),
        ...(withTotal
          ? [
              {
                key: 'total of parts',
                label: totalHeading ?? '',
                numeric: true,
                cell: ({ label, total }: SeriesGroup) => (
                  <FigureText locale={locale} figure={total} about={label} />
                ),
              },
            ]
          : []),
      ]}
    >
      <SeriesPatterns id={id} count={series.length} />
      <Legend id={id} series={series} />
      {groups.map((group) => (
        <div class="bar-row" key={group.label}>
          <span class="chart-label" lang={group.lang}>
            {group.label}
          </span>
          {mode === 'stacked' ? (
            <Stack id={id} series={series} group={group} width={width} />
          ) : (
            <Side id={id} series={series} group={group} width={width} />
          )}
        </div>
      ))}
    </ChartFrame>
  )
}

type BarsProps = {
  id: string
  series: readonly Series[]
  group: SeriesGroup
  width: (value: number) => number
}

function drawn(figure: ChartFigure | null | undefined): number {
  return Math.max(0, figure?.value ?? 0)
}

function Side({ id, series, group, width }: BarsProps) {
  const step = thick.grouped + 4
  return (
    <svg width="100%" height={series.length * step} focusable="false">
      {series.map(({ key }, index) => {
        const figure = group.figures[key]
        const long = width(drawn(figure))
        return figure ? (
          <g key={key}>
            <Bar id={id} index={index} x={0} y={index * step} long={long} height={thick.grouped} />
            <text class="bar-value" x={percent(long)} dx="6" y={index * step + 15}>
              {figure.text}
            </text>
          </g>
        ) : null
      })}
    </svg>
  )
}

function Stack({ id, series, group, width }: BarsProps) {
  let at = 0
  const parts = series.map(({ key }) => {
    const x = at
    const long = width(drawn(group.figures[key]))
    at += long
    return { key, x, long }
  })
  return (
    <svg width="100%" height={thick.stacked + 6} focusable="false">
      {parts.map(({ key, x, long }, index) => (
        <Bar key={key} id={id} index={index} x={x} y={2} long={long} height={thick.stacked} />
      ))}
      {group.total === undefined ? null : (
        <text class="bar-value" x={percent(at)} dx="6" y="20">
          {group.total.text}
        </text>
      )}
    </svg>
  )
}

type BarProps = { id: string; index: number; x: number; y: number; long: number; height: number }

/** Nothing for nothing: an outline of no width would still be seen. */
function Bar({ id, index, x, y, long, height }: BarProps) {
  if (long <= 0) return null
  return (
    <rect
      class={`series-area series-edge-${index + 1}`}
      x={percent(x)}
      y={y}
      width={percent(long)}
      height={height}
      fill={seriesFill(id, index)}
    />
  )
}

function percent(value: number): string {
  return value === 0 ? '0' : `${value.toFixed(2)}%`
}
