/** Records what a survey visit found, with photos and documents; a correction is a new record that names the one it corrects. */
import { type Ctx, transact } from '#platform/db/transact.ts'
import { type PreparedDocument, prepareDocument } from '#platform/files/document.ts'
import { storeFile } from '#platform/files/files.ts'
import { type PreparedPhoto, preparePhoto } from '#platform/files/photo.ts'
import type { Upload } from '#platform/files/upload.ts'
import { newId } from '#platform/ids.ts'
import { invalid } from '#platform/problem.ts'
import { mayAppraise, mayManage } from '../appraisal.policy.ts'
import type { NewVisit } from '../appraisal.schemas.ts'
import { insertVisit, listVisits } from '../entry.store.ts'
import { isAppointed } from '../panel.store.ts'
import { noVisit, onlyManagers, wrongState } from '../problems.rules.ts'
import { ownModelOf } from '../queries/own-model.ts'
import { readEntry } from '../queries/read-entry.ts'
import type { VisitId } from '../round.rules.ts'
import { auditModel, holdRound, livingEntry, requireMember } from './steps.ts'

const none = { photos: [], documents: [] }

/** Looks at what was sent, outside of the transaction, and only for who may record a visit at all. */
async function prepare(
  ctx: Ctx,
  { id, model }: { id: string; model: string },
  { photos, documents }: { readonly photos: readonly Upload[]; readonly documents: readonly Upload[] },
): Promise<(PreparedPhoto | PreparedDocument)[]> {
  if (photos.length + documents.length === 0) return []
  const read = await readEntry(ctx, id, model)
  if (!read.visitsOpen) return []
  const prepared: (PreparedPhoto | PreparedDocument)[] = []
  for (const photo of photos) prepared.push(await preparePhoto(photo))
  for (const document of documents) prepared.push(await prepareDocument(document))
  return prepared
}

/**
 * By the manager, or by an appraiser who has no tie to the model, until the panel closes. Throws Problems
 * `appraisal.own-model`, `appraisal.wrong-state`, and `invalid` for a day to come.
 */
export async function recordVisit(
  ctx: Ctx,
  { id, model, ...input }: NewVisit & { id: string; model: string },
  uploads: { readonly photos: readonly Upload[]; readonly documents: readonly Upload[] } = none,
): Promise<VisitId> {
  requireMember(ctx)
  const prepared = await prepare(ctx, { id, model }, uploads)
  return transact(ctx, async (inside) => {
    const { round, inCharge } = await holdRound(inside, id, 'share')
    const appraises =
      mayAppraise(inside.actor, inCharge) && (await isAppointed(inside.db, round.id, inside.actor.accountId))
    if (!mayManage(inside.actor, inCharge) && !appraises) throw onlyManagers()
    if (round.state !== 'open' && (round.state !== 'scoring' || round.panelClosedAt !== null))
      throw wrongState(round.state)
    const entry = await livingEntry(inside, round, model)
    if (!mayManage(inside.actor, inCharge)) await ownModelOf(inside, entry)
    if (input.visitedOn > inside.clock.today())
      throw invalid([
        {
          field: 'visitedOn',
          code: 'future',
          message: { vi: 'Ngày khảo sát chưa tới.', en: 'This day has not come yet.' },
        },
      ])
    if (input.corrects !== undefined) {
      const known = await listVisits(inside.db, entry.id)
      if (!known.some((visit) => visit.id === input.corrects && !visit.corrected)) throw noVisit()
    }
    const at = inside.clock.now()
    const visitId = newId<'appraisal_visit'>(at)
    const files: string[] = []
    for (const one of prepared) files.push((await storeFile(inside, one)).id)
    await insertVisit(
      inside.db,
      entry.id,
      {
        id: visitId,
        visitedOn: input.visitedOn,
        place: input.place,
        members: input.members,
        findings: input.findings,
        corrects: (input.corrects ?? null) as VisitId | null,
        recordedBy: inside.actor.accountId,
        recordedAt: at,
      },
      files,
    )
    await auditModel(inside, entry, input.corrects ? 'appraisal.visit-corrected' : 'appraisal.visited', {
      round: round.id,
      visit: visitId,
      files: files.length,
    })
    return visitId
  })
}
