/** Registers a model as a draft: from the form, the API and the command line alike. */
import { findUnitByCode } from '#features/units/contract.ts'
import { type TrxCtx, transact } from '#platform/db/transact.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { type FieldError, invalid, notSignedIn } from '#platform/problem.ts'
import { mayRegister } from '../model.policy.ts'
import type { Model } from '../model.rules.ts'
import type { RegisterModel } from '../model.schemas.ts'
import { listInCharge } from '../model.store.ts'
import { onlyRegistrars } from '../problems.rules.ts'
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
  return register(ctx, input, undefined)
}

/** The same for example data, marked as such. */
export async function registerExample(ctx: Ctx, input: RegisterModel, example: Example): Promise<Model> {
  return register(ctx, input, example)
}

async function register(ctx: Ctx, input: RegisterModel, example: Example | undefined): Promise<Model> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const today = inside.clock.today()
    const { unitId, unitCode, registeredOn = today, year, ...written } = input
    const content = {
      ...written,
      unitId: await unitOf(inside, { unitId, unitCode }, registeredOn),
      registeredOn,
      year: year ?? Number(registeredOn.slice(0, 4)),
    }
    const inCharge = await listInCharge(inside.db, content.unitId, today)
    if (!mayRegister(inside.actor, inCharge)) throw onlyRegistrars()
    await checkContent(inside, content)
    const now = inside.clock.now()
    const model: Model = {
      ...content,
      id: newId(now),
      state: 'draft',
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
