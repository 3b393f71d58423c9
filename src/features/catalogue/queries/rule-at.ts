/** Dated rules as data: what holds at a place on a day. */
import type { Ctx } from '#platform/db/transact.ts'
import { findRule } from '../rule.store.ts'

/** The value of the rule `code`, of the nearest unit above `unitId` that has one on `day`; undefined for none. */
export async function ruleAt(ctx: Ctx, ask: { code: string; unitId: number; day: string }): Promise<unknown> {
  return findRule(ctx.db, ask.code, ask.unitId, ask.day)
}
