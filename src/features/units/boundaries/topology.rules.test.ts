/** Shared borders: found once, simplified once, stored and found again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Polygon, type Ring, ringArea } from './shape-file.rules.ts'
import { decodeAreas, encodeArea, ringOf, simplifyTopology, topologyOf } from './topology.rules.ts'

const box = (x: number, y: number, side = 100): Ring => [x, y, x + side, y, x + side, y + side, x, y + side]
const areaOf = (topology: ReturnType<typeof topologyOf>, at: number) =>
  (topology.areas[at] ?? [])
    .flat()
    .reduce((sum, refs) => sum + Math.abs(ringArea(ringOf(refs, topology.lines))) / 2, 0)

test('two neighbours share one line, whichever way their rings run', () => {
  const west = box(0, 0)
  const east = [...box(100, 0)]
  const backwards = [100, 0, 100, 100, 200, 100, 200, 0]
  for (const ring of [east, backwards]) {
    const { lines, areas } = topologyOf([[[west]], [[ring]]])
    expect(lines).toHaveLength(3)
    const used = areas.flat(3).map((ref) => (ref < 0 ? ~ref : ref))
    expect(used).toHaveLength(4)
    expect(new Set(used).size).toBe(3)
  }
})

test('an enclave and the hole around it are one line, wherever their rings begin', () => {
  const outer = box(0, 0, 300)
  const hole = [100, 100, 100, 200, 200, 200, 200, 100]
  const enclave = [200, 200, 200, 100, 100, 100, 100, 200]
  const { lines } = topologyOf([[[outer, hole]], [[enclave]]])
  expect(lines).toHaveLength(2)
})

test('an area too small for the bend that may go keeps its corners', () => {
  const small = topologyOf([[[box(0, 0, 5)]]])
  expect(areaOf(simplifyTopology(small, 1000), 0)).toBe(25)
})

/** A field of cells whose corners are moved about, and whose sides have corners between that neighbours share. */
const field = fc
  .record({
    wide: fc.integer({ min: 1, max: 4 }),
    high: fc.integer({ min: 1, max: 4 }),
    seed: fc.array(fc.integer({ min: -12, max: 12 }), { minLength: 200, maxLength: 200 }),
    turns: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
  })
  .map(({ wide, high, seed, turns }) => {
    const shift = (i: number) => seed[i % seed.length] ?? 0
    const corner = (c: number, r: number) => [
      c * 100 + shift(c * 7 + r * 13),
      r * 100 + shift(c * 11 + r * 5 + 3),
    ]
    const side = (c0: number, r0: number, c1: number, r1: number) => {
      const [x0 = 0, y0 = 0] = corner(c0, r0)
      const [x1 = 0, y1 = 0] = corner(c1, r1)
      const between = [1, 2, 3].map((k) => [
        Math.round(x0 + ((x1 - x0) * k) / 4) + shift(c0 * 3 + r0 + k),
        Math.round(y0 + ((y1 - y0) * k) / 4) + shift(c0 + r0 * 3 + k * 2),
      ])
      return [[x0, y0], ...between]
    }
    const areas: Polygon[][] = []
    for (let r = 0; r < high; r++) {
      for (let c = 0; c < wide; c++) {
        const back = (from: number[][], end: number[]) => [end, ...from.slice(1).toReversed()]
        const ring = [
          ...side(c, r, c + 1, r),
          ...side(c + 1, r, c + 1, r + 1),
          ...back(side(c, r + 1, c + 1, r + 1), corner(c + 1, r + 1)),
          ...back(side(c, r, c, r + 1), corner(c, r + 1)),
        ]
        areas.push([[(turns[areas.length] ? ring : ring.toReversed()).flat()]])
      }
    }
    return areas
  })

test('every border inside belongs to two areas, and what one loses in simplifying the other gains', () => {
  fc.assert(
    fc.property(field, fc.integer({ min: 0, max: 2000 }), (areas, smallest) => {
      const topology = topologyOf(areas)
      const uses = new Map<number, number>()
      for (const ref of topology.areas.flat(3)) {
        const line = ref < 0 ? ~ref : ref
        uses.set(line, (uses.get(line) ?? 0) + 1)
      }
      expect(Math.max(...uses.values())).toBeLessThanOrEqual(2)
      for (const [at, polygons] of areas.entries()) {
        expect(areaOf(topology, at)).toBe(Math.abs(ringArea(polygons[0]?.[0] ?? [])) / 2)
      }
      const thin = simplifyTopology(topology, smallest)
      for (const [i, line] of thin.lines.entries()) {
        const full = topology.lines[i] ?? []
        expect([...line.slice(0, 2), ...line.slice(-2)]).toEqual([...full.slice(0, 2), ...full.slice(-2)])
      }
      const stored = thin.areas.map((area) => encodeArea(area, thin.lines))
      const again = decodeAreas(stored)
      expect(again.lines).toHaveLength(thin.lines.length)
      for (const at of areas.keys()) expect(areaOf(again, at)).toBe(areaOf(thin, at))
    }),
    { numRuns: 60 },
  )
})
