/** Whether the actor may register models at a unit: asked before a form is shown; the command asks again. */
import type { Ctx } from '#platform/db/transact.ts'
import { mayRegister, permissions } from '../model.policy.ts'
import { listInCharge } from '../model.store.ts'

/** Whether the actor registers models anywhere. */
export function mayRegisterAnywhere({ actor }: Ctx): boolean {
  return actor.grants.some(({ permission }) => permission === permissions.register)
}

export async function mayRegisterAt(ctx: Ctx, unitId: number): Promise<boolean> {
  return mayRegister(ctx.actor, await listInCharge(ctx.db, unitId, ctx.clock.today()))
}
