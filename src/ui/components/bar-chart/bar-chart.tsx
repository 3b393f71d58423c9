/** A few quantities compared, drawn on the server in one hue with the number beside each bar, and as a table below. */
import { type ChartFigure, ChartFrame, FigureText } from '#ui/charts/frame.tsx'
import { vi } from '#ui/components/said/said.tsx'
import type { Locale } from '#ui/view.ts'

export type Bar = ChartFigure & {
  label: string
  /** Language of the label, where it is another than the page's. */
  lang?: Locale | undefined
  /** Drawn in the contrast hue with stripes: the one the text is about. */
  emphasis?: boolean | undefined
}

export type BarChartProps = {
  locale: Locale
  /** What is counted, where and as of when; the caption of picture and table. */
  title: string
  bars: readonly Bar[]
  /** Column headings of the table. */
  labelHeading: string
  valueHeading: string
  /** Length of the full bar; the largest value unless said (100 for percentages). */
  max?: number | undefined
  /** For the table's and pattern's ids; one word. */
  id: string
}

/** Share of the width that the longest bar takes; the rest is for its number. */
const longest = 78

/** Negative values are drawn as nothing and keep their number. */
export function BarChart({ locale, title, bars, labelHeading, valueHeading, max, id }: BarChartProps) {
  const largest = Math.max(max ?? 0, ...bars.map((item) => item.value))
  const length = (value: number) =>
    largest <= 0 || value <= 0 ? '0' : `${((value / largest) * longest).toFixed(1)}%`
  return (
    <ChartFrame
      locale={locale}
      class="bar-chart"
      title={title}
      rows={bars}
      rowKey={({ label }) => label}
      columns={[
        { key: 'label', label: labelHeading, cell: ({ label, lang }) => <span lang={lang}>{label}</span> },
        {
          key: 'value',
          label: valueHeading,
          numeric: true,
          cell: (bar) => (
            <FigureText locale={locale} figure={bar} about={bar.lang === 'vi' ? vi(bar.label) : bar.label} />
          ),
        },
      ]}
    >
      {bars.map((item, index) => (
        <div class="bar-row" key={item.label}>
          <span lang={item.lang}>{item.label}</span>
          <svg class="bar-line" width="100%" height="24" focusable="false">
            {item.emphasis === true ? (
              <pattern
                id={`${id}-stripes-${index + 1}`}
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect class="bar-contrast" width="6" height="6" />
                <rect class="bar-stripe" width="2" height="6" />
              </pattern>
            ) : null}
            <rect
              class={item.emphasis === true ? undefined : 'bar'}
              y="4"
              width={length(item.value)}
              height="16"
              fill={item.emphasis === true ? `url(#${id}-stripes-${index + 1})` : undefined}
            />
            <text class="bar-value" x={length(item.value)} dx="6" y="18">
              {item.text}
            </text>
          </svg>
        </div>
      ))}
    </ChartFrame>
  )
}
