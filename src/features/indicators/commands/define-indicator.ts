/** Defines an indicator, for the whole nation or for one province. */
import { findUnitByCode, getUnit, unitAndAbove } from '#features/units/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { invalid, notSignedIn } from '#platform/problem.ts'
import {
  insertIndicator,
  insertMeasure,
  listMeasures,
  listUnitKinds,
  replaceTypes,
} from '../definition.store.ts'
import { mayDefine } from '../indicator.policy.ts'
import {
  definitionErrors,
  type Definition,
  type Indicator,
  type IndicatorId,
  type Measure,
  type Nature,
  optionsOf,
  type Option,
} from '../indicator.rules.ts'
import type { DefineIndicator, GivenDefinition } from '../indicator.schemas.ts'
import { measureOf } from '../measure.rules.ts'
import { fieldError, onlyDefiners } from '../problems.rules.ts'
import { checkTypes } from './check-types.ts'

/** The units whose definers decide over a scope: the province and all above, or the nation. */
export async function scopeAndAbove(ctx: Ctx, scopeUnitId: number | null): Promise<number[]> {
  const today = ctx.clock.today()
  if (scopeUnitId !== null) return unitAndAbove(ctx, scopeUnitId, today)
  const nation = await findUnitByCode(ctx, { code: 'VN', codeSystem: 'iso', date: today })
  return nation ? [nation.id] : []
}

/** Throws Problem `invalid` where the scope is no province of today. */
async function checkScope(ctx: Ctx, scopeUnitId: number | undefined): Promise<void> {
  if (scopeUnitId === undefined) return
  const unit = await getUnit(ctx, scopeUnitId)
  if (unit.latest.level !== 'province' || !unit.existsToday)
    throw invalid([
      fieldError(
        'scopeUnitId',
        'no_province',
        'Chọn một tỉnh, thành phố hiện nay, hoặc để trống cho cả nước.',
        'Choose a province of today, or leave it empty for the whole nation.',
      ),
    ])
}

async function measureFor(ctx: TrxCtx, input: DefineIndicator): Promise<Measure> {
  const known = await listMeasures(ctx.db)
  const name = input.measureName
  if (name === undefined) {
    const found = known.find(({ code }) => code === input.measure)
    if (found) return found
    throw invalid([
      fieldError('measure', 'unknown', 'Không có đơn vị tính này.', 'There is no such unit of measure.'),
    ])
  }
  const made = measureOf(name, input.kind)
  const same = known.find(
    ({ code, name: { vi } }) => code === made.code || vi.toLowerCase() === name.toLowerCase(),
  )
  if (same) return same
  await insertMeasure(ctx.db, made)
  return made
}

/** What came in as a definition; options that were there before keep their codes. */
export function definitionOf(input: GivenDefinition, before: readonly Option[]): Definition {
  const options = optionsOf(input.options, before)
  return {
    name: input.name,
    nameEn: input.nameEn,
    meaning: input.meaning,
    numerator: input.numerator,
    denominator: input.denominator,
    options: options.map((option, i) => {
      const en = input.options[i]?.en ?? before.find(({ code }) => code === option.code)?.en
      return en === undefined ? option : { ...option, en }
    }),
    direction: input.direction,
    rounding: input.rounding,
    every: input.every ?? null,
    suppliedBy: input.suppliedBy,
    source: input.source,
    verified: input.verified,
  }
}

/**
 * Returns the indicator. Throws Problems `not-signed-in`, `not-allowed`, and `invalid` for what can't stand: above all
 * for words that ask what must not be known of a person.
 */
export async function defineIndicator(ctx: Ctx, input: DefineIndicator): Promise<Indicator> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const scopeUnitId = input.scopeUnitId ?? null
    await checkScope(inside, input.scopeUnitId)
    if (!mayDefine(inside.actor, await scopeAndAbove(inside, scopeUnitId))) throw onlyDefiners()
    const measure = await measureFor(inside, input)
    const nature: Nature = {
      kind: input.kind,
      measure,
      decimals: input.decimals,
      timing: input.timing,
      aboutPeople: input.aboutPeople || measure.aboutPeople,
      additive: input.additive,
      levels: [...new Set(input.levels)],
      unitKinds: [...new Set(input.unitKinds)],
    }
    const kinds = await listUnitKinds(inside.db)
    const ofLevels = kinds.filter(({ level }) => nature.levels.includes(level))
    const meant = new Set(ofLevels.map(({ code }) => code))
    if (nature.unitKinds.some((code) => !meant.has(code)))
      throw invalid([
        fieldError(
          'unitKinds',
          'wrong_level',
          'Có loại đơn vị không thuộc cấp đã chọn.',
          'A kind of unit is of none of the levels chosen.',
        ),
      ])
    const definition = definitionOf(input, [])
    const errors = definitionErrors(nature, definition)
    if (errors.length > 0) throw invalid(errors)
    const typeIds = await checkTypes(inside, input.typeIds)
    const indicator: Indicator = {
      ...nature,
      id: newId<'indicator'>(inside.clock.now()) satisfies IndicatorId,
      code: null,
      scopeUnitId,
      profile: null,
      example: false,
      revision: 1,
      versions: [{ ...definition, from: input.from ?? null, to: null }],
    }
    await insertIndicator(inside.db, indicator, { by: inside.actor.accountId, at: inside.clock.now() })
    await replaceTypes(inside.db, indicator.id, typeIds)
    await audit(inside, {
      action: 'indicator.defined',
      subjectType: 'indicator',
      subjectId: indicator.id,
      unitId: scopeUnitId,
      details: { kind: indicator.kind, measure: measure.code },
    })
    return indicator
  })
}
