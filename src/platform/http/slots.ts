/**
 * Places for answers that are sent while they are made: only so many at once, so that pages stay fast beside them, and
 * of one network fewer, so that nobody takes them all. Who stops reading loses the place.
 */

/** A reader who takes nothing for so long is gone, or means to hold the place. */
const silenceMs = 60_000

export class Slots {
  readonly #most: number
  readonly #ofOne: number
  readonly #silenceMs: number
  readonly #taken = new Map<string, number>()

  constructor({ most, ofOne, silence = silenceMs }: { most: number; ofOne: number; silence?: number }) {
    this.#most = most
    this.#ofOne = ofOne
    this.#silenceMs = silence
  }

  /** Takes a place for the network until the stream ends; undefined where none is free. */
  take(
    network: string,
  ): ((stream: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array<ArrayBuffer>>) | undefined {
    const own = this.#taken.get(network) ?? 0
    const all = [...this.#taken.values()].reduce((sum, one) => sum + one, 0)
    if (own >= this.#ofOne || all >= this.#most) return undefined
    this.#taken.set(network, own + 1)
    return (stream) => held(stream, this.#silenceMs, () => this.#free(network))
  }

  #free(network: string): void {
    const left = (this.#taken.get(network) ?? 1) - 1
    if (left > 0) this.#taken.set(network, left)
    else this.#taken.delete(network)
  }
}

/** The same stream; calls `free` once when it ends, is left, fails, or when nobody takes anything of it for `silence` ms. */
function held(
  stream: ReadableStream<Uint8Array>,
  silence: number,
  free: () => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader()
  let timer: NodeJS.Timeout | undefined
  let ended = false
  const end = () => {
    clearTimeout(timer)
    if (!ended) free()
    ended = true
  }
  const wait = (giveUp: () => void) => {
    clearTimeout(timer)
    if (!ended) timer = setTimeout(giveUp, silence).unref()
  }
  let giveUp = () => {}
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start: (controller) => {
        giveUp = () => {
          end()
          controller.error(new Error('nobody reads'))
          void reader.cancel().catch(() => undefined)
        }
        wait(giveUp)
      },
      pull: async (controller) => {
        clearTimeout(timer)
        try {
          const { done, value } = await reader.read()
          if (done) {
            end()
            controller.close()
            return
          }
          controller.enqueue(new Uint8Array(value))
          wait(giveUp)
        } catch (error) {
          end()
          throw error
        }
      },
      cancel: async () => {
        end()
        await reader.cancel()
      },
    },
    { highWaterMark: 0 },
  )
}
