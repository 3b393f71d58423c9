/**
 * What lists of models are found and ordered by, derived from the records, and what officers keep at their desk:
 * filters of their own and comments on a model.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table model_search (
      model_id uuid primary key references model,
      registered_on date not null,
      public boolean not null,
      sort_key text collate "C" not null,
      document tsvector not null
    )`.execute(db)
  await sql`comment on table model_search is
    'Derived: what a model is found and ordered by, kept in the transaction that writes the model'`.execute(
    db,
  )
  await sql`comment on column model_search.document is
    'Words without accents (t title, c anywhere), of the title with them (T), and marks of what lists are filtered by'`.execute(
    db,
  )
  await sql`create index model_search_document on model_search using gin (document)
    with (gin_pending_list_limit = 256)`.execute(db)
  await sql`create index model_search_title on model_search (sort_key, model_id) where public`.execute(db)

  await sql`
    create table model_word (
      word text collate "C" primary key,
      near text[] not null
    )`.execute(db)
  await sql`comment on table model_word is
    'Derived: words without accents of public titles, each with what is left when one letter is dropped, for typing errors'`.execute(
    db,
  )
  await sql`create index model_word_near on model_word using gin (near) with (fastupdate = off)`.execute(db)

  for (const column of ['type_id', 'status'])
    await sql`create index ${sql.ref(`model_public_${column}`)} on model
      (${sql.ref(column)}, registered_on desc, id desc) where state = 'published'`.execute(db)
  await sql`create index model_public_recognised on model (registered_on desc, id desc)
    where state = 'published' and recognised`.execute(db)
  await sql`create index model_public_updated on model (updated_at desc, id desc)
    where state = 'published'`.execute(db)
  await sql`create index model_other on model (registered_on desc, id desc)
    where state <> 'published'`.execute(db)
}
