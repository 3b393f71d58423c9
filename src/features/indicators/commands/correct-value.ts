/** Corrects a value, or takes it back: a new row beside the old one, with a reason. Its day stays. */
import { listInChargeOf, lockForChange } from '#features/models/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { invalid, notSignedIn, Problem } from '#platform/problem.ts'
import { findIndicator } from '../definition.store.ts'
import { mayReport } from '../indicator.policy.ts'
import { versionOn } from '../indicator.rules.ts'
import type { CorrectBody } from '../indicator.schemas.ts'
import { noIndicator, noValue, onlyReporters } from '../problems.rules.ts'
import { blank, readValue } from '../value.rules.ts'
import { findValue, insertValue, listAllOf, lockSubject, type StoredValue } from '../value.store.ts'
import { sourceOf } from './report-value.ts'

function alreadyCorrected(): Problem {
  return new Problem('value.already-corrected', 409, {
    vi: 'Số liệu này đã được đính chính hoặc rút lại. Xin mở lại trang để thấy số mới nhất.',
    en: 'This value was corrected or taken back already. Please open the page again to see the newest one.',
  })
}

async function authorize(ctx: TrxCtx, { modelId, unitId }: StoredValue): Promise<void> {
  const inCharge =
    modelId === null ? await listInChargeOf(ctx, unitId) : (await lockForChange(ctx, modelId)).inCharge
  if (!mayReport(ctx.actor, inCharge)) throw onlyReporters()
}

/**
 * Returns the id of the value that counts now. Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `invalid`,
 * and `value.already-corrected` for one that counts no more.
 */
export async function correctValue(ctx: Ctx, input: CorrectBody & { readonly id: number }): Promise<number> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const old = await findValue(inside.db, input.id)
    if (!old) throw noValue()
    await authorize(inside, old)
    await lockSubject(inside.db, old)
    const all = await listAllOf(inside.db, old)
    if (old.retracted || all.some(({ replaces }) => replaces === old.id)) throw alreadyCorrected()
    const indicator = await findIndicator(inside.db, old.indicatorId)
    if (!indicator) throw noIndicator()
    const read = input.retract
      ? { value: blank, errors: [] }
      : readValue(indicator, versionOn(indicator, old.onDate), input)
    if (read.errors.length > 0) throw invalid(read.errors)
    const given = sourceOf(input)
    const id = await insertValue(inside.db, {
      indicatorId: old.indicatorId,
      unitId: old.unitId,
      modelId: old.modelId,
      fromDate: old.fromDate,
      onDate: old.onDate,
      value: read.value,
      sourceTitle: given.sourceTitle ?? old.sourceTitle,
      sourceUrl: given.sourceUrl ?? old.sourceUrl,
      decision: given.decision ?? old.decision,
      retracted: input.retract,
      replaces: old.id,
      reason: input.reason,
      at: inside.clock.now(),
      actorId: inside.actor.accountId,
    })
    await audit(inside, {
      action: input.retract ? 'value.retracted' : 'value.corrected',
      subjectType: old.modelId === null ? 'unit' : 'model',
      subjectId: old.modelId ?? old.unitId,
      unitId: old.unitId,
      reason: input.reason,
      details: { indicatorId: old.indicatorId, valueId: id, replaces: old.id, onDate: old.onDate },
    })
    return id
  })
}
