/** Fewer corners for a line, by Visvalingam's method: the corner that spans the smallest triangle goes first. */

/**
 * The line without corners whose triangle with their neighbours is smaller than `smallest` (in squared units of the
 * coordinates). `line` is x, y, x, y …; its ends stay, and one that ends where it begins keeps two corners between.
 */
export function simplify(line: readonly number[], smallest: number): number[] {
  const count = line.length / 2
  const closed = line[0] === line.at(-2) && line[1] === line.at(-1)
  const fewest = closed ? 4 : 2
  if (count <= fewest) return [...line]
  const before = Array.from({ length: count }, (_, i) => i - 1)
  const after = Array.from({ length: count }, (_, i) => i + 1)
  const area = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  const triangle = (i: number): number => {
    const [a, b] = [(before[i] ?? 0) * 2, (after[i] ?? 0) * 2]
    const [ax = 0, ay = 0, x = 0, y = 0] = [line[a], line[a + 1], line[i * 2], line[i * 2 + 1]]
    const [bx = 0, by = 0] = [line[b], line[b + 1]]
    return Math.abs((x - ax) * (by - ay) - (bx - ax) * (y - ay)) / 2
  }
  const queue = new Queue(area)
  for (let i = 1; i < count - 1; i++) {
    area[i] = triangle(i)
    queue.add(i)
  }
  let left = count
  let floor = 0
  for (let i = queue.take(); i !== undefined; i = queue.take()) {
    const size = Math.max(floor, area[i] ?? 0)
    if (size >= smallest || left <= fewest) break
    floor = size
    left--
    const [p = 0, n = 0] = [before[i], after[i]]
    after[p] = n
    before[n] = p
    for (const neighbour of [p, n]) {
      if (neighbour > 0 && neighbour < count - 1) {
        area[neighbour] = Math.max(floor, triangle(neighbour))
        queue.move(neighbour)
      }
    }
  }
  const kept: number[] = []
  for (let i = 0; i < count; i = after[i] ?? count) kept.push(line[i * 2] ?? 0, line[i * 2 + 1] ?? 0)
  return kept
}

/** A binary heap of indexes, least weight first, that knows where each one stands. */
class Queue {
  readonly #weight: Float64Array
  readonly #heap: number[] = []
  readonly #at = new Map<number, number>()

  constructor(weight: Float64Array) {
    this.#weight = weight
  }

  add(item: number): void {
    this.#heap.push(item)
    this.#at.set(item, this.#heap.length - 1)
    this.#up(this.#heap.length - 1)
  }

  take(): number | undefined {
    const [first] = this.#heap
    const last = this.#heap.pop()
    if (first === undefined || last === undefined) return undefined
    this.#at.delete(first)
    if (last !== first) {
      this.#put(last, 0)
      this.#down(0)
    }
    return first
  }

  /** After its weight changed. */
  move(item: number): void {
    const at = this.#at.get(item)
    if (at === undefined) return
    this.#up(at)
    this.#down(this.#at.get(item) ?? at)
  }

  #weightAt(at: number): number {
    return this.#weight[this.#heap[at] ?? -1] ?? Number.POSITIVE_INFINITY
  }

  #put(item: number, at: number): void {
    this.#heap[at] = item
    this.#at.set(item, at)
  }

  #swap(a: number, b: number): void {
    const [one = 0, other = 0] = [this.#heap[a], this.#heap[b]]
    this.#put(one, b)
    this.#put(other, a)
  }

  #up(from: number): void {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1
      if (this.#weightAt(above) <= this.#weightAt(at)) return
      this.#swap(above, at)
      at = above
    }
  }

  #down(from: number): void {
    for (let at = from; ; ) {
      const [left, right] = [at * 2 + 1, at * 2 + 2]
      const child = this.#weightAt(right) < this.#weightAt(left) ? right : left
      if (this.#weightAt(child) >= this.#weightAt(at)) return
      this.#swap(child, at)
      at = child
    }
  }
}
