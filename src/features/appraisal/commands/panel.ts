/** Who scores in a round: appointed and removed by its manager, kept from single models by what ties them to these. */
import type { AccountId } from '#platform/auth/actor.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { notAppointed, wrongState } from '../problems.rules.ts'
import { appoint, insertConflict, isAppointed, listCandidates, removeAppraiser } from '../panel.store.ts'
import type { Round } from '../round.rules.ts'
import { auditRound, holdManaged, holdRound, livingEntry, requireMember } from './steps.ts'

/** Until the panel closes. */
function stillChanging(round: Round): void {
  const open = round.state === 'draft' || round.state === 'open'
  if (!open && (round.state !== 'scoring' || round.panelClosedAt !== null)) throw wrongState(round.state)
}

/** Throws Problem `invalid` for who may not appraise here; those on the panel already stay. */
export async function appointAppraisers(
  ctx: Ctx,
  input: { id: string; accounts: readonly string[] },
): Promise<void> {
  requireMember(ctx)
  await transact(ctx, async (inside) => {
    const { round } = await holdManaged(inside, input.id)
    stillChanging(round)
    const candidates = await listCandidates(inside.db, round.unitId, inside.clock.today())
    const chosen = candidates.filter(({ accountId }) => input.accounts.includes(accountId))
    if (chosen.length === 0 || chosen.length < new Set(input.accounts).size)
      throw invalid([
        {
          field: 'accounts',
          code: 'no_appraiser',
          message: {
            vi: 'Xin chọn trong những người được giao chấm điểm và không phụ trách đăng ký mô hình ở đây.',
            en: 'Please choose among those who may score here and do not register models here.',
          },
        },
      ])
    for (const { accountId } of chosen) {
      if (await isAppointed(inside.db, round.id, accountId)) continue
      await appoint(inside.db, round.id, accountId, {
        at: inside.clock.now(),
        actor: inside.actor.accountId,
      })
      await auditRound(inside, round, 'appraisal.appointed', { account: accountId })
    }
  })
}

/** Their sheets stay and count no more. */
export async function removeFromPanel(
  ctx: Ctx,
  input: { id: string; account: string; reason: string },
): Promise<void> {
  requireMember(ctx)
  await transact(ctx, async (inside) => {
    const { round } = await holdManaged(inside, input.id)
    stillChanging(round)
    const removed = { at: inside.clock.now(), reason: input.reason }
    if (!(await removeAppraiser(inside.db, round.id, input.account as AccountId, removed)))
      throw notAppointed()
    await auditRound(inside, round, 'appraisal.removed', { account: input.account }, input.reason)
  })
}

/** By the appraiser: from now on they do not score this model, and what they scored counts no more. For good. */
export async function declareConflict(
  ctx: Ctx,
  input: { id: string; model: string; reason: string },
): Promise<void> {
  requireMember(ctx)
  await transact(ctx, async (inside) => {
    const { round } = await holdRound(inside, input.id, 'share')
    const { accountId } = inside.actor
    if (accountId === null || !(await isAppointed(inside.db, round.id, accountId))) throw notAppointed()
    stillChanging(round)
    const entry = await livingEntry(inside, round, input.model)
    await insertConflict(inside.db, entry.id, accountId, { at: inside.clock.now(), reason: input.reason })
    await auditRound(inside, round, 'appraisal.conflict-declared', { model: entry.modelId })
  })
}
