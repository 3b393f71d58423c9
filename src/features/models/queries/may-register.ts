/** Whether the actor may register models at a unit: asked before a form is shown; the command asks again. */
import type { Ctx } from '#platform/db/transact.ts'
import { mayRegister } from '../model.policy.ts'
import { listInCharge } from '../model.store.ts'

export async function mayRegisterAt(ctx: Ctx, unitId: number): Promise<boolean> {
  return mayRegister(ctx.actor, await listInCharge(ctx.db, unitId, ctx.clock.today()))
}
