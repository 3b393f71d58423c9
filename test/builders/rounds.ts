/** Rounds of appraisal for tests that only need one to be there. */
import { openRound } from '#features/appraisal/commands/move-round.ts'
import { createRound } from '#features/appraisal/commands/save-round.ts'
import { createRubric } from '#features/appraisal/commands/save-rubric.ts'
import type { Round, Rubric } from '#features/appraisal/round.rules.ts'
import type { Ctx } from '#platform/db/transact.ts'

/** A round of the unit that takes models this year, with the rubric that it fixed. */
export async function anOpenRound(ctx: Ctx, unitId: number): Promise<{ round: Round; rubric: Rubric }> {
  const year = Number(ctx.clock.today().slice(0, 4))
  const rubric = await createRubric(ctx, {
    unitId,
    year,
    title: 'Tiêu chí',
    guidance: '',
    scale: 10,
    criteria: [{ name: 'Kết quả đo được', weight: 100, guidance: '' }],
    copiedFrom: undefined,
  })
  const { id } = await createRound(ctx, {
    unitId,
    year,
    level: 'grassroots',
    title: 'Xét chọn',
    opensOn: ctx.clock.today(),
    closesOn: `${year}-12-31`,
    quorum: 1,
  })
  return { round: await openRound(ctx, { id }), rubric }
}
