/** Says the figures of the registry: as text for who ran it, and as `docs/benchmarks/registry.md` and `docs/query-plans.md`. */
import type { Load } from './load.ts'
import type { Plan } from './plans.ts'
import { directus, type RegistryFigures, type RegistrySize, workloads } from './registry.ts'
import { mb, ms, seconds, table, times, whole } from './words.ts'

function growth(sizes: readonly RegistrySize[]): string {
  const beside = sizes.filter(({ engine }) => engine === 'PostgreSQL')
  const inside = sizes.filter(({ engine }) => engine === 'PGlite')
  const all = [...beside, ...inside]
  return table(
    [
      'p50 / p95',
      ...beside.map(({ models }) => whole(models)),
      `p95 at ${whole(beside.at(-1)?.models ?? 0)} to ${whole(beside[0]?.models ?? 0)}`,
      ...inside.map(({ models }) => `inside, ${whole(models)}`),
    ],
    workloads.map((name) => {
      const cells = all.map(({ answers }) => `${ms(answers[name].p50)} / ${ms(answers[name].p95)}`)
      const ratio = (beside.at(-1)?.answers[name].p95 ?? 0) / (beside[0]?.answers[name].p95 ?? 1)
      return [name, ...cells.slice(0, beside.length), times(ratio), ...cells.slice(beside.length)]
    }),
  )
}

/** Markdown, which is also what is printed. */
export function registryReport({ sizes, rates, exported, imported }: RegistryFigures, on: string): string {
  const rate = (name: string, { perSecond, p95 }: Load, other: number) => [
    name,
    whole(perSecond),
    ms(p95),
    String(other),
    times(perSecond / other),
  ]
  const steps = [
    ['read', imported.read],
    ['check every row', imported.check],
    ['enter', imported.enter],
    ['the same list again: read and checked, nothing to enter', imported.again],
  ] as const
  return `# Benchmarks of the registry

Written by \`npm run bench -- registry --write\`; without \`--write\` it prints the same. Single runs on a shared
machine: read them as sizes, and compare only within one run.

${on}

## How it grows

Models in all states over the country's communes of before and after the reform of 2025, unevenly spread, of fifteen
years. One request after the other over loopback, HTTP included: lists with one or two filters and any of four sorts,
the page after each, searches with and without accents (one in six mistyped), pages of models, statistics of the
country, lists behind a figure of a province. Bounds: 50 ms at the 95th percentile, 10 ms for statistics, and at
1,000,000 models at most 1.5 times what it is at 10,000.

${growth(sizes)}

## Answers a second

${whole(rates.models)} models on PostgreSQL, ${rates.connections} connections, one server process, the asking process beside it on the same
machine. ${directus.name}, a popular data platform, gave the last but one column on the same kind of machine with as many
rows, as many connections and PostgreSQL 15. Answers are not compressed; a list is 50 models with their places. An insert
here is a model registered over the API: checked, with its revision, its place in search, counters and a line of the
audit, on disk before it is answered. To aim at: five times as many.

${table(
  ['', 'a second', 'p95', directus.name, 'ratio'],
  [
    rate('list, filtered: 50 models', rates.lists, directus.lists),
    rate('one model', rates.reads, directus.reads),
    rate('counts by field', rates.counts, directus.counts),
    rate('insert', rates.inserts, directus.inserts),
  ],
)}

## Export

The whole list as an officer of the country asks for it, sent while it is read. Memory is the highest that the server's
process held, everything included. Bound: 300 MB.

${table(
  ['', 'models', 'size', 'time', 'resident memory'],
  exported.map((one) => [
    one.format.toUpperCase(),
    whole(one.models),
    mb(one.bytes),
    `${Math.round(one.seconds)} s`,
    mb(one.memory),
  ]),
)}

## Import

A workbook of ${whole(imported.rows)} models (${mb(imported.bytes)}) with title rows, dates as text, units by name, a third of them without
accents, districts that no longer exist. Bound: 20 s from file to the last model.

${table(
  ['', 'time'],
  [
    ...steps.map(([name, time]) => [name, seconds(time)]),
    ['from file to last model', seconds(imported.read + imported.check + imported.enter)],
  ],
)}

Entered: ${whole(imported.entered)}; the second time: ${whole(imported.enteredAgain)}.
`
}

/** A statement over several lines, none longer than a page is wide. */
function wrapped(sql: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of sql.replaceAll(/\s+/gu, ' ').trim().split(' ')) {
    if (line.length + word.length > 110) {
      lines.push(line)
      line = ''
    }
    line += line ? ` ${word}` : word
  }
  return [...lines, line].join('\n')
}

export function plansReport(plans: readonly Plan[], on: string): string {
  return `# Query plans of the hot paths

Written by \`npm run bench -- registry --write\` over 1,000,000 models. For each path: how many statements answering
takes and how long they take in the database together, then the one that takes longest, as the application sent it, with
the plan that PostgreSQL ran (\`auto_explain\`, one of the last of eight runs). What to look for: every node reads about as many rows as
the page shows; an index gives the order; nothing reads a whole table.

${on}
${plans
  .map(
    ({ name, path, statements, together, sql, milliseconds, plan }) => `
## ${name}

\`${path}\`: ${statements} statements, ${ms(together)} together; the longest, ${ms(milliseconds)}:

\`\`\`sql
${wrapped(sql)}
\`\`\`

\`\`\`
${plan}
\`\`\`
`,
  )
  .join('')}`
}
