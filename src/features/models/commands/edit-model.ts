/** Changes a model's content. Whoever saves second sees what the first changed and loses nothing. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { invalid, notSignedIn } from '#platform/problem.ts'
import { changedFields, mergeContent } from '../merge.rules.ts'
import { mayEdit, mayRaiseToProvince, mayRegister } from '../model.policy.ts'
import { isEditable, type Model, missingForSubmission } from '../model.rules.ts'
import type { EditModel } from '../model.schemas.ts'
import { findRevision, listInCharge } from '../model.store.ts'
import {
  changedMeanwhile,
  noSuchRevision,
  onlyRegistrars,
  provincialReviewers,
  publishers,
  unitStands,
  wrongState,
} from '../problems.rules.ts'
import { standingOf } from '../queries/standing.ts'
import { checkContent, contentOf, lockForChange, save } from './save.ts'

/**
 * `revision` is the one the changes were made against. When it is no longer the newest, nothing is saved and
 * Problem `model.changed` carries both sides field by field and what a merge of them gives. Throws Problem
 * `invalid` for what can't stand, and for another unit once the model is public.
 */
export async function editModel(ctx: Ctx, input: EditModel): Promise<Model> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { id, revision, ...changes } = input
    const { model, inCharge } = await lockForChange(inside, id)
    if (!isEditable(model.state)) throw wrongState(model.state)
    if (!mayEdit(inside.actor, model, inCharge))
      throw model.state === 'published' ? publishers() : onlyRegistrars()
    const base = await findRevision(inside.db, model.id, revision)
    if (!base) throw noSuchRevision()
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const yours = { ...base.content, ...given }
    if (revision !== model.revision) {
      const newest = await findRevision(inside.db, model.id, model.revision)
      throw changedMeanwhile(mergeContent(base.content, contentOf(model), yours), {
        revision: model.revision,
        at: newest?.at ?? model.updatedAt,
      })
    }
    if (changedFields(model, yours).length === 0) return model
    if (yours.unitId !== model.unitId) {
      if (model.state === 'published') throw unitStands()
      const there = await listInCharge(inside.db, yours.unitId, inside.clock.today())
      if (!mayRegister(inside.actor, there)) throw onlyRegistrars()
    }
    await checkContent(inside, yours)
    if (model.state === 'published') {
      if (yours.level === 'province' && model.level !== 'province') {
        const standing = await standingOf(inside, model, inCharge)
        if (!mayRaiseToProvince(inside.actor, standing)) throw provincialReviewers()
      }
      const missing = missingForSubmission(yours)
      if (missing.length > 0) throw invalid(missing)
    }
    const after: Model = { ...model, ...yours, revision: model.revision + 1, updatedAt: inside.clock.now() }
    await save(inside, model, after, { action: 'model.edited' })
    return after
  })
}
