/**
 * What models are filed under, as data: types of models with the words a new one begins with, themes and
 * campaigns, and dated rule rows. A province adds its own; nothing here needs a programmer.
 */
import { type Kysely, sql } from 'kysely'
import { labels, types } from './seed/catalogue.ts'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table model_type (
      id integer generated always as identity primary key,
      code text not null unique check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
      unit_id integer references unit,
      field text check (field in ('economy','culture_society','security_defence','political_system')),
      owner_block text check (owner_block in ('party','state','front_unions','armed_forces','other')),
      name_vi text not null check (length(name_vi) between 1 and 200 and name_vi is nfc normalized),
      name_en text not null check (length(name_en) between 1 and 200),
      summary_vi text not null default '' check (length(summary_vi) <= 2000),
      summary_en text not null default '' check (length(summary_en) <= 2000),
      template jsonb not null default '{}' check (jsonb_typeof(template) = 'object'),
      criteria jsonb not null default '[]' check (jsonb_typeof(criteria) = 'array'),
      valid daterange not null default '(,)' check (not isempty(valid)),
      revision integer not null default 1 check (revision >= 1)
    )`.execute(db)
  await sql`comment on table model_type is
    'A kind of model that many units run, with the words that a new one begins with'`.execute(db)
  await sql`comment on column model_type.unit_id is 'Whose it is; null for the whole country'`.execute(db)
  await sql`comment on column model_type.template is
    'Words by content field that fill the form of a new model'`.execute(db)
  await sql`comment on column model_type.criteria is
    'Yes or no questions about a place, never about a person'`.execute(db)
  await sql`create index model_type_unit on model_type (unit_id)`.execute(db)

  await sql`
    create table label (
      id integer generated always as identity primary key,
      kind text not null check (kind in ('theme','campaign')),
      form text not null check (form in ('theme','campaign','movement','programme')),
      code text not null unique check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
      unit_id integer references unit,
      name_vi text not null check (length(name_vi) between 1 and 300 and name_vi is nfc normalized),
      name_en text not null check (length(name_en) between 1 and 300),
      valid daterange not null default '(,)' check (not isempty(valid)),
      revision integer not null default 1 check (revision >= 1),
      constraint label_form_of_kind check ((kind = 'theme') = (form = 'theme')),
      unique (id, kind)
    )`.execute(db)
  await sql`comment on table label is
    'Themes, and the campaigns, movements and programmes that a model may belong to; a model may have several'`.execute(
    db,
  )

  await sql`
    create table rule_row (
      id integer generated always as identity primary key,
      code text not null check (code ~ '^[a-z][a-z0-9_.-]{1,79}$'),
      unit_id integer references unit,
      value jsonb not null,
      valid daterange not null check (not isempty(valid)),
      source text not null check (length(source) between 1 and 500),
      verified boolean not null,
      constraint rule_row_no_overlap exclude using gist
        (code with =, (coalesce(unit_id, 0)) with =, valid with &&)
    )`.execute(db)
  await sql`comment on table rule_row is
    'Dated rules as data: what holds where and when, by which source; the nearest unit decides'`.execute(db)
  await sql`create index rule_row_code on rule_row (code)`.execute(db)

  for (const { code, field, block, vi, en, summaryVi, summaryEn, template = {}, criteria = [] } of types)
    await sql`
      insert into model_type
        (code, field, owner_block, name_vi, name_en, summary_vi, summary_en, template, criteria)
      values (${code}, ${field}, ${block ?? null}, ${vi}, ${en}, ${summaryVi}, ${summaryEn},
        ${JSON.stringify(template)}::jsonb, ${JSON.stringify(criteria)}::jsonb)`.execute(db)
  for (const { kind, form, code, vi, en } of labels)
    await sql`
      insert into label (kind, form, code, name_vi, name_en)
      values (${kind}, ${form}, ${code}, ${vi}, ${en})`.execute(db)
  await sql`
    insert into rule_row (code, value, valid, source, verified) values
      ('model.party-repeats-union', '"allow"', '(,)', 'Chưa có quy định chung; tỉnh đặt riêng', false)`.execute(
    db,
  )
}
