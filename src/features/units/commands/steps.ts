/** What each kind of file becomes: one step of an import. */
import { CsvError, parse } from 'csv-parse/sync'
import { damagedFile } from '../import/file.rules.ts'
import { type Fact, importFacts } from '../import/facts.rules.ts'
import knownChanges from '../import/known-changes.json' with { type: 'json' }
import type { UnitList } from '../import/list-file.rules.ts'
import { importList } from '../import/list.rules.ts'
import { importPackage } from '../import/package.rules.ts'
import { readPackage } from '../import/package-file.rules.ts'
import { factsSource, listSource, packageSource, tableSource } from '../import/sources.rules.ts'
import { importTable, tableColumns, type TableRow } from '../import/table.rules.ts'
import type { ImportStep } from './run-import.ts'

export const factsStep: ImportStep = {
  fileName: 'known-changes.json',
  content: JSON.stringify(knownChanges),
  source: factsSource,
  importInto: (ws) => importFacts(ws, knownChanges.changes as unknown as Fact[]),
}

export function packageStep(fileName: string, content: string, json: unknown): ImportStep | undefined {
  const parsed = readPackage(json)
  if (!parsed) return undefined
  return { fileName, content, source: packageSource, importInto: (ws) => importPackage(ws, parsed) }
}

export function listStep(fileName: string, content: string, list: UnitList, asOf: string): ImportStep {
  return { fileName, content, source: listSource, importInto: (ws) => importList(ws, list, asOf) }
}

/** Spreadsheets here write semicolons as often as commas. Throws Problem `units-file-damaged` with the line. */
function readRows(content: string, delimiter: string): TableRow[] {
  try {
    const rows: TableRow[] = parse(content, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
      delimiter,
    })
    if (rows.length === 0) throw damagedFile(2)
    return rows
  } catch (error) {
    if (error instanceof CsvError) throw damagedFile(Number(error['lines'] ?? 0))
    throw error
  }
}

/** Undefined when the text is no table with the columns of the conversion table. */
export function tableStep(fileName: string, content: string): ImportStep | undefined {
  const head = content.slice(0, 500).split('\n', 1)[0] ?? ''
  if (!tableColumns.every((column) => head.includes(column))) return undefined
  const rows = readRows(content, head.includes(';') ? ';' : ',')
  return { fileName, content, source: tableSource, importInto: (ws) => importTable(ws, rows) }
}
