/** A certificate is revoked for good, or a new one takes its place; what was printed never changes. */
import { listInChargeOf, setRecognised } from '#features/models/contract.ts'
import { type Ctx, transact, type TrxCtx } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { invalid } from '#platform/problem.ts'
import { mayRevoke, permissions } from '../appraisal.policy.ts'
import type { Reissuing } from '../appraisal.schemas.ts'
import { readCode } from '../code.rules.ts'
import {
  findCertificate,
  type Held,
  insertCertificates,
  insertRevocation,
  lockCertificate,
  standsRecognised,
} from '../decision.store.ts'
import { noCertificate, notStanding, onlyDeciders } from '../problems.rules.ts'
import { certificateState } from '../round.rules.ts'
import { newCode } from './new-code.ts'
import { auditModel, requireMember } from './steps.ts'

/** Locks one that stands, for who decides over its unit or above. */
async function hold(ctx: TrxCtx, typed: string): Promise<{ held: Held; inCharge: readonly number[] }> {
  const code = readCode(typed)
  if (code === undefined || !(await lockCertificate(ctx.db, code))) throw noCertificate()
  const held = await findCertificate(ctx.db, code, ctx.clock.today())
  if (!held) throw noCertificate()
  const inCharge = await listInChargeOf(ctx, held.unitId)
  if (!mayRevoke(ctx.actor, inCharge)) throw onlyDeciders()
  if (certificateState(held) !== 'valid') throw notStanding()
  return { held, inCharge }
}

/** In whose name the actor revokes: the unit that decided where they hold it there, or the one above that they do. */
function revokingUnit({ actor }: Ctx, unitId: number, inCharge: readonly number[]): number {
  const held = actor.grants.filter(({ permission }) => permission === permissions.decide)
  return [unitId, ...inCharge].find((id) => held.some((grant) => grant.unitId === id)) ?? unitId
}

/**
 * The reason is public. The model stays recognised only where another recognition of it stands. Throws Problems
 * `not-found`, `not-allowed`, `certificate.not-standing`.
 */
export async function revokeCertificate(ctx: Ctx, input: { code: string; reason: string }): Promise<void> {
  requireMember(ctx)
  await transact(ctx, async (inside) => {
    const { held, inCharge } = await hold(inside, input.code)
    await insertRevocation(inside.db, held.id, {
      revokedOn: inside.clock.today(),
      unitId: revokingUnit(inside, held.unitId, inCharge),
      reason: input.reason,
      actor: inside.actor.accountId,
      at: inside.clock.now(),
    })
    const stands = await standsRecognised(inside.db, held.modelId)
    const { unitId } = await setRecognised(inside, held.modelId, stands)
    await auditModel(
      inside,
      { modelId: held.modelId, unitId },
      'appraisal.revoked',
      { certificate: held.id },
      input.reason,
    )
  })
}

/**
 * A duplicate says the same under a new code; a corrected one may say title and place otherwise. The old code then
 * says that it was replaced. Returns the new code.
 */
export async function reissueCertificate(
  ctx: Ctx,
  { code, kind, reason, modelTitle, unitPlace }: Reissuing & { code: string },
): Promise<string> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    const { held } = await hold(inside, code)
    const said = {
      modelTitle: kind === 'corrected' ? (modelTitle ?? held.modelTitle) : held.modelTitle,
      unitPlace: kind === 'corrected' ? (unitPlace ?? held.unitPlace) : held.unitPlace,
    }
    const same = said.modelTitle === held.modelTitle && said.unitPlace === held.unitPlace
    if (kind === 'corrected' && same)
      throw invalid([
        {
          field: 'modelTitle',
          code: 'unchanged',
          message: {
            vi: 'Bản đính chính phải khác bản cũ ở tên mô hình hoặc đơn vị.',
            en: 'A corrected one must differ in the title or the unit.',
          },
        },
      ])
    const at = inside.clock.now()
    const id = newId<'certificate'>(at)
    const next = newCode()
    await insertCertificates(
      inside.db,
      [
        {
          ...said,
          id,
          code: next,
          decisionId: held.decisionId,
          modelId: held.modelId,
          issuedOn: inside.clock.today(),
          replaces: held.id,
          reissue: kind,
          reissueReason: reason,
        },
      ],
      { at, actor: inside.actor.accountId },
    )
    const { unitId } = await setRecognised(inside, held.modelId, true)
    await auditModel(
      inside,
      { modelId: held.modelId, unitId },
      'appraisal.reissued',
      { certificate: id, replaces: held.id, kind },
      reason,
    )
    return next
  })
}
