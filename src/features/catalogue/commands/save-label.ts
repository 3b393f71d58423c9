/** Adds and edits themes, campaigns, movements and programmes. Ending one is editing its last day. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { invalid, notSignedIn } from '#platform/problem.ts'
import { changedParts, type Label, labelErrors } from '../catalogue.rules.ts'
import type { AddLabel, EditLabel } from '../catalogue.schemas.ts'
import { insertLabel, lockLabel, updateLabel } from '../catalogue.store.ts'
import { changedMeanwhile, noLabel } from '../problems.rules.ts'
import { authorizeEdit, freeCode } from './save-type.ts'

/** Throws Problems `not-signed-in`, `not-allowed`, `invalid`. */
export async function addLabel(ctx: Ctx, input: AddLabel): Promise<Label> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    await authorizeEdit(inside, input.unitId)
    const errors = labelErrors(input)
    if (errors.length > 0) throw invalid(errors)
    const label: Omit<Label, 'id'> = {
      ...input,
      code: await freeCode(inside, 'label', input),
      kind: input.form === 'theme' ? 'theme' : 'campaign',
      revision: 1,
    }
    const id = await insertLabel(inside.db, label)
    await audit(inside, {
      action: 'label.added',
      subjectType: 'label',
      subjectId: id,
      unitId: label.unitId,
      details: { code: label.code, form: label.form },
    })
    return { id, ...label }
  })
}

/**
 * The whole of it against `revision`; throws Problem `catalogue.changed` where that is not the newest, and
 * `invalid` where a theme would become a campaign or the other way: models carry it as what it is.
 */
export async function editLabel(ctx: Ctx, input: EditLabel): Promise<Label> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { code, revision, ...given } = input
    const before = await lockLabel(inside.db, code)
    if (!before) throw noLabel()
    await authorizeEdit(inside, before.unitId)
    if (before.revision !== revision) throw changedMeanwhile(before)
    const errors = labelErrors(given)
    if ((given.form === 'theme') !== (before.kind === 'theme'))
      errors.push({
        field: 'form',
        code: 'kind_stands',
        message: {
          vi: 'Chủ đề không đổi thành phong trào được, và ngược lại. Xin thêm mục mới.',
          en: 'A theme can’t become a campaign, nor the other way. Please add a new entry.',
        },
      })
    if (errors.length > 0) throw invalid(errors)
    const after: Label = { ...before, ...given, revision: revision + 1 }
    const changed = changedParts(before, after)
    if (changed.length === 0) return before
    await updateLabel(inside.db, after)
    await audit(inside, {
      action: 'label.edited',
      subjectType: 'label',
      subjectId: before.id,
      unitId: before.unitId,
      details: { code, revision: after.revision, fields: changed, from: after.from, to: after.to },
    })
    return after
  })
}
