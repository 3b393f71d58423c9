/**
 * Lists that offices keep in spreadsheets, on their way into the register: what was sent, row by row, what was found
 * wrong with it, what became of it; and the key of every row that became a model, so that none becomes two.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table sheet_import (
      id uuid primary key,
      account_id uuid not null references account,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      file_name text not null check (length(file_name) between 1 and 255),
      file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
      file_bytes integer not null check (file_bytes > 0),
      sheet_name text,
      other_sheets text[] not null default '{}',
      left_out text[] not null default '{}',
      merges jsonb not null default '[]' check (jsonb_typeof(merges) = 'array'),
      header_top integer not null check (header_top >= 1),
      header_bottom integer not null check (header_bottom >= header_top),
      columns jsonb not null check (jsonb_typeof(columns) = 'array'),
      plan jsonb check (jsonb_typeof(plan) = 'object'),
      state text not null check (state in ('columns','checking','checked','running','done','cancelled')),
      problem text check (length(problem) between 1 and 100),
      lease uuid,
      lease_until timestamptz,
      tries smallint not null default 0,
      finished_at timestamptz,
      cleared_at timestamptz,
      constraint sheet_import_plan_first check (plan is not null or state = 'columns'),
      constraint sheet_import_lease_whole check ((lease is null) = (lease_until is null))
    )`.execute(db)
  await sql`comment on column sheet_import.left_out is
    'Headings of columns that were not read because they ask what must not be known of a person'`.execute(db)
  await sql`comment on column sheet_import.lease is
    'Who works on it; after lease_until anybody may take over'`.execute(db)
  await sql`comment on column sheet_import.cleared_at is 'When the cells of its rows were removed'`.execute(
    db,
  )
  await sql`create index sheet_import_of on sheet_import (account_id, id desc)`.execute(db)
  await sql`create index sheet_import_working on sheet_import (updated_at)
    where state in ('checking','running')`.execute(db)
  await sql`create index sheet_import_kept on sheet_import (updated_at) where cleared_at is null`.execute(db)

  await sql`
    create table sheet_import_row (
      import_id uuid not null references sheet_import on delete cascade,
      row_no integer not null check (row_no >= 1),
      cells jsonb not null check (jsonb_typeof(cells) = 'array'),
      band boolean not null,
      state text not null check (state in ('new','skipped','bad','there','good','done')),
      remarks jsonb not null default '[]' check (jsonb_typeof(remarks) = 'array'),
      content jsonb check (jsonb_typeof(content) = 'object'),
      unit_id integer references unit,
      year smallint,
      title_key text,
      row_key text,
      model_id uuid references model,
      primary key (import_id, row_no),
      constraint sheet_import_row_done check (state <> 'done' or model_id is not null),
      constraint sheet_import_row_good
        check (state <> 'good' or (content is not null and row_key is not null))
    )`.execute(db)
  await sql`comment on column sheet_import_row.band is
    'Its cells are merged across: the heading of a part of the list'`.execute(db)
  await sql`create index sheet_import_row_state on sheet_import_row (import_id, state, row_no)`.execute(db)
  await sql`create index sheet_import_row_model on sheet_import_row (model_id) where model_id is not null`.execute(
    db,
  )

  await sql`
    create table import_key (
      key text primary key check (length(key) = 43),
      model_id uuid not null references model deferrable initially deferred,
      at timestamptz not null
    )`.execute(db)
  await sql`create index import_key_model on import_key (model_id)`.execute(db)

  const purposes: Record<string, string> = {
    sheet_import: 'A list that an officer sent to be entered, and how far it is',
    sheet_import_row: 'A row of it: its cells, what was found, and the model that it became',
    import_key: 'What each entered row said, as a digest: the same again makes no second model',
  }
  for (const [table, purpose] of Object.entries(purposes)) {
    await sql`comment on table ${sql.table(table)} is ${sql.lit(purpose)}`.execute(db)
  }
}
