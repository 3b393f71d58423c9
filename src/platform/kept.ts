/** Keeps what takes long to make, under a key that says all it depends on; of many, those that were asked for last. */
export class Kept<V> {
  readonly #values = new Map<string, V>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** What is kept, or else what `make` makes; when it fails nothing is kept. */
  async get(key: string, make: () => Promise<V>): Promise<V> {
    const known = this.#values.has(key)
    const value = known ? (this.#values.get(key) as V) : await make()
    this.#values.delete(key)
    this.#values.set(key, value)
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#most) break
      this.#values.delete(oldest)
    }
    return value
  }
}
