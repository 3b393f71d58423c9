/** In which offices accounts acted on a model: role and unit, no names. For who may know, who asks decides. */
import { civilDate } from '#platform/clock.ts'
import type { Ctx } from '#platform/db/transact.ts'
import type { Words } from '#platform/problem.ts'
import { listInCharge } from '../model.store.ts'
import { listOffices } from '../office.store.ts'

export interface ActedAs {
  readonly role: Words
  readonly unit: string
}

/** Of each account on the day it acted; undefined where it held no office over the model then. */
export async function officesOf(
  ctx: Ctx,
  unitId: number,
  acted: readonly { readonly accountId: string; readonly at: Date }[],
): Promise<(accountId: string, at: Date) => ActedAs | undefined> {
  const inCharge = await listInCharge(ctx.db, unitId, ctx.clock.today())
  const asked = new Map(
    acted.map(({ accountId, at }) => [`${accountId} ${civilDate(at)}`, { accountId, day: civilDate(at) }]),
  )
  const offices = await listOffices(ctx.db, [...asked.values()], inCharge)
  const byKey = new Map(offices.map((office) => [`${office.accountId} ${office.day}`, office]))
  return (accountId, at) => byKey.get(`${accountId} ${civilDate(at)}`)
}
