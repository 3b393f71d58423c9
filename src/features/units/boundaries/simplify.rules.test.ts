/** Fewer corners: which ones go, and which never do. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { simplify } from './simplify.rules.ts'

test('corners on a straight line go, a real corner stays', () => {
  expect(simplify([0, 0, 5, 0, 10, 0, 10, 5, 10, 10], 1)).toEqual([0, 0, 10, 0, 10, 10])
})

test('a closed line keeps at least a triangle', () => {
  const ring = [0, 0, 1, 0, 1, 1, 0, 1, 0, 0]
  expect(simplify(ring, 1e9)).toHaveLength(8)
})

test('ends stay, corners stay in order, none is invented, and more is dropped the coarser it gets', () => {
  const line = fc
    .array(fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 50 })), { minLength: 2, maxLength: 60 })
    .map((corners) => corners.flat())
  fc.assert(
    fc.property(line, fc.nat({ max: 200 }), (corners, smallest) => {
      const kept = simplify(corners, smallest)
      expect(kept.slice(0, 2)).toEqual(corners.slice(0, 2))
      expect(kept.slice(-2)).toEqual(corners.slice(-2))
      let at = 0
      for (let i = 0; i < kept.length; i += 2) {
        while (at < corners.length && (corners[at] !== kept[i] || corners[at + 1] !== kept[i + 1])) at += 2
        expect(at).toBeLessThan(corners.length)
        at += 2
      }
      expect(simplify(corners, smallest * 2).length).toBeLessThanOrEqual(kept.length)
    }),
  )
})
