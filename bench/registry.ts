/**
 * How the registry answers at 10,000, 100,000 and 1,000,000 models, beside PostgreSQL and with it inside; how many
 * answers and durable inserts a second it gives; and what exporting a million takes. Over HTTP, against the built program.
 */
import { Agent, request } from 'node:http'
import { rmSync } from 'node:fs'
import { type Server, startServer } from '#test/harness/server.ts'
import { Random } from '#test/fuzz/random.ts'
import { startPostgres } from '../scripts/postgres.mjs'
import type { ImportFigures } from './import.ts'
import { type Load, load, type Percentiles, percentiles, timed } from './load.ts'
import { deeds, spots, ways } from './models-words.ts'
import { explainPaths, type Plan } from './plans.ts'
import { fillPglite, fillPostgres, type Filled, importList } from './registry-data.ts'

export const workloads = [
  'list, filtered and sorted',
  'next page',
  'search',
  'model page',
  'statistics by field',
  'statistics by province',
  'drill-down',
] as const
export type Workload = (typeof workloads)[number]

export interface RegistrySize {
  readonly engine: 'PostgreSQL' | 'PGlite'
  readonly models: number
  /** Milliseconds that filling took. */
  readonly filled: number
  readonly answers: Readonly<Record<Workload, Percentiles>>
}

export interface RegistryRates {
  readonly models: number
  readonly connections: number
  readonly lists: Load
  readonly reads: Load
  readonly counts: Load
  /** Each a model registered with its revision, documents and audit row, on disk before it is answered. */
  readonly inserts: Load
}

/** What a popular data platform gave on the same kind of machine with PostgreSQL 15, 100,000 rows and 8 connections. */
export const directus = { name: 'Directus 11', lists: 341, reads: 432, counts: 46, inserts: 171 } as const

export interface RegistryExport {
  readonly format: 'csv' | 'json' | 'xlsx'
  readonly models: number
  readonly seconds: number
  readonly bytes: number
  /** Highest resident memory of the server while it sent the file. */
  readonly memory: number
}

export interface RegistryFigures {
  readonly sizes: readonly RegistrySize[]
  readonly rates: RegistryRates
  readonly exported: readonly RegistryExport[]
  readonly imported: ImportFigures
  readonly plans: readonly Plan[]
}

const perWorkload = 200
const quiet = { LOG_LEVEL: 'error' }

async function json(url: string): Promise<unknown> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}

const folded = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase()

/** A letter less, or two swapped. */
function mistyped(text: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, text.length - 2))
  return random.chance(0.5)
    ? text.slice(0, at) + text.slice(at + 1)
    : text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}

/** What people look for: a work, with how or where; with accents, without, mistyped. */
function searches(count: number): string[] {
  const random = new Random(20_261_122)
  return Array.from({ length: count }, () => {
    const more = random.chance(0.3)
      ? ` ${random.pick(ways)}`
      : random.chance(0.3)
        ? ` ${random.pick(spots)}`
        : ''
    const text = random.pick(deeds) + more
    const typed = random.chance(0.5) ? folded(text) : text
    return random.chance(0.15) ? mistyped(folded(random.pick(deeds)), random) : typed
  })
}

function lists(count: number): string[] {
  const random = new Random(7)
  const filters = [
    () => `field=${random.pick(['economy', 'culture_society', 'security_defence', 'political_system'])}`,
    () => `level=${random.pick(['village', 'grassroots', 'province'])}`,
    () => `year=${2013 + random.below(14)}`,
    () => `type=${1 + random.below(6)}`,
    () => `theme=${1 + random.below(6)}`,
    () => `status=${random.pick(['completed', 'under_way', 'stopped'])}`,
    () => `ownerBlock=${random.pick(['front_unions', 'state', 'armed_forces'])}`,
  ]
  return Array.from({ length: count }, () => {
    const some = [random.pick(filters)(), ...(random.chance(0.5) ? [random.pick(filters)()] : [])]
    const sort = random.pick(['newest', 'newest', 'oldest', 'title', 'updated'])
    return `/api/v1/models?${[...new Map(some.map((one) => [one.split('=')[0], one])).values(), `sort=${sort}`].join('&')}`
  })
}

const byField = '/api/v1/statistics?by=field'
const byProvince = '/api/v1/statistics?by=unit'

async function nextPages(site: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const { next } = (await json(site + path)) as { next: string | null }
    if (next !== null) found.push(`${path}&after=${encodeURIComponent(next)}`)
  }
  return found
}

export async function asked(site: string, data: Filled): Promise<Record<Workload, readonly string[]>> {
  const random = new Random(11)
  const paths = lists(perWorkload)
  const fields = ['economy', 'culture_society', 'security_defence', 'political_system']
  return {
    'list, filtered and sorted': paths,
    'next page': await nextPages(site, paths),
    search: searches(perWorkload).map((q) => `/api/v1/models?q=${encodeURIComponent(q)}`),
    'model page': Array.from({ length: perWorkload }, () => `/models/${random.pick(data.models)}`),
    'statistics by field': Array.from({ length: perWorkload }, () => byField),
    'statistics by province': Array.from({ length: perWorkload }, () => byProvince),
    'drill-down': Array.from(
      { length: perWorkload },
      () =>
        `/models?unit=${random.pick(data.provinces)}&basis=${random.pick(['today', 'then'])}&field=${random.pick(fields)}`,
    ),
  }
}

/** One after the other, each once to warm up and once measured. */
async function answers(site: string, data: Filled): Promise<Record<Workload, Percentiles>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const measured: Partial<Record<Workload, Percentiles>> = {}
  const all = await asked(site, data)
  for (const name of workloads) {
    for (const path of all[name].slice(0, 10)) await timed(site + path, agent)
    const durations: number[] = []
    for (const path of all[name]) durations.push(await timed(site + path, agent))
    measured[name] = percentiles(durations)
  }
  agent.destroy()
  return measured as Record<Workload, Percentiles>
}

async function withServer<T>(data: Filled, work: (server: Server) => Promise<T>): Promise<T> {
  const server = await startServer({ env: { ...quiet, ...data.env }, dataDir: data.dataDir })
  try {
    return await work(server)
  } finally {
    await server.stop({ keep: true })
  }
}

/** Registers a model; milliseconds until the answer. */
function register(site: string, token: string, unitId: number, n: number, agent: Agent): Promise<number> {
  const body = JSON.stringify({
    unitId,
    title: `Ngõ sáng do dân tự quản ${n} ${crypto.randomUUID().slice(0, 8)}`,
    field: 'security_defence',
    level: 'grassroots',
    ownerBlock: 'front_unions',
    situation: 'Đường hẹp, buổi tối không có đèn, người đi làm ca về ngại.',
    goals: 'Sáu ngõ có đèn, dân tự trông coi.',
    method: 'Bàn với từng hộ; Mặt trận chủ trì, các hội đoàn thể cùng làm.',
    targetGroup: 'Các hộ trong ngõ',
    lead: ['Ban công tác Mặt trận'],
    outputs: 'Số ngõ có đèn, số hộ tham gia',
  })
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    }
    const sent = request(`${site}/api/v1/models`, { agent, method: 'POST', headers }, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === 201
          ? resolve(performance.now() - start)
          : reject(new Error(`registering answered ${response.statusCode}`)),
      )
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

const connections = 8

export async function inserts(site: string, data: Filled, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let n = 0
  const run = async (milliseconds: number) => {
    const end = performance.now() + milliseconds
    const durations: number[] = []
    const worker = async () => {
      while (performance.now() < end) durations.push(await register(site, data.token, data.ward, n++, agent))
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

async function rates(site: string, data: Filled, models: number): Promise<RegistryRates> {
  /* as a program asks that does not unpack */
  const ask = (path: string) => load(site + path, { connections, headers: { 'accept-encoding': 'identity' } })
  return {
    models,
    connections,
    lists: await ask('/api/v1/models?field=economy&sort=newest'),
    reads: await ask(`/api/v1/models/${data.models[0]}`),
    counts: await ask(byField),
    inserts: await inserts(site, data, 4),
  }
}

async function memoryOf(site: string): Promise<number> {
  const text = await (await fetch(`${site}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)/mu.exec(text)?.[1] ?? 0)
}

/** The whole list from a fresh server, whose memory is looked at while it sends. */
async function exported(data: Filled, format: RegistryExport['format']): Promise<RegistryExport> {
  return withServer(data, async ({ url }) => {
    const start = performance.now()
    let memory = 0
    const look = async () => {
      memory = Math.max(memory, await memoryOf(url))
    }
    const watch = setInterval(() => void look(), 250)
    try {
      let bytes = 0
      const headers = { authorization: `Bearer ${data.token}` }
      const response = await fetch(`${url}/api/v1/models/export?format=${format}`, { headers })
      if (!response.ok) throw new Error(`the export answered ${response.status}`)
      for await (const chunk of response.body ?? []) bytes += (chunk as Uint8Array).length
      return { format, models: data.count, bytes, seconds: (performance.now() - start) / 1000, memory }
    } finally {
      clearInterval(watch)
    }
  })
}

/** A path of each kind that is measured, for the plans. */
async function plansOf(data: Filled, log: () => string): Promise<Plan[]> {
  const paths = await withServer(data, ({ url }) => asked(url, data))
  return explainPaths(
    data.env['DATABASE_URL'] ?? '',
    log,
    workloads.flatMap((name) => paths[name].slice(0, 1).map((path) => [name, path] as const)),
  )
}

/** Against databases of so many models, on a PostgreSQL that writes to disk before it answers, and one inside. */
export async function measureRegistry(
  say: (text: string) => void,
  sizes: readonly number[] = [10_000, 100_000, 1_000_000],
): Promise<RegistryFigures> {
  let log = ''
  const onLog = (text: string) => {
    log += text
  }
  const postgres = await startPostgres({ measured: true, onLog })
  const measured: RegistrySize[] = []
  let rated: RegistryRates | undefined
  const sent: RegistryExport[] = []
  let plans: Plan[] = []
  try {
    say('Registry: an import of 10000 rows …')
    const imported = await importList(postgres.url, 10_000)
    for (const models of sizes) {
      say(`Registry: ${models} models on PostgreSQL …`)
      const data = await fillPostgres(postgres.url, models)
      const answered = await withServer(data, async ({ url }) => {
        const found = await answers(url, data)
        if (models === 100_000) rated = await rates(url, data, models)
        return found
      })
      measured.push({ engine: 'PostgreSQL', models, filled: data.filled, answers: answered })
      if (models === sizes.at(-1)) {
        say(`Registry: plans and exports of ${models} models …`)
        plans = await plansOf(data, () => log)
        for (const format of ['csv', 'json', 'xlsx'] as const) sent.push(await exported(data, format))
      }
      rmSync(data.dataDir, { recursive: true, force: true })
    }
    say('Registry: 100000 models inside …')
    const inside = await fillPglite(100_000)
    const answered = await withServer(inside, ({ url }) => answers(url, inside))
    measured.push({ engine: 'PGlite', models: 100_000, filled: inside.filled, answers: answered })
    rmSync(inside.dataDir, { recursive: true, force: true })
    if (!rated) throw new Error('100000 models must be among the sizes')
    return { sizes: measured, rates: rated, exported: sent, imported, plans }
  } finally {
    await postgres.stop()
  }
}
