/**
 * Registration as offices do it: organisations of several blocks behind one model, what repeats another one, a look
 * every year at what became of it, and carrying it over into the next. Who may edit the catalogue is a permission.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table model
      add column co_blocks text[] not null default '{}'
        check (co_blocks <@ array['party','state','front_unions','armed_forces','other']
          and not owner_block = any (co_blocks))`.execute(db)
  await sql`comment on column model.co_blocks is
    'Blocks of the leading organisations beside owner_block; a model counts once, at owner_block'`.execute(db)
  await sql`comment on column model.forces is
    'Organisations with their role and, where somebody said, their block and unit; never persons'`.execute(db)

  await sql`
    create function folded_key(words text) returns text language sql immutable strict parallel safe as $$
      select trim(regexp_replace(
        lower(translate(regexp_replace(normalize(words, NFD), '[\\u0300-\\u036f]', '', 'g'), 'ĐđÐð', 'dddd')),
        '[^a-z0-9]+', ' ', 'g'))
    $$`.execute(db)
  await sql`comment on function folded_key is
    'Lower-case ASCII words with single spaces: for comparing how people write, the same on every engine'`.execute(
    db,
  )

  await sql`
    alter table model
      add column carried_from uuid references model check (carried_from <> id),
      add column checked_year smallint check (checked_year between 1900 and 2199)`.execute(db)
  await sql`comment on column model.carried_from is 'Last year''s model that this one goes on from'`.execute(
    db,
  )
  await sql`comment on column model.checked_year is 'The last year for which somebody looked at it again'`.execute(
    db,
  )
  await sql`create unique index model_carried_once on model (carried_from, year)
    where carried_from is not null and state <> 'withdrawn'`.execute(db)
  await sql`create index model_to_check on model (unit_id, (coalesce(checked_year, year)))
    where state = 'published' and status <> 'stopped'`.execute(db)
  await sql`create index model_to_check_first on model ((coalesce(checked_year, year)), id)
    where state = 'published' and status <> 'stopped'`.execute(db)

  await sql`
    create table model_check (
      id bigint generated always as identity primary key,
      model_id uuid not null references model,
      year smallint not null check (year between 1900 and 2199),
      on_day date not null,
      finding text not null check (finding in ('active','degraded','stopped')),
      note text check (length(note) between 1 and 2000),
      actor_id uuid references account,
      at timestamptz not null,
      corrects bigint unique,
      unique (id, model_id, year),
      foreign key (corrects, model_id, year) references model_check (id, model_id, year),
      constraint model_check_says_why check (finding = 'active' or note is not null)
    )`.execute(db)
  await sql`comment on table model_check is
    'What a yearly look at a model found; a correction is a row that names the one it corrects'`.execute(db)
  await sql`create unique index model_check_once on model_check (model_id, year) where corrects is null`.execute(
    db,
  )
  await sql`create trigger model_check_append_only before update or delete on model_check
    for each row execute function forbid_change()`.execute(db)
  await sql`create trigger model_check_no_truncate before truncate on model_check
    for each statement execute function forbid_change()`.execute(db)

  await sql`alter table rule_row add column revision integer not null default 1 check (revision >= 1)`.execute(
    db,
  )
  await sql`
    insert into role_permission (role, permission) values
      ('national_registrar', 'catalogue.edit'),
      ('province_officer', 'catalogue.edit')`.execute(db)
}
