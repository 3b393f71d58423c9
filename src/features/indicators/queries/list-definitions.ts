/** The indicators there are: of the nation, and of a province or of the provinces above a unit. */
import { findUnitByCode, getUnit, unitAndAbove } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import {
  listIndicators,
  listMeasures as rows,
  listTypesOf,
  listUnitKinds as kinds,
  type UnitKind,
} from '../definition.store.ts'
import { permissions } from '../indicator.policy.ts'
import { holdsOn, type Indicator, type Measure } from '../indicator.rules.ts'

/** Of the nation, and of the province where one is named; those that ended too. */
export async function listDefinitions(ctx: Ctx, province?: number): Promise<Indicator[]> {
  return listIndicators(ctx.db, province === undefined ? [] : [province])
}

/** Those that may be used for a unit on a day. */
export async function indicatorsFor(ctx: Ctx, unitId: number, day: string): Promise<Indicator[]> {
  const above = await unitAndAbove(ctx, unitId, day)
  const all = await listIndicators(ctx.db, above)
  return all.filter((indicator) => holdsOn(indicator, day))
}

/** The ids of the indicators that are suggested for models of a type. */
export async function suggestedFor(ctx: Ctx, typeId: number | null): Promise<Set<string>> {
  if (typeId === null) return new Set()
  const all = await listTypesOf(ctx.db)
  return new Set(all.filter((one) => one.typeId === typeId).map(({ indicatorId }) => indicatorId))
}

export async function listMeasures(ctx: Ctx): Promise<Measure[]> {
  return rows(ctx.db)
}

/** Kinds of units that an indicator may be meant for. */
export async function listUnitKinds(ctx: Ctx): Promise<UnitKind[]> {
  return kinds(ctx.db)
}

/** Scopes that the actor may define for: `null` is the nation. */
export async function definableScopes(ctx: Ctx): Promise<{ id: number | null; name: string }[]> {
  const today = ctx.clock.today()
  const nation = await findUnitByCode(ctx, { code: 'VN', codeSystem: 'iso', date: today })
  const all = ctx.actor.kind === 'system' && nation ? [nation.id] : []
  const granted = ctx.actor.grants.filter(({ permission }) => permission === permissions.define)
  const scopes: { id: number | null; name: string }[] = []
  for (const unitId of new Set([...all, ...granted.map((grant) => grant.unitId)])) {
    const { latest } = await getUnit(ctx, unitId)
    if (latest.level === 'nation') scopes.push({ id: null, name: latest.fullName })
    else if (latest.level === 'province') scopes.push({ id: unitId, name: latest.fullName })
  }
  return scopes
}
