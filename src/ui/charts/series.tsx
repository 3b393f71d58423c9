/** How series are told apart: each has a hue, a pattern and a shape, so that paper and any eye can tell them. */
import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape'

/** More than this no reader keeps apart; ask for fewer, or for one chart each. */
export const mostSeries = 6

export type Series = { key: string; label: string }

const shapes = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCircle, symbolSquare]

/** The outline of the mark of the nth series around 0,0. */
export function markPath(index: number, area = 64): string {
  return symbol(shapes[index % shapes.length], area)() ?? ''
}

/** `fill` of the nth series; `id` is the chart's, whose `SeriesPatterns` draws it. */
export function seriesFill(id: string, index: number): string {
  return `url(#${id}-series-${index + 1})`
}

/** One pattern a series: plain, slanted, dotted, upright lines, hollow, crossed. */
export function SeriesPatterns({ id, count }: { id: string; count: number }) {
  return (
    <svg class="chart-patterns" width="0" height="0" focusable="false">
      <defs>
        {Array.from({ length: count }, (_, index) => (
          <pattern
            key={index}
            id={`${id}-series-${index + 1}`}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            patternTransform={index === 1 ? 'rotate(45)' : undefined}
          >
            <rect class={`series-${index + 1}`} width="8" height="8" />
            <Weave index={index} />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

function Weave({ index }: { index: number }) {
  if (index === 1) return <rect class="series-weave" width="3" height="8" />
  if (index === 2) return <circle class="series-weave" cx="4" cy="4" r="2" />
  if (index === 3) return <rect class="series-weave" width="2" height="8" />
  if (index === 5) return <path class="series-weave" d="M3 0h2v3h3v2h-3v3h-2v-3h-3v-2h3z" />
  return null
}

/** Names of the series beside what they look like; nothing where there is only one. */
export function Legend({
  id,
  series,
  lines,
}: {
  id: string
  series: readonly Series[]
  /** Shows line and mark instead of an area. */
  lines?: boolean
}) {
  if (series.length < 2) return null
  return (
    <ul class="chart-legend">
      {series.map(({ key, label }, index) => (
        <li key={key}>
          <svg width="28" height="16" focusable="false">
            {lines === true ? (
              <>
                <path class={`line line-${index + 1}`} d="M0 8h28" />
                <path class={`mark mark-${index + 1}`} d={markPath(index)} transform="translate(14 8)" />
              </>
            ) : (
              <rect
                class={`series-area series-edge-${index + 1}`}
                x="1"
                y="1"
                width="26"
                height="14"
                fill={seriesFill(id, index)}
              />
            )}
          </svg>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  )
}
