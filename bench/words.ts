/** How figures are written in all reports: units, tables, and what they were measured on. */
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Percentiles } from './load.ts'

export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
export const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
export const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`
export const mb = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`
export const times = (ratio: number) => `${ratio.toFixed(2)}×`
export const whole = (value: number) => Math.round(value).toLocaleString('en')
export const spread = ({ p50, p95, p99 }: Percentiles) => [ms(p50), ms(p95), ms(p99)]

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Markdown; all columns but the first are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

function version(name: string): string {
  const text = readFileSync(join(import.meta.dirname, '../node_modules', name, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** Versions as the servers say them, of the database inside and the one beside. */
export interface Engines {
  readonly pglite: string
  readonly postgres: string
}

export function machine({ pglite, postgres }: Engines, day: string): string {
  const [processor] = cpus()
  const cores = `${cpus().length} cores (${processor?.model.trim() ?? 'unknown'})`
  return (
    `Machine: ${cores}, ${Math.round(totalmem() / 2 ** 30)} GB; Node.js ${process.version}; ` +
    `PostgreSQL ${pglite} in PGlite ${version('@electric-sql/pglite')}; ` +
    `PostgreSQL ${postgres} with fsync on; ${day}.`
  )
}
