/** Classes of a map: together they hold every value once, equal values together, in the order of the hues. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classOf, fixedClasses, quantileClasses } from './classes.ts'

test('few different values get a class each, zero one of its own', () => {
  expect(quantileClasses([0, 0, 7])).toEqual([
    { from: 0, to: 0, hue: 0 },
    { from: 7, to: 7, hue: 3 },
  ])
  expect(quantileClasses([])).toEqual([])
  expect(quantileClasses([3, 1, 2, 1]).map(({ from, hue }) => [from, hue])).toEqual([
    [1, 1],
    [2, 3],
    [3, 5],
  ])
})

test('a hundred values fall into five classes of twenty', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1)
  const classes = quantileClasses(values)
  expect(classes.map(({ from, to }) => [from, to])).toEqual([
    [1, 20],
    [21, 40],
    [41, 60],
    [61, 80],
    [81, 100],
  ])
})

test('every value lies in the bounds of its class, and classes do not overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 300 }), { maxLength: 200 }), (values) => {
      const classes = quantileClasses(values)
      expect(classes.length).toBeLessThanOrEqual(6)
      for (const value of values) {
        const found = classOf(classes, value)
        expect(found).toBeDefined()
        expect(value).toBeGreaterThanOrEqual(found?.from ?? Number.NaN)
        expect(value).toBeLessThanOrEqual(found?.to ?? Number.NaN)
      }
      for (const [index, { from }] of classes.entries()) {
        if (index > 0) expect(from).toBeGreaterThan(classes[index - 1]?.to ?? Number.NaN)
      }
      expect(new Set(classes.map(({ hue }) => hue)).size).toBe(classes.length)
    }),
  )
})

test('fixed breaks are lower bounds; what is under zero is in no class', () => {
  const classes = fixedClasses([50, 80])
  expect([0, 49.9, 50, 79.9, 80, 100].map((value) => classOf(classes, value)?.from)).toEqual([
    0, 0, 50, 50, 80, 80,
  ])
  expect(classOf(classes, -1)).toBeUndefined()
})
