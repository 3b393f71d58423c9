/** What lies too far away for one frame, and how the frames stand. */
import { expect, test } from 'vitest'
import { type Box, fitInto, insideOf, layoutOf, mainlandOf } from './layout.rules.ts'

const box = (x0: number, y0: number, w: number, h: number): Box => ({ x0, y0, x1: x0 + w, y1: y0 + h })

test('islands near the coast share the frame, islands far out do not', () => {
  const land = [box(0, 0, 1, 1), box(1, 0, 1, 1), box(0, 1, 1, 1)]
  expect(mainlandOf([...land, box(2.3, 0.5, 0.1, 0.1), box(6, 1, 1, 1)], 0.4, 1.2)).toEqual([
    true,
    true,
    true,
    true,
    false,
  ])
})

test('many small areas together outweigh one large one far away', () => {
  const communes = Array.from({ length: 30 }, (_, i) => box(i % 6, Math.floor(i / 6), 1, 1))
  const near = mainlandOf([box(20, 0, 3, 3), ...communes], 0.4, 1.2)
  expect(near.filter(Boolean)).toHaveLength(30)
  expect(near[0]).toBe(false)
})

test('frames lie inside the drawing and apart from each other, however many', () => {
  for (const shape of [box(0, 0, 1, 2), box(0, 0, 2, 1), box(0, 0, 1, 1), box(0, 0, 1, 50)]) {
    for (let insets = 0; insets <= 6; insets++) {
      const layout = layoutOf(shape, insets)
      const rects = [layout.main, ...layout.insets]
      for (const [i, a] of rects.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(0)
        expect(a.x + a.width).toBeLessThanOrEqual(layout.width)
        expect(a.y + a.height).toBeLessThanOrEqual(layout.height)
        for (const b of rects.slice(i + 1)) {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
          expect(apart).toBe(true)
        }
      }
      expect(layout.height).toBeLessThanOrEqual(1200)
    }
  }
})

test('a box is as large as fits, in the middle', () => {
  const { scale, dx, dy } = fitInto(box(10, 10, 2, 1), insideOf({ x: 0, y: 0, width: 120, height: 150 }))
  expect([scale, 10 * scale + dx, 10.5 * scale + dy]).toEqual([50, 10, 60])
})
