/**
 * A bound on requests per network and minute, kept in this process: it blunts a flood before it reaches the
 * database. What must hold across processes (sign-in attempts) is counted in the database instead.
 */
export class Throttle {
  readonly #perMinute: number
  #window = 0
  #hits = new Map<string, number>()

  /** `perMinute` 0 lets everything pass. */
  constructor(perMinute: number) {
    this.#perMinute = perMinute
  }

  /** Seconds to wait, or 0 when the request may pass. */
  hit(network: string, now: Date): number {
    if (this.#perMinute === 0) return 0
    const window = Math.floor(now.getTime() / 60_000)
    if (window !== this.#window) {
      this.#window = window
      this.#hits = new Map()
    }
    const hits = (this.#hits.get(network) ?? 0) + 1
    this.#hits.set(network, hits)
    return hits > this.#perMinute ? 60 - (Math.floor(now.getTime() / 1000) % 60) : 0
  }
}
