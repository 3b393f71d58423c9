/** The types of models that an indicator is suggested for. */
import { listTypes } from '#features/catalogue/contract.ts'
import type { TrxCtx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { fieldError } from '../problems.rules.ts'

/** The ids, each once. Throws Problem `invalid` for one that the catalogue does not have. */
export async function checkTypes(ctx: TrxCtx, typeIds: readonly number[]): Promise<number[]> {
  if (typeIds.length === 0) return []
  const known = new Set((await listTypes(ctx)).map(({ id }) => id))
  if (typeIds.some((id) => !known.has(id)))
    throw invalid([
      fieldError('typeIds', 'unknown', 'Không có loại mô hình này.', 'There is no such type of model.'),
    ])
  return [...new Set(typeIds)]
}
