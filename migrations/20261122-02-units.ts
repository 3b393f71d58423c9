/**
 * Units through time. A unit is an id and nothing else; what it is called, its code, kind and parent are
 * versions that the database keeps from overlapping; mergers and splits are dated edges.
 * The derived tables at the end hold nothing that can't be rebuilt from these.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table unit_kind (
      code text primary key,
      level text not null check (level in
        ('nation','province','district','commune','neighbourhood','organisation','cluster','zone')),
      rank smallint not null,
      territorial boolean not null,
      name_vi text not null,
      name_en text not null,
      prefix_vi text not null default '',
      prefix_exact text not null default '',
      prefix_folded text not null default ''
    )`.execute(db)
  await sql`
    insert into unit_kind (code, level, rank, territorial, name_vi, name_en, prefix_vi) values
      ('nation', 'nation', 0, true, 'Quốc gia', 'Nation', ''),
      ('province', 'province', 1, true, 'Tỉnh', 'Province', 'Tỉnh'),
      ('municipality', 'province', 1, true, 'Thành phố trực thuộc trung ương', 'City', 'Thành phố'),
      ('urban_district', 'district', 2, true, 'Quận', 'Urban district', 'Quận'),
      ('rural_district', 'district', 2, true, 'Huyện', 'Rural district', 'Huyện'),
      ('town', 'district', 2, true, 'Thị xã', 'Town', 'Thị xã'),
      ('provincial_city', 'district', 2, true, 'Thành phố thuộc tỉnh', 'Provincial city', 'Thành phố'),
      ('ward', 'commune', 3, true, 'Phường', 'Ward', 'Phường'),
      ('commune', 'commune', 3, true, 'Xã', 'Commune', 'Xã'),
      ('township', 'commune', 3, true, 'Thị trấn', 'Township', 'Thị trấn'),
      ('special_zone', 'commune', 3, true, 'Đặc khu', 'Special zone', 'Đặc khu'),
      ('village', 'neighbourhood', 4, true, 'Thôn, bản', 'Village', 'Thôn'),
      ('residential_group', 'neighbourhood', 4, true, 'Tổ dân phố', 'Residential group', 'Tổ dân phố'),
      ('residential_area', 'neighbourhood', 4, true, 'Khu dân cư', 'Residential area', 'Khu dân cư'),
      ('party_organisation', 'organisation', 5, false, 'Tổ chức Đảng', 'Party organisation', ''),
      ('agency', 'organisation', 5, false, 'Cơ quan nhà nước', 'State agency', ''),
      ('front', 'organisation', 5, false, 'Ủy ban Mặt trận Tổ quốc', 'Fatherland Front committee', ''),
      ('union', 'organisation', 5, false, 'Tổ chức chính trị - xã hội', 'Socio-political organisation', ''),
      ('association', 'organisation', 5, false, 'Hội', 'Association', ''),
      ('school', 'organisation', 5, false, 'Trường học', 'School', ''),
      ('enterprise', 'organisation', 5, false, 'Doanh nghiệp, hợp tác xã', 'Enterprise, cooperative', ''),
      ('armed_unit', 'organisation', 5, false, 'Đơn vị lực lượng vũ trang', 'Armed unit', ''),
      ('cluster', 'cluster', 6, false, 'Cụm thi đua', 'Emulation cluster', 'Cụm'),
      ('industrial_zone', 'zone', 6, false, 'Khu công nghiệp', 'Industrial zone', 'Khu công nghiệp')
  `.execute(db)
  const keys = [
    ['Tỉnh', 'tỉnh', 'tinh'],
    ['Thành phố', 'thành phố', 'thanh pho'],
    ['Quận', 'quận', 'quan'],
    ['Huyện', 'huyện', 'huyen'],
    ['Thị xã', 'thị xã', 'thi xa'],
    ['Phường', 'phường', 'phuong'],
    ['Xã', 'xã', 'xa'],
    ['Thị trấn', 'thị trấn', 'thi tran'],
    ['Đặc khu', 'đặc khu', 'dac khu'],
    ['Thôn', 'thôn', 'thon'],
    ['Tổ dân phố', 'tổ dân phố', 'to dan pho'],
    ['Khu dân cư', 'khu dân cư', 'khu dan cu'],
    ['Cụm', 'cụm', 'cum'],
    ['Khu công nghiệp', 'khu công nghiệp', 'khu cong nghiep'],
  ]
  for (const [prefix, exact, folded] of keys) {
    await sql`
      update unit_kind set prefix_exact = ${exact}, prefix_folded = ${folded}
      where prefix_vi = ${prefix}`.execute(db)
  }

  await sql`
    create table unit_source (
      id integer generated always as identity primary key,
      code text not null unique,
      title text not null,
      url text,
      rank smallint not null
    )`.execute(db)
  await sql`comment on column unit_source.rank is
    'How far to believe it: a higher rank supersedes a lower one'`.execute(db)

  await sql`
    create table unit (
      id integer generated always as identity primary key,
      created_at timestamptz not null default now()
    )`.execute(db)

  await sql`
    create table unit_version (
      id integer generated always as identity primary key,
      unit_id integer not null references unit,
      kind text not null references unit_kind,
      name text not null check (length(name) between 1 and 200 and name is nfc normalized),
      code text check (length(code) between 1 and 40),
      code_system text not null default 'gso' check (code_system in ('gso','iso','office')),
      parent_id integer references unit constraint unit_version_not_own_parent check (parent_id <> unit_id),
      owner_block text check (owner_block in ('party','state','front_unions','armed_forces','other')),
      valid daterange not null check (not isempty(valid)),
      dated boolean not null default true,
      sort_key text collate "C" not null,
      exact text collate "C" not null,
      folded text collate "C" not null,
      source_id integer not null references unit_source,
      constraint unit_version_no_overlap exclude using gist (unit_id with =, valid with &&),
      constraint unit_version_code_once exclude using gist
        (code_system with =, code with =, valid with &&) where (code is not null)
    )`.execute(db)
  await sql`comment on column unit_version.dated is
    'False: the unit existed, but its dates are not known; valid is only the outer bound'`.execute(db)
  await sql`create index unit_version_parent on unit_version (parent_id, sort_key)`.execute(db)
  await sql`create index unit_version_code on unit_version (code)`.execute(db)

  await sql`
    create table unit_succession (
      id integer generated always as identity primary key,
      from_id integer not null references unit,
      to_id integer not null references unit check (to_id <> from_id),
      on_date date not null,
      dated boolean not null default true,
      kind text not null check (kind in ('merge','split','partial','rename','upgrade','unchanged')),
      extent text check (extent in ('whole','part','part_with_all_people','part_of_people')),
      extent_note text,
      share numeric(7,6) check (share >= 0 and share <= 1),
      certainty text not null check (certainty in ('stated','repaired','guessed')),
      source_id integer not null references unit_source,
      superseded_by integer references unit_source
    )`.execute(db)
  await sql`comment on column unit_succession.superseded_by is
    'Set when a better source denies this edge; it stays for the record and no longer counts'`.execute(db)
  await sql`
    create unique index unit_succession_once on unit_succession (from_id, to_id, on_date)
    where superseded_by is null`.execute(db)
  await sql`create index unit_succession_from on unit_succession (from_id, on_date)`.execute(db)
  await sql`create index unit_succession_to on unit_succession (to_id)`.execute(db)

  await sql`
    create table unit_import (
      id integer generated always as identity primary key,
      source_id integer not null references unit_source,
      file_name text not null,
      file_sha256 text not null,
      started_at timestamptz not null,
      finished_at timestamptz,
      report jsonb
    )`.execute(db)

  /* Derived. */
  await sql`
    create table unit_ancestor (
      unit_id integer not null references unit,
      ancestor_id integer not null references unit,
      depth smallint not null,
      valid daterange not null,
      counted daterange not null default 'empty',
      dated boolean not null,
      primary key (unit_id, ancestor_id, valid),
      constraint unit_ancestor_no_circle check (ancestor_id <> unit_id or depth = 0)
    )`.execute(db)
  await sql`comment on table unit_ancestor is
    'Derived: unit lay under ancestor during valid, and both existed. A unit is its own ancestor at depth 0'`.execute(
    db,
  )
  await sql`comment on column unit_ancestor.counted is
    'valid, stretched over the days on which unit did not exist: a record dated on such a day counts where the unit lay on the last day before it, or on its first day'`.execute(
    db,
  )
  await sql`create index unit_ancestor_down on unit_ancestor (ancestor_id, unit_id)`.execute(db)

  await sql`
    create table unit_today (
      unit_id integer not null references unit,
      today_id integer not null references unit,
      share numeric(7,6),
      primary key (unit_id, today_id)
    )`.execute(db)
  await sql`comment on table unit_today is
    'Derived: the units of today that hold a part of unit; one row when it went whole into one'`.execute(db)
  await sql`create index unit_today_of on unit_today (today_id)`.execute(db)

  await sql`
    create table unit_attribution (
      unit_id integer not null references unit,
      today_id integer not null references unit,
      primary key (unit_id, today_id)
    )`.execute(db)
  await sql`comment on table unit_attribution is
    'Derived: what was recorded at unit counts today for today_id: all of its parts lie there'`.execute(db)
  await sql`create index unit_attribution_of on unit_attribution (today_id)`.execute(db)

  await sql`
    create table unit_name (
      version_id integer primary key references unit_version,
      unit_id integer not null references unit,
      exact text collate "C" not null,
      folded text collate "C" not null,
      exact_document text collate "C" not null,
      words tsvector not null,
      current boolean not null,
      rank smallint not null
    )`.execute(db)
  await sql`comment on table unit_name is
    'Derived, for search: exact = lower-case with accents, folded = without; exact_document and words with the kinds and the units above'`.execute(
    db,
  )
  await sql`create index unit_name_words on unit_name using gin (words) with (fastupdate = off)`.execute(db)
  await sql`create index unit_name_folded on unit_name (folded)`.execute(db)
  await sql`create index unit_name_unit on unit_name (unit_id)`.execute(db)

  const purposes: Record<string, string> = {
    unit: 'A unit is an id; what it is called and where it lies are versions',
    unit_kind:
      'Kinds of units, as data: their level, whether they are territory, and the word before the name',
    unit_source: 'Where facts about units come from, and how far to believe it',
    unit_version: 'Name, code, kind and parent of a unit during a time; versions of one unit never overlap',
    unit_succession: 'Which unit took over which, wholly or in part, on a day',
    unit_import: 'Every import of a list of units with its report',
  }
  for (const [table, purpose] of Object.entries(purposes)) {
    await sql`comment on table ${sql.table(table)} is ${sql.lit(purpose)}`.execute(db)
  }
}
