/** Reports what was counted or judged: of a unit, of a model, or the whole profile of an area at once. */
import { getUnit, holdUnits } from '#features/units/contract.ts'
import { listInChargeOf, lockForChange } from '#features/models/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { type FieldError, invalid, notSignedIn } from '#platform/problem.ts'
import { findIndicator, listIndicatorsById } from '../definition.store.ts'
import { mayReport } from '../indicator.policy.ts'
import { holdsOn, type Indicator, type ReportLevel, versionOn } from '../indicator.rules.ts'
import { overlap } from '../period.rules.ts'
import {
  alreadyReported,
  fieldError,
  noIndicator,
  noTarget,
  onlyReporters,
  periodsOverlap,
} from '../problems.rules.ts'
import { findTarget } from '../target.store.ts'
import { type RawValue, readValue, sameValue } from '../value.rules.ts'
import { insertValue, listAllOf, lockSubject, type Source, type Subject } from '../value.store.ts'

export interface Given extends RawValue {
  readonly onDate: string
  readonly fromDate?: string | undefined
  readonly sourceTitle?: string | undefined
  readonly sourceUrl?: string | undefined
  readonly decision?: string | undefined
}

export const sourceOf = (given: Pick<Given, 'sourceTitle' | 'sourceUrl' | 'decision'>): Source => ({
  sourceTitle: given.sourceTitle ?? null,
  sourceUrl: given.sourceUrl ?? null,
  decision: given.decision ?? null,
})

function dateErrors(indicator: Indicator, given: Given, today: string): FieldError[] {
  const { onDate, fromDate } = given
  const found: FieldError[] = []
  if (onDate > today)
    found.push(fieldError('onDate', 'future', 'Ngày này chưa tới.', 'This day is still to come.'))
  else if (!holdsOn(indicator, onDate))
    found.push(
      fieldError(
        'onDate',
        'not_in_use',
        'Ngày này chỉ tiêu không áp dụng.',
        'The indicator is not in use on this day.',
      ),
    )
  if (indicator.timing === 'period' && fromDate === undefined)
    found.push(
      fieldError('fromDate', 'required', 'Xin ghi ngày đầu kỳ.', 'Please say on which day the period began.'),
    )
  if (fromDate !== undefined && fromDate > onDate)
    found.push(
      fieldError(
        'fromDate',
        'after_end',
        'Ngày đầu kỳ phải trước ngày cuối kỳ.',
        'A period begins before it ends.',
      ),
    )
  if (indicator.kind === 'grade' && given.decision === undefined)
    found.push(
      fieldError(
        'decision',
        'required',
        'Xin ghi số và ngày quyết định công nhận.',
        'Please give the number and day of the decision.',
      ),
    )
  return found
}

/**
 * Appends the value where its day is free. The same one again changes nothing; another one is refused with Problem
 * `value.already-reported`.
 */
async function append(
  ctx: TrxCtx,
  subject: Subject,
  indicator: Indicator,
  given: Given,
  at = '',
): Promise<{ readonly id: number; readonly added: boolean }> {
  const { value, errors } = readValue(indicator, versionOn(indicator, given.onDate), given, at)
  const wrong = [...dateErrors(indicator, given, ctx.clock.today()), ...errors]
  if (wrong.length > 0) throw invalid(wrong)
  const fromDate = indicator.timing === 'period' ? (given.fromDate ?? null) : null
  await lockSubject(ctx.db, subject)
  const all = await listAllOf(ctx.db, subject)
  const replaced = new Set(all.map(({ replaces }) => replaces))
  const heads = all.filter(({ id }) => !replaced.has(id))
  const there = heads.find(({ onDate, retracted }) => onDate === given.onDate && !retracted)
  if (there) {
    if (there.fromDate === fromDate && sameValue(there.value, value)) return { id: there.id, added: false }
    throw alreadyReported(there.onDate, there.id)
  }
  if (fromDate !== null) {
    const clash = heads.find(
      (one) =>
        !one.retracted &&
        overlap({ from: one.fromDate ?? one.onDate, to: one.onDate }, { from: fromDate, to: given.onDate }),
    )
    if (clash) throw periodsOverlap(clash.fromDate ?? clash.onDate, clash.onDate)
  }
  const takenBack = heads.find(({ onDate, retracted }) => onDate === given.onDate && retracted)
  const id = await insertValue(ctx.db, {
    ...subject,
    ...sourceOf(given),
    fromDate,
    onDate: given.onDate,
    value,
    retracted: false,
    replaces: takenBack?.id ?? null,
    reason: takenBack ? 'Báo lại' : null,
    at: ctx.clock.now(),
    actorId: ctx.actor.accountId,
  })
  return { id, added: true }
}

/** Throws Problem `invalid` where the indicator is not meant for the unit on that day. */
async function checkUnit(ctx: TrxCtx, unitId: number, indicator: Indicator, onDate: string): Promise<void> {
  const unit = await getUnit(ctx, unitId)
  const version = unit.versions.find(
    ({ from, to }) => (from === null || from <= onDate) && (to === null || onDate < to),
  )
  if (!version)
    throw invalid([
      fieldError(
        'onDate',
        'no_unit_then',
        'Ngày này đơn vị chưa có hoặc không còn. Xin báo cho đơn vị của ngày ấy.',
        'The unit did not exist on this day. Please report for the one that did.',
      ),
    ])
  const meant =
    indicator.levels.includes(version.level as ReportLevel) &&
    (indicator.unitKinds.length === 0 || indicator.unitKinds.includes(version.kind))
  if (!meant)
    throw invalid([
      fieldError(
        'indicatorId',
        'wrong_level',
        'Chỉ tiêu này không báo cho loại đơn vị này.',
        'This indicator is not reported for this kind of unit.',
      ),
    ])
}

export interface ReportOfUnit extends Given {
  readonly unitId: number
  readonly indicatorId: string
}

/** Returns the value's id. Throws Problems `not-signed-in`, `not-found`, `not-allowed`, `invalid`, `value.already-reported`. */
export async function reportOfUnit(ctx: Ctx, input: ReportOfUnit): Promise<number> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { unitId } = input
    const inCharge = await chargeOf(inside, unitId)
    const indicator = await findIndicator(inside.db, input.indicatorId)
    if (!indicator) throw noIndicator()
    checkScope(indicator, inCharge)
    await checkUnit(inside, unitId, indicator, input.onDate)
    const subject = { indicatorId: indicator.id, unitId, modelId: null }
    const { id, added } = await append(inside, subject, indicator, input)
    if (!added) return id
    await audit(inside, {
      action: 'unit.value-reported',
      subjectType: 'unit',
      subjectId: unitId,
      unitId,
      details: { indicatorId: indicator.id, valueId: id, onDate: input.onDate },
    })
    return id
  })
}

/** The units in charge. Throws not-found for no unit, and not-allowed for who does not report for it. */
async function chargeOf(ctx: TrxCtx, unitId: number): Promise<number[]> {
  await getUnit(ctx, unitId)
  await holdUnits(ctx)
  const inCharge = await listInChargeOf(ctx, unitId)
  if (!mayReport(ctx.actor, inCharge)) throw onlyReporters()
  return inCharge
}

/** An indicator of a province is not for units elsewhere. */
export function checkScope(indicator: Indicator, inCharge: readonly number[]): void {
  if (indicator.scopeUnitId !== null && !inCharge.includes(indicator.scopeUnitId)) throw noIndicator()
}

export interface ReportOfTarget extends Given {
  readonly targetId: string
}

/** What a model has reached of a target. Throws the same as `reportOfUnit`. */
export async function reportOfTarget(ctx: Ctx, input: ReportOfTarget): Promise<number> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const target = await findTarget(inside.db, input.targetId)
    if (!target) throw noTarget()
    const { model, inCharge } = await lockForChange(inside, target.modelId)
    if (!mayReport(inside.actor, inCharge)) throw onlyReporters()
    const indicator = await findIndicator(inside.db, target.indicatorId)
    if (!indicator) throw noIndicator()
    const subject = { indicatorId: indicator.id, unitId: model.unitId, modelId: model.id }
    const { id, added } = await append(inside, subject, indicator, input)
    if (!added) return id
    await audit(inside, {
      action: 'model.result-reported',
      subjectType: 'model',
      subjectId: model.id,
      unitId: model.unitId,
      details: { targetId: target.id, valueId: id, onDate: input.onDate },
    })
    return id
  })
}

export interface ReportProfile {
  readonly unitId: number
  readonly onDate: string
  readonly amounts: ReadonlyMap<string, string | number>
  readonly sourceTitle?: string | undefined
  readonly sourceUrl?: string | undefined
}

/** Several numbers of one day, all or none; what is left out stays unsaid. Returns how many there were. */
export async function reportProfile(ctx: Ctx, input: ReportProfile): Promise<number> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { unitId, onDate, amounts, sourceTitle, sourceUrl } = input
    const inCharge = await chargeOf(inside, unitId)
    const indicators = await listIndicatorsById(inside.db, [...amounts.keys()])
    if (indicators.length < amounts.size) throw noIndicator()
    if (indicators.length === 0)
      throw invalid([
        fieldError('values', 'nothing', 'Xin ghi ít nhất một con số.', 'Please fill in at least one number.'),
      ])
    const reported: string[] = []
    for (const indicator of indicators) {
      checkScope(indicator, inCharge)
      await checkUnit(inside, unitId, indicator, onDate)
      const given = { onDate, amount: amounts.get(indicator.id), sourceTitle, sourceUrl }
      const subject = { indicatorId: indicator.id, unitId, modelId: null }
      const { added } = await append(
        inside,
        subject,
        indicator,
        given,
        `values.${indicator.code ?? indicator.id}.`,
      )
      if (added) reported.push(indicator.id)
    }
    if (reported.length === 0) return indicators.length
    await audit(inside, {
      action: 'unit.profile-reported',
      subjectType: 'unit',
      subjectId: unitId,
      unitId,
      details: { onDate, indicatorIds: reported },
    })
    return indicators.length
  })
}
