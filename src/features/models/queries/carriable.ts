/** Last year's models of a unit that may go on into the next year. */
import type { Ctx } from '#platform/db/transact.ts'
import { type Carriable, countCarriable, listCarriable } from '../carry.store.ts'
import { mayRegister } from '../model.policy.ts'
import { listInCharge } from '../model.store.ts'
import { onlyRegistrars } from '../problems.rules.ts'

export interface CarriablePage {
  /** The year they are of. */
  readonly from: number
  readonly items: readonly Carriable[]
  /** Pass as `after` for the next page; null at the end. */
  readonly next: string | null
  /** All of the year that go on, and how many of them went on already. */
  readonly all: number
  readonly carried: number
}

/** At most `limit` (200), by id. Throws Problem `not-allowed` for who does not register there. */
export async function carriable(
  ctx: Ctx,
  {
    unitId,
    from = Number(ctx.clock.today().slice(0, 4)) - 1,
    after,
    limit = 200,
  }: { unitId: number; from?: number | undefined; after?: string | undefined; limit?: number },
): Promise<CarriablePage> {
  const inCharge = await listInCharge(ctx.db, unitId, ctx.clock.today())
  if (!mayRegister(ctx.actor, inCharge)) throw onlyRegistrars()
  const rows = await listCarriable(ctx.db, { unitId, year: from, after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? (items.at(-1)?.id ?? null) : null
  return { from, items, next, ...(await countCarriable(ctx.db, { unitId, year: from })) }
}
