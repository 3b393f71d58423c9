/**
 * Grades that lie inside each other, as 382 communes of which 188 are advanced, of which 76 are models: one dot each,
 * or bars inside bars. Never a sum: the parts are said as "of them".
 */
import { type ChartFigure, ChartFrame, FigureText } from '#ui/charts/frame.tsx'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

export type Grade = { label: string; figure: ChartFigure }

export type NestedGradesProps = {
  locale: Locale
  title: string
  /** The widest first; at most four, each holding the next. */
  grades: readonly Grade[]
  labelHeading: string
  valueHeading: string
}

/** Up to this many every one is a dot of its own. */
const mostDots = 400
const columns = 40
const step = 10

export function NestedGrades({ locale, title, grades, labelHeading, valueHeading }: NestedGradesProps) {
  const say = words[locale]
  const whole = Math.max(0, ...grades.map(({ figure }) => figure.value))
  const dots = whole <= mostDots && grades.every(({ figure }) => Number.isInteger(figure.value))
  return (
    <ChartFrame
      locale={locale}
      class="nested-grades"
      title={title}
      note={grades.length > 1 ? say.nestedNote : undefined}
      rows={grades.map((grade, index) => ({ ...grade, index }))}
      rowKey={({ index }) => index}
      columns={[
        {
          key: 'label',
          label: labelHeading,
          cell: ({ label, index }) => (index === 0 ? label : `${say.ofThem} ${label}`),
        },
        {
          key: 'value',
          label: valueHeading,
          numeric: true,
          cell: ({ label, figure }) => <FigureText locale={locale} figure={figure} about={label} />,
        },
      ]}
    >
      <ul class="chart-legend grades">
        {grades.map(({ label, figure }, index) => (
          <li key={label}>
            <svg width="16" height="16" focusable="false">
              <circle class={`grade grade-${index + 1}`} cx="8" cy="8" r="6" />
            </svg>
            <span>
              {index === 0 ? '' : `${say.ofThem} `}
              <strong>{figure.text}</strong> {label}
            </span>
          </li>
        ))}
      </ul>
      {dots ? <Dots grades={grades} whole={whole} /> : <Bars grades={grades} whole={whole} />}
    </ChartFrame>
  )
}

type PictureProps = { grades: readonly Grade[]; whole: number }

/** Columns filled from the top, the innermost grade first, so that each grade is one block with those inside it. */
function Dots({ grades, whole }: PictureProps) {
  const rows = Math.min(10, Math.max(1, Math.ceil(whole / columns)))
  const wide = Math.max(columns, Math.ceil(whole / rows))
  const gradeOf = (dot: number) => grades.findLastIndex(({ figure }) => dot < figure.value)
  return (
    <svg class="dots" width="100%" viewBox={`0 0 ${wide * step} ${rows * step}`} focusable="false">
      {Array.from({ length: whole }, (_, dot) => (
        <circle
          key={dot}
          class={`grade grade-${gradeOf(dot) + 1}`}
          cx={Math.floor(dot / rows) * step + step / 2}
          cy={(dot % rows) * step + step / 2}
          r="3.6"
        />
      ))}
    </svg>
  )
}

function Bars({ grades, whole }: PictureProps) {
  const inset = 24 / Math.max(1, grades.length)
  return (
    <svg width="100%" height="56" focusable="false">
      {grades.map(({ label, figure }, index) => (
        <rect
          key={label}
          class={`grade grade-${index + 1}`}
          x="1"
          y={1 + index * inset}
          width={`${((Math.max(0, figure.value) / whole) * 99).toFixed(2)}%`}
          height={54 - index * inset * 2}
        />
      ))}
    </svg>
  )
}
