/** Asks a page over and over on a few kept-alive connections, for a bounded time, and says how fast the answers came. */
import { Agent, get } from 'node:http'

export interface Percentiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export interface Load extends Percentiles {
  readonly perSecond: number
  readonly requests: number
}

/** Percentiles of durations, in their own unit. Throws on an empty list. */
export function percentiles(durations: readonly number[]): Percentiles {
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share: number) => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
    if (value === undefined) throw new Error('nothing was measured')
    return value
  }
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** One GET; milliseconds until the last byte. Throws unless it answers 200. */
export function timed(url: string, agent: Agent, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    get(url, { agent, headers: { 'accept-encoding': 'gzip', ...headers } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.resume()
      response.once('end', () => resolve(performance.now() - start))
    }).once('error', reject)
  })
}

interface LoadOptions {
  readonly connections?: number
  readonly seconds?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Keeps `connections` busy for `seconds` after a warm-up of one second. */
export async function load(
  url: string,
  { connections = 8, seconds = 4, headers = {} }: LoadOptions = {},
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const run = async (milliseconds: number): Promise<number[]> => {
    const end = performance.now() + milliseconds
    const durations: number[] = []
    const worker = async () => {
      while (performance.now() < end) durations.push(await timed(url, agent, headers))
    }
    await Promise.all(Array.from({ length: connections }, worker))
    return durations
  }
  await run(1000)
  const start = performance.now()
  const durations = await run(seconds * 1000)
  const perSecond = durations.length / ((performance.now() - start) / 1000)
  agent.destroy()
  return { perSecond, requests: durations.length, ...percentiles(durations) }
}
