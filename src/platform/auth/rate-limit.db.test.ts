import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { transact } from '#platform/db/transact.ts'
import { useDatabase } from '#test/harness/database.ts'
import { clearRateLimit, dropOldRateLimits, giveBack, rateLimit } from './rate-limit.ts'

const database = useDatabase()
const start = Date.parse('2026-11-21T05:00:00Z')
const at = (seconds: number) => fixedClock(new Date(start + seconds * 1000))

test('of attempts at the same time exactly the limit is allowed', async () => {
  const all = await Promise.all(
    Array.from({ length: 40 }, () => rateLimit(database.db, at(0), 'storm', 10, 60)),
  )
  expect(all.filter((one) => one.allowed)).toHaveLength(10)
  expect(all.map((one) => one.hits).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 40 }, (_, i) => i + 1),
  )
})

test('a window begins with its first attempt and ends on time', async () => {
  expect(await rateLimit(database.db, at(0), 'window', 1, 60)).toEqual({
    allowed: true,
    hits: 1,
    retryAfter: 60,
  })
  expect(await rateLimit(database.db, at(59), 'window', 1, 60)).toEqual({
    allowed: false,
    hits: 2,
    retryAfter: 1,
  })
  expect(await rateLimit(database.db, at(60), 'window', 1, 60)).toEqual({
    allowed: true,
    hits: 1,
    retryAfter: 60,
  })
})

test('attempts can be given back and forgotten', async () => {
  await rateLimit(database.db, at(0), 'back', 1, 60)
  await giveBack(database.db, 'back')
  expect((await rateLimit(database.db, at(1), 'back', 1, 60)).allowed).toBe(true)
  expect((await rateLimit(database.db, at(2), 'back', 1, 60)).allowed).toBe(false)
  await clearRateLimit(database.db, 'back')
  expect((await rateLimit(database.db, at(3), 'back', 1, 60)).allowed).toBe(true)
})

test('inside a transaction it refuses to work, for its count would roll back', async () => {
  await expect(
    transact(database.ctx(), (ctx) => rateLimit(ctx.db, ctx.clock, 'inside', 1, 60)),
  ).rejects.toThrow('transaction')
})

test('old windows are removed', async () => {
  await rateLimit(database.db, at(-3 * 86_400), 'old', 1, 60)
  expect(await dropOldRateLimits(database.db, at(-2 * 86_400).now())).toBe(1)
})
