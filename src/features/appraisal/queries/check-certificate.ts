/** What a code says to whoever asks: which recognition it is and whether it stands. */
import { listInChargeOf } from '#features/models/contract.ts'
import { rateLimit } from '#platform/auth/rate-limit.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { mayPropose, mayRevoke, seesInside } from '../appraisal.policy.ts'
import { readCode } from '../code.rules.ts'
import { findCertificate, findDecision, type Held } from '../decision.store.ts'
import { noCertificate, notAllowedPaper, notStanding, tooManyLookups } from '../problems.rules.ts'
import { networkKey } from '../network-key.ts'
import { certificateState, type Decision } from '../round.rules.ts'

const lookups = { limit: 100, seconds: 600 }

/** `mistyped`: no code can look like that. `unknown`: it could, but none was issued. */
export type Checked =
  | { readonly found: 'mistyped' | 'unknown' }
  | {
      readonly found: 'certificate'
      readonly held: Held
      /** May revoke it or issue it anew. */
      readonly decides: boolean
      /** May have the paper: officers of the deciding unit and of the model's. */
      readonly paper: boolean
    }

/**
 * Only codes that could be one cost a lookup; a network has 100 of them in ten minutes. Throws Problem
 * `certificate.too-many`.
 */
export async function checkCertificate(ctx: Ctx, typed: string, prefix: string): Promise<Checked> {
  const code = readCode(typed)
  if (code === undefined) return { found: 'mistyped' }
  const { allowed, retryAfter } = await rateLimit(
    ctx.db,
    ctx.clock,
    networkKey('lookup', prefix),
    lookups.limit,
    lookups.seconds,
  )
  if (!allowed) throw tooManyLookups(retryAfter)
  const held = await findCertificate(ctx.db, code, ctx.clock.today())
  if (!held) return { found: 'unknown' }
  return { found: 'certificate', held, ...(await rights(ctx, held)) }
}

async function rights(ctx: Ctx, held: Held): Promise<{ decides: boolean; paper: boolean }> {
  if (ctx.actor.kind === 'anonymous') return { decides: false, paper: false }
  const inCharge = await listInChargeOf(ctx, held.unitId)
  const paper =
    seesInside(ctx.actor, inCharge, false) ||
    mayPropose(ctx.actor, await listInChargeOf(ctx, held.modelUnitId))
  return { decides: mayRevoke(ctx.actor, inCharge), paper }
}

/** All that stands on the paper. Throws Problems `not-found`, `not-allowed`, `certificate.not-standing`. */
export async function readPaper(ctx: Ctx, typed: string): Promise<{ held: Held; decision: Decision }> {
  const code = readCode(typed)
  const held = code === undefined ? undefined : await findCertificate(ctx.db, code, ctx.clock.today())
  if (!held) throw noCertificate()
  if (!(await rights(ctx, held)).paper) throw notAllowedPaper()
  if (certificateState(held) !== 'valid') throw notStanding()
  const decision = await findDecision(ctx.db, held.decisionId)
  if (!decision) throw noCertificate()
  return { held, decision }
}
