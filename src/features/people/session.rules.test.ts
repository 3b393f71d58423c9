import fc from 'fast-check'
import { expect, test } from 'vitest'
import { needsTouch, sessionEnd, sessionRules } from './session.rules.ts'

const born = new Date('2026-11-21T05:00:00Z')
const later = (ms: number) => new Date(born.getTime() + ms)
const day = 86_400_000

test('a session ends 14 days after its last use', () => {
  expect(sessionEnd(born, born)).toEqual(later(14 * day))
  expect(sessionEnd(born, later(10 * day))).toEqual(later(24 * day))
})

test('use can not carry it beyond 90 days', () => {
  expect(sessionEnd(born, later(80 * day))).toEqual(later(90 * day))
})

test('use is written down at most once in ten minutes', () => {
  expect(needsTouch(null, born)).toBe(true)
  expect(needsTouch(born, later(sessionRules.touchEvery - 1))).toBe(false)
  expect(needsTouch(born, later(sessionRules.touchEvery))).toBe(true)
})

test('however it is used, it lives at most 90 days', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 * day }), { maxLength: 40 }), (waits) => {
      let now = born
      let expiresAt = sessionEnd(born, now)
      for (const wait of waits) {
        now = new Date(now.getTime() + wait)
        if (now >= expiresAt) break
        expiresAt = sessionEnd(born, now)
        expect(expiresAt.getTime()).toBeGreaterThanOrEqual(now.getTime())
      }
      expect(expiresAt.getTime() - born.getTime()).toBeLessThanOrEqual(sessionRules.absolute)
    }),
  )
})
