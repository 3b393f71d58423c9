/** Gives a model a target, changes it, or takes it away. Every change is in the model's history. */
import { lockForChange } from '#features/models/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { type FieldError, invalid, notSignedIn } from '#platform/problem.ts'
import { findIndicator } from '../definition.store.ts'
import { mayReport } from '../indicator.policy.ts'
import { holdsOn, type Indicator, versionOn } from '../indicator.rules.ts'
import type { EditTarget, SetTarget } from '../indicator.schemas.ts'
import {
  changedMeanwhile,
  fieldError,
  noIndicator,
  noTarget,
  onlyReporters,
  targetTwice,
} from '../problems.rules.ts'
import type { Aim, TargetId } from '../target.rules.ts'
import {
  findTarget,
  insertTarget,
  listTargets,
  lockTarget,
  removeTarget,
  type Target,
  updateTarget,
} from '../target.store.ts'
import { isBlank, readValue } from '../value.rules.ts'
import { checkScope } from './report-value.ts'

type GivenAim = Pick<SetTarget, 'target' | 'baseline' | 'baselineOn' | 'dueOn'>

/** Throws Problem `invalid` for what can't stand. */
function aimOf(indicator: Indicator, given: GivenAim): Aim {
  const errors: FieldError[] = []
  const version = versionOn(indicator, given.dueOn)
  const target = readValue(indicator, version, given.target, 'target.')
  errors.push(...target.errors)
  const raw = given.baseline && !isBlank(given.baseline) ? given.baseline : undefined
  const baseline =
    raw && readValue(indicator, versionOn(indicator, given.baselineOn ?? given.dueOn), raw, 'baseline.')
  if (baseline) errors.push(...baseline.errors)
  if (baseline && given.baselineOn === undefined)
    errors.push(
      fieldError(
        'baselineOn',
        'required',
        'Xin ghi ngày của mức ban đầu.',
        'Please say of which day the baseline is.',
      ),
    )
  if (!baseline && given.baselineOn !== undefined)
    errors.push(
      fieldError('baseline.amount', 'required', 'Xin ghi mức ban đầu.', 'Please enter the baseline.'),
    )
  if (given.baselineOn !== undefined && given.baselineOn >= given.dueOn)
    errors.push(
      fieldError(
        'dueOn',
        'before_baseline',
        'Hạn phải sau ngày của mức ban đầu.',
        'The target is due after the day of the baseline.',
      ),
    )
  if (errors.length > 0) throw invalid(errors)
  return {
    target: target.value,
    baseline: baseline?.value ?? null,
    baselineOn: baseline ? (given.baselineOn ?? null) : null,
    dueOn: given.dueOn,
  }
}

/** Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `invalid`. */
export async function setTarget(ctx: Ctx, input: SetTarget): Promise<Target> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { model, inCharge } = await lockForChange(inside, input.modelId)
    if (!mayReport(inside.actor, inCharge)) throw onlyReporters()
    const indicator = await findIndicator(inside.db, input.indicatorId)
    if (!indicator || !holdsOn(indicator, inside.clock.today())) throw noIndicator()
    checkScope(indicator, inCharge)
    const others = await listTargets(inside.db, model.id)
    if (others.some(({ indicatorId }) => indicatorId === indicator.id)) throw targetTwice()
    const at = inside.clock.now()
    const target: Target = {
      ...aimOf(indicator, input),
      id: newId<'model_target'>(at) satisfies TargetId,
      modelId: model.id,
      indicatorId: indicator.id,
      sourceTitle: input.sourceTitle ?? null,
      sourceUrl: input.sourceUrl ?? null,
      revision: 1,
      createdBy: inside.actor.accountId,
      createdAt: at,
      updatedAt: at,
    }
    await insertTarget(inside.db, target)
    await record(inside, 'model.target-set', target, model.unitId, { indicatorId: indicator.id })
    return target
  })
}

async function record(
  ctx: TrxCtx,
  action: string,
  target: Target,
  unitId: number,
  details: Record<string, unknown>,
  reason?: string,
): Promise<void> {
  await audit(ctx, {
    action,
    subjectType: 'model',
    subjectId: target.modelId,
    unitId,
    reason: reason ?? null,
    details: { targetId: target.id, ...details },
  })
}

/** The model first and then the target: the order in which everybody locks. */
async function lockBoth(ctx: TrxCtx, id: string): Promise<{ target: Target; unitId: number }> {
  const found = await findTarget(ctx.db, id)
  if (!found) throw noTarget()
  const { model, inCharge } = await lockForChange(ctx, found.modelId)
  if (!mayReport(ctx.actor, inCharge)) throw onlyReporters()
  const target = await lockTarget(ctx.db, id)
  if (!target) throw noTarget()
  return { target, unitId: model.unitId }
}

/** Throws the same as `setTarget`, and `indicator.changed` when someone saved since `revision`. */
export async function editTarget(ctx: Ctx, input: EditTarget): Promise<Target> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { target, unitId } = await lockBoth(inside, input.id)
    if (target.revision !== input.revision) throw changedMeanwhile(target.revision)
    const indicator = await findIndicator(inside.db, target.indicatorId)
    if (!indicator) throw noIndicator()
    const after: Target = {
      ...target,
      ...aimOf(indicator, input),
      sourceTitle: input.sourceTitle ?? null,
      sourceUrl: input.sourceUrl ?? null,
      revision: target.revision + 1,
      updatedAt: inside.clock.now(),
    }
    await updateTarget(inside.db, after)
    const shown = ({ target: aim, dueOn, baseline, baselineOn }: Target) => ({
      target: aim,
      dueOn,
      baseline,
      baselineOn,
    })
    await record(inside, 'model.target-changed', after, unitId, {
      before: shown(target),
      after: shown(after),
    })
    return after
  })
}

/** What was reported of it stays with the model. */
export async function dropTarget(
  ctx: Ctx,
  input: { readonly id: string; readonly reason: string },
): Promise<void> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  await transact(ctx, async (inside) => {
    const { target, unitId } = await lockBoth(inside, input.id)
    await removeTarget(inside.db, target.id, inside.clock.now())
    await record(
      inside,
      'model.target-removed',
      target,
      unitId,
      { indicatorId: target.indicatorId },
      input.reason,
    )
  })
}
