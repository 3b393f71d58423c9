/** Counters of this process in the text format of Prometheus (exposition format 0.0.4); no personal data. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export class Metrics {
  readonly #started = Date.now()
  readonly #requests = new Map<string, number>()
  readonly #buckets = new Map<string, { counts: number[]; sum: number; count: number }>()

  /** Counts a finished request; `route` is the pattern, never the path. */
  request(method: string, route: string, status: number, seconds: number): void {
    const labels = `method="${method}",route="${route}"`
    const key = `${labels},status="${status}"`
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1)
    let bucket = this.#buckets.get(labels)
    if (!bucket) {
      bucket = { counts: bounds.map(() => 0), sum: 0, count: 0 }
      this.#buckets.set(labels, bucket)
    }
    bucket.counts = bucket.counts.map((count, i) => (seconds <= (bounds[i] ?? 0) ? count + 1 : count))
    bucket.sum += seconds
    bucket.count += 1
  }

  text(): string {
    const lines = ['# HELP http_requests_total Requests answered.', '# TYPE http_requests_total counter']
    for (const [labels, count] of this.#requests) lines.push(`http_requests_total{${labels}} ${count}`)
    lines.push(
      '# HELP http_request_duration_seconds Time from a request to its answer.',
      '# TYPE http_request_duration_seconds histogram',
    )
    for (const [labels, { counts, sum, count }] of this.#buckets) {
      bounds.forEach((bound, i) => {
        lines.push(`http_request_duration_seconds_bucket{${labels},le="${bound}"} ${counts[i]}`)
      })
      lines.push(
        `http_request_duration_seconds_bucket{${labels},le="+Inf"} ${count}`,
        `http_request_duration_seconds_sum{${labels}} ${sum}`,
        `http_request_duration_seconds_count{${labels}} ${count}`,
      )
    }
    lines.push(
      '# HELP process_resident_memory_bytes Resident memory.',
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '# HELP process_start_time_seconds Start of the process since the epoch.',
      '# TYPE process_start_time_seconds gauge',
      `process_start_time_seconds ${this.#started / 1000}`,
    )
    return `${lines.join('\n')}\n`
  }
}
