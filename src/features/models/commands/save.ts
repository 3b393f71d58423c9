/** What every command on a model shares: loading it with who is in charge, and writing the change with its traces. */
import { listLabels, listTypes } from '#features/catalogue/contract.ts'
import { holdUnits } from '#features/units/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import type { TrxCtx } from '#platform/db/transact.ts'
import { invalid } from '#platform/problem.ts'
import { changedFields } from '../merge.rules.ts'
import { maySee } from '../model.policy.ts'
import { type Content, contentErrors, contentFields, counts, forceRoles, type Model } from '../model.rules.ts'
import {
  insertLabels,
  insertModel,
  insertRevision,
  insertTransition,
  listInCharge,
  listKnownUnits,
  listLevelRules,
  lockModel,
  replaceLabels,
  unitExisted,
  updateModel,
} from '../model.store.ts'
import { openDocument, replaceDocuments } from '../documents.store.ts'
import { noModel } from '../problems.rules.ts'
import { tallyChange } from '../tally.store.ts'

/** Locks the model. Throws not-found for what is not there and for what the actor must not know of. */
export async function lockForChange(
  ctx: TrxCtx,
  id: string,
): Promise<{ model: Model; inCharge: readonly number[] }> {
  const model = await lockModel(ctx.db, id)
  if (!model) throw noModel()
  const inCharge = await listInCharge(ctx.db, model.unitId, ctx.clock.today())
  if (!maySee(ctx.actor, model, inCharge)) throw noModel()
  return { model, inCharge }
}

export function contentOf(model: Content): Content {
  return Object.fromEntries(contentFields.map((field) => [field, model[field]])) as unknown as Content
}

/** What the catalogue offers, asked only where the model names something of it. */
async function offeredTo(ctx: TrxCtx, content: Content) {
  const at = { unitId: content.unitId, day: content.registeredOn }
  const types = content.typeId === null ? [] : await listTypes(ctx, at)
  const labels = content.themes.length + content.campaigns.length === 0 ? [] : await listLabels(ctx, at)
  const of = (kind: 'theme' | 'campaign') => labels.filter((label) => label.kind === kind).map(({ id }) => id)
  return { types: types.map(({ id }) => id), themes: of('theme'), campaigns: of('campaign') }
}

/** Throws Problem `invalid` with every field that can't stand. */
export async function checkContent(ctx: TrxCtx, content: Content): Promise<void> {
  await holdUnits(ctx)
  const named = forceRoles.flatMap((role) =>
    content[role].flatMap(({ unitId }) => (unitId === null ? [] : [unitId])),
  )
  const found = contentErrors(content, {
    today: ctx.clock.today(),
    levelRules: await listLevelRules(ctx.db),
    unitExisted: await unitExisted(ctx.db, content.unitId, content.registeredOn),
    units: await listKnownUnits(ctx.db, [...new Set(named)]),
    offered: await offeredTo(ctx, content),
  })
  if (found.length > 0) throw invalid(found)
}

export async function saveNew(ctx: TrxCtx, model: Model): Promise<void> {
  const at = ctx.clock.now()
  await insertModel(ctx.db, model)
  await insertLabels(ctx.db, model)
  await replaceDocuments(ctx.db, [model])
  await insertRevision(ctx.db, model.id, {
    revision: model.revision,
    at,
    actorId: ctx.actor.accountId,
    content: contentOf(model),
  })
  await insertTransition(ctx.db, model.id, {
    at,
    from: null,
    to: model.state,
    actorId: ctx.actor.accountId,
    reason: null,
  })
  await tallyChange(ctx.db, undefined, model)
  await audit(ctx, {
    action: 'model.registered',
    subjectType: 'model',
    subjectId: model.id,
    unitId: model.unitId,
    details: { example: model.example },
  })
}

function labelsDiffer(before: Model, after: Model): boolean {
  const key = ({ themes, campaigns, registeredOn, state }: Model) =>
    JSON.stringify([themes, campaigns, registeredOn, state])
  return key(before) !== key(after)
}

export interface Saving {
  /** `model.edited`. */
  readonly action: string
  readonly reason?: string | undefined
  /** More for the audit row. */
  readonly details?: Record<string, unknown> | undefined
}

/** Writes the model as it is now: a revision when its content changed, a transition when its state did. */
export async function save(ctx: TrxCtx, before: Model, after: Model, saving: Saving): Promise<void> {
  const at = ctx.clock.now()
  const actorId = ctx.actor.accountId
  const changed = changedFields(before, after)
  await updateModel(ctx.db, after)
  if (labelsDiffer(before, after)) await replaceLabels(ctx.db, after)
  if (changed.length > 0) await replaceDocuments(ctx.db, [after])
  else if (counts(before.state) !== counts(after.state)) await openDocument(ctx.db, after)
  if (changed.length > 0)
    await insertRevision(ctx.db, after.id, {
      revision: after.revision,
      at,
      actorId,
      content: contentOf(after),
    })
  if (before.state !== after.state)
    await insertTransition(ctx.db, after.id, {
      at,
      from: before.state,
      to: after.state,
      actorId,
      reason: saving.reason ?? null,
    })
  await tallyChange(ctx.db, before, after)
  await audit(ctx, {
    action: saving.action,
    subjectType: 'model',
    subjectId: after.id,
    unitId: after.unitId,
    reason: saving.reason ?? null,
    details: {
      revision: after.revision,
      ...(changed.length > 0 && { fields: changed }),
      ...(before.state !== after.state && { from: before.state, to: after.state }),
      ...saving.details,
    },
  })
}
