/**
 * Measures what `docs/benchmarks/` says, on the built program: all of it, or the parts that are named. With `--write`
 * writes those documents.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { startPostgres } from '../scripts/postgres.mjs'
import { measurePlatform } from './platform.ts'
import { platformReport } from './platform-report.ts'
import { measureRegistry } from './registry.ts'
import { plansReport, registryReport } from './registry-report.ts'
import { type Engines, machine } from './words.ts'

const docs = join(import.meta.dirname, '../docs')

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

async function engines(): Promise<Engines> {
  const ask = "select split_part(current_setting('server_version'), ' ', 1) as v"
  const pglite = await PGlite.create()
  const inside = (await pglite.query<{ v: string }>(ask)).rows[0]?.v
  await pglite.close()
  const server = await startPostgres({ measured: true })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const beside = (await client.query<{ v: string }>(ask)).rows[0]?.v
  await client.end()
  await server.stop()
  return { pglite: inside ?? 'unknown', postgres: beside ?? 'unknown' }
}

type Documents = Readonly<Record<string, string>>

const parts: Readonly<Record<string, (on: string) => Promise<Documents>>> = {
  platform: async (on) => ({ 'benchmarks/platform.md': platformReport(await measurePlatform(say), on) }),
  registry: async (on) => {
    const figures = await measureRegistry(say)
    return {
      'benchmarks/registry.md': registryReport(figures, on),
      'query-plans.md': plansReport(figures.plans, on),
    }
  },
}

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = named.filter((name) => !(name in parts))
if (unknown.length > 0) {
  say(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
const on = machine(await engines(), new Date().toISOString().slice(0, 10))
for (const [name, measure] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(name)) continue
  for (const [document, text] of Object.entries(await measure(on))) {
    process.stdout.write(`${text}\n`)
    if (!process.argv.includes('--write')) continue
    mkdirSync(join(docs, 'benchmarks'), { recursive: true })
    writeFileSync(join(docs, document), text)
    say(`Wrote docs/${document}`)
  }
}
