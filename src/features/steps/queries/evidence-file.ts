/** One file of a piece of evidence, for who may see it. */
import { readModel } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { serveFile } from '#platform/files/serve-file.ts'
import { type Evidence, findEvidence, findPublicEvidence } from '../evidence.store.ts'
import { noEvidence } from '../steps.problems.ts'
import type { Part } from '../steps.schemas.ts'

/** Everybody may see what was approved of a public model; the rest is for its officers. Throws not-found otherwise. */
export async function evidenceFile(
  ctx: Ctx,
  { id, evidence, part }: { readonly id: string; readonly evidence: string; readonly part: Part },
): Promise<Response> {
  const open = await findPublicEvidence(ctx.db, id, evidence)
  const found = open ?? (await forOfficers(ctx, id, evidence))
  if (!found) throw noEvidence()
  const file =
    part === 'document'
      ? found.document
      : part === 'after' || part === 'after-small'
        ? found.after
        : found.picture
  if (!file) throw noEvidence()
  const size = part === 'small' || part === 'after-small' ? 'thumbnail' : 'large'
  return serveFile(ctx, file.fileId, { publicly: open !== undefined, size })
}

async function forOfficers(ctx: Ctx, id: string, evidence: string): Promise<Evidence | undefined> {
  const { model, officer } = await readModel(ctx, id)
  return officer ? findEvidence(ctx.db, model.id, evidence) : undefined
}
