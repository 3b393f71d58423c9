/** Dated rules as everyone reads them: what holds where, since when, and by which source. */
import type { Ctx } from '#platform/db/transact.ts'
import type { RuleRow } from '../catalogue.rules.ts'
import { noRule } from '../problems.rules.ts'
import { findRuleRow, listRules } from '../rule.store.ts'

export type PlacedRule = RuleRow & { readonly unitName: string | null }

/** Of the whole country first. */
export async function browseRules(ctx: Ctx): Promise<readonly PlacedRule[]> {
  return listRules(ctx.db)
}

/** Throws not-found. */
export async function readRule(ctx: Ctx, id: number): Promise<RuleRow> {
  const rule = await findRuleRow(ctx.db, id)
  if (!rule) throw noRule()
  return rule
}
