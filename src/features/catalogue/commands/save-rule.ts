/** Sets a dated rule for a place, and mends what a row says. What held stays on record. */
import { audit } from '#platform/audit/audit.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { invalid, notSignedIn } from '#platform/problem.ts'
import { changedParts, ruleErrors, type RuleRow } from '../catalogue.rules.ts'
import type { AddRule, EditRule } from '../catalogue.schemas.ts'
import { changedMeanwhile, noRule, ruleOverlaps } from '../problems.rules.ts'
import { insertRule, lockOverlapping, lockRule, updateRule } from '../rule.store.ts'
import { authorizeEdit } from './save-type.ts'

async function traced(ctx: TrxCtx, action: string, rule: RuleRow, more: Record<string, unknown> = {}) {
  const { id, unitId, code, value, from, to, verified, revision } = rule
  await audit(ctx, {
    action,
    subjectType: 'rule_row',
    subjectId: id,
    unitId,
    details: { code, value, from, to, verified, revision, ...more },
  })
}

/**
 * The row that held on the day the new one begins ends there. Throws Problems `not-signed-in`, `not-allowed`,
 * `invalid`, and `catalogue.rule-overlaps` where another begins within the new one's days.
 */
export async function addRule(ctx: Ctx, input: AddRule): Promise<RuleRow> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    await authorizeEdit(inside, input.unitId)
    const from = input.from ?? inside.clock.today()
    const rule = { ...input, from, revision: 1 }
    const errors = ruleErrors(rule)
    if (errors.length > 0) throw invalid(errors)
    for (const other of await lockOverlapping(inside.db, rule, undefined)) {
      if (other.from !== null && other.from >= from) throw ruleOverlaps(other)
      const ended = { ...other, to: from, revision: other.revision + 1 }
      await updateRule(inside.db, ended)
      await traced(inside, 'rule.ended', ended)
    }
    const row: RuleRow = { ...rule, id: await insertRule(inside.db, rule) }
    await traced(inside, 'rule.added', row)
    return row
  })
}

/** Value, source, last day and whether it was verified, against `revision`; where and since when it holds stays. */
export async function editRule(ctx: Ctx, input: EditRule): Promise<RuleRow> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  return transact(ctx, async (inside) => {
    const { id, revision, ...given } = input
    const before = await lockRule(inside.db, id)
    if (!before) throw noRule()
    await authorizeEdit(inside, before.unitId)
    if (before.revision !== revision) throw changedMeanwhile(before)
    const after: RuleRow = { ...before, ...given, revision: revision + 1 }
    const errors = ruleErrors(after)
    if (errors.length > 0) throw invalid(errors)
    const fields = changedParts(before, after)
    if (fields.length === 0) return before
    const [other] = await lockOverlapping(inside.db, after, id)
    if (other) throw ruleOverlaps(other)
    await updateRule(inside.db, after)
    await traced(inside, 'rule.edited', after, { fields })
    return after
  })
}
