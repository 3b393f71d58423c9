/**
 * Reads shapes out of a GeoJSON or TopoJSON value that a stranger may have written: bounded in number, checked in
 * every coordinate, and only areas. What comes out lies on a grid of a ten-thousandth of a degree (about ten metres).
 */
import { Problem } from '#platform/problem.ts'

/** Steps of the grid in a degree. */
export const gridSteps = 10_000

/** A closed line, its first corner not repeated: x, y, x, y … on the grid. */
export type Ring = readonly number[]
/** An outline and its holes. */
export type Polygon = readonly Ring[]

export interface Shape {
  /** Where in the file, counted from 1. */
  readonly row: number
  readonly properties: Readonly<Record<string, unknown>>
  /** Empty where the file gives no area. */
  readonly polygons: readonly Polygon[]
}

/** Vietnam has about 15,000 communes at most, drawn with a few million corners at the finest. */
export const mostShapes = 50_000
export const mostPoints = 4_000_000

type Json = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Undefined when the value is neither GeoJSON nor TopoJSON. Throws Problem `shapes-too-many` and `shapes-damaged`. */
export function readShapes(json: unknown): Shape[] | undefined {
  if (!isObject(json)) return undefined
  if (json['type'] === 'FeatureCollection') return readFeatures(list(json['features']))
  if (json['type'] === 'Feature') return readFeatures([json])
  return json['type'] === 'Topology' ? readTopology(json) : undefined
}

function tooMany(): Problem {
  return new Problem('shapes-too-many', 422, {
    vi: 'Tệp có quá nhiều hình hoặc quá nhiều điểm. Chưa nhập gì; xin dùng bản ranh giới đã giản lược.',
    en: 'The file has too many shapes or too many points. Nothing was imported; use simplified boundaries.',
  })
}

/** `row` is the shape from which on the file can't be read. */
function damaged(row: number): Problem {
  return new Problem('shapes-damaged', 422, {
    vi: `Hình thứ ${row} trong tệp bị hỏng: có điểm không phải kinh độ, vĩ độ (WGS 84). Chưa nhập gì.`,
    en: `Shape ${row} of the file is damaged: a point is no longitude and latitude (WGS 84). Nothing was imported.`,
  })
}

/** Counts the corners of the whole file, those that are used twice as well. */
class Budget {
  #points = 0

  spend(points: number): void {
    this.#points += points
    if (this.#points > mostPoints) throw tooMany()
  }
}

function readFeatures(features: readonly unknown[]): Shape[] {
  if (features.length > mostShapes) throw tooMany()
  const budget = new Budget()
  return features.map((feature, index) => {
    const row = index + 1
    if (!isObject(feature)) throw damaged(row)
    const geometry = isObject(feature['geometry']) ? feature['geometry'] : {}
    const polygons = polygonsOf(geometry, 'coordinates').map((polygon) =>
      list(polygon).map((ring) => {
        budget.spend(list(ring).length)
        return closedRing(list(ring).flatMap((position) => onGrid(position, row)))
      }),
    )
    return { row, properties: propertiesOf(feature), polygons: areas(polygons) }
  })
}

/** Of a Polygon its one, of a MultiPolygon all; lines, points and collections have no area. */
function polygonsOf(geometry: Json, key: string): readonly unknown[] {
  if (geometry['type'] === 'Polygon') return [geometry[key]]
  return geometry['type'] === 'MultiPolygon' ? list(geometry[key]) : []
}

function propertiesOf(feature: Json): Json {
  const properties = isObject(feature['properties']) ? feature['properties'] : {}
  return feature['id'] === undefined ? properties : { id: feature['id'], ...properties }
}

function onGrid(position: unknown, row: number): [number, number] {
  const [x, y] = list(position)
  if (typeof x !== 'number' || typeof y !== 'number') throw damaged(row)
  if (!(Math.abs(x) <= 180) || !(Math.abs(y) <= 90)) throw damaged(row)
  return [Math.round(x * gridSteps), Math.round(y * gridSteps)]
}

/** Without corners that fall on the one before, and without the closing one. */
function closedRing(corners: readonly number[]): number[] {
  const ring: number[] = []
  for (let i = 0; i < corners.length; i += 2) {
    const [x = 0, y = 0] = [corners[i], corners[i + 1]]
    if (ring.length === 0 || ring.at(-2) !== x || ring.at(-1) !== y) ring.push(x, y)
  }
  while (ring.length > 2 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1)) ring.length -= 2
  return ring
}

/** Rings that enclose something; a polygon whose outline does not is none. */
function areas(polygons: readonly (readonly Ring[])[]): Polygon[] {
  const encloses = (ring: Ring | undefined) => ring !== undefined && ring.length >= 6 && ringArea(ring) !== 0
  return polygons
    .filter(([outline]) => encloses(outline))
    .map(([outline = [], ...holes]) => [outline, ...holes.filter(encloses)])
}

/** Twice the area enclosed, in steps of the grid; the sign says which way round. */
export function ringArea(ring: Ring): number {
  let sum = 0
  let [px = 0, py = 0] = [ring.at(-2), ring.at(-1)]
  for (let i = 0; i < ring.length; i += 2) {
    const [x = 0, y = 0] = [ring[i], ring[i + 1]]
    sum += px * y - x * py
    px = x
    py = y
  }
  return sum
}

function readTopology(topology: Json): Shape[] {
  const objects = isObject(topology['objects']) ? Object.values(topology['objects']) : []
  const geometries = objects.flatMap((object) =>
    isObject(object) && object['type'] === 'GeometryCollection' ? list(object['geometries']) : [object],
  )
  if (geometries.length > mostShapes) throw tooMany()
  const arcs = readArcs(topology)
  const budget = new Budget()
  return geometries.map((geometry, index) => {
    const row = index + 1
    if (!isObject(geometry)) throw damaged(row)
    const polygons = polygonsOf(geometry, 'arcs').map((polygon) =>
      list(polygon).map((ring) => closedRing(ringOf(list(ring), arcs, budget, row))),
    )
    return { row, properties: propertiesOf(geometry), polygons: areas(polygons) }
  })
}

type Arc = readonly (readonly [number, number])[]

/** The shared lines, as corners on our grid. */
function readArcs(topology: Json): Arc[] {
  const transform = isObject(topology['transform']) ? topology['transform'] : undefined
  const pair = (key: string) => (transform ? list(transform[key]) : [])
  const [kx, ky] = transform ? pair('scale') : [1, 1]
  const [dx, dy] = transform ? pair('translate') : [0, 0]
  if (![kx, ky, dx, dy].every((value) => typeof value === 'number')) throw damaged(1)
  const budget = new Budget()
  return list(topology['arcs']).map((arc) => {
    budget.spend(list(arc).length)
    let [x, y] = [0, 0]
    return list(arc).map((position) => {
      const [px, py] = list(position)
      if (typeof px !== 'number' || typeof py !== 'number') throw damaged(1)
      x = transform ? x + px : px
      y = transform ? y + py : py
      return onGrid([x * Number(kx) + Number(dx), y * Number(ky) + Number(dy)], 1)
    })
  })
}

/** A ring's arcs in a row; `~i` is arc i walked backwards. */
function ringOf(refs: readonly unknown[], arcs: readonly Arc[], budget: Budget, row: number): number[] {
  const corners: number[] = []
  for (const ref of refs) {
    if (typeof ref !== 'number' || !Number.isInteger(ref)) throw damaged(row)
    const arc = arcs[ref < 0 ? ~ref : ref]
    if (!arc) throw damaged(row)
    budget.spend(arc.length)
    for (let i = 0; i < arc.length; i++) {
      const [x, y] = arc[ref < 0 ? arc.length - 1 - i : i] ?? [0, 0]
      corners.push(x, y)
    }
  }
  return corners
}
