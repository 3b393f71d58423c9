/**
 * Cuts areas into the lines that neighbours share, so that a border is simplified once and two areas never part from
 * each other, and so that areas can be merged. Stored, an area carries its lines itself: equal numbers are one line.
 */
import { gridSteps, type Polygon, type Ring, ringArea } from './shape-file.rules.ts'
import { simplify } from './simplify.rules.ts'

/** A line on the grid, x, y, x, y …, walked in a direction that does not depend on whose border it is. */
export type Line = readonly number[]

/** Polygons of rings of numbers of lines; `~i` is line i walked backwards. */
export interface Topology {
  readonly lines: readonly Line[]
  readonly areas: readonly (readonly (readonly (readonly number[])[])[])[]
}

const keyOf = (x: number, y: number) => (x + 180 * gridSteps) * 360 * gridSteps + (y + 90 * gridSteps)

/** The topology of areas, each with its polygons. */
export function topologyOf(areas: readonly (readonly Polygon[])[]): Topology {
  const isJunction = junctionsOf(areas)
  const lines = new LineList()
  return {
    areas: areas.map((polygons) =>
      polygons.map((polygon) => polygon.map((ring) => cut(ring, isJunction).map((line) => lines.add(line)))),
    ),
    lines: lines.all,
  }
}

/** Corners where lines must be cut: those whose two neighbours are not the same in every ring that passes. */
function junctionsOf(areas: readonly (readonly Polygon[])[]): (x: number, y: number) => boolean {
  const neighbours = new Map<number, readonly [number, number]>()
  const junctions = new Set<number>()
  for (const ring of areas.flat(2)) {
    const keys = cornerKeys(ring)
    for (const [i, key] of keys.entries()) {
      const [p = 0, n = 0] = [keys.at(i - 1), keys[(i + 1) % keys.length]]
      const pair: readonly [number, number] = p < n ? [p, n] : [n, p]
      const known = neighbours.get(key)
      if (!known) neighbours.set(key, pair)
      else if (known[0] !== pair[0] || known[1] !== pair[1]) junctions.add(key)
    }
  }
  return (x, y) => junctions.has(keyOf(x, y))
}

function cornerKeys(ring: Ring): number[] {
  return Array.from({ length: ring.length / 2 }, (_, i) => keyOf(ring[i * 2] ?? 0, ring[i * 2 + 1] ?? 0))
}

/** The ring as lines from junction to junction; a ring without any is one line from its least corner around. */
function cut(ring: Ring, isJunction: (x: number, y: number) => boolean): number[][] {
  const count = ring.length / 2
  const corner = (i: number): [number, number] => {
    const at = (i % count) * 2
    return [ring[at] ?? 0, ring[at + 1] ?? 0]
  }
  const indexes = Array.from({ length: count }, (_, i) => i)
  const junctions = indexes.filter((i) => isJunction(...corner(i)))
  const keys = junctions.length > 0 ? [] : cornerKeys(ring)
  const start = junctions[0] ?? keys.indexOf(keys.reduce((least, key) => Math.min(least, key), Infinity))
  const lines: number[][] = []
  let line = corner(start) as number[]
  for (let i = start + 1; i <= start + count; i++) {
    const [x, y] = corner(i)
    line.push(x, y)
    if (i === start + count || isJunction(x, y)) {
      lines.push(line)
      line = [x, y]
    }
  }
  return lines
}

/** Each line once, whichever way it is walked. */
class LineList {
  readonly all: number[][] = []
  readonly #known = new Map<string, number>()

  /** The line's number, `~number` where it is kept the other way round. */
  add(line: readonly number[]): number {
    const back = isBackward(line)
    const forward = back ? reversed(line) : [...line]
    const key = forward.join(' ')
    const known = this.#known.get(key)
    const at = known ?? this.all.push(forward) - 1
    if (known === undefined) this.#known.set(key, at)
    return back ? ~at : at
  }
}

export function reversed(line: Line): number[] {
  const back: number[] = []
  for (let i = line.length - 2; i >= 0; i -= 2) back.push(line[i] ?? 0, line[i + 1] ?? 0)
  return back
}

/** Whether its last corners come before its first ones; a palindrome is neither. */
function isBackward(line: Line): boolean {
  for (let i = 0, j = line.length - 2; i < j; i += 2, j -= 2) {
    const [ahead, behind] = [keyOf(line[i] ?? 0, line[i + 1] ?? 0), keyOf(line[j] ?? 0, line[j + 1] ?? 0)]
    if (ahead !== behind) return behind < ahead
  }
  return false
}

/** The corners of a ring of lines, the closing one left out. */
export function ringOf(refs: readonly number[], lines: readonly Line[]): number[] {
  return refs.flatMap((ref) => {
    const line = lines[ref < 0 ? ~ref : ref] ?? []
    return (ref < 0 ? reversed(line) : line).slice(0, -2)
  })
}

/**
 * The lines with fewer corners, each simplified once. Lines of rings that would lose half of what they enclose, as
 * those of a small ward, stay as they are.
 */
export function simplifyTopology(topology: Topology, smallest: number): Topology {
  const thin = topology.lines.map((line) => simplify(line, smallest))
  const kept = new Set<number>()
  for (const refs of topology.areas.flat(2)) {
    const [full, left] = [ringOf(refs, topology.lines), ringOf(refs, thin)]
    if (left.length < 6 || Math.abs(ringArea(left)) * 2 <= Math.abs(ringArea(full))) {
      for (const ref of refs) kept.add(ref < 0 ? ~ref : ref)
    }
  }
  return {
    areas: topology.areas,
    lines: thin.map((line, i) => (kept.has(i) ? (topology.lines[i] ?? line) : line)),
  }
}

/** An area as it is stored: its polygons, rings and lines, a line as its first corner and the steps from there. */
export function encodeArea(area: Topology['areas'][number], lines: readonly Line[]): string {
  return JSON.stringify(
    area.map((polygon) =>
      polygon.map((refs) =>
        refs.map((ref) => {
          const line = lines[ref < 0 ? ~ref : ref] ?? []
          const walked = ref < 0 ? reversed(line) : line
          return walked.map((value, i) => (i < 2 ? value : value - (walked[i - 2] ?? 0)))
        }),
      ),
    ),
  )
}

/** The topology of areas as they were stored. */
export function decodeAreas(stored: readonly string[]): Topology {
  const lines = new LineList()
  const areas = stored.map((text) =>
    (JSON.parse(text) as number[][][][]).map((polygon) =>
      polygon.map((ring) => ring.map((steps) => lines.add(walk(steps)))),
    ),
  )
  return { areas, lines: lines.all }
}

function walk(steps: readonly number[]): number[] {
  const line: number[] = []
  for (const [i, step] of steps.entries()) line.push(i < 2 ? step : (line[i - 2] ?? 0) + step)
  return line
}
