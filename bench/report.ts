/** Says the figures: as text for who ran it, and as `docs/benchmarks.md`. */
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Load, Percentiles } from './load.ts'
import type { Weight } from './weights.ts'

export interface Figures {
  readonly engines: { readonly pglite: string; readonly postgres: string }
  readonly starts: { readonly cold: number; readonly warm: readonly number[] }
  readonly pages: readonly {
    readonly name: string
    readonly queries: number
    readonly pglite: Load
    readonly postgres: Load
  }[]
  readonly search: { readonly queries: number; readonly pglite: Percentiles; readonly postgres: Percentiles }
  readonly weights: readonly Weight[] | undefined
  readonly memory: { readonly pglite: number; readonly postgres: number }
}

const version = (name: string) =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '../node_modules', name, 'package.json'), 'utf8')) as {
      version: string
    }
  ).version

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`
const mb = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** Markdown, which is also what is printed. */
export function report(figures: Figures, day: string): string {
  const { engines, starts, pages, search, weights, memory } = figures
  const [processor] = cpus()
  const spread = ({ p50, p95, p99 }: Percentiles) => [ms(p50), ms(p95), ms(p99)]
  return `# Benchmarks

Written by \`npm run bench -- --write\`; \`npm run bench\` prints the same. Single runs on a shared machine: read them
as sizes, and compare only within one run.

Machine: ${cpus().length} cores (${processor?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB; Node.js ${process.version}; ${engines.pglite} in PGlite ${version('@electric-sql/pglite')}; ${engines.postgres} with fsync on; ${day}.

## Start

From the start of the process to the first page answered, with the example data; installing and building excluded.

${table(
  ['', 'time', 'bound'],
  [
    ['cold: new folder, units imported, example loaded', seconds(starts.cold), '60 s'],
    [`warm: same folder (median of ${starts.warm.length})`, seconds(median(starts.warm)), '5 s'],
  ],
)}

## Pages on one core

One server process on one core, asked over loopback on 8 kept-alive connections, answers gzipped. The asking process
takes the other core; PostgreSQL shares it. Queries counted while the page was made.

${table(
  [
    'page',
    'queries',
    'PGlite pages/s',
    'p50',
    'p95',
    'p99',
    'PostgreSQL pages/s',
    'p50',
    'p95',
    'p99',
    'ratio',
  ],
  pages.map(({ name, queries, pglite, postgres }) => [
    name,
    String(queries),
    String(Math.round(pglite.perSecond)),
    ...spread(pglite),
    String(Math.round(postgres.perSecond)),
    ...spread(postgres),
    `${(postgres.perSecond / pglite.perSecond).toFixed(2)}×`,
  ]),
)}

Resident memory of the server afterwards: ${mb(memory.pglite)} with PGlite inside, ${mb(memory.postgres)} beside PostgreSQL.

## Unit search

${search.queries} different queries (names of today and before 2025, with and without accents, whole and begun), one after
the other over \`GET /api/v1/units\`, HTTP included. Bound: 20 ms at the 95th percentile.

${table(
  ['engine', 'p50', 'p95', 'p99'],
  [
    ['PGlite', ...spread(search.pglite)],
    ['PostgreSQL', ...spread(search.postgres)],
  ],
)}

## Page weights

First visit with an empty cache in Chromium, everything with its headers as it went over the wire. Bound: 100 KB.

${
  weights
    ? table(
        ['page', 'total', 'HTML', 'CSS', 'fonts', 'scripts'],
        weights.map((one) => [
          one.name,
          kb(one.total),
          kb(one.html),
          kb(one.css),
          kb(one.fonts),
          kb(one.scripts),
        ]),
      )
    : 'Not measured: no Chromium on this machine.'
}
`
}
