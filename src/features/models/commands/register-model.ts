/** Registers a model as a draft: from the form, the API and the command line alike. */
import { findUnitByCode } from '#features/units/contract.ts'
import { type TrxCtx, transact } from '#platform/db/transact.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { type FieldError, invalid, notSignedIn } from '#platform/problem.ts'
import { changedFields } from '../merge.rules.ts'
import { mayRegister } from '../model.policy.ts'
import type { Content, Model, ModelId } from '../model.rules.ts'
import type { RegisterModel } from '../model.schemas.ts'
import { findRevision, listInCharge, lockModel } from '../model.store.ts'
import { alreadySaved, onlyRegistrars } from '../problems.rules.ts'
import { lockFormKey } from '../review.store.ts'
import { editModel } from './edit-model.ts'
import { checkContent, saveNew } from './save.ts'

/** Where an example was published before. */
export interface Example {
  readonly sourceTitle: string | null
  readonly sourceUrl: string | null
}

/**
 * Returns the new draft. Throws Problems `not-signed-in`, `not-allowed`, `invalid` (a unit that did not exist
 * on the day, a level that was gone, a day to come).
 */
export async function registerModel(ctx: Ctx, input: RegisterModel): Promise<Model> {
  return register(ctx, input, {})
}

/**
 * The same from a form that carries a key, which becomes the model's id: sent again by the same account it
 * returns that model instead of making another, with what was changed in the form meanwhile. Throws Problem
 * `model.already-saved` when the model was edited elsewhere or submitted since. The key of someone else's model
 * says nothing about it; another id is taken.
 */
export async function registerOnce(ctx: Ctx, input: RegisterModel, key: string): Promise<Model> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    await lockFormKey(inside.db, key)
    const before = await lockModel(inside.db, key)
    if (!before) return register(inside, input, { id: key as ModelId })
    if (before.createdBy !== inside.actor.accountId) return register(inside, input, {})
    const content = await contentOfInput(inside, input)
    const first = await findRevision(inside.db, before.id, 1)
    if (changedFields(before, content).length === 0) return before
    if (first && changedFields(first.content, content).length === 0) return before
    if (before.revision > 1 || before.state !== 'draft') throw alreadySaved()
    const lists = {
      lead: content.lead.map((owner) => ({ ...owner })),
      coordinating: content.coordinating.map((owner) => ({ ...owner })),
      participating: content.participating.map((owner) => ({ ...owner })),
      themes: [...content.themes],
      campaigns: [...content.campaigns],
    }
    return editModel(inside, { ...content, ...lists, id: before.id, revision: before.revision })
  })
}

/** The same for example data, marked as such. */
export async function registerExample(ctx: Ctx, input: RegisterModel, example: Example): Promise<Model> {
  return register(ctx, input, { example })
}

/** The whole content: the day unless told is today, the year unless told that of the day. */
async function contentOfInput(ctx: TrxCtx, input: RegisterModel): Promise<Content> {
  const { unitId, unitCode, registeredOn = ctx.clock.today(), year, ...written } = input
  return {
    ...written,
    unitId: await unitOf(ctx, { unitId, unitCode }, registeredOn),
    registeredOn,
    year: year ?? Number(registeredOn.slice(0, 4)),
  }
}

interface Given {
  readonly id?: ModelId
  readonly example?: Example
}

async function register(ctx: Ctx, input: RegisterModel, { id, example }: Given): Promise<Model> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const content = await contentOfInput(inside, input)
    const inCharge = await listInCharge(inside.db, content.unitId, inside.clock.today())
    if (!mayRegister(inside.actor, inCharge)) throw onlyRegistrars()
    await checkContent(inside, content)
    const now = inside.clock.now()
    const model: Model = {
      ...content,
      id: id ?? newId(now),
      state: 'draft',
      status: 'registered',
      statusOn: null,
      recognised: false,
      carriedFrom: null,
      checkedYear: null,
      revision: 1,
      createdBy: inside.actor.accountId,
      submittedBy: null,
      example: example !== undefined,
      sourceTitle: example?.sourceTitle ?? null,
      sourceUrl: example?.sourceUrl ?? null,
      createdAt: now,
      updatedAt: now,
    }
    await saveNew(inside, model)
    return model
  })
}

function unitError(field: string, code: string, vi: string, en: string): FieldError {
  return { field, code, message: { vi, en } }
}

async function unitOf(
  ctx: TrxCtx,
  { unitId, unitCode }: { unitId: number | undefined; unitCode: string | undefined },
  date: string,
): Promise<number> {
  if ((unitId === undefined) === (unitCode === undefined))
    throw invalid([
      unitError(
        'unitId',
        'unit_or_code',
        'Xin cho biết đơn vị: bằng số hiệu hoặc bằng mã, một trong hai.',
        'Please name the unit, either by its id or by its code.',
      ),
    ])
  if (unitId !== undefined) return unitId
  const unit = await findUnitByCode(ctx, { code: unitCode ?? '', date })
  if (unit) return unit.id
  throw invalid([
    unitError(
      'unitCode',
      'no_unit',
      'Vào ngày đăng ký không có đơn vị nào mang mã này.',
      'No unit had this code on the day of registration.',
    ),
  ])
}
