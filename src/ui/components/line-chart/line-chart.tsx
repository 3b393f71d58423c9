/** How figures went over years, one line a series; a year without a figure is a gap, an unfinished one a hollow mark. */
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { type ChartFigure, ChartFrame, FigureText } from '#ui/charts/frame.tsx'
import { Legend, markPath, mostSeries, type Series } from '#ui/charts/series.tsx'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type LineYear = {
  /** "2026", "2026 (đến 21/11)" in the table. */
  label: string
  /** Short, under the axis: "2026". The label unless told. */
  tick?: string | undefined
  /** By key of the series; null or left out: a gap in the line. */
  figures: Readonly<Record<string, ChartFigure | null | undefined>>
  /** The year is not over: its figures may still grow. */
  unfinished?: boolean | undefined
}

export type LineChartProps = {
  locale: Locale
  id: string
  /** What is counted, where and by which units; the caption of picture and table. */
  title: string
  /** At most six. */
  series: readonly Series[]
  /** Oldest first, evenly spaced. */
  years: readonly LineYear[]
  labelHeading: string
  /** Numbers of the axis in the reader's language. */
  format: (value: number) => string
  note?: string | undefined
}

const height = 220
/** Where the first and the last year stand, in hundredths of the width; room for numbers on both sides. */
const [left, right] = [15, 80]
const top = 22

/** The axis begins at zero, so that heights compare. Negative figures are drawn on the axis and keep their number. */
export function LineChart(props: LineChartProps) {
  const { locale, id, title, years, labelHeading, format } = props
  const series = props.series.slice(0, mostSeries)
  const unfinished = years.some((year) => year.unfinished === true)
  const note = [props.note, ...(unfinished ? [words[locale].unfinishedYear] : [])].filter(Boolean).join(' ')
  return (
    <ChartFrame
      locale={locale}
      class="line-chart"
      title={title}
      note={note === '' ? undefined : note}
      rows={years}
      rowKey={({ label }) => label}
      columns={[
        { key: 'label', label: labelHeading, cell: ({ label }) => label },
        ...series.map(({ key, label }) => ({
          key,
          label,
          numeric: true,
          cell: (year: LineYear) => (
            <FigureText locale={locale} figure={year.figures[key]} about={`${label}, ${year.label}`} />
          ),
        })),
      ]}
    >
      <Legend id={id} series={series} lines />
      <Plot series={series} years={years} format={format} />
    </ChartFrame>
  )
}

type PlotProps = Pick<LineChartProps, 'series' | 'years' | 'format'>

function Plot({ series, years, format }: PlotProps) {
  const largest = Math.max(
    0,
    ...years.flatMap(({ figures }) => series.map(({ key }) => figures[key]?.value ?? 0)),
  )
  const y = scaleLinear([0, largest <= 0 ? 1 : largest], [height, top]).nice(4)
  const whole = largest <= 0 || Number.isInteger(largest)
  const ticks = y.ticks(4).filter((tick) => !whole || Number.isInteger(tick))
  const x = (index: number) =>
    years.length < 2 ? (left + right) / 2 : left + (index / (years.length - 1)) * (right - left)
  const at = (value: number) => y(Math.max(0, value))
  return (
    <svg class="line-plot" width="100%" height={height + 28} focusable="false">
      {ticks.map((tick) => (
        <g key={tick}>
          <line class={tick === 0 ? 'axis' : 'grid'} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
          <text class="tick" x="0" y={y(tick) - 4}>
            {format(tick)}
          </text>
        </g>
      ))}
      <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
        {series.map(({ key }, index) => (
          <path
            key={key}
            class={`line line-${index + 1}`}
            d={
              line<LineYear>()
                .defined((year) => Boolean(year.figures[key]))
                .x((_, year) => x(year))
                .y((year) => at(year.figures[key]?.value ?? 0))
                .digits(2)(years) ?? undefined
            }
          />
        ))}
      </svg>
      {series.map(({ key }, index) => (
        <g key={key}>
          {years.map(({ figures, label, unfinished }, year) =>
            figures[key] ? (
              <svg key={label} class="point" x={`${x(year).toFixed(2)}%`} y={at(figures[key].value)}>
                <path
                  class={`mark mark-${index + 1}${unfinished === true ? ' mark-hollow' : ''}`}
                  d={markPath(index, 48)}
                />
              </svg>
            ) : null,
          )}
        </g>
      ))}
      <LastFigures series={series} years={years} x={x} at={at} />
      {shownTicks(years.length).map((index) => (
        <text key={index} class="tick year" x={`${x(index).toFixed(2)}%`} y={height + 20}>
          {years[index]?.tick ?? years[index]?.label}
        </text>
      ))}
    </svg>
  )
}

/** Characters that fit between the last year and the edge of a phone. */
const fits = 6

/** The newest figure of each line at its end, where they do not run into each other; a long one stands above it. */
function LastFigures({
  series,
  years,
  x,
  at,
}: Pick<PlotProps, 'series' | 'years'> & { x: (index: number) => number; at: (value: number) => number }) {
  const last = years.length - 1
  const ends = series
    .flatMap(({ key }) => years[last]?.figures[key] ?? [])
    .map((figure) => ({ figure, y: at(figure.value) }))
    .sort((a, b) => a.y - b.y)
  const apart = ends.filter(({ y }, index) => index === 0 || y - (ends[index - 1]?.y ?? 0) >= 17)
  return (
    <>
      {apart.map(({ figure, y }) =>
        figure.text.length <= fits ? (
          <text key={y} class="bar-value" x={`${x(last).toFixed(2)}%`} dx="9" y={y + 5}>
            {figure.text}
          </text>
        ) : (
          <text key={y} class="bar-value line-end" x="100%" y={y - 10}>
            {figure.text}
          </text>
        ),
      )}
    </>
  )
}

/** Which of so many years are named under the axis: at most five, evenly, the last always. */
export function shownTicks(count: number): number[] {
  const step = Math.max(1, Math.ceil(count / 5))
  return Array.from({ length: count }, (_, index) => index).filter(
    (index) => (count - 1 - index) % step === 0,
  )
}
