/** Everything about the four steps of a model that the asker may see: for its page and the API. */
import { type Model, readModel } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { isSmall, leastShown } from '#platform/suppression.rules.ts'
import { type Evidence, listEvidence } from '../evidence.store.ts'
import { mayApprove, mayHide, mayReopen, mayWrite } from '../steps.policy.ts'
import {
  allSteps,
  daysLate,
  isOpenTask,
  most,
  type Outreach,
  type Review,
  type ShownStep,
  standing,
  type Step,
  type StepName,
  stepNames,
  type Task,
} from '../steps.rules.ts'
import {
  listOutreach,
  listReviews,
  listStepChanges,
  listSteps,
  listTasks,
  reachedBy,
  type Reached,
  type StepChange,
} from '../steps.store.ts'

export interface ReadSteps {
  readonly model: Model
  /** The reader looks after this model. */
  readonly officer: boolean
  /** Which steps the reader may write about; those that are closed only after reopening them. */
  readonly writes: ReadonlySet<StepName>
  readonly reopens: boolean
  readonly approves: boolean
  readonly hides: boolean
  readonly steps: readonly Step[]
  readonly line: readonly ShownStep[]
  readonly tasks: readonly Task[]
  readonly outreach: readonly Outreach[]
  readonly reached: Reached
  readonly reviews: readonly Review[]
  readonly evidence: readonly Evidence[]
  /** Newest first; empty in public. */
  readonly changes: readonly StepChange[]
  /** Whether anything was written about any step. */
  readonly begun: boolean
}

const nobody: Reached = { times: 0, attendance: 0, counted: 0, atLeast: false, unanswered: 0 }

/**
 * In public: of closed steps their content, and evidence that was approved. The newest outreach only, twenty unless
 * told. Throws not-found also for what the actor must not know of.
 */
export async function readSteps(ctx: Ctx, id: string, { outreach: limit = 20 } = {}): Promise<ReadSteps> {
  const { model, officer, inCharge } = await readModel(ctx, id)
  const { db, actor } = ctx
  const written = await listSteps(db, model.id)
  const steps = allSteps(written)
  const closed = (name: StepName) =>
    officer || steps.some((step) => step.name === name && step.closedOn !== null)
  const tasks = await listTasks(db, model.id)
  const overdue = tasks.filter((task) => isOpenTask(task) && daysLate(task, ctx.clock.today()) > 0).length
  const stands = model.state !== 'withdrawn'
  return {
    model,
    officer,
    writes: new Set(stepNames.filter((name) => stands && mayWrite(actor, name, inCharge))),
    reopens: stands && mayReopen(actor, inCharge),
    approves: stands && mayApprove(actor, inCharge),
    hides: mayHide(actor, inCharge),
    steps: officer ? steps : steps.map((step) => (step.closedOn === null ? hidden(step) : step)),
    line: standing(steps, overdue),
    tasks: closed('organise') ? tasks : [],
    outreach: closed('mobilise')
      ? told(await listOutreach(db, model.id, Math.min(limit, most.outreach)), officer)
      : [],
    reached: closed('mobilise') ? await reachedBy(db, model.id, officer ? 0 : leastShown) : nobody,
    reviews: closed('review') ? await listReviews(db, model.id) : [],
    evidence: await listEvidence(db, model.id, { publicly: !officer }),
    changes: officer ? await listStepChanges(db, model.id) : [],
    begun: written.length > 0,
  }
}

/** A few people who came somewhere are no number for everybody; the sum leaves them out as if nobody had counted. */
function told(outreach: readonly Outreach[], officer: boolean): readonly Outreach[] {
  if (officer) return outreach
  return outreach.map((one) =>
    one.attendance !== null && isSmall(one.attendance)
      ? { ...one, attendance: null, attendanceAtLeast: false }
      : one,
  )
}

/** An open step says to strangers only that it is open. */
function hidden({ name, startedOn, revision }: Step): Step {
  return {
    name,
    startedOn,
    closedOn: null,
    why: '',
    whom: '',
    strength: '',
    breakthrough: '',
    note: '',
    revision,
  }
}
