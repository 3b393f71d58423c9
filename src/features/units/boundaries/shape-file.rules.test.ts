/** Files of shapes as strangers write them: the two formats alike, and everything that is bounded or refused. */
import { describe, expect, test } from 'vitest'
import { Problem } from '#platform/problem.ts'
import { mostPoints, mostShapes, readShapes, ringArea } from './shape-file.rules.ts'

const square = [
  [107, 16],
  [107.1, 16],
  [107.1, 16.1],
  [107, 16.1],
  [107, 16],
]
const feature = (geometry: unknown, properties: unknown = { code: '20305' }) => ({
  type: 'Feature',
  properties,
  geometry,
})
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })

function codeOf(json: unknown): string | undefined {
  try {
    readShapes(json)
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

test('a polygon comes out on the grid, unclosed, with its properties and row', () => {
  const [shape] = readShapes(collection(feature(polygon(square)))) ?? []
  expect(shape).toMatchObject({ row: 1, properties: { code: '20305' } })
  expect(shape?.polygons).toEqual([
    [[1_070_000, 160_000, 1_071_000, 160_000, 1_071_000, 161_000, 1_070_000, 161_000]],
  ])
})

test('TopoJSON, with steps and a transform, gives the same as GeoJSON', () => {
  const topology = {
    type: 'Topology',
    transform: { scale: [0.1, 0.1], translate: [107, 16] },
    arcs: [
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 1],
        [-1, 0],
        [0, -1],
        [1, 0],
      ],
      [
        [1, 1],
        [1, 0],
        [0, -1],
        [-1, 0],
      ],
    ],
    objects: {
      layer: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[0, 1]], properties: { code: '1' } },
          { type: 'MultiPolygon', arcs: [[[~0, ~2]]], properties: { code: '2' } },
        ],
      },
    },
  }
  const east = square.map(([x = 0, y = 0]) => [x + 0.1, y])
  const areas = (json: unknown) =>
    (readShapes(json) ?? []).map(({ polygons }) =>
      polygons.map((rings) => rings.map((ring) => Math.abs(ringArea(ring)))),
    )
  expect(areas(topology)).toEqual(areas(collection(feature(polygon(square)), feature(polygon(east)))))
})

test('points, lines, collections and rings without an area give none; a hole without one is dropped', () => {
  const flat = [
    [107, 16],
    [107.1, 16],
    [107, 16],
  ]
  const shapes = readShapes(
    collection(
      feature({ type: 'Point', coordinates: [107, 16] }),
      feature(null),
      feature({ type: 'GeometryCollection', geometries: [polygon(square)] }),
      feature(polygon(flat)),
      feature(polygon(square, flat)),
    ),
  )
  expect(shapes?.map(({ polygons }) => polygons.map((rings) => rings.length))).toEqual([[], [], [], [], [1]])
})

test('what is no file of shapes is none', () => {
  for (const json of [null, 7, 'x', [], {}, { type: 'Polygon' }, { features: [] }]) {
    expect(readShapes(json)).toBeUndefined()
  }
  expect(readShapes({ type: 'FeatureCollection' })).toEqual([])
  expect(readShapes({ type: 'Topology' })).toEqual([])
})

describe('hostile files', () => {
  test.each([
    ['metres of VN-2000', polygon([[548_000, 1_776_000]])],
    ['words', polygon([['107', '16']])],
    ['nothing', polygon([[null, null]])],
    ['no position', polygon([[]])],
    ['no pair', polygon([107, 16])],
  ])('coordinates that are %s are refused', (_, geometry) => {
    expect(codeOf(collection(feature(geometry)))).toBe('shapes-damaged')
  })

  test('not-a-number made by a transform is refused', () => {
    const arcs = [[[0, 0]]]
    const objects = { a: { type: 'Polygon', arcs: [[0]] } }
    for (const transform of [
      { scale: [1e308, 1e308], translate: [1e308, 1e308] },
      { scale: [], translate: [] },
      { scale: ['1', '1'], translate: [0, 0] },
    ]) {
      expect(codeOf({ type: 'Topology', transform, arcs, objects })).toBe('shapes-damaged')
    }
  })

  test('lines that are not there, or numbered oddly, are refused', () => {
    for (const ref of [5, -5, 0.5, '0', null, 1e9]) {
      const objects = { a: { type: 'Polygon', arcs: [[ref]] } }
      expect(codeOf({ type: 'Topology', arcs: [[[107, 16]]], objects })).toBe('shapes-damaged')
    }
  })

  test('too many shapes, and a small file whose one line is used a thousand times, are refused', () => {
    expect(codeOf(collection(...Array.from({ length: mostShapes + 1 }, () => feature(null))))).toBe(
      'shapes-too-many',
    )
    const arc = Array.from({ length: 1000 }, (_, i) => [107 + i / 10_000, 16])
    const ring = Array.from({ length: mostPoints / 1000 }, () => 0)
    const objects = { a: { type: 'Polygon', arcs: [[...ring, 0]] } }
    expect(codeOf({ type: 'Topology', arcs: [arc], objects })).toBe('shapes-too-many')
  })

  test('nesting deeper than the format, and names that poison, do nothing', () => {
    let deep: unknown = 1
    for (let i = 0; i < 100_000; i++) deep = [deep]
    expect(codeOf(collection(feature({ type: 'Polygon', coordinates: deep })))).toBe('shapes-damaged')
    const [shape] =
      readShapes(JSON.parse(JSON.stringify(collection(feature(null))).replace('code', '__proto__'))) ?? []
    expect(shape?.polygons).toEqual([])
    expect(({} as Record<string, unknown>)['20305']).toBeUndefined()
  })
})
