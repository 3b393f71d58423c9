/** How many of a set came how far: each step is part of the one before, drawn inside its outline. */
import { type ChartFigure, ChartFrame, FigureText } from '#ui/charts/frame.tsx'
import type { Locale } from '#ui/view.ts'

export type FunnelStep = {
  label: string
  figure: ChartFigure
  /** The rate with numerator and denominator: "65,6% của 154 mô hình đã đăng ký". */
  rate?: string | undefined
}

export type FunnelChartProps = {
  locale: Locale
  title: string
  /** First the whole; every further step counts some of the one before. */
  steps: readonly FunnelStep[]
  labelHeading: string
  valueHeading: string
  rateHeading: string
  note?: string | undefined
}

const longest = 78

/** A step larger than the one before is drawn as large as it is: the figures are the reader's to doubt. */
export function FunnelChart(props: FunnelChartProps) {
  const { locale, title, steps, labelHeading, valueHeading, rateHeading, note } = props
  const largest = Math.max(0, ...steps.map(({ figure }) => figure.value))
  const width = (value: number) =>
    largest <= 0 || value <= 0 ? '0' : `${((value / largest) * longest).toFixed(2)}%`
  const rated = steps.some(({ rate }) => rate !== undefined)
  return (
    <ChartFrame
      locale={locale}
      class="funnel-chart"
      title={title}
      note={note}
      rows={steps}
      rowKey={({ label }) => label}
      columns={[
        { key: 'label', label: labelHeading, cell: ({ label }) => label },
        {
          key: 'value',
          label: valueHeading,
          numeric: true,
          cell: ({ label, figure }) => <FigureText locale={locale} figure={figure} about={label} />,
        },
        ...(rated ? [{ key: 'rate', label: rateHeading, cell: ({ rate }: FunnelStep) => rate ?? '' }] : []),
      ]}
    >
      {steps.map(({ label, figure, rate }, index) => (
        <div class="bar-row" key={label}>
          <span class="chart-label">{label}</span>
          <svg width="100%" height="30" focusable="false">
            {index === 0 ? null : (
              <rect
                class="funnel-before"
                y="2"
                width={width(steps[index - 1]?.figure.value ?? 0)}
                height="26"
              />
            )}
            <rect class="bar" y="2" width={width(figure.value)} height="26" />
            <text
              class="bar-value"
              x={width(Math.max(figure.value, steps[index - 1]?.figure.value ?? 0))}
              dx="6"
              y="21"
            >
              {figure.text}
            </text>
          </svg>
          {rate === undefined ? null : <span class="chart-note">{rate}</span>}
        </div>
      ))}
    </ChartFrame>
  )
}
