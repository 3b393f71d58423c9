/** Drawing: parts merged without the borders between them, nothing lost, islands in a box of their own. */
import { expect, test } from 'vitest'
import { type AreaToDraw, drawAreas } from './draw.ts'
import { encodeArea, topologyOf } from './topology.rules.ts'

/** Boundaries of boxes in hundredths of a degree from 107 E, 16 N, as they would be stored. */
function stored(boxes: readonly (readonly [number, number, number, number])[]): string[] {
  const at = (value: number) => Math.round(value * 100)
  const topology = topologyOf(
    boxes.map(([x, y, w, h]) => {
      const [x0, y0, x1, y1] = [
        1_070_000 + at(x),
        160_000 + at(y),
        1_070_000 + at(x + w),
        160_000 + at(y + h),
      ]
      return [[[x0, y0, x1, y0, x1, y1, x0, y1]]]
    }),
  )
  return topology.areas.map((area) => encodeArea(area, topology.lines))
}

const rings = (path: string) => path.match(/M/g)?.length ?? 0
const part = (geometry: string | undefined, unitId = 1) => ({ unitId, geometry: geometry ?? '[]' })

test('an area of four squares is drawn as one outline, beside its neighbour', () => {
  const [a, b, c, d, e] = stored([
    [0, 0, 10, 10],
    [10, 0, 10, 10],
    [0, 10, 10, 10],
    [10, 10, 10, 10],
    [20, 0, 10, 20],
  ])
  const drawn = drawAreas([
    { key: 1, parts: [a, b, c, d].map((one, i) => part(one, i)) },
    { key: 2, parts: [part(e, 9)] },
  ])
  expect(drawn?.areas.map(({ path }) => rings(path))).toEqual([1, 1])
  expect(drawn?.insets).toEqual([])
  expect(drawn?.areas[0]?.path).toMatch(/^M[\d.]+ [\d.]+l[-\d. ]+z$/)
})

test('a hole left by an area that is not of it stays a hole', () => {
  const boxes = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => [x * 10, y * 10, 10, 10] as const))
  const all = stored(boxes)
  const around: AreaToDraw = { key: 1, parts: all.filter((_, i) => i !== 4).map((one) => part(one)) }
  const drawn = drawAreas([around, { key: 2, parts: [part(all[4])] }])
  expect(drawn?.areas.map(({ path }) => rings(path))).toEqual([2, 1])
})

test('an area too small to see has a dot in its middle, islands far away a box that names their units', () => {
  const [land, tiny, far, alsoFar] = stored([
    [0, 0, 100, 100],
    [110, 50, 0.5, 0.5],
    [400, 0, 10, 10],
    [420, 5, 10, 10],
  ])
  const drawn = drawAreas([
    { key: 1, parts: [part(land, 11), part(far, 12), part(alsoFar, 13)] },
    { key: 2, parts: [part(tiny, 14)] },
  ])
  expect(drawn?.areas.map(({ dot }) => dot !== undefined)).toEqual([false, true])
  expect(drawn?.insets.map(({ unitIds }) => unitIds)).toEqual([[12, 13]])
  expect(rings(drawn?.areas[0]?.path ?? '')).toBe(3)
})

test('nothing at all is no drawing', () => {
  expect(drawAreas([])).toBeUndefined()
  expect(drawAreas([{ key: 1, parts: [part('[]')] }])).toBeUndefined()
})
