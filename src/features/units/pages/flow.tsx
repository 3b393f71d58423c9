/**
 * A merger or split as a picture: names at both ends, a line from each to where it went, dashed where only a
 * part did. The timeline beside it says the same in words, so for screen readers it is one image with a name.
 */
import { flowLayout, type FlowNode, type PlacedNode, wrap } from './flow.rules.ts'

export interface FlowProps {
  /** Says the whole picture in a sentence. */
  readonly label: string
  /** In the middle, above the lines: the date. */
  readonly heading: string
  readonly many: readonly FlowNode[]
  readonly one: FlowNode
  /** `merge`: many on the left flow into one. `split`: one on the left flows into many. */
  readonly direction: 'merge' | 'split'
  more: (count: number) => string
}

const width = 420
const column = 178
const inset = 8
const bottom = 24
const top = 34
const lineHeight = 22

/** About 14 px type on a screen of 360 px, 18 px from 480 px on; never wider than its column. */
export function Flow({ label, heading, many, one, direction, more }: FlowProps) {
  const layout = flowLayout(many, one, more)
  const [manySide, oneSide]: Side[] = direction === 'merge' ? ['left', 'right'] : ['right', 'left']
  const height = layout.height + top + bottom
  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
        <text x={width / 2} y={18} text-anchor="middle" font-size="15" fill="var(--slate)">
          {heading}
        </text>
        <g transform={`translate(0 ${top})`}>
          {layout.many.map((node) => (
            <path
              key={`${node.label} ${node.y}`}
              d={curve(edgeX(manySide), node.y, edgeX(oneSide), layout.one.y)}
              fill="none"
              stroke="var(--jade)"
              stroke-width="2.5"
              stroke-dasharray={node.partial === true ? '5 4' : undefined}
            />
          ))}
          {layout.many.map((node) => (
            <Node key={`${node.label} ${node.y}`} node={node} side={manySide} />
          ))}
          <Node node={layout.one} side={oneSide} strong />
        </g>
      </svg>
    </figure>
  )
}

type Side = 'left' | 'right'

function edgeX(side: Side | undefined): number {
  return side === 'left' ? column + inset : width - column - inset
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
}

function Node({ node, side, strong }: { node: PlacedNode; side: Side | undefined; strong?: boolean }) {
  const x = side === 'left' ? column - 4 : width - column + 4
  const first = node.y - node.height / 2 + 16
  const notes = node.note === undefined ? [] : wrap(node.note, 22)
  return (
    <g>
      <circle
        cx={edgeX(side)}
        cy={node.y}
        r={strong === true ? 7 : 5}
        fill={strong === true ? 'var(--jade)' : 'var(--paper)'}
        stroke="var(--jade)"
        stroke-width="2.5"
      />
      <text
        text-anchor={side === 'left' ? 'end' : 'start'}
        font-size="17"
        fill="var(--ink)"
        font-weight={strong === true ? '600' : undefined}
      >
        {node.lines.map((line, index) => (
          <tspan key={line} x={x} y={first + index * lineHeight} lang={node.lang}>
            {line}
          </tspan>
        ))}
        {notes.map((line, index) => (
          <tspan
            key={line}
            x={x}
            y={first + (node.lines.length + index) * lineHeight}
            font-size="15"
            font-weight="400"
            fill="var(--slate)"
          >
            {line}
          </tspan>
        ))}
      </text>
    </g>
  )
}
