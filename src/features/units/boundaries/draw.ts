/**
 * Draws areas as SVG paths in a frame that fits a page: borders simplified to what can be seen, areas without a shape
 * of their own merged from their parts, islands far away in a box of their own, areas too small to see with a dot.
 */
import { geoMercator } from 'd3-geo'
import { mergeArcs } from 'topojson-client'
import type { MultiPolygon, Objects, Topology as TopoJson } from 'topojson-specification'
import {
  type Box,
  type Fit,
  fitInto,
  insideOf,
  layoutOf,
  mainlandOf,
  type Rect,
  union,
} from './layout.rules.ts'
import { gridSteps, ringArea } from './shape-file.rules.ts'
import { simplify } from './simplify.rules.ts'
import { decodeAreas, type Line, ringOf, type Topology } from './topology.rules.ts'

export interface AreaToDraw {
  readonly key: number
  /** Its own boundary, or those that it is merged from, as stored. */
  readonly parts: readonly { readonly unitId: number; readonly geometry: string }[]
}

export interface DrawnArea {
  readonly key: number
  /** SVG path, relative, in tenths. */
  readonly path: string
  readonly dot?: { readonly x: number; readonly y: number } | undefined
}

export interface DrawnMap {
  readonly width: number
  readonly height: number
  readonly areas: readonly DrawnArea[]
  /** Boxes for what lies far away, with the units that it belongs to. */
  readonly insets: readonly (Rect & { readonly unitIds: readonly number[] })[]
}

type Refs = readonly (readonly number[])[]

interface Piece {
  /** Index of the area that it belongs to. */
  readonly area: number
  readonly rings: Refs
  readonly box: Box
}

/** Smaller bends than this, in squared units of the drawing, are not seen. */
const smallestBend = 0.35
/** An area that covers less gets a dot. */
const smallestArea = 14
/** An islet in a box is at least so wide. */
const smallestIslet = 2.4
/** So many degrees away from the rest, an area has a box of its own: on the map of a small province, of the country. */
const far = { least: 0.4, most: 1.2 }
const mostBoxes = 6
const radians = Math.PI / 180

/** Undefined where there is nothing to draw. */
export function drawAreas(areas: readonly AreaToDraw[]): DrawnMap | undefined {
  const stored = decodeAreas(areas.flatMap(({ parts }) => parts.map(({ geometry }) => geometry)))
  const lines = stored.lines.map(project)
  const boxes = lines.map(boxOf)
  const pieces = piecesOf(areas, stored, lines).map(
    ({ area, rings }): Piece => ({
      area,
      rings,
      box: union((rings[0] ?? []).flatMap((ref) => boxes[ref < 0 ? ~ref : ref] ?? [])),
    }),
  )
  if (pieces.length === 0) return undefined
  const near = nearOf(pieces)
  const mainland = pieces.filter((_, i) => near[i])
  const islands = Map.groupBy(
    pieces.filter((_, i) => !near[i]),
    ({ area }) => area,
  )
  const main = union(mainland.map(({ box }) => box))
  const layout = layoutOf(main, islands.size)
  const drawn = areas.map(({ key }) => ({ key, path: '', dot: undefined as DrawnArea['dot'] }))
  const draw = (group: readonly Piece[], fit: Fit, inBox: boolean) => {
    for (const [area, own] of Map.groupBy(group, (piece) => piece.area)) {
      const target = drawn[area]
      if (!target) continue
      const { path, dot } = drawPieces(own, lines, fit, inBox)
      target.path += path
      target.dot ??= dot
    }
  }
  draw(mainland, fitInto(main, layout.main), false)
  const insets = [...islands.values()].map((own, i) => {
    const rect = layout.insets[i] ?? { x: 0, y: 0, width: 0, height: 0 }
    const box = union(own.map((piece) => piece.box))
    draw(own, fitInto(box, insideOf(rect)), true)
    return { ...rect, unitIds: unitsIn(areas[own[0]?.area ?? 0], stored, areas, boxes, box) }
  })
  return { width: layout.width, height: Math.ceil(layout.height), areas: drawn, insets }
}

/** Which pieces share one frame: all of them where more areas lie apart than there is room for boxes. */
function nearOf(pieces: readonly Piece[]): boolean[] {
  const near = mainlandOf(
    pieces.map(({ box }) => box),
    far.least * radians,
    far.most * radians,
  )
  const apart = new Set(pieces.flatMap(({ area }, i) => (near[i] ? [] : [area])))
  return apart.size > mostBoxes ? near.map(() => true) : near
}

/** The outline and holes of every polygon, by area; of an area made of parts, those that are left when they are merged. */
function piecesOf(
  areas: readonly AreaToDraw[],
  stored: Topology,
  lines: readonly Line[],
): { area: number; rings: Refs }[] {
  const topology: TopoJson<Objects> = { type: 'Topology', objects: {}, arcs: lines.map(cornersOf) }
  let first = 0
  return areas.flatMap(({ parts }, area) => {
    const own = stored.areas.slice(first, first + parts.length)
    first += parts.length
    const [only] = own
    const polygons =
      own.length === 1 && only
        ? only
        : mergeArcs(
            topology,
            own.map((arcs) => ({ type: 'MultiPolygon', arcs }) as MultiPolygon),
          ).arcs
    return polygons.map((rings) => ({ area, rings }))
  })
}

function cornersOf(line: Line): [number, number][] {
  return Array.from({ length: line.length / 2 }, (_, i) => [line[i * 2] ?? 0, line[i * 2 + 1] ?? 0])
}

const mercator = geoMercator().scale(1).translate([0, 0])

/** From steps of the grid to a plane on which a radian of longitude is 1; y grows downwards. */
function project(line: Line): number[] {
  return cornersOf(line).flatMap(([x, y]) => mercator([x / gridSteps, y / gridSteps]) ?? [0, 0])
}

function boxOf(line: Line): Box {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (let i = 0; i < line.length; i += 2) {
    const [x = 0, y = 0] = [line[i], line[i + 1]]
    box.x0 = Math.min(box.x0, x)
    box.x1 = Math.max(box.x1, x)
    box.y0 = Math.min(box.y0, y)
    box.y1 = Math.max(box.y1, y)
  }
  return box
}

/** Which of the units that make up the area have something inside the box. */
function unitsIn(
  area: AreaToDraw | undefined,
  stored: Topology,
  areas: readonly AreaToDraw[],
  boxes: readonly Box[],
  box: Box,
): number[] {
  if (!area) return []
  const before = areas.slice(0, areas.indexOf(area)).reduce((sum, { parts }) => sum + parts.length, 0)
  return area.parts.flatMap(({ unitId }, i) =>
    (stored.areas[before + i] ?? []).some(([outline = []]) =>
      outline.every((ref) => isInside(boxes[ref < 0 ? ~ref : ref], box)),
    )
      ? [unitId]
      : [],
  )
}

function isInside(one: Box | undefined, box: Box): boolean {
  return one !== undefined && one.x0 >= box.x0 && one.x1 <= box.x1 && one.y0 >= box.y0 && one.y1 <= box.y1
}

/** One area's polygons in one frame. */
function drawPieces(
  pieces: readonly Piece[],
  lines: readonly Line[],
  fit: Fit,
  inBox: boolean,
): { path: string; dot: DrawnArea['dot'] } {
  const place = (line: Line) => line.map((value, i) => value * fit.scale + (i % 2 === 0 ? fit.dx : fit.dy))
  let path = ''
  let covered = 0
  for (const { rings, box } of pieces) {
    const drawn = rings.map((refs) => {
      const thin = refs.map((ref) => simplify(place(lines[ref < 0 ? ~ref : ref] ?? []), smallestBend))
      return ringOf(
        refs.map((ref, i) => (ref < 0 ? ~i : i)),
        thin,
      )
    })
    const seen = drawn.filter((ring) => Math.abs(ringArea(ring)) / 2 > 0.5)
    covered += seen.reduce((sum, ring) => sum + Math.abs(ringArea(ring)) / 2, 0)
    if (seen.length > 0 && drawn[0] === seen[0]) path += seen.map(pathOf).join('')
    else if (inBox) path += pathOf(islet(place([box.x0, box.y0, box.x1, box.y1])))
  }
  const largest = pieces.reduce((best, piece) => (widest(piece.box) > widest(best.box) ? piece : best))
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = place([
    largest.box.x0,
    largest.box.y0,
    largest.box.x1,
    largest.box.y1,
  ])
  const middle = { x: tenth((x0 + x1) / 2), y: tenth((y0 + y1) / 2) }
  return { path, dot: covered < smallestArea && !inBox ? middle : undefined }
}

const widest = (box: Box) => (box.x1 - box.x0) * (box.y1 - box.y0)
const tenth = (value: number) => Math.round(value * 10) / 10

function islet([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): number[] {
  const [x, y] = [(x0 + x1) / 2 - smallestIslet / 2, (y0 + y1) / 2 - smallestIslet / 2]
  return [x, y, x + smallestIslet, y, x + smallestIslet, y + smallestIslet, x, y + smallestIslet]
}

/** A closed ring, relative and in tenths, without a letter or a space too many. */
function pathOf(ring: readonly number[]): string {
  let text = ''
  let [px, py] = [0, 0]
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [Math.round((ring[i] ?? 0) * 10), Math.round((ring[i + 1] ?? 0) * 10)]
    const step = pair(x - px, y - py)
    if (i === 0) text = `M${step}l`
    else if (x !== px || y !== py) text += text.endsWith('l') || step.startsWith('-') ? step : ` ${step}`
    px = x
    py = y
  }
  return `${text}z`
}

function pair(x: number, y: number): string {
  const second = decimal(y)
  return `${decimal(x)}${second.startsWith('-') ? '' : ' '}${second}`
}

function decimal(tenths: number): string {
  const whole = Math.trunc(tenths / 10)
  const rest = Math.abs(tenths % 10)
  const sign = tenths < 0 ? '-' : ''
  const digits = whole === 0 && rest > 0 ? '' : String(Math.abs(whole))
  return `${sign}${digits}${rest === 0 ? '' : `.${rest}`}`
}
