/**
 * Files as features use them: stored in the transaction of the change that they belong to, read by their id. A row
 * of the feature refers to the file by a foreign key; when nothing refers to it any more, a job removes it
 * (tidy-files.ts). Who may see a file is decided by the feature, before it calls `serveFile`.
 */
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { Trx, TrxCtx } from '../db/transact.ts'
import { type Id, newId } from '../ids.ts'
import type { PreparedDocument } from './document.ts'
import type { PreparedPhoto } from './photo.ts'

export type FileId = Id<'file'>
export type FileRow = Readonly<Tables['file']>

const lockKey = 3_853_314_791_062_309_201n

/**
 * While this transaction runs no content is removed: what it stores, or reads for a backup, stays. Any number may
 * hold it at once.
 */
export async function keepContents(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${lockKey.toString()}::text::bigint)`.execute(trx)
}

/** The other side of `keepContents`: true when nobody else stores or reads, until the transaction ends. */
export async function mayRemoveContents(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(${lockKey.toString()}::text::bigint) as got`.execute(trx)
  return rows[0]?.got ?? false
}

/**
 * Stores what `preparePhoto` or `prepareDocument` made of an upload, within the transaction of the change that it
 * belongs to; the caller has decided that the actor may. When the transaction fails, the content is removed later.
 */
export async function storeFile(ctx: TrxCtx, prepared: PreparedPhoto | PreparedDocument): Promise<FileRow> {
  await keepContents(ctx.db)
  const born = {
    id: newId<'file'>(ctx.clock.now()),
    kind: prepared.kind,
    name: prepared.name,
    media_type: prepared.mediaType,
    uploaded_by: ctx.actor.accountId,
    created_at: ctx.clock.now(),
  }
  const row = prepared.kind === 'photo' ? await photoRow(ctx, prepared) : await documentRow(ctx, prepared)
  return ctx.db
    .insertInto('file')
    .values({ ...born, ...row })
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function photoRow({ files }: TrxCtx, photo: PreparedPhoto) {
  return {
    sha256: await files.put(photo.content),
    bytes: photo.content.length,
    width: photo.width,
    height: photo.height,
    thumbnail_sha256: await files.put(photo.thumbnail),
    thumbnail_width: photo.thumbnailWidth,
    thumbnail_height: photo.thumbnailHeight,
  }
}

async function documentRow({ files }: TrxCtx, document: PreparedDocument) {
  await files.take(document.path, document.sha256)
  return {
    sha256: document.sha256,
    bytes: document.bytes,
    width: null,
    height: null,
    thumbnail_sha256: null,
    thumbnail_width: null,
    thumbnail_height: null,
  }
}

export async function findFile(db: Db, id: string): Promise<FileRow | undefined> {
  return db.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()
}
