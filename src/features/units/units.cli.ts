/** Units on the command line: import a file, compare one with what is stored, read the report of an import. */
import { basename } from 'node:path'
import { z } from 'zod'
import { command, type Progress, type Terminal } from '#platform/feature.ts'
import { date, integer } from '#platform/http/inputs.ts'
import { notFound } from '#platform/problem.ts'
import { importBoundaries } from './commands/import-boundaries.ts'
import { importUnits } from './commands/import-units.ts'
import type { OnProgress } from './commands/run-import.ts'
import type { ImportReport } from './import/report.rules.ts'
import { importWords } from './imports.messages.ts'
import { figuresOf, groupNotes, outcomes } from './report-groups.rules.ts'
import { diffUnits, type Difference } from './queries/diff-units.ts'
import { getImport, listImports, type StoredImport } from './queries/list-imports.ts'

const say = importWords.en
const number = new Intl.NumberFormat('en-GB')
const stages = {
  read: 'Reading what is stored',
  compare: 'Comparing the file with it',
  write: 'Writing changes',
  derive: 'Working out where units are today',
} as const

/** Import progress in the words of a terminal. */
export function importProgress(progress: Progress): OnProgress {
  return ({ stage, done, total }) => progress(stages[stage], done, total)
}

const asOf = { type: 'string', value: 'DATE', help: 'The day that a list speaks of, as 2026-07-25' } as const
const fileInput = z.strictObject({ file: z.string().min(1), 'as-of': date.optional() })

async function readUnitsFile(terminal: Terminal, input: z.output<typeof fileInput>) {
  const content = (await terminal.read(input.file)).toString('utf8')
  return { fileName: basename(input.file), content, asOf: input['as-of'] }
}

/** Figures first, then every kind of note with its count and a few examples. */
export function reportLines(report: ImportReport, examples = 3): string[] {
  const things: Record<string, string> = say.things
  const lines = [`${report.source}${report.asOf === null ? '' : `, as of ${report.asOf}`}`]
  for (const { key, counts } of figuresOf(report)) {
    const words = counts.map(([name, count]) => `${number.format(count)} ${things[name] ?? name}`).join(', ')
    lines.push(`  ${say[key]}: ${words === '' ? 'nothing' : words}`)
  }
  const flawWords: Record<string, string> = say.flawWords
  const flaws = Object.entries(report.flaws).sort(([, a], [, b]) => b - a)
  if (flaws.length > 0) lines.push(`  ${say.flaws}:`)
  for (const [name, count] of flaws) lines.push(`    ${number.format(count)} × ${flawWords[name] ?? name}`)
  for (const outcome of outcomes) {
    const notes = report[outcome]
    lines.push(`  ${say[outcome]}: ${notes.length === 0 ? 'nothing' : number.format(notes.length)}`)
    for (const group of groupNotes(notes, examples)) {
      lines.push(`    ${number.format(group.count)} × ${say.notes[group.code]}`)
      for (const { row, subject, detail } of group.examples) {
        lines.push(`      ${[row, subject, detail].filter((part) => part !== '').join(' | ')}`)
      }
      if (group.count > group.examples.length) lines.push('      …')
    }
  }
  return lines
}

const importCommand = command({
  name: 'units import',
  help: 'Imports units: the package’s address.json, a list of units (JSON), or the conversion table (CSV)',
  arguments: ['FILE'],
  options: { 'as-of': asOf },
  input: fileInput,
  run: async (ctx, input, terminal) => {
    const file = await readUnitsFile(terminal, input)
    const reports = await importUnits(ctx, file, importProgress(terminal.progress))
    for (const report of reports) reportLines(report).forEach((line) => terminal.line(line))
    return { reports }
  },
})

const word = { type: 'string', value: 'TEXT' } as const

const boundariesCommand = command({
  name: 'units boundaries',
  help: 'Imports boundaries of units for maps from GeoJSON or TopoJSON; prints what matched and what did not',
  arguments: ['FILE'],
  options: {
    'as-of': { ...asOf, help: 'The day whose units the file draws; today unless told' },
    source: { ...word, help: 'Who drew the boundaries, for the line below every map' },
    licence: { ...word, help: 'Under which terms they may be used' },
    'code-field': {
      ...word,
      value: 'NAME',
      help: 'Property with the official code, where it is not found by itself',
    },
    'name-field': { ...word, value: 'NAME', help: 'Property with the name, where it is not found by itself' },
  },
  input: z.strictObject({
    file: z.string().min(1),
    'as-of': date.optional(),
    source: z.string().trim().min(1).max(200).optional(),
    licence: z.string().trim().min(1).max(500).optional(),
    'code-field': z.string().min(1).max(100).optional(),
    'name-field': z.string().min(1).max(100).optional(),
  }),
  run: async (ctx, input, terminal) => {
    const report = await importBoundaries(
      ctx,
      {
        fileName: basename(input.file),
        content: await terminal.read(input.file),
        asOf: input['as-of'],
        source: input.source,
        licence: input.licence,
        fields: { code: input['code-field'], name: input['name-field'] },
      },
      importProgress(terminal.progress),
    )
    reportLines(report).forEach((line) => terminal.line(line))
    return { report }
  },
})

/** One line a difference; more than this many of one sort are counted. */
const shownDifferences = 20

function differenceLines(title: string, list: readonly Difference[]): string[] {
  if (list.length === 0) return []
  const shown = list.slice(0, shownDifferences).map(({ code, listed, stored }) => {
    const words = listed === '' || stored === '' ? `${listed}${stored}` : `${stored} → ${listed}`
    return `  ${[code, words].filter((part) => part !== '').join(' ')}`
  })
  const rest = list.length - shown.length
  return [
    `${title}: ${number.format(list.length)}`,
    ...shown,
    ...(rest > 0 ? [`  … and ${number.format(rest)} more`] : []),
  ]
}

const diffCommand = command({
  name: 'units diff',
  help: 'Says how a list of units differs from what is stored, tone-mark spelling apart; exit 1 when it does',
  arguments: ['FILE'],
  options: { 'as-of': asOf },
  input: fileInput,
  run: async (ctx, input, terminal) => {
    const diff = await diffUnits(ctx, await readUnitsFile(terminal, input))
    const sections = [
      ['In the list, not stored', diff.added],
      ['Stored, not in the list', diff.gone],
      ['Renamed', diff.renamed],
      ['Of another kind', diff.kindChanged],
      ['In another unit above', diff.parentChanged],
      ['Under another code', diff.codeDiffers],
    ] as const
    terminal.line(
      `As of ${diff.asOf}: ${number.format(diff.same)} the same, ${number.format(diff.spelling)} of them spelt otherwise`,
    )
    for (const [title, list] of sections) differenceLines(title, list).forEach((line) => terminal.line(line))
    const differs = sections.some(([, list]) => list.length > 0)
    if (!differs) terminal.line('No difference.')
    return { ...diff, exitCode: differs ? 1 : 0 }
  },
})

const reportCommand = command({
  name: 'units report',
  help: 'Lists the imports and prints the report of the last one, or of the one named by --id',
  arguments: [],
  options: { id: { type: 'string', value: 'ID', help: 'Number of the import, as on /units/imports' } },
  input: z.strictObject({ id: integer({ min: 1 }).optional() }),
  run: async (ctx, { id }, terminal) => {
    const all = await listImports(ctx)
    const shown = id === undefined ? all[0] : await getImport(ctx, id)
    if (!shown) throw notFound({ vi: 'lần nạp nào', en: 'any import' })
    if (id === undefined) for (const one of all) terminal.line(titleOf(one))
    terminal.line(`\n${titleOf(shown)}`)
    reportLines(shown.report, 10).forEach((line) => terminal.line(line))
    return shown
  },
})

function titleOf({ id, fileName, finishedAt, report }: StoredImport): string {
  return `Import ${id}: ${fileName}, ${finishedAt.toISOString()}, ${report.unresolved.length} unresolved`
}

export const unitsCommands = [importCommand, boundariesCommand, diffCommand, reportCommand]
