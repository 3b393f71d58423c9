/** Where things go on a map: which areas are too far away to share its scale, and how large the frames are. */

export interface Box {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export function union(boxes: readonly Box[]): Box {
  return {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    y0: Math.min(...boxes.map(({ y0 }) => y0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y1: Math.max(...boxes.map(({ y1 }) => y1)),
  }
}

const sizeOf = ({ x0, y0, x1, y1 }: Box) => (x1 - x0) * (y1 - y0)

/** How much lies between two boxes; 0 where they touch or overlap. */
function gap(a: Box, b: Box): number {
  return Math.max(0, a.x0 - b.x1, b.x0 - a.x1, a.y0 - b.y1, b.y0 - a.y1)
}

/**
 * Which of the boxes lie with the group that covers most, and which are so far from it that a common frame would be
 * mostly sea: three tenths of the group's longer side, but within `least` and `most`.
 */
export function mainlandOf(boxes: readonly Box[], least: number, most: number): boolean[] {
  let near = largestGroup(boxes, least)
  for (;;) {
    const { x0, y0, x1, y1 } = union(boxes.filter((_, i) => near[i]))
    const reach = Math.min(most, Math.max(least, 0.3 * Math.max(x1 - x0, y1 - y0)))
    const next = grown(boxes, near, reach)
    if (next.every((one, i) => one === near[i])) return next
    near = next
  }
}

/** Of the groups that hang together in steps of at most `reach`, the one whose boxes cover most. */
function largestGroup(boxes: readonly Box[], reach: number): boolean[] {
  const grouped = new Set<number>()
  let best: boolean[] = []
  let largest = -1
  for (const start of boxes.keys()) {
    if (grouped.has(start)) continue
    const group = grown(
      boxes,
      boxes.map((_, i) => i === start),
      reach,
    )
    const members = boxes.flatMap((box, i) => (group[i] ? [{ i, size: sizeOf(box) }] : []))
    const size = members.reduce((sum, member) => sum + member.size, 0)
    for (const { i } of members) grouped.add(i)
    if (size > largest) [best, largest] = [group, size]
  }
  return best
}

/** With all that can be reached in steps of at most `reach`. */
function grown(boxes: readonly Box[], from: readonly boolean[], reach: number): boolean[] {
  const inside = [...from]
  const open = boxes.flatMap((_, i) => (inside[i] ? [i] : []))
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const here = boxes[at]
    for (const [i, box] of boxes.entries()) {
      if (!inside[i] && here && gap(here, box) <= reach) {
        inside[i] = true
        open.push(i)
      }
    }
  }
  return inside
}

/** Turns coordinates into units of the drawing. */
export interface Fit {
  readonly scale: number
  readonly dx: number
  readonly dy: number
}

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** As large as fits, in the middle. */
export function fitInto(box: Box, { x, y, width, height }: Rect): Fit {
  const [w, h] = [Math.max(box.x1 - box.x0, 1e-9), Math.max(box.y1 - box.y0, 1e-9)]
  const scale = Math.min(width / w, height / h)
  return {
    scale,
    dx: x + (width - w * scale) / 2 - box.x0 * scale,
    dy: y + (height - h * scale) / 2 - box.y0 * scale,
  }
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly main: Rect
  readonly insets: readonly Rect[]
}

const width = 640
const tallest = 900
const inset = { width: 170, height: 150 }
const between = 12
/** Room for lines at the edge. */
const margin = 4

/** A tall map has its boxes at the side, from below; a wide one beneath it, three in a row. */
export function layoutOf(box: Box, insets: number): Layout {
  const aspect = Math.max(box.x1 - box.x0, 1e-9) / Math.max(box.y1 - box.y0, 1e-9)
  const side = insets > 0 && aspect < 0.8
  const room = width - 2 * margin - (side ? inset.width + between : 0)
  const high = Math.min(tallest, room / aspect)
  const main = { x: margin, y: margin, width: room, height: high }
  if (side) {
    const least = insets * (inset.height + between) - between
    const height = Math.max(high, least) + 2 * margin
    return {
      width,
      height,
      main,
      insets: Array.from({ length: insets }, (_, i) => ({
        ...inset,
        x: width - margin - inset.width,
        y: height - margin - inset.height - (insets - 1 - i) * (inset.height + between),
      })),
    }
  }
  const rows = Math.ceil(insets / 3)
  return {
    width,
    height: high + rows * (inset.height + between) + 2 * margin,
    main,
    insets: Array.from({ length: insets }, (_, i) => ({
      ...inset,
      x: margin + (i % 3) * (inset.width + between),
      y: high + margin + between + Math.floor(i / 3) * (inset.height + between),
    })),
  }
}

/** The part of an inset's box that is drawn in: its name stands below. */
export function insideOf({ x, y, width, height }: Rect): Rect {
  return { x: x + 10, y: y + 10, width: width - 20, height: height - 50 }
}
