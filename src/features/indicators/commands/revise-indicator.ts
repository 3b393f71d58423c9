/** Other words, criteria or grades for an indicator: mended where they stand, or from a day on. What was reported stays. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { invalid, notSignedIn } from '#platform/problem.ts'
import {
  closeLastVersion,
  findLastValueOn,
  insertVersion,
  lockIndicator,
  replaceTypes,
  updateLastVersion,
  updateRevision,
} from '../definition.store.ts'
import { mayDefine } from '../indicator.policy.ts'
import { definitionErrors, type Definition, type Indicator, revisionErrors } from '../indicator.rules.ts'
import type { ReviseIndicator } from '../indicator.schemas.ts'
import { changedMeanwhile, fieldError, noIndicator, onlyDefiners } from '../problems.rules.ts'
import { checkTypes } from './check-types.ts'
import { definitionOf, scopeAndAbove } from './define-indicator.ts'

async function lockForDefiner(ctx: TrxCtx, id: string, revision: number): Promise<Indicator> {
  const indicator = await lockIndicator(ctx.db, id)
  if (!indicator) throw noIndicator()
  if (!mayDefine(ctx.actor, await scopeAndAbove(ctx, indicator.scopeUnitId))) throw onlyDefiners()
  if (indicator.revision !== revision) throw changedMeanwhile(indicator.revision)
  return indicator
}

function changedFields(before: Definition, after: Definition): string[] {
  const names = Object.keys(after) as (keyof Definition)[]
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

/**
 * Returns the indicator as it is then. Throws Problems `not-found`, `not-allowed`, `indicator.changed` when someone
 * saved since `revision`, and `invalid`.
 */
export async function reviseIndicator(ctx: Ctx, input: ReviseIndicator): Promise<Indicator> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const before = await lockForDefiner(inside, input.id, input.revision)
    const last = before.versions.at(-1)
    if (!last) throw noIndicator()
    const definition = definitionOf(input, last.options)
    const from = input.from ?? null
    const errors = [
      ...definitionErrors(before, definition),
      ...revisionErrors(before, from, definition, await findLastValueOn(inside.db, before.id)),
    ]
    if (errors.length > 0) throw invalid(errors)
    const typeIds = await checkTypes(inside, input.typeIds)
    const mended = from === null || from === last.from
    if (mended) await updateLastVersion(inside.db, before.id, definition)
    else {
      await closeLastVersion(inside.db, before.id, from)
      await insertVersion(inside.db, before.id, { ...definition, from, to: null })
    }
    await replaceTypes(inside.db, before.id, typeIds)
    await updateRevision(inside.db, before.id, before.revision + 1)
    await audit(inside, {
      action: 'indicator.revised',
      subjectType: 'indicator',
      subjectId: before.id,
      unitId: before.scopeUnitId,
      details: { from, fields: changedFields(last, definition) },
    })
    const versions = mended
      ? [...before.versions.slice(0, -1), { ...definition, from: last.from, to: null }]
      : [...before.versions.slice(0, -1), { ...last, to: from }, { ...definition, from, to: null }]
    return { ...before, versions, revision: before.revision + 1 }
  })
}

/** Takes an indicator out of use from a day on, with a reason. What was reported stays. */
export async function endIndicator(
  ctx: Ctx,
  input: { readonly id: string; readonly revision: number; readonly on: string; readonly reason: string },
): Promise<Indicator> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const before = await lockForDefiner(inside, input.id, input.revision)
    const last = before.versions.at(-1)
    const lastValueOn = await findLastValueOn(inside.db, before.id)
    const ended = !last || last.to !== null
    const tooEarly =
      !ended &&
      ((last.from !== null && input.on <= last.from) || (lastValueOn !== null && input.on <= lastValueOn))
    if (ended || tooEarly)
      throw invalid([
        ended
          ? fieldError('on', 'ended', 'Chỉ tiêu này đã thôi dùng.', 'This indicator is no longer in use.')
          : fieldError(
              'on',
              'too_early',
              'Ngày thôi dùng phải sau ngày bắt đầu và sau số liệu cuối cùng.',
              'It can end only after it began and after its last value.',
            ),
      ])
    await closeLastVersion(inside.db, before.id, input.on)
    await updateRevision(inside.db, before.id, before.revision + 1)
    await audit(inside, {
      action: 'indicator.ended',
      subjectType: 'indicator',
      subjectId: before.id,
      unitId: before.scopeUnitId,
      reason: input.reason,
      details: { on: input.on },
    })
    return {
      ...before,
      versions: [...before.versions.slice(0, -1), { ...last, to: input.on }],
      revision: before.revision + 1,
    }
  })
}
