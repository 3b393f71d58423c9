/** An appraiser's points for a model: each save is a version of its own, and the newest counts. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { invalid } from '#platform/problem.ts'
import { mayAppraise } from '../appraisal.policy.ts'
import type { ScoreModel } from '../appraisal.schemas.ts'
import { insertSheet, isAppointed, newestSheetVersion } from '../panel.store.ts'
import { changedMeanwhile, notAppointed, panelClosed, wrongState } from '../problems.rules.ts'
import { ownModelOf } from '../queries/own-model.ts'
import { takesScores } from '../round.rules.ts'
import { findRubric } from '../rubric.store.ts'
import { auditRound, holdRound, livingEntry, requireMember } from './steps.ts'

/**
 * `version` is the one that the form was opened with (0 for none). Criteria may be left out and filled in later.
 * Holds the round shared: many score at once, and none beside the closing of the panel. Throws Problems
 * `not-allowed`, `appraisal.own-model`, `appraisal.panel-closed`, `appraisal.changed`, `invalid`.
 */
export async function scoreModel(
  ctx: Ctx,
  { id, model, version, points, remark }: ScoreModel & { id: string; model: string },
): Promise<{ version: number }> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    const { round, inCharge } = await holdRound(inside, id, 'share')
    const { accountId } = inside.actor
    const appointed = await isAppointed(inside.db, round.id, accountId)
    if (accountId === null || !mayAppraise(inside.actor, inCharge) || !appointed) throw notAppointed()
    const entry = await livingEntry(inside, round, model)
    await ownModelOf(inside, entry)
    if (!takesScores(round)) throw round.panelClosedAt === null ? wrongState(round.state) : panelClosed()
    const rubric = round.rubricId === null ? undefined : await findRubric(inside.db, round.rubricId)
    if (!rubric) throw wrongState(round.state)
    const wrong = Object.entries(points).filter(
      ([key, value]) =>
        value > rubric.scale || !rubric.criteria.some(({ position }) => String(position) === key),
    )
    if (wrong.length > 0)
      throw invalid(
        wrong.map(([key]) => ({
          field: `points.${key}`,
          code: 'points',
          message: { vi: `Điểm từ 0 đến ${rubric.scale}.`, en: `Points from 0 to ${rubric.scale}.` },
        })),
      )
    if ((await newestSheetVersion(inside.db, entry.id, accountId)) !== version) throw changedMeanwhile()
    const at = inside.clock.now()
    await insertSheet(inside.db, newId<'appraisal_sheet'>(at), rubric.id, {
      entryId: entry.id,
      accountId,
      version: version + 1,
      at,
      remark,
      points: new Map(Object.entries(points).map(([key, value]) => [Number(key), value])),
    })
    await auditRound(inside, round, 'appraisal.scored', { model: entry.modelId, version: version + 1 })
    return { version: version + 1 }
  })
}
