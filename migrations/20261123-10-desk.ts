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

  await sql`alter table model add sort_key text collate "C"`.execute(db)
  await sql`comment on column model.sort_key is
    'Derived from the title, for lists in its order'`.execute(db)
  for (const name of ['model_public', 'model_public_field', 'model_public_level', 'model_public_year'])
    await sql`drop index ${sql.ref(name)}`.execute(db)
  /* Each order holds all that lists are filtered by, so that walking it reads no record that is not shown. */
  const filters = ['field', 'level', 'owner_block', 'year', 'type_id', 'status', 'recognised', 'unit_id']
  const orders: Readonly<Record<string, string>> = {
    model_public: 'registered_on desc, id desc',
    model_public_year: 'year, registered_on desc, id desc',
    model_public_updated: 'updated_at desc, id desc',
    model_public_year_updated: 'year, updated_at desc, id desc',
    model_public_type_updated: 'type_id, updated_at desc, id desc',
    model_public_title: 'sort_key, id',
  }
  for (const [name, order] of Object.entries(orders)) {
    const more = filters.filter((filter) => !order.startsWith(`${filter},`)).join(', ')
    await sql`create index ${sql.ref(name)} on model (${sql.raw(order)}) include (${sql.raw(more)})
      where state = 'published'`.execute(db)
  }
  await sql`drop index model_unit`.execute(db)
  await sql`create index model_unit on model (unit_id, registered_on desc, id desc)
    include (state, field, level, owner_block, year, type_id, status, recognised, updated_at)`.execute(db)
  await sql`create index model_other on model (registered_on desc, id desc)
    where state <> 'published'`.execute(db)

  await sql`
    create table saved_filter (
      id uuid primary key,
      account_id uuid not null references account,
      name text not null check (length(name) between 1 and 100 and name is nfc normalized),
      query text not null check (length(query) between 1 and 1000),
      created_at timestamptz not null,
      unique (account_id, name)
    )`.execute(db)
  await sql`comment on table saved_filter is
    'Lists of models that an officer comes back to, as addresses'`.execute(db)

  await sql`
    create table model_comment (
      id bigint generated always as identity primary key,
      model_id uuid not null references model,
      at timestamptz not null,
      account_id uuid not null references account,
      body text not null check (length(body) between 1 and 2000 and body is nfc normalized),
      asks boolean not null,
      replaces bigint references model_comment,
      form_key uuid not null,
      unique (replaces),
      unique (account_id, form_key)
    )`.execute(db)
  await sql`comment on table model_comment is
    'What officers of the units in charge say to each other about a model; never public. A correction is a new row'`.execute(
    db,
  )
  await sql`comment on column model_comment.asks is 'Somebody else is to answer'`.execute(db)
  await sql`create index model_comment_of on model_comment (model_id, id)`.execute(db)
  await sql`create index model_comment_asks on model_comment (id) where asks`.execute(db)
  await sql`create trigger model_comment_append_only before update or delete on model_comment
    for each row execute function forbid_change()`.execute(db)
  await sql`create trigger model_comment_no_truncate before truncate on model_comment
    for each statement execute function forbid_change()`.execute(db)

  await sql`
    create table bulk_run (
      id uuid primary key,
      account_id uuid not null references account,
      move text not null check (move in ('submit','return','accept','publish','withdraw')),
      at timestamptz not null,
      results jsonb check (jsonb_typeof(results) = 'array')
    )`.execute(db)
  await sql`comment on table bulk_run is
    'One thing done to several models: the form''s key, so that a form sent twice does it once, and what came of each'`.execute(
    db,
  )
  await sql`comment on column bulk_run.results is 'Null while it is under way'`.execute(db)
  await sql`create index bulk_run_at on bulk_run (at)`.execute(db)
}
