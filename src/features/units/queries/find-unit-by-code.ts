/** The unit that carried an official code on a date: a code alone says nothing, most were reused in 2025. */
import type { Ctx } from '#platform/db/transact.ts'
import { findVersionByCode } from '../units.store.ts'
import type { UnitVersion } from '../units.rules.ts'

export async function findUnitByCode(
  ctx: Ctx,
  ask: { code: string; date: string; codeSystem?: string },
): Promise<UnitVersion | undefined> {
  return findVersionByCode(ctx.db, ask.codeSystem ?? 'gso', ask.code, ask.date)
}
