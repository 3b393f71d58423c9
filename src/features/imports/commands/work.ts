/**
 * Goes on with imports, batch by batch: each batch is a transaction, a lease keeps others away meanwhile, and whoever
 * comes after a crash goes on where the last whole batch ended.
 */
import { setImmediate } from 'node:timers/promises'
import { actorOf } from '#features/people/contract.ts'
import { audit } from '#platform/audit/audit.ts'
import { system } from '#platform/auth/actor.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import type { ImportId } from '../import.rules.ts'
import {
  claimImport,
  countRows,
  extendLease,
  type Lease,
  lockLeased,
  mostTries,
  releaseLease,
  type SheetImport,
  updateImport,
} from '../imports.store.ts'
import { checkRows } from './check-rows.ts'
import { enterRows } from './enter-rows.ts'

/** Rows of a batch: many enough to share its queries, few enough to hold nobody up on a database of one connection. */
const batchRows = { checking: 1_000, running: 500 } as const

/** Far longer than any batch; after it the worker is taken for dead. */
const leaseSeconds = 90

function leaseEnd(ctx: Ctx): Date {
  return new Date(ctx.clock.now().getTime() + leaseSeconds * 1000)
}

async function stop(ctx: TrxCtx, { id, state }: SheetImport, problem: string): Promise<void> {
  const after = state === 'checking' ? 'columns' : 'cancelled'
  await updateImport(ctx.db, id, {
    at: ctx.clock.now(),
    state: after,
    problem,
    ...(after === 'columns' && { plan: null }),
  })
  await audit(ctx, { action: 'import.stopped', subjectType: 'import', subjectId: id, details: { problem } })
}

async function finish(ctx: TrxCtx, { id, state }: SheetImport): Promise<void> {
  const at = ctx.clock.now()
  if (state === 'checking') {
    await updateImport(ctx.db, id, { at, state: 'checked' })
    return
  }
  await updateImport(ctx.db, id, { at, state: 'done', finishedAt: at })
  const { done, bad, there } = await countRows(ctx.db, id)
  await audit(ctx, {
    action: 'import.finished',
    subjectType: 'import',
    subjectId: id,
    details: { entered: done, bad, there },
  })
}

/** One batch; false when there is nothing more to do with this import, or it is no longer ours. */
async function step(ctx: Ctx, lease: Lease): Promise<boolean> {
  return transact(ctx, async (inside) => {
    const one = await lockLeased(inside.db, lease)
    if (!one?.plan) return false
    const actor = await actorOf(inside, one.accountId)
    if (!actor) {
      await stop(inside, one, 'account-gone')
      return false
    }
    if (one.tries > mostTries) {
      await stop(inside, one, 'failed')
      return false
    }
    const as: TrxCtx = { ...inside, actor }
    const rows =
      one.state === 'checking'
        ? await checkRows(as, one.id, one.plan, batchRows.checking)
        : await enterRows(as, one.id, one.plan, batchRows.running)
    if (rows === 0) {
      await finish(as, one)
      return false
    }
    await extendLease(inside.db, lease, inside.clock.now(), leaseEnd(inside))
    return true
  })
}

/**
 * Takes up what waits, or `only` that import, for at most so many batches. Safe beside others doing the same: each
 * import is one worker's at a time. What fails leaves the import to be taken up again, and stops it after five times.
 */
export async function workOnImports(
  ctx: Ctx,
  { batches, only }: { batches: number; only?: ImportId },
): Promise<void> {
  let left = batches
  while (left > 0) {
    const lease = await claimImport(ctx.db, {
      lease: crypto.randomUUID(),
      now: ctx.clock.now(),
      until: leaseEnd(ctx),
      only,
    })
    if (!lease) return
    try {
      while (left-- > 0) {
        /* The embedded database works in this thread: who waits for a page has their turn between two batches. */
        await setImmediate()
        if (!(await step(ctx, lease))) break
      }
    } finally {
      await releaseLease(ctx.db, lease)
    }
    if (only !== undefined) return
  }
}

/** As much as a request has time for: a list of a few hundred rows is done when its page is shown. */
const batchesAtOnce = 2

/** The beginning of the work, within the request that asked for it; the job does the rest. */
export async function workAtOnce(ctx: Ctx, id: ImportId): Promise<void> {
  await workOnImports({ ...ctx, actor: system }, { batches: batchesAtOnce, only: id })
}
