/** Records what a yearly look at a model found; a degraded or stopped one gets that status in the same transaction. */
import { audit, auditAll } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { invalid, notSignedIn, type Words } from '#platform/problem.ts'
import { alreadyChecked, type Check, checkErrors, inForce, statusAfter } from '../check.rules.ts'
import { findStatusBefore, insertChecks, listCheckedIn, listChecks, markChecked } from '../check.store.ts'
import { listInChargeOfMany } from '../many.store.ts'
import { mayReportStatus, maySee } from '../model.policy.ts'
import type { Finding, Model, ModelId } from '../model.rules.ts'
import { lockModels } from '../model.store.ts'
import { onlyRegistrars } from '../problems.rules.ts'
import { lockForChange } from './save.ts'
import { setModelStatus } from './set-status.ts'

export interface CheckModel {
  readonly id: string
  /** The year it is looked at for. */
  readonly year: number
  readonly finding: Finding
  /** Needed for `degraded` and `stopped`. */
  readonly note?: string | undefined
  /** The day somebody looked; today unless told. */
  readonly on?: string | undefined
  /** The check of that year which this one puts right. */
  readonly corrects?: number | undefined
}

/**
 * Returns the model as it is then. Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `invalid`, and
 * `model.already-checked` where the year has a result that `corrects` does not name.
 */
export async function checkModel(ctx: Ctx, input: CheckModel): Promise<Model> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { model, inCharge } = await lockForChange(inside, input.id)
    if (!mayReportStatus(inside.actor, model, inCharge)) throw onlyRegistrars()
    const today = inside.clock.today()
    const { year, finding, note, on = today, corrects } = input
    const errors = checkErrors(model, { year, on, finding, note }, today)
    if (errors.length > 0) throw invalid(errors)
    const standing = inForce(await listChecks(inside.db, model.id)).find((check) => check.year === year)
    if (standing && standing.id !== corrects) throw alreadyChecked(standing)
    const check = {
      year,
      on,
      finding,
      note: note ?? null,
      actorId: inside.actor.accountId,
      at: inside.clock.now(),
      corrects: standing?.id ?? null,
    }
    await insertChecks(inside.db, [model.id], check)
    await markChecked(inside.db, [model.id], year)
    await audit(inside, {
      action: 'model.checked',
      subjectType: 'model',
      subjectId: model.id,
      unitId: model.unitId,
      reason: check.note,
      details: { year, finding, on, ...(check.corrects !== null && { corrects: check.corrects }) },
    })
    const before = standing ? await findStatusBefore(inside.db, model) : undefined
    const status = statusAfter(model.status, finding, before)
    const after = await setModelStatus(inside, { id: model.id, status, on, reason: note })
    return { ...after, checkedYear: Math.max(year, after.checkedYear ?? year) }
  })
}

/** Why one of many was left out. */
export interface Left {
  readonly id: string
  readonly code: string
  readonly words: Words
}

const left = {
  none: { vi: 'Không tìm thấy, hoặc không do anh/chị phụ trách.', en: 'Not found, or not in your charge.' },
  state: { vi: 'Chưa được chọn hoặc đã rút.', en: 'Not accepted yet, or withdrawn.' },
  year: { vi: 'Không kiểm tra cho năm này được.', en: 'It can’t be checked for this year.' },
  checked: { vi: 'Năm này đã có kết quả.', en: 'It has a result for this year.' },
  look: {
    vi: 'Đang ghi là xuống cấp hoặc đã dừng: xin kiểm tra riêng từng mô hình.',
    en: 'It is degraded or stopped: please look at it by itself.',
  },
} satisfies Record<string, Words>

export interface ManyActive {
  readonly ids: readonly string[]
  readonly year: number
}

/**
 * Says of up to 200 models at once that they are still active, in a fixed number of statements. What can't be said
 * so is left out with why, and holds up none of the others.
 */
export async function checkManyActive(
  ctx: Ctx,
  { ids, year }: ManyActive,
): Promise<{ checked: ModelId[]; left: Left[] }> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const models = new Map((await lockModels(inside.db, ids)).map((model) => [model.id as string, model]))
    const today = inside.clock.today()
    const units = [...new Set([...models.values()].map(({ unitId }) => unitId))]
    const inCharge = await listInChargeOfMany(inside.db, units, today)
    const known = await listCheckedIn(
      inside.db,
      [...models.values()].map(({ id }) => id),
      year,
    )
    const why = (model: Model | undefined): keyof typeof left | undefined => {
      const over = model && (inCharge.get(model.unitId) ?? [])
      if (!model || !over || !maySee(inside.actor, model, over)) return 'none'
      if (!mayReportStatus(inside.actor, model, over))
        return model.state === 'accepted' || model.state === 'published' ? 'none' : 'state'
      if (checkErrors(model, { year, on: today, finding: 'active' }, today).length > 0) return 'year'
      if (known.has(model.id)) return 'checked'
      return model.status === 'degraded' || model.status === 'stopped' ? 'look' : undefined
    }
    const judged = [...new Set(ids)].map((id) => ({ id, model: models.get(id), why: why(models.get(id)) }))
    const good = judged.flatMap(({ model, why }) => (model && why === undefined ? [model] : []))
    const check: Omit<Check, 'id'> = {
      year,
      on: today,
      finding: 'active',
      note: null,
      actorId: inside.actor.accountId,
      at: inside.clock.now(),
      corrects: null,
    }
    const checked = good.map(({ id }) => id)
    await insertChecks(inside.db, checked, check)
    await markChecked(inside.db, checked, year)
    await auditAll(
      inside,
      good.map(({ id, unitId }) => ({
        action: 'model.checked',
        subjectType: 'model',
        subjectId: id,
        unitId,
        details: { year, finding: 'active', on: today },
      })),
    )
    return {
      checked,
      left: judged.flatMap(({ id, why: code }) =>
        code === undefined ? [] : [{ id, code, words: left[code] }],
      ),
    }
  })
}
