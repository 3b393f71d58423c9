/** The code on a certificate: enough chance, no sign taken for another, every slip of a hand seen. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphabet, codeFrom, codeLength, readCode, spoken } from './code.rules.ts'

const bytes = fc.uint8Array({ minLength: 64, maxLength: 64 })
const code = bytes.map((some) => codeFrom(some)).filter((one) => one !== undefined)
const sign = fc.constantFrom(...alphabet.split(''))

test('no sign looks or sounds like another, and fourteen of them hold more than 60 bits', () => {
  expect(alphabet).toMatch(/^[^01BGILNOQSUVZ]+$/u)
  expect(new Set(alphabet).size).toBe(23)
  expect((codeLength - 1) * Math.log2(alphabet.length)).toBeGreaterThan(60)
})

test('every sign of chance is as likely as every other', () => {
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    const one = codeFrom(new Uint8Array(14).fill(byte))
    if (one) counts.set(one.charAt(0), (counts.get(one.charAt(0)) ?? 0) + 1)
  }
  expect([...counts.values()]).toEqual(alphabet.split('').map(() => 10))
  expect(codeFrom(new Uint8Array(64).fill(255))).toBeUndefined()
})

test('what is spoken, typed small, with or without dashes and spaces, is read back', () => {
  fc.assert(
    fc.property(code, (one) => {
      expect(readCode(one)).toBe(one)
      expect(readCode(spoken(one))).toBe(one)
      expect(readCode(` ${spoken(one).toLowerCase().replaceAll('-', ' – ')} `)).toBe(one)
    }),
  )
})

describe('a slip is seen', () => {
  test('one wrong sign, anywhere', () => {
    fc.assert(
      fc.property(code, fc.nat(codeLength - 1), sign, (one, at, other) => {
        fc.pre(one.charAt(at) !== other)
        expect(readCode(one.slice(0, at) + other + one.slice(at + 1))).toBeUndefined()
      }),
    )
  })

  test('any two signs that changed places', () => {
    fc.assert(
      fc.property(code, fc.nat(codeLength - 1), fc.nat(codeLength - 1), (one, a, b) => {
        fc.pre(one.charAt(a) !== one.charAt(b))
        const signs = one.split('')
        ;[signs[a], signs[b]] = [one.charAt(b), one.charAt(a)]
        expect(readCode(signs.join(''))).toBeUndefined()
      }),
    )
  })

  test('one too many, one too few, and anything else', () => {
    fc.assert(
      fc.property(code, sign, (one, more) => {
        expect(readCode(one + more)).toBeUndefined()
        expect(readCode(one.slice(1))).toBeUndefined()
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => text.length === 15 || readCode(text) === undefined))
    expect(readCode('')).toBeUndefined()
    expect(readCode('OOOOO-IIIII-00000')).toBeUndefined()
  })
})
