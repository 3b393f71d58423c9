/** Takes a profile as a form or a program writes it: amounts by the code or the id of an indicator of the profile. */
import { listInChargeOf } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { listIndicators } from '../definition.store.ts'
import type { ProfileBody } from '../indicator.schemas.ts'
import { fieldError } from '../problems.rules.ts'
import { reportProfile } from './report-value.ts'

/** Returns how many numbers were reported. Throws the same as `reportProfile`; empty amounts are left out. */
export async function recordProfile(
  ctx: Ctx,
  input: ProfileBody & { readonly unitId: number },
): Promise<number> {
  const known = await listIndicators(ctx.db, await listInChargeOf(ctx, input.unitId))
  const amounts = new Map<string, string | number>()
  for (const [name, amount] of Object.entries(input.values)) {
    if (amount === undefined) continue
    const indicator = known.find(
      ({ id, code, profile }) => profile !== null && (id === name || code === name),
    )
    if (!indicator)
      throw invalid([
        fieldError(
          `values.${name}`,
          'unknown',
          'Hồ sơ địa bàn không có mục này.',
          'The profile of an area has no such line.',
        ),
      ])
    amounts.set(indicator.id, amount)
  }
  const { unitId, onDate, sourceTitle, sourceUrl } = input
  return reportProfile(ctx, { unitId, onDate, amounts, sourceTitle, sourceUrl })
}
