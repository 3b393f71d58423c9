/** Beside the model itself: who will review it, and why and by which office it came back. For its officers only. */
import { civilDate } from '#platform/clock.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { permissions } from '../model.policy.ts'
import type { Model, ModelId } from '../model.rules.ts'
import { listInCharge } from '../model.store.ts'
import { listOffices } from '../office.store.ts'
import { listHolders, listReturnReasons, type OfficeHeld } from '../review.store.ts'
import type { ReadModel } from './read-model.ts'
import { standingOf } from './standing.ts'

/** The offices nearest to the ground that may accept a submitted model, without who sent or wrote it. */
export async function whoReviews(ctx: Ctx, model: Model): Promise<readonly OfficeHeld[]> {
  const today = ctx.clock.today()
  const standing = await standingOf(ctx, model, await listInCharge(ctx.db, model.unitId, today))
  const units = model.level === 'province' ? standing.provincial : standing.inCharge
  const own = model.submittedBy === null ? standing.authors : [...standing.authors, model.submittedBy]
  return (await listHolders(ctx.db, permissions.review, units, own, today)).slice(0, 2)
}

export interface Returned {
  readonly at: Date
  readonly reason: string
  /** Undefined where who returned it holds no office over it any more. */
  readonly office: OfficeHeld | undefined
}

/** Why a model that waits to be mended came back; undefined in any other state and for the public. */
export async function whyReturned(ctx: Ctx, read: ReadModel): Promise<Returned | undefined> {
  const { model, history } = read
  const step = model.state === 'returned' ? history.findLast(({ to }) => to === 'returned') : undefined
  if (!step || step.reason === null) return undefined
  const inCharge = await listInCharge(ctx.db, model.unitId, ctx.clock.today())
  const asked = step.actorId === null ? [] : [{ accountId: step.actorId, day: civilDate(step.at) }]
  const [office] = await listOffices(ctx.db, asked, inCharge)
  return { at: step.at, reason: step.reason, office }
}

/** The newest reason of each model of a list that the actor was shown. */
export async function returnReasons(
  ctx: Ctx,
  ids: readonly ModelId[],
): Promise<ReadonlyMap<ModelId, string>> {
  return new Map((await listReturnReasons(ctx.db, ids)).map(({ id, reason }) => [id, reason]))
}
