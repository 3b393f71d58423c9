/** Places for long answers: bounded, shared between networks, and given back however an answer ends. */
import { describe, expect, test } from 'vitest'
import { Slots } from './slots.ts'

const endless = () =>
  new ReadableStream<Uint8Array>(
    { pull: (controller) => controller.enqueue(new Uint8Array([1])) },
    { highWaterMark: 0 },
  )
const short = () => new Blob(['abc']).stream()

describe('places for long answers', () => {
  test('one network takes some of them, all networks together no more than there are', () => {
    const slots = new Slots({ most: 3, ofOne: 2 })
    const taken = ['a', 'a', 'a', 'b', 'c'].map((network) => slots.take(network) !== undefined)
    expect(taken).toEqual([true, true, false, true, false])
  })

  test('are free again when an answer was read, was left, or failed', async () => {
    const slots = new Slots({ most: 1, ofOne: 1 })
    const take = () => slots.take('a') ?? expect.fail('no place')
    expect(await new Response(take()(short())).text()).toBe('abc')
    await take()(endless()).cancel()
    const failing = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('broken')) })
    await expect(new Response(take()(failing)).text()).rejects.toThrow('broken')
    expect(slots.take('a')).toBeDefined()
  })

  test('are lost by who stops reading, and by who never begins', async () => {
    const slots = new Slots({ most: 2, ofOne: 2, silence: 10 })
    let left = 0
    const watched = () =>
      new ReadableStream<Uint8Array>(
        {
          pull: (controller) => controller.enqueue(new Uint8Array([1])),
          cancel: () => {
            left++
          },
        },
        { highWaterMark: 0 },
      )
    const begun = slots.take('a')?.(watched()).getReader()
    const never = slots.take('a')?.(watched()).getReader()
    expect((await begun?.read())?.value).toEqual(new Uint8Array([1]))
    expect(slots.take('b')).toBeUndefined()
    await expect(begun?.closed).rejects.toThrow('nobody reads')
    await expect(never?.closed).rejects.toThrow('nobody reads')
    expect([left, slots.take('b') !== undefined]).toEqual([2, true])
  })
})
