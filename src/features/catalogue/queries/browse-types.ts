/** The catalogue as everyone reads it: what the country shares, or what one unit may choose from. */
import { getUnit } from '#features/units/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { ModelType } from '../catalogue.rules.ts'
import { findType, listCommonTypes, listOwners, listTypes, type Owner } from '../catalogue.store.ts'
import { noType } from '../problems.rules.ts'

export interface TypesPage {
  /** Ended ones included. */
  readonly types: readonly ModelType[]
  /** Units with types of their own. */
  readonly owners: readonly Owner[]
  readonly unitName: string | undefined
}

/** Of the country, or with `unitId` what that unit is offered too. Throws not-found for no unit. */
export async function browseTypes(ctx: Ctx, unitId: number | undefined): Promise<TypesPage> {
  const owners = await listOwners(ctx.db, 'model_type')
  if (unitId === undefined) return { types: await listCommonTypes(ctx.db), owners, unitName: undefined }
  const { latest } = await getUnit(ctx, unitId)
  return { types: await listTypes(ctx.db, unitId, ctx.clock.today()), owners, unitName: latest.fullName }
}

/** Throws not-found. `place` is the name of the unit whose it is; null for the whole country. */
export async function readType(ctx: Ctx, code: string): Promise<{ type: ModelType; place: string | null }> {
  const type = await findType(ctx.db, code)
  if (!type) throw noType()
  const place = type.unitId === null ? null : (await getUnit(ctx, type.unitId)).latest.fullName
  return { type, place }
}
