/** Typing errors: what counts as one, and that two words one error apart always share a key. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearKeys, splitsOf, typos, variantsOf } from './words.rules.ts'

describe('typos', () => {
  test.each([
    ['camera', 'camera', 0],
    ['camrea', 'camera', 1],
    ['camra', 'camera', 1],
    ['cammera', 'camera', 1],
    ['canera', 'camera', 1],
    ['nihn', 'ninh', 1],
    ['', 'an', 2],
    ['quan', 'duong', 3],
  ])('%s for %s: %i', (one, other, n) => {
    expect(typos(one, other)).toBe(n)
    expect(typos(other, one)).toBe(n)
  })
})

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'g', 'h', 'i'),
  minLength: 2,
  maxLength: 9,
})

test('two words one error apart share a key', () => {
  fc.assert(
    fc.property(letters, fc.nat(), fc.constantFrom('drop', 'add', 'change', 'swap'), (word, where, kind) => {
      const at = where % word.length
      const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
      const mistyped = {
        drop: before + after,
        add: `${before}x${letter}${after}`,
        change: `${before}x${after}`,
        swap: before + after.slice(0, 1) + letter + after.slice(1),
      }[kind]
      const keys = new Set(nearKeys(word))
      expect(nearKeys(mistyped).some((key) => keys.has(key))).toBe(true)
      expect(typos(word, mistyped)).toBeLessThanOrEqual(1)
    }),
  )
})

test('variants: the word itself first, near ones by distance, far ones not; short words stay as they are', () => {
  expect(variantsOf('nihn', ['ninh', 'nin', 'nhanh', 'binh'])).toEqual(['nihn', 'nin', 'ninh'])
  expect(variantsOf('an', ['ban', 'am'])).toEqual(['an'])
})

test('splits leave two letters on each side', () => {
  expect(splitsOf('anninh')).toEqual([
    ['an', 'ninh'],
    ['ann', 'inh'],
    ['anni', 'nh'],
  ])
  expect(splitsOf('abc')).toEqual([])
})
