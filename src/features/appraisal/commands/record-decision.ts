/** Records a signed decision: its models are recognised from here on, each with a certificate. */
import { setRecognised } from '#features/models/contract.ts'
import { type Ctx, transact } from '#platform/db/transact.ts'
import { newId } from '#platform/ids.ts'
import { invalid } from '#platform/problem.ts'
import { mayDecide } from '../appraisal.policy.ts'
import type { RecordDecision } from '../appraisal.schemas.ts'
import {
  insertCertificates,
  insertDecision,
  listCertificatesUnder,
  listForCertificates,
  listShortlist,
} from '../decision.store.ts'
import { alreadyCertified, onlyDeciders, outside } from '../problems.rules.ts'
import type { CertificateId, Decision } from '../round.rules.ts'
import { newCode } from './new-code.ts'
import { auditModel, demand, holdRound, requireMember, takeStep } from './steps.ts'

/**
 * The models must be among the proposed ones and have no certificate of this round; a round may end in several
 * decisions. Title and place are kept as of the day of the decision. Throws Problems `not-allowed`,
 * `appraisal.wrong-state`, `appraisal.outside`, `certificate.exists`, `invalid`.
 */
export async function recordDecision(ctx: Ctx, input: RecordDecision & { id: string }): Promise<Decision> {
  requireMember(ctx)
  return transact(ctx, async (inside) => {
    const { round, inCharge } = await holdRound(inside, input.id)
    if (!mayDecide(inside.actor, inCharge)) throw onlyDeciders()
    demand(round, 'decide')
    const today = inside.clock.today()
    if (input.decidedOn > today)
      throw invalid([
        {
          field: 'decidedOn',
          code: 'future',
          message: { vi: 'Ngày quyết định chưa tới.', en: 'This day has not come yet.' },
        },
      ])
    const wanted = [...new Set(input.models)].toSorted()
    const proposed = (await listShortlist(inside.db, round.id)).filter((row) => row.proposed)
    if (wanted.some((id) => !proposed.some(({ modelId }) => modelId === id))) throw outside()
    const before = await listCertificatesUnder(inside.db, round.id, today)
    if (wanted.some((id) => before.some(({ modelId }) => modelId === id))) throw alreadyCertified()
    const at = inside.clock.now()
    const by = { at, actor: inside.actor.accountId }
    const { models: _, ...paper } = input
    const decision: Decision = {
      ...paper,
      id: newId<'commendation_decision'>(at),
      roundId: round.id,
      unitId: round.unitId,
      year: round.year,
      level: round.level,
      example: round.example,
    }
    await insertDecision(inside.db, decision, by)
    /* One that was withdrawn since it was proposed is recognised by nobody. */
    const models = await listForCertificates(inside.db, wanted, input.decidedOn)
    if (models.length < wanted.length) throw outside()
    await insertCertificates(
      inside.db,
      models.map(({ modelId, title, place }) => ({
        id: newId<'certificate'>(at) as CertificateId,
        code: newCode(),
        decisionId: decision.id,
        modelId,
        modelTitle: title,
        unitPlace: place ?? '–',
        issuedOn: today,
        replaces: null,
        reissue: null,
        reissueReason: null,
      })),
      by,
    )
    for (const { modelId } of models) {
      const { unitId } = await setRecognised(inside, modelId, true)
      await auditModel(inside, { modelId, unitId }, 'appraisal.recognised', {
        round: round.id,
        decision: decision.id,
      })
    }
    await takeStep(inside, round, 'decide')
    return decision
  })
}
