/** The SQL of evidence, with the facts of its files: one query for all of a model. */
import { sql } from 'kysely'
import type { AccountId } from '#platform/auth/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'
import type { EvidenceId, EvidenceKind, StepName } from './steps.rules.ts'
import { most } from './steps.rules.ts'
import type {} from './steps.tables.ts'

/** What is shown of a photo: how large its thumbnail is. */
export interface Picture {
  readonly fileId: string
  readonly width: number
  readonly height: number
}

export interface Evidence {
  readonly id: EvidenceId
  readonly step: StepName
  readonly kind: EvidenceKind
  readonly caption: string
  readonly takenOn: string | null
  readonly url: string | null
  readonly public: boolean
  /** Of a photo, or of the photo before. */
  readonly picture: Picture | null
  readonly after: Picture | null
  readonly document: { readonly fileId: string; readonly name: string; readonly bytes: number } | null
}

const joined = (db: Db) =>
  db
    .selectFrom('step_evidence as e')
    .leftJoin('file as f', 'f.id', 'e.file_id')
    .leftJoin('file as g', 'g.id', 'e.after_file_id')
    .select([
      'e.id',
      'e.step',
      'e.kind',
      'e.caption',
      'e.taken_on as takenOn',
      'e.url',
      'e.public',
      'e.file_id as fileId',
      'f.name',
      'f.bytes',
      'f.thumbnail_width as width',
      'f.thumbnail_height as height',
      'e.after_file_id as afterId',
      'g.thumbnail_width as afterWidth',
      'g.thumbnail_height as afterHeight',
    ])

type Joined = Awaited<ReturnType<ReturnType<typeof joined>['executeTakeFirstOrThrow']>>

function picture(fileId: string | null, width: number | null, height: number | null): Picture | null {
  return fileId !== null && width !== null && height !== null ? { fileId, width, height } : null
}

function evidenceOf(row: Joined): Evidence {
  const { id, step, kind, caption, takenOn, url, fileId, name, bytes } = row
  return {
    id,
    step,
    kind,
    caption,
    takenOn,
    url,
    public: row.public,
    picture: picture(fileId, row.width, row.height),
    after: picture(row.afterId, row.afterWidth, row.afterHeight),
    document:
      kind === 'document' && fileId !== null && name !== null && bytes !== null
        ? { fileId, name, bytes }
        : null,
  }
}

/** Oldest first; only what was approved where `publicly`. */
export async function listEvidence(
  db: Db,
  modelId: string,
  { publicly }: { readonly publicly: boolean },
): Promise<Evidence[]> {
  const rows = await joined(db)
    .where('e.model_id', '=', modelId)
    .$if(publicly, (query) => query.where('e.public', '=', true))
    .orderBy('e.id')
    .limit(most.evidence * 4)
    .execute()
  return rows.map(evidenceOf)
}

/** The newest approved photos and pairs. */
export async function listPictures(db: Db, modelId: string, limit: number): Promise<Evidence[]> {
  const rows = await joined(db)
    .where('e.model_id', '=', modelId)
    .where('e.public', '=', true)
    .where('e.kind', 'in', ['photo', 'pair'])
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(evidenceOf)
}

export async function findEvidence(db: Db, modelId: string, id: string): Promise<Evidence | undefined> {
  const row = await joined(db)
    .where('e.model_id', '=', modelId)
    .where('e.id', '=', id as EvidenceId)
    .executeTakeFirst()
  return row && evidenceOf(row)
}

/** One that everybody may see: approved, of a public model. */
export async function findPublicEvidence(db: Db, modelId: string, id: string): Promise<Evidence | undefined> {
  const row = await joined(db)
    .innerJoin('model as m', (join) => join.on(sql<boolean>`m.id = e.model_id and m.state = 'published'`))
    .where('e.model_id', '=', modelId)
    .where('e.id', '=', id as EvidenceId)
    .where('e.public', '=', true)
    .executeTakeFirst()
  return row && evidenceOf(row)
}

export interface NewEvidence {
  readonly id: EvidenceId
  readonly step: StepName
  readonly kind: EvidenceKind
  readonly caption: string
  readonly takenOn: string | null
  readonly fileId: string | null
  readonly afterId: string | null
  readonly url: string | null
}

export async function insertEvidence(
  trx: Trx,
  modelId: string,
  entries: readonly NewEvidence[],
  by: { readonly actorId: AccountId | null; readonly at: Date },
): Promise<void> {
  await trx
    .insertInto('step_evidence')
    .values(
      entries.map((entry) => ({
        id: entry.id,
        model_id: modelId,
        step: entry.step,
        kind: entry.kind,
        caption: entry.caption,
        taken_on: entry.takenOn,
        file_id: entry.fileId,
        after_file_id: entry.afterId,
        url: entry.url,
        public: false,
        created_by: by.actorId,
        created_at: by.at,
      })),
    )
    .execute()
}

/** Contents and links that this step has already, so that what is sent twice is there once. */
export async function listKnown(db: Db, modelId: string, step: StepName): Promise<Set<string>> {
  const rows = await db
    .selectFrom('step_evidence as e')
    .leftJoin('file as f', 'f.id', 'e.file_id')
    .leftJoin('file as g', 'g.id', 'e.after_file_id')
    .select(['f.sha256', 'g.sha256 as after', 'e.url'])
    .where('e.model_id', '=', modelId)
    .where('e.step', '=', step)
    .execute()
  return new Set(rows.map((row) => evidenceKey(row.sha256 ?? row.url ?? '', row.after)))
}

export function evidenceKey(content: string, after: string | null = null): string {
  return after === null ? content : `${content} ${after}`
}

/** Shows or hides; returns those of `ids` that were there and changed. */
export async function setPublic(
  trx: Trx,
  modelId: string,
  ids: readonly string[],
  to: { readonly public: boolean; readonly actorId: AccountId | null; readonly at: Date },
): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await trx
    .updateTable('step_evidence')
    .set({ public: to.public, ...(to.public && { approved_by: to.actorId, approved_at: to.at }) })
    .where('model_id', '=', modelId)
    .where('id', 'in', ids as EvidenceId[])
    .where('public', '=', !to.public)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Returns those of `ids` that were there. */
export async function deleteEvidence(trx: Trx, modelId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await trx
    .deleteFrom('step_evidence')
    .where('model_id', '=', modelId)
    .where('id', 'in', ids as EvidenceId[])
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
