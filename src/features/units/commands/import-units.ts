/** `units import FILE`: reads the package's file, a list as of a day, or the conversion table, by its content. */
import type { Ctx } from '#platform/db/transact.ts'
import { Problem } from '#platform/problem.ts'
import { dayOfList, parseJson, unknownFile, type UnitsFile } from '../import/file.rules.ts'
import { readList } from '../import/list-file.rules.ts'
import type { ImportReport } from '../import/report.rules.ts'
import { mayImportUnits } from '../units.policy.ts'
import { onlyRegistrar } from '../units.problems.ts'
import { findVersionByCode } from '../units.store.ts'
import { type ImportStep, type OnProgress, runImport } from './run-import.ts'
import { factsStep, listStep, packageStep, tableStep } from './steps.ts'

/**
 * Throws Problems `not-allowed`, `units-file-unknown` (no shape we know), `invalid` (a list without a day), and
 * `units-import-first` (a conversion table before the units it speaks of).
 */
export async function importUnits(
  ctx: Ctx,
  file: UnitsFile,
  onProgress?: OnProgress,
): Promise<ImportReport[]> {
  const nation = await findVersionByCode(ctx.db, 'iso', 'VN', ctx.clock.today())
  if (!mayImportUnits(ctx.actor, nation?.id)) throw onlyRegistrar()
  const steps = stepsOf(file)
  if (!nation && steps.some((step) => step.source.code.startsWith('gso-conversion'))) {
    throw new Problem('units-import-first', 409, {
      vi: 'Hãy nhập danh mục đơn vị trước, rồi mới nhập bảng chuyển đổi.',
      en: 'Import the list of units first, then the conversion table.',
    })
  }
  return runImport(ctx, steps, onProgress)
}

function stepsOf(file: UnitsFile): ImportStep[] {
  const table = tableStep(file.fileName, file.content)
  if (table) return [table]
  const json = parseJson(file.content)
  const national = packageStep(file.fileName, file.content, json)
  if (national) return [national, factsStep]
  const list = readList(json, file.fileName)
  if (!list) throw unknownFile()
  return [listStep(file.fileName, file.content, list, dayOfList(list, file.asOf))]
}
