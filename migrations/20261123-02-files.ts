/**
 * Files: what each is, and under which digest its content lies in the store. What a file belongs to is said by the
 * tables that refer to it; one that nothing refers to is removed after a day.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table file (
      id uuid primary key,
      kind text not null check (kind in ('photo','document')),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bigint not null check (bytes > 0),
      media_type text not null check (length(media_type) between 3 and 100),
      name text not null check (length(name) between 1 and 200 and name is nfc normalized and strpos(name, '/') = 0 and strpos(name, chr(92)) = 0),
      width integer check (width > 0),
      height integer check (height > 0),
      thumbnail_sha256 text check (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
      thumbnail_width integer check (thumbnail_width > 0),
      thumbnail_height integer check (thumbnail_height > 0),
      uploaded_by uuid references account,
      created_at timestamptz not null,
      constraint file_photo_has_size check (
        (kind = 'photo') = (num_nonnulls(width, height, thumbnail_sha256, thumbnail_width, thumbnail_height) = 5)
        and (kind = 'photo' or num_nulls(width, height, thumbnail_sha256, thumbnail_width, thumbnail_height) = 5)
      )
    )`.execute(db)
  await sql`create index file_content on file (sha256)`.execute(db)
  await sql`create index file_thumbnail on file (thumbnail_sha256) where thumbnail_sha256 is not null`.execute(
    db,
  )
  await sql`create index file_born on file (created_at)`.execute(db)
  await sql`create trigger file_unchanged before update on file
    for each row execute function forbid_change()`.execute(db)
  await sql`comment on table file is
    'A photo or document that somebody sent; its content lies in the store under its digest'`.execute(db)
  await sql`comment on column file.sha256 is 'Of the content as it is stored: photos without any metadata'`.execute(
    db,
  )
}
