/**
 * Indicators: what is counted or judged of units and models, as data; values that are only ever added, also to correct
 * one; and the targets of models. A value is of a unit or a model. No column can hold anything about a person.
 */
import { type Kysely, sql } from 'kysely'
import { indicators, measures } from './seed/indicators.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table indicator_measure (
      code text primary key check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
      name_vi text not null unique check (length(name_vi) between 1 and 60 and name_vi is nfc normalized),
      name_en text not null check (length(name_en) between 1 and 60),
      dimension text not null check (dimension in ('count','money','area','time','weight','length')),
      average boolean not null default false,
      about_people boolean not null default false
    )`.execute(db)
  await sql`comment on column indicator_measure.average is
    'So much for each of something, which is never added up'`.execute(db)

  await sql`
    create table indicator (
      id uuid primary key,
      code text unique check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
      scope_unit_id integer references unit,
      kind text not null check (kind in ('number','rate','checklist','money','grade','area','days')),
      measure text not null references indicator_measure,
      decimals smallint not null default 0 check (decimals between 0 and 3),
      timing text not null check (timing in ('state','period')),
      about_people boolean not null,
      additive boolean not null,
      levels text[] not null check (cardinality(levels) > 0 and
        levels <@ array['province','district','commune','neighbourhood','organisation']),
      unit_kinds text[] not null default '{}',
      profile smallint check (profile > 0),
      example boolean not null default false,
      revision integer not null check (revision >= 1),
      created_by uuid references account,
      created_at timestamptz not null,
      constraint indicator_scale check
        (kind not in ('checklist','grade') or (timing = 'state' and not additive))
    )`.execute(db)
  await sql`comment on column indicator.scope_unit_id is
    'The province below which it is used; null for the whole country'`.execute(db)
  await sql`comment on column indicator.decimals is
    'Amounts are whole numbers of the last decimal: 62.5 with one decimal is stored as 625'`.execute(db)
  await sql`comment on column indicator.timing is
    'state: as on a day. period: what happened from a day to a day; periods of one unit do not overlap'`.execute(
    db,
  )
  await sql`comment on column indicator.about_people is
    'Counts from 1 to 4 stay out of public tables'`.execute(db)
  await sql`comment on column indicator.additive is
    'Values of different units may be added up'`.execute(db)
  await sql`comment on column indicator.unit_kinds is
    'Kinds of units it is meant for, such as commune and not ward; empty for all of its levels'`.execute(db)
  await sql`comment on column indicator.profile is
    'Its place in the profile of an area'`.execute(db)

  await sql`
    create table indicator_version (
      id integer generated always as identity primary key,
      indicator_id uuid not null references indicator,
      valid daterange not null check (not isempty(valid)),
      name text not null check (length(name) between 1 and 200 and name is nfc normalized),
      name_en text not null default '' check (length(name_en) <= 200),
      meaning text not null default '' check (length(meaning) <= 4000),
      numerator text not null default '' check (length(numerator) <= 200),
      denominator text not null default '' check (length(denominator) <= 200),
      options jsonb not null default '[]' check (jsonb_typeof(options) = 'array'),
      direction text not null check (direction in ('up','down','none')),
      rounding smallint not null default 1 check (rounding between 0 and 2),
      every text check (every in ('month','quarter','half_year','year')),
      supplied_by text not null default '' check (length(supplied_by) <= 200),
      source text not null default '' check (length(source) <= 500),
      verified boolean not null default false,
      constraint indicator_version_no_overlap exclude using gist (indicator_id with =, valid with &&)
    )`.execute(db)
  await sql`comment on column indicator_version.options is
    'Criteria that a place meets or not, or nested grades from the lowest'`.execute(db)

  await sql`
    create table indicator_type (
      indicator_id uuid not null references indicator,
      type_id integer not null references model_type,
      primary key (indicator_id, type_id)
    )`.execute(db)
  await sql`create index indicator_type_of on indicator_type (type_id)`.execute(db)

  await sql`
    create table indicator_value (
      id bigint generated always as identity primary key,
      indicator_id uuid not null references indicator,
      unit_id integer not null references unit,
      model_id uuid references model,
      from_date date,
      on_date date not null check (on_date between '1900-01-01' and '2199-12-31'),
      amount bigint check (amount between 0 and 999999999999999),
      out_of bigint check (out_of between 0 and 999999999999999),
      bound text not null default 'exact' check (bound in ('exact','at_least','about')),
      grade text check (length(grade) between 1 and 60),
      marks jsonb check (jsonb_typeof(marks) = 'object'),
      retracted boolean not null default false,
      replaces bigint unique references indicator_value,
      reason text check (length(reason) between 1 and 2000),
      source_title text check (length(source_title) between 1 and 500),
      source_url text check (source_url like 'https://%' and length(source_url) <= 1000),
      decision text check (length(decision) between 1 and 300),
      at timestamptz not null,
      actor_id uuid references account,
      constraint indicator_value_period check (from_date <= on_date),
      constraint indicator_value_part check (amount <= out_of or out_of is null),
      constraint indicator_value_something check
        (retracted or num_nonnulls(amount, grade, marks) = 1),
      constraint indicator_value_correction check (replaces is null or reason is not null)
    )`.execute(db)
  await sql`comment on column indicator_value.on_date is
    'The day of the state, or the last day of the period'`.execute(db)
  await sql`comment on column indicator_value.bound is
    'at_least: "over 5,500" is a lower bound and stays one'`.execute(db)
  await sql`comment on column indicator_value.replaces is
    'The value that this one corrects; what no other replaces and is not retracted counts'`.execute(db)
  await sql`create unique index indicator_value_once on indicator_value
    (indicator_id, unit_id, coalesce(model_id, '00000000-0000-0000-0000-000000000000'::uuid), on_date)
    where replaces is null`.execute(db)
  await sql`create index indicator_value_of on indicator_value (indicator_id, unit_id, on_date desc)
    where model_id is null`.execute(db)
  await sql`create index indicator_value_unit on indicator_value (unit_id) where model_id is null`.execute(db)
  await sql`create index indicator_value_model on indicator_value (model_id, indicator_id)
    where model_id is not null`.execute(db)
  await sql`create trigger indicator_value_append_only before update or delete on indicator_value
    for each row execute function forbid_change()`.execute(db)
  await sql`create trigger indicator_value_no_truncate before truncate on indicator_value
    for each statement execute function forbid_change()`.execute(db)

  await sql`
    create table model_target (
      id uuid primary key,
      model_id uuid not null references model,
      indicator_id uuid not null references indicator,
      baseline jsonb check (jsonb_typeof(baseline) = 'object'),
      baseline_on date,
      target jsonb not null check (jsonb_typeof(target) = 'object'),
      due_on date not null check (due_on between '1900-01-01' and '2199-12-31'),
      source_title text check (length(source_title) between 1 and 500),
      source_url text check (source_url like 'https://%' and length(source_url) <= 1000),
      revision integer not null check (revision >= 1),
      created_by uuid references account,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      removed_at timestamptz,
      constraint model_target_baseline check ((baseline is null) = (baseline_on is null)),
      constraint model_target_due check (due_on > baseline_on)
    )`.execute(db)
  await sql`create unique index model_target_once on model_target (model_id, indicator_id)
    where removed_at is null`.execute(db)
  await sql`create index model_target_waiting on model_target (due_on) where removed_at is null`.execute(db)

  const purposes: Record<string, string> = {
    indicator_measure: 'Units of measure; persons and person-times are two of them and never added up',
    indicator: 'What is counted or judged of units and models; what never changes about it',
    indicator_version: 'How an indicator is called, what it means and its criteria or grades, during a time',
    indicator_type: 'For which types of models an indicator is suggested',
    indicator_value: 'Values of units and of models by date; a correction is a new row',
    model_target: 'What a model is to reach of an indicator, from where and by when',
  }
  for (const [table, purpose] of Object.entries(purposes))
    await sql`comment on table ${sql.table(table)} is ${sql.lit(purpose)}`.execute(db)

  for (const { code, vi, en, dimension, average = false, people = false } of measures)
    await sql`
      insert into indicator_measure (code, name_vi, name_en, dimension, average, about_people)
      values (${code}, ${vi}, ${en}, ${dimension}, ${average}, ${people})`.execute(db)
  const aboutPeople = new Set(measures.filter(({ people }) => people).map(({ code }) => code))
  for (const [i, one] of indicators.entries()) {
    const id = `01936d2e-7a00-7000-8000-${(0x1d_0000 + i).toString(16).padStart(12, '0')}`
    await sql`
      insert into indicator (id, code, kind, measure, decimals, timing, about_people, additive, levels, unit_kinds, profile,
        revision, created_at)
      values (${id}, ${one.code}, ${one.kind}, ${one.measure}, ${one.decimals ?? 0}, ${one.timing ?? 'state'},
        ${aboutPeople.has(one.measure)}, ${one.adds ?? false}, ${`{${one.levels.join(',')}}`}::text[],
        ${`{${(one.unitKinds ?? []).join(',')}}`}::text[],
        ${one.profile ?? null}, 1, '2026-11-23T00:00:00Z')`.execute(db)
    await sql`
      insert into indicator_version (indicator_id, valid, name, name_en, meaning, numerator, denominator, options,
        direction, every, supplied_by, source, verified)
      values (${id}, '(,)', ${one.vi}, ${one.en}, ${one.meaning ?? ''}, ${one.numerator ?? ''},
        ${one.denominator ?? ''}, ${JSON.stringify(one.options ?? [])}::jsonb, ${one.direction ?? 'up'},
        ${one.every ?? null}, ${one.suppliedBy ?? ''}, ${one.source ?? ''}, ${one.verified ?? false})`.execute(
      db,
    )
    for (const type of one.types ?? [])
      await sql`
        insert into indicator_type (indicator_id, type_id)
        select ${id}::uuid, id from model_type where code = ${type}`.execute(db)
  }

  await sql`
    insert into role_permission (role, permission) values
      ('national_registrar', 'indicators.define'),
      ('national_registrar', 'indicators.report'),
      ('province_officer', 'indicators.define'),
      ('province_officer', 'indicators.report'),
      ('ward_officer', 'indicators.report'),
      ('neighbourhood_head', 'indicators.report')`.execute(db)
}
