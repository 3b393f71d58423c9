/** Measures the start, the pages of the example, the search for units and the weight of pages, on the built program. */
import { rmSync } from 'node:fs'
import { Agent } from 'node:http'
import pg from 'pg'
import { type Server, startServer } from '#test/harness/server.ts'
import { startPostgres } from '../scripts/postgres.mjs'
import { type Load, load, type Percentiles, percentiles, timed } from './load.ts'
import type { PlatformFigures } from './platform-report.ts'
import { searches } from './searches.ts'
import { weigh } from './weights.ts'

const queries = searches(600)

/** Milliseconds from the start of the process to the first page. */
async function started(server: Server, began: number): Promise<number> {
  await timed(`${server.url}/`, new Agent())
  return performance.now() - began
}

async function json(url: string): Promise<unknown> {
  return (await fetch(url)).json()
}

interface Addresses {
  readonly unit: string
  readonly model: string
}

/** A ward of today with an old one in it, and a model. */
async function addresses(site: string): Promise<Addresses> {
  const units = (await json(`${site}/api/v1/units?code=20305`)) as { items: { unit: { id: number } }[] }
  const models = (await json(`${site}/api/v1/models?limit=1`)) as { items: { id: string }[] }
  return { unit: `/units/${units.items[0]?.unit.id}`, model: `/models/${models.items[0]?.id}` }
}

/** Statements that making each page takes, as PostgreSQL counts them. */
async function countQueries(
  url: string,
  site: string,
  paths: readonly string[],
): Promise<Map<string, number>> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const calls = async () => {
    const { rows } = await admin.query<{ n: string }>(
      "select coalesce(sum(calls), 0) as n from pg_stat_statements where query !~ 'pg_stat_statements' and toplevel",
    )
    return Number(rows[0]?.n ?? 0)
  }
  const agent = new Agent({ keepAlive: true })
  const counted = new Map<string, number>()
  try {
    await admin.query('create extension if not exists pg_stat_statements')
    for (const path of paths) {
      await timed(site + path, agent)
      const before = await calls()
      for (let i = 0; i < 5; i++) await timed(site + path, agent)
      counted.set(path, Math.round(((await calls()) - before) / 5))
    }
  } finally {
    agent.destroy()
    await admin.end()
  }
  return counted
}

async function search(site: string): Promise<Percentiles> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (query: string) => timed(`${site}/api/v1/units?limit=10&q=${encodeURIComponent(query)}`, agent)
  for (const query of queries.slice(0, 50)) await ask(query)
  const durations: number[] = []
  for (const query of queries) durations.push(await ask(query))
  agent.destroy()
  return percentiles(durations)
}

async function memoryOf(site: string): Promise<number> {
  const text = await (await fetch(`${site}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)/mu.exec(text)?.[1] ?? 0)
}

async function throughput(site: string, paths: readonly string[]): Promise<Map<string, Load>> {
  const loads = new Map<string, Load>()
  for (const path of paths) loads.set(path, await load(site + path))
  return loads
}

const quiet = { LOG_LEVEL: 'error' }

/** Against the example data, inside and beside. */
export async function measurePlatform(say: (text: string) => void): Promise<PlatformFigures> {
  say('Cold start …')
  let began = performance.now()
  const first = await startServer({ example: true, env: quiet })
  const cold = await started(first, began)
  await first.stop({ keep: true })

  say('Warm starts …')
  const warm: number[] = []
  for (let i = 0; i < 4; i++) {
    began = performance.now()
    const again = await startServer({ example: true, env: quiet, dataDir: first.dataDir })
    warm.push(await started(again, began))
    await again.stop({ keep: true })
  }

  const embedded = await startServer({ example: true, env: quiet, dataDir: first.dataDir })
  const postgres = await startPostgres({ measured: true })
  try {
    say('PGlite: pages, search, weights …')
    const { unit, model } = await addresses(embedded.url)
    const names: readonly (readonly [string, (at: Addresses) => string])[] = [
      ['front page', () => '/'],
      ['model', (at) => at.model],
      ['list of models', () => '/models'],
      ['ward', (at) => at.unit],
      ['sign-in (no data)', () => '/sign-in'],
    ]
    const own = (at: Addresses) => names.map(([, path]) => path(at))
    const onPglite = await throughput(embedded.url, own({ unit, model }))
    const searchPglite = await search(embedded.url)
    const memoryPglite = await memoryOf(embedded.url)
    const weights = await weigh(embedded.url, [
      ['front page', '/'],
      ['the nation', '/units'],
      ['ward', unit],
      ['list of models', '/models'],
      ['model', model],
      ['search', '/search?q=an+khe'],
      ['sign-in', '/sign-in'],
    ])
    await embedded.stop()

    say('PostgreSQL: pages, search …')
    const served = await startServer({ example: true, env: { ...quiet, DATABASE_URL: postgres.url } })
    const there = await addresses(served.url)
    const counted = await countQueries(postgres.url, served.url, own(there))
    const onPostgres = await throughput(served.url, own(there))
    const searchPostgres = await search(served.url)
    const memoryPostgres = await memoryOf(served.url)
    await served.stop()

    return {
      starts: { cold, warm },
      pages: names.flatMap(([name, path]) => {
        const [inside, beside] = [onPglite.get(path({ unit, model })), onPostgres.get(path(there))]
        return inside && beside
          ? [{ name, queries: counted.get(path(there)) ?? 0, pglite: inside, postgres: beside }]
          : []
      }),
      search: { queries: queries.length, pglite: searchPglite, postgres: searchPostgres },
      weights,
      memory: { pglite: memoryPglite, postgres: memoryPostgres },
    }
  } finally {
    await embedded.stop()
    await postgres.stop()
    rmSync(first.dataDir, { recursive: true, force: true })
  }
}
