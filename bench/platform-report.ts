/** Says the figures of the platform: as text for who ran it, and as `docs/benchmarks/platform.md`. */
import type { Load, Percentiles } from './load.ts'
import type { Weight } from './weights.ts'
import { kb, mb, median, seconds, spread, table, times } from './words.ts'

export interface PlatformFigures {
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

/** Markdown, which is also what is printed. */
export function platformReport(figures: PlatformFigures, on: string): string {
  const { starts, pages, search, weights, memory } = figures
  return `# Benchmarks of the platform

Written by \`npm run bench -- platform --write\`; without \`--write\` it prints the same. Single runs on a shared
machine: read them as sizes, and compare only within one run.

${on}

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
    times(postgres.perSecond / pglite.perSecond),
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
