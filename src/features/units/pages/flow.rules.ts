/** Where everything stands in a flow picture: pure geometry, so that it can be tested without drawing. */

export interface FlowNode {
  readonly label: string
  /** Language of the label, where it may differ from the page's. */
  readonly lang?: 'vi' | undefined
  /** Under the name, smaller: the extent. */
  readonly note?: string | undefined
  /** Drawn dashed: only a part flows. */
  readonly partial?: boolean | undefined
}

export interface PlacedNode extends FlowNode {
  readonly lines: readonly string[]
  /** Middle of the node. */
  readonly y: number
  readonly height: number
}

export interface FlowLayout {
  readonly height: number
  readonly many: readonly PlacedNode[]
  readonly one: PlacedNode
}

/** Rows that are drawn; what is more becomes one row that says how many. */
export const flowRows = 14

const lineHeight = 22
const rowGap = 14
/** Letters that fit a column at the picture's type size, with room for wide ones. */
const lineLetters = 19
/** The one unit is set in bold. */
const boldLetters = 17

/** Breaks at spaces; a single long word stays whole. */
export function wrap(text: string, letters = lineLetters): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Many on one side and one on the other, `more` naming the rows left out. Heights in units of the picture. */
export function flowLayout(
  many: readonly FlowNode[],
  one: FlowNode,
  more: (count: number) => string,
): FlowLayout {
  const shown =
    many.length > flowRows
      ? [...many.slice(0, flowRows - 1), { label: more(many.length - flowRows + 1), partial: true }]
      : many
  let y = 0
  const placed = shown.map((node) => {
    const measured = measure(node)
    const at = y + measured.height / 2
    y += measured.height + rowGap
    return { ...measured, y: at }
  })
  const single = measure(one, boldLetters)
  const height = Math.max(y - rowGap, single.height)
  const offset = (height - (y - rowGap)) / 2
  return {
    height,
    many: placed.map((node) => ({ ...node, y: node.y + offset })),
    one: { ...single, y: height / 2 },
  }
}

function measure(node: FlowNode, letters = lineLetters): PlacedNode {
  const lines = wrap(node.label, letters)
  const notes = node.note === undefined ? 0 : wrap(node.note, lineLetters + 3).length
  return { ...node, lines, y: 0, height: (lines.length + notes) * lineHeight }
}
