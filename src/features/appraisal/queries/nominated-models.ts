/** Nominations that wait for the actor, each with the rounds of its area that take models now. */
import type { Ctx } from '#platform/db/transact.ts'
import { permissions } from '../appraisal.policy.ts'
import { listNominations, type Nomination } from '../entry.store.ts'
import { listTakingRoundsOf, type RoundLine } from '../round.store.ts'
import { unitsOf } from './list-rounds.ts'

export interface NominatedModel {
  readonly one: Nomination
  readonly rounds: readonly (Pick<RoundLine, 'id' | 'title'> & { readonly entered: boolean })[]
}

/** Two statements, however many wait; at most 50. */
export async function nominatedModels(ctx: Ctx): Promise<NominatedModel[]> {
  const today = ctx.clock.today()
  const waiting = await listNominations(ctx.db, unitsOf(ctx, permissions.manage), today)
  const rounds = await listTakingRoundsOf(ctx.db, [...new Set(waiting.map(({ modelId }) => modelId))], today)
  return waiting.map((one) => ({ one, rounds: rounds.filter(({ modelId }) => modelId === one.modelId) }))
}
