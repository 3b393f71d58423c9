/** Removes what was sent once it is no longer needed: lists may hold more than the register ever takes in. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { clearOld } from '../imports.store.ts'

/** After the last step. */
const keptDays = 90

/** Returns how many lists were cleared. */
export async function tidyImports(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  return transact(ctx, (inside) => clearOld(inside.db, before, now))
}
