/** The figures of a set, and their total where it counts nothing twice; otherwise why there is none. */
import {
  type Basis,
  type Conditions,
  figuresOfParts,
  type StatisticsFigure,
} from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { noSet } from '../problems.rules.ts'
import { findSet } from '../set.store.ts'
import { type Adding, addingUp, type FigureSet, openPairs, type Part } from '../statistics.rules.ts'

export interface SetFigures {
  readonly set: FigureSet
  readonly unitId: number
  readonly basis: Basis
  readonly year: number | null
  readonly parts: readonly (Part & StatisticsFigure)[]
  readonly adding: Adding
  /** Null where parts may not be added. */
  readonly total: number | null
}

/** All of one moment, the proof included. Throws not-found for no set. */
export async function figuresOfSet(
  ctx: Ctx,
  ask: { id: number; unitId: number; basis: Basis; year?: number | undefined },
): Promise<SetFigures> {
  const set = await findSet(ctx.db, ask.id)
  if (!set) throw noSet()
  const { unitId, basis, year } = ask
  const inYear = set.parts.map(({ where }) => ({
    ...(where as Conditions),
    ...(year !== undefined && { year: [year] }),
  }))
  const open = openPairs(set.parts)
  const { parts, shared } = await figuresOfParts(ctx, { unitId, basis, parts: inYear, pairs: open })
  const adding = addingUp(set.disjoint, open, shared)
  return {
    set,
    unitId,
    basis,
    adding,
    year: year ?? null,
    parts: set.parts.flatMap((part, i) => {
      const figure = parts[i]
      return figure ? [{ ...part, ...figure }] : []
    }),
    total: adding.may ? parts.reduce((sum, { n }) => sum + n, 0) : null,
  }
}
