/** Closes a step on a day, when nothing is missing; the work's status follows where that is plain. */
import { setModelStatus } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { alreadyClosed, notChosen } from '../steps.problems.ts'
import { missingToClose, type Step, type StepName } from '../steps.rules.ts'
import { insertStepChange, listReviews, saveStep, stepFacts } from '../steps.store.ts'
import { type OpenModel, withModel, writable } from './open-model.ts'

export interface CloseStep {
  readonly modelId: string
  readonly step: StepName
  /** The civil day. */
  readonly on: string
  /** When it began, where nobody wrote that yet. */
  readonly startedOn?: string | null
}

/**
 * Organised work is under way; reviewed work is completed, or stopped where the last review decided so. What somebody
 * said otherwise meanwhile stands.
 */
async function followStatus({ ctx, model }: OpenModel, { step, on }: CloseStep): Promise<void> {
  const say = async (status: 'under_way' | 'completed' | 'stopped', reason?: string) =>
    setModelStatus(ctx, { id: model.id, status, on, reason })
  if (step === 'organise' && model.status === 'registered') await say('under_way')
  if (step !== 'review' || (model.status !== 'registered' && model.status !== 'under_way')) return
  const [last] = await listReviews(ctx.db, model.id)
  await (last?.decision === 'stop' ? say('stopped', last.lessons.slice(0, 2000)) : say('completed'))
}

/**
 * Returns the closed step. Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `steps.withdrawn`,
 * `steps.not-chosen`, `steps.already-closed`, and `invalid` with everything that is missing.
 */
export async function closeStep(ctx: Ctx, input: CloseStep): Promise<Step> {
  return withModel(ctx, input.modelId, async (open) => {
    const stored = writable(open, input.step)
    const before: Step = { ...stored, startedOn: stored.startedOn ?? input.startedOn ?? null }
    const { db, clock, actor } = open.ctx
    if (before.closedOn !== null) throw alreadyClosed()
    if (open.model.state !== 'accepted' && open.model.state !== 'published') throw notChosen()
    const facts = await stepFacts(db, open.model.id, input.step)
    const missing = missingToClose(before, facts, input.on, clock.today())
    if (missing.length > 0) throw invalid(missing)
    const after: Step = { ...before, closedOn: input.on, revision: before.revision + 1 }
    await saveStep(db, open.model.id, after, clock.now())
    await insertStepChange(db, open.model.id, {
      step: input.step,
      at: clock.now(),
      onDay: input.on,
      closed: true,
      actorId: actor.accountId,
      reason: null,
    })
    await open.trace('model.step-closed', { step: input.step, on: input.on })
    await followStatus(open, input)
    return after
  })
}
