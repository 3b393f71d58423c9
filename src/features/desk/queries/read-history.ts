/** What happened to a model: for its officers who did it and why; for everybody else, of a public one, what and when. */
import { type ActedAs, officesOf, readModel, type ReadModel } from '#features/models/contract.ts'
import { accountNames } from '#features/people/contract.ts'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { publicActions } from '../history.messages.ts'
import { listTraces, type Trace } from '../history.store.ts'

export interface HistoryLine extends Trace {
  /** Undefined for the public, and for who is no account any more. */
  readonly name: string | undefined
  /** The office on that day; `system` acted without an account, `former` holds no office over the model now. */
  readonly office: ActedAs | 'system' | 'former' | undefined
}

export interface History {
  readonly read: ReadModel
  readonly lines: readonly HistoryLine[]
  /** Pass as `before`; undefined at the end. */
  readonly next: number | undefined
}

const many = 50

/** Throws not-found for what the actor must not know of. */
export async function readHistory(ctx: Ctx, id: string, before?: number): Promise<History> {
  const read = await readModel(ctx, id)
  const actions = read.officer ? undefined : publicActions
  const traces = await listTraces(ctx.db, read.model.id, { before, actions, limit: many + 1 })
  const shown = traces.slice(0, many)
  const next = traces.length > many ? shown.at(-1)?.id : undefined
  if (!read.officer) {
    const lines = shown.map((trace) => ({
      ...trace,
      actorId: null,
      reason: null,
      name: undefined,
      office: undefined,
    }))
    return { read, lines, next }
  }
  const acted = shown.flatMap(({ actorId, at }) => (actorId === null ? [] : [{ accountId: actorId, at }]))
  const ids = [...new Set(acted.map(({ accountId }) => accountId))]
  const names = ids.length === 0 ? new Map<AccountId, string>() : await accountNames(ctx, ids)
  const officeOf = await officesOf(ctx, read.model.unitId, acted)
  const lines = shown.map((trace): HistoryLine => {
    const { actorId, at } = trace
    if (actorId === null) return { ...trace, name: undefined, office: 'system' }
    return { ...trace, name: names.get(actorId), office: officeOf(actorId, at) ?? 'former' }
  })
  return { read, lines, next }
}
