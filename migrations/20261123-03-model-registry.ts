/**
 * What the registry of models holds beyond the first release: the type, themes and campaigns of a model, how far
 * its work has come, and whether it was recognised. Village-level registration is a level of its own.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table model
      add column type_id integer references model_type,
      add column status text not null default 'registered'
        check (status in ('registered','under_way','completed','degraded','stopped')),
      add column status_on date,
      add column recognised boolean not null default false`.execute(db)
  await sql`comment on column model.status is
    'How far the work has come, whoever may see it; what may be seen is state'`.execute(db)
  await sql`comment on column model.recognised is
    'A recognition decision stands; kept by the feature that decides'`.execute(db)

  for (const table of ['model', 'model_level']) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(`${table}_level_check`)}`.execute(db)
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(`${table}_level_check`)}
      check (level in ('village','grassroots','district','province'))`.execute(db)
  }
  await sql`
    insert into model_level (level, valid, source, verified) values
      ('village', '(,)', 'Báo cáo cấp tỉnh tách thôn, bản và cấp xã', false)`.execute(db)

  await sql`
    create table model_label (
      model_id uuid not null references model,
      label_id integer not null,
      kind text not null check (kind in ('theme','campaign')),
      registered_on date not null,
      public boolean not null,
      primary key (model_id, label_id),
      foreign key (label_id, kind) references label (id, kind)
    )`.execute(db)
  await sql`comment on table model_label is
    'Themes and campaigns of a model; day and openness of the model beside them, so that lists page by key'`.execute(
    db,
  )
  await sql`create index model_label_public on model_label (label_id, registered_on desc, model_id desc)
    where public`.execute(db)

  await sql`
    create table model_status_change (
      id bigint generated always as identity primary key,
      model_id uuid not null references model,
      at timestamptz not null,
      on_day date not null,
      from_status text not null,
      to_status text not null,
      actor_id uuid references account,
      reason text check (length(reason) between 1 and 2000)
    )`.execute(db)
  await sql`comment on table model_status_change is
    'Each change of how far the work of a model has come, with its day and reason'`.execute(db)
  await sql`create index model_status_change_of on model_status_change (model_id, id)`.execute(db)
  await sql`create trigger model_status_change_append_only before update or delete on model_status_change
    for each row execute function forbid_change()`.execute(db)
  await sql`create trigger model_status_change_no_truncate before truncate on model_status_change
    for each statement execute function forbid_change()`.execute(db)
}
