/** Forgets a saved filter. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { notSignedIn } from '#platform/problem.ts'
import { deleteFilter as remove } from '../filters.store.ts'
import { noFilter } from '../desk.problems.ts'

/** One's own; throws Problems `not-signed-in` and `not-found`. */
export async function deleteFilter(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const { accountId } = ctx.actor
  if (accountId === null) throw notSignedIn()
  await transact(ctx, async (inside) => {
    if (!(await remove(inside.db, accountId, id))) throw noFilter()
    await audit(inside, { action: 'filter.removed', subjectType: 'account', subjectId: accountId })
  })
}
