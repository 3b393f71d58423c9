/** Adds and edits types of models. Ending one is editing its last day: models that carry it keep it. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { invalid, notSignedIn } from '#platform/problem.ts'
import { mayEdit } from '../catalogue.policy.ts'
import { changedParts, codeFor, type Criterion, type ModelType, typeErrors } from '../catalogue.rules.ts'
import type { AddType, EditType } from '../catalogue.schemas.ts'
import { insertType, listCodes, lockType, updateType } from '../catalogue.store.ts'
import { changedMeanwhile, codeTaken, noType, noUnit, onlyEditors } from '../problems.rules.ts'
import { over } from '../queries/editing.ts'

/** A code of its own for each criterion that has none yet; empty lines are left out. */
function criteriaOf(given: AddType['criteria']): Criterion[] {
  const taken = new Set(given.map(({ code }) => code))
  return given
    .filter(({ vi }) => vi !== '')
    .map(({ code: known, vi, en }) => {
      const code = known ?? codeFor(vi, (one) => taken.has(one))
      taken.add(code)
      return { code, vi, en: en === '' ? vi : en }
    })
}

/** Throws Problem `not-allowed`, and `invalid` for a unit that is none today. */
export async function authorizeEdit(ctx: TrxCtx, unitId: number | null): Promise<void> {
  const above = await over(ctx, unitId)
  if (unitId !== null && above.length === 0) throw noUnit()
  if (!mayEdit(ctx.actor, above)) throw onlyEditors()
}

/** The code that was asked for, or one made from the name; throws Problem `invalid` for one that is taken. */
export async function freeCode(
  ctx: TrxCtx,
  table: 'model_type' | 'label',
  { code, name }: { readonly code?: string | undefined; readonly name: { readonly vi: string } },
): Promise<string> {
  const start = code ?? codeFor(name.vi, () => false)
  // `/model-types/new` is the form for a new one.
  const taken = new Set(['new', ...(await listCodes(ctx.db, table, start))])
  if (code !== undefined && taken.has(code)) throw codeTaken()
  return code ?? codeFor(name.vi, (one) => taken.has(one))
}

/** Throws Problems `not-signed-in`, `not-allowed`, and `invalid`, also for words that ask for what no one may hold. */
export async function addType(ctx: Ctx, input: AddType): Promise<ModelType> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    await authorizeEdit(inside, input.unitId)
    const { code: asked, ...given } = input
    const errors = typeErrors({ ...given, criteria: criteriaInPlace(given.criteria) })
    if (errors.length > 0) throw invalid(errors)
    const code = await freeCode(inside, 'model_type', { code: asked, name: given.name })
    const type = { ...given, code, criteria: criteriaOf(given.criteria), revision: 1 }
    const id = await insertType(inside.db, type)
    await audit(inside, {
      action: 'model-type.added',
      subjectType: 'model_type',
      subjectId: id,
      unitId: type.unitId,
      details: { code },
    })
    return { id, ...type }
  })
}

/** As they stand on the form, so that an error leads to its line. */
function criteriaInPlace(given: AddType['criteria']): Criterion[] {
  return given.map(({ code = '', vi, en }) => ({ code, vi, en }))
}

/**
 * The whole of it against `revision`; throws Problem `catalogue.changed` where that is not the newest. Saving
 * what stands already changes nothing.
 */
export async function editType(ctx: Ctx, input: EditType): Promise<ModelType> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { code, revision, ...given } = input
    const before = await lockType(inside.db, code)
    if (!before) throw noType()
    await authorizeEdit(inside, before.unitId)
    if (before.revision !== revision) throw changedMeanwhile(before)
    const errors = typeErrors({ ...given, criteria: criteriaInPlace(given.criteria) })
    if (errors.length > 0) throw invalid(errors)
    const after: ModelType = {
      ...before,
      ...given,
      criteria: criteriaOf(given.criteria),
      revision: revision + 1,
    }
    const changed = changedParts(before, after)
    if (changed.length === 0) return before
    await updateType(inside.db, after)
    await audit(inside, {
      action: 'model-type.edited',
      subjectType: 'model_type',
      subjectId: before.id,
      unitId: before.unitId,
      details: { code, revision: after.revision, fields: changed, from: after.from, to: after.to },
    })
    return after
  })
}
