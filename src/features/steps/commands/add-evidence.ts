/** Adds evidence to a step: photos, a pair of before and after, documents, a link. Nobody outside sees it yet. */
import { readModel } from '#features/models/contract.ts'
import type { Ctx } from '#platform/db/transact.ts'
import { type PreparedDocument, prepareDocument } from '#platform/files/document.ts'
import { storeFile } from '#platform/files/files.ts'
import { type PreparedPhoto, preparePhoto } from '#platform/files/photo.ts'
import type { Upload } from '#platform/files/upload.ts'
import { newId } from '#platform/ids.ts'
import { invalid, notSignedIn } from '#platform/problem.ts'
import { evidenceKey, insertEvidence, listKnown, type NewEvidence as Row } from '../evidence.store.ts'
import { halfPair, nothingSent, onlyWriters, tooManyRows } from '../steps.problems.ts'
import { mayWrite } from '../steps.policy.ts'
import { type EvidenceId, most, notYet, type StepName } from '../steps.rules.ts'
import type { NewEvidence } from '../steps.schemas.ts'
import { countRows } from '../steps.store.ts'
import { type OpenModel, openStep, withModel } from './open-model.ts'

export interface Sent {
  readonly photos: readonly Upload[]
  readonly documents: readonly Upload[]
  readonly before?: Upload | undefined
  readonly after?: Upload | undefined
}

export type AddEvidence = NewEvidence & Sent & { readonly modelId: string; readonly step: StepName }

interface Prepared {
  readonly photos: readonly PreparedPhoto[]
  readonly documents: readonly PreparedDocument[]
  readonly pair: readonly [PreparedPhoto, PreparedPhoto] | undefined
}

/** Looks at every file, which takes its time: outside of the transaction. */
async function prepare({ photos, documents, before, after }: Sent): Promise<Prepared> {
  const ready: PreparedPhoto[] = []
  for (const photo of photos) ready.push(await preparePhoto(photo))
  const papers: PreparedDocument[] = []
  for (const document of documents) papers.push(await prepareDocument(document))
  return {
    photos: ready,
    documents: papers,
    pair: before && after ? [await preparePhoto(before), await preparePhoto(after)] : undefined,
  }
}

/** Stores what is not there yet and says what to enter for it. */
async function storeAll({ ctx, model }: OpenModel, input: AddEvidence, files: Prepared): Promise<Row[]> {
  const { step, caption, takenOn, url } = input
  const known = await listKnown(ctx.db, model.id, step)
  const rows: Row[] = []
  const blank = { step, caption, takenOn, fileId: null, afterId: null, url: null }
  const add = (key: string, row: Omit<Row, 'id'>) => {
    known.add(key)
    rows.push({ id: newId<'step_evidence'>(ctx.clock.now()), ...row })
  }
  for (const [kind, list] of [
    ['photo', files.photos],
    ['document', files.documents],
  ] as const) {
    for (const prepared of list) {
      const file = await storeFile(ctx, prepared)
      const key = evidenceKey(file.sha256)
      if (!known.has(key)) add(key, { ...blank, kind, fileId: file.id })
    }
  }
  if (files.pair) {
    const [first, second] = [await storeFile(ctx, files.pair[0]), await storeFile(ctx, files.pair[1])]
    const key = evidenceKey(first.sha256, second.sha256)
    if (!known.has(key)) add(key, { ...blank, kind: 'pair', fileId: first.id, afterId: second.id })
  }
  if (url !== null && !known.has(url)) add(url, { ...blank, kind: 'link', url })
  return rows
}

/**
 * Returns the ids of what was added; what the step has already is left out. Throws Problems `not-signed-in`,
 * `not-found`, `not-allowed`, `steps.withdrawn`, `steps.closed`, `steps.too-many`, and `invalid` for what was sent.
 */
export async function addEvidence(ctx: Ctx, input: AddEvidence): Promise<EvidenceId[]> {
  if (ctx.actor.kind === 'anonymous') throw notSignedIn()
  const { inCharge } = await readModel(ctx, input.modelId)
  if (!mayWrite(ctx.actor, input.step, inCharge)) throw onlyWriters()
  if (!input.before !== !input.after) throw halfPair(input.before ? 'after' : 'before')
  const sent =
    input.photos.length + input.documents.length + (input.before ? 1 : 0) + (input.url === null ? 0 : 1)
  if (sent === 0) throw nothingSent()
  const errors = input.takenOn === null ? [] : notYet('takenOn', input.takenOn, ctx.clock.today())
  if (errors.length > 0) throw invalid(errors)
  const files = await prepare(input)
  return withModel(ctx, input.modelId, async (open) => {
    openStep(open, input.step)
    const rows = await storeAll(open, input, files)
    if (rows.length === 0) return []
    const there = await countRows(open.ctx.db, 'step_evidence', open.model.id)
    if (there + rows.length > most.evidence * 4) throw tooManyRows(most.evidence * 4)
    const by = { actorId: open.ctx.actor.accountId, at: open.ctx.clock.now() }
    await insertEvidence(open.ctx.db, open.model.id, rows, by)
    await open.trace('model.evidence-added', { step: input.step, kinds: rows.map(({ kind }) => kind) })
    return rows.map(({ id }) => id)
  })
}
