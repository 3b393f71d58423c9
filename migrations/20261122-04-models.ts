/**
 * Models of skilful mass mobilisation: what a unit registered, every version of its words, every step it took,
 * and counters that answer "how many" without touching a record. No column holds anything about a person
 * beyond the account that acted; forces are names of organisations.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table model_level (
      id integer generated always as identity primary key,
      level text not null check (level in ('grassroots','district','province')),
      valid daterange not null check (not isempty(valid)),
      source text not null,
      verified boolean not null,
      constraint model_level_no_overlap exclude using gist (level with =, valid with &&)
    )`.execute(db)
  await sql`comment on table model_level is
    'A dated rule: at which levels models are registered, and when'`.execute(db)
  await sql`
    insert into model_level (level, valid, source, verified) values
      ('grassroots', '(,)', 'Kế hoạch 70-KH/BDVTW ngày 26/02/2009', false),
      ('district', '(,2025-07-01)', 'Nghị quyết 203/2025/QH15: không còn cấp huyện từ 01/07/2025', true),
      ('province', '(,)', 'Kế hoạch 70-KH/BDVTW ngày 26/02/2009', false)`.execute(db)

  await sql`
    create table model (
      id uuid primary key,
      unit_id integer not null references unit,
      title text not null check (length(title) between 1 and 300 and title is nfc normalized),
      field text not null check
        (field in ('economy','culture_society','security_defence','political_system')),
      level text not null check (level in ('grassroots','district','province')),
      owner_block text not null check
        (owner_block in ('party','state','front_unions','armed_forces','other')),
      registered_on date not null check (registered_on between '1900-01-01' and '2199-12-31'),
      registered_precision text not null default 'day'
        check (registered_precision in ('day','month','year')),
      year smallint not null check (year between 1900 and 2199),
      situation text not null default '' check (length(situation) <= 10000),
      goals text not null default '' check (length(goals) <= 10000),
      method text not null default '' check (length(method) <= 10000),
      target_group text not null default '' check (length(target_group) <= 2000),
      place text not null default '' check (length(place) <= 500),
      forces jsonb not null default '[]' check (jsonb_typeof(forces) = 'array'),
      resources text not null default '' check (length(resources) <= 5000),
      budget_state_vnd bigint check (budget_state_vnd between 0 and 999999999999999),
      budget_mobilised_vnd bigint check (budget_mobilised_vnd between 0 and 999999999999999),
      starts_on date,
      ends_on date,
      outputs text not null default '' check (length(outputs) <= 10000),
      sustainability text not null default '' check (length(sustainability) <= 5000),
      state text not null check
        (state in ('draft','submitted','returned','accepted','published','withdrawn')),
      revision integer not null check (revision >= 1),
      created_by uuid references account,
      submitted_by uuid references account,
      example boolean not null default false,
      source_title text check (length(source_title) between 1 and 500),
      source_url text check (source_url like 'https://%' and length(source_url) <= 1000),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint model_ends_after_start check (ends_on >= starts_on)
    )`.execute(db)
  await sql`comment on column model.unit_id is
    'The unit as it was on registered_on; it stays when units change'`.execute(db)
  await sql`comment on column model.registered_precision is
    'How much of registered_on is known; of a month or year it is some day on which the unit existed'`.execute(
    db,
  )
  await sql`comment on column model.budget_mobilised_vnd is
    'Given by people and businesses; never added to the State''s part'`.execute(db)
  await sql`create index model_public on model (registered_on desc, id desc)
    where state = 'published'`.execute(db)
  for (const column of ['field', 'level', 'year'])
    await sql`create index ${sql.ref(`model_public_${column}`)} on model
      (${sql.ref(column)}, registered_on desc, id desc) where state = 'published'`.execute(db)
  await sql`create index model_not_public on model (unit_id) where state <> 'published'`.execute(db)
  await sql`create index model_unit on model (unit_id, registered_on desc, id desc)`.execute(db)
  await sql`create index model_waiting on model (state, updated_at)
    where state in ('draft','submitted','returned','accepted')`.execute(db)
  await sql`create unique index model_example_once on model (unit_id, title) where example`.execute(db)

  await sql`
    create table model_revision (
      model_id uuid not null references model,
      revision integer not null check (revision >= 1),
      at timestamptz not null,
      actor_id uuid references account,
      content jsonb not null,
      primary key (model_id, revision)
    )`.execute(db)
  await sql`comment on table model_revision is
    'The whole content at each save: what two people changed is read from here'`.execute(db)

  await sql`
    create table model_transition (
      id bigint generated always as identity primary key,
      model_id uuid not null references model,
      at timestamptz not null,
      from_state text,
      to_state text not null,
      actor_id uuid references account,
      reason text check (length(reason) between 1 and 2000)
    )`.execute(db)
  await sql`create index model_transition_of on model_transition (model_id, id)`.execute(db)

  for (const table of ['model_revision', 'model_transition']) {
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)}
      for each row execute function forbid_change()`.execute(db)
    await sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
      for each statement execute function forbid_change()`.execute(db)
  }

  const key = sql`
    unit_id integer not null references unit,
    since date not null,
    field text not null,
    level text not null,
    year smallint not null,
    owner_block text not null,
    n integer not null`
  await sql`
    create table model_tally (
      ${key},
      primary key (unit_id, since, field, level, year, owner_block)
    )`.execute(db)
  await sql`comment on column model_tally.since is
    'The last day up to the registration on which anything above the unit changed: every unit above on that day is one above on the day of registration'`.execute(
    db,
  )
  await sql`
    create table model_tally_delta (
      id bigint generated always as identity primary key,
      ${key} check (n <> 0)
    )`.execute(db)
  await sql`comment on table model_tally_delta is
    'Signed changes not yet folded into model_tally; written in the transaction of the change'`.execute(db)
  await sql`create index model_tally_delta_unit on model_tally_delta (unit_id)`.execute(db)
  await sql`create trigger model_tally_delta_signed before update on model_tally_delta
    for each row execute function forbid_change()`.execute(db)

  const purposes: Record<string, string> = {
    model: 'A registered piece of community work, as it is now',
    model_transition: 'Each step of a model from state to state, with its reason',
    model_tally: 'Derived: how many published models, by unit and what they are counted by',
  }
  for (const [table, purpose] of Object.entries(purposes)) {
    await sql`comment on table ${sql.table(table)} is ${sql.lit(purpose)}`.execute(db)
  }
}
