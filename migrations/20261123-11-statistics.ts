/**
 * Counters of public models by everything they are filed under, and of what they cost. The counters of the release
 * before are given up: every public record is counted anew, as a change that waits to be folded.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`drop table model_tally, model_tally_delta`.execute(db)

  const measures = sql`
    n integer not null,
    state_n integer not null,
    state_vnd numeric(24,0) not null,
    mobilised_n integer not null,
    mobilised_vnd numeric(24,0) not null`
  const signature = sql`
    field text not null,
    level text not null,
    year smallint not null,
    owner_block text not null,
    type_id integer not null,
    themes integer[] not null,
    campaigns integer[] not null,
    status text not null,
    recognised boolean not null`

  await sql`
    create table model_tally_delta (
      id bigint generated always as identity primary key,
      unit_id integer not null references unit,
      since date not null,
      then_ids integer[] not null,
      today_ids integer[] not null,
      ${signature},
      ${measures},
      constraint model_tally_delta_counts check (n <> 0)
    )`.execute(db)
  await sql`comment on table model_tally_delta is
    'Signed changes not yet folded into the counters; written in the transaction of the change'`.execute(db)
  await sql`comment on column model_tally_delta.since is
    'The last day up to the registration on which anything above the unit changed: every unit above on that day is one above on the day of registration'`.execute(
    db,
  )
  await sql`comment on column model_tally_delta.then_ids is
    'Provinces and nations that it counts for as it was then; today_ids: in the units of today'`.execute(db)
  await sql`create index model_tally_delta_unit on model_tally_delta (unit_id)`.execute(db)
  await sql`create trigger model_tally_delta_signed before update on model_tally_delta
    for each row execute function forbid_change()`.execute(db)

  await sql`
    create table model_tally_group (
      id integer generated always as identity primary key,
      most smallint not null check (most in (1, 2, 3)),
      unit_id integer references unit,
      since date,
      until date,
      area_id integer references model_tally_group,
      country_id integer references model_tally_group,
      then_ids integer[] not null,
      today_ids integer[] not null,
      constraint model_tally_group_place check (
        (most = 1) = (unit_id is not null and since is not null and area_id is not null and country_id is not null))
    )`.execute(db)
  await sql`comment on table model_tally_group is
    'Derived: records that count together. most 1: those of a unit while nothing above it changed; 2: of places that count for the same provinces; 3: for the same nation'`.execute(
    db,
  )
  await sql`create unique index model_tally_group_place_once on model_tally_group (unit_id, since)
    where most = 1`.execute(db)
  await sql`create unique index model_tally_group_wide_once on model_tally_group (most, then_ids, today_ids)
    where most > 1`.execute(db)
  await sql`create index model_tally_group_area on model_tally_group (area_id)`.execute(db)
  await sql`create index model_tally_group_country on model_tally_group (country_id)`.execute(db)

  await sql`
    create table model_tally (
      group_id integer not null,
      ${signature},
      ${measures},
      primary key
        (group_id, field, level, year, owner_block, type_id, themes, campaigns, status, recognised)
    )`.execute(db)
  await sql`comment on table model_tally is
    'Derived: how many published models of a place say the same of everything they are counted by'`.execute(
    db,
  )

  await sql`
    create table model_tally_cell (
      group_id integer not null,
      cut text collate "C" not null,
      a text collate "C" not null,
      b text collate "C" not null,
      c text collate "C" not null,
      ${measures},
      primary key (group_id, cut, a, b, c)
    )`.execute(db)
  await sql`comment on table model_tally_cell is
    'Derived: how many published models of a group, by the dimensions that cut names and their values; the finer the smaller the group'`.execute(
    db,
  )

  const upper = sql`(
    select v.unit_id from unit_version v join unit_kind k on k.code = v.kind
    where k.level in ('nation', 'province'))`
  const labels = (kind: string) => sql`array(
    select l.label_id from model_label l where l.model_id = m.id and l.kind = ${sql.lit(kind)} order by 1)`
  await sql`
    with days as (
      select distinct unit_id, '0001-01-01'::date as day from model where state = 'published'
      union
      select a.unit_id, b.day from unit_ancestor a
        cross join lateral (values (lower(a.counted)), (upper(a.counted))) as b(day)
      where isfinite(b.day) and b.day > '0001-01-01'
        and a.unit_id in (select unit_id from model where state = 'published')),
    places as materialized (
      select d.unit_id, d.day as since, lead(d.day) over (partition by d.unit_id order by d.day) as until,
        array(select a.ancestor_id from unit_ancestor a
          where a.unit_id = d.unit_id and a.counted @> d.day and a.ancestor_id in ${upper} order by 1) as then_ids,
        array(select b.today_id from unit_attribution b
          where b.unit_id = d.unit_id and b.today_id in ${upper} order by 1) as today_ids
      from days d)
    insert into model_tally_delta (unit_id, since, then_ids, today_ids, field, level, year, owner_block, type_id,
      themes, campaigns, status, recognised, n, state_n, state_vnd, mobilised_n, mobilised_vnd)
    select p.unit_id, p.since, p.then_ids, p.today_ids, m.field, m.level, m.year, m.owner_block,
      coalesce(m.type_id, 0), ${labels('theme')}, ${labels('campaign')}, m.status, m.recognised,
      1, num_nonnulls(m.budget_state_vnd), coalesce(m.budget_state_vnd, 0),
      num_nonnulls(m.budget_mobilised_vnd), coalesce(m.budget_mobilised_vnd, 0)
    from model m
    join places p on p.unit_id = m.unit_id and m.registered_on >= p.since
      and (p.until is null or m.registered_on < p.until)
    where m.state = 'published'`.execute(db)

  await defineSets(db)
}

/** Sets of figures as data, and who may define them. */
async function defineSets(db: Kysely<never>): Promise<void> {
  await sql`
    create table figure_set (
      id integer generated always as identity primary key,
      unit_id integer references unit,
      name_vi text not null check (length(name_vi) between 1 and 200 and name_vi is nfc normalized),
      name_en text not null check (length(name_en) between 1 and 200),
      disjoint boolean not null,
      source text not null default '' check (length(source) <= 500),
      revision integer not null default 1 check (revision >= 1)
    )`.execute(db)
  await sql`comment on table figure_set is
    'Figures that are shown together; added up only where they are declared disjoint and proven so'`.execute(
    db,
  )
  await sql`comment on column figure_set.unit_id is 'Whose it is; null for the whole country'`.execute(db)
  await sql`create index figure_set_unit on figure_set (unit_id)`.execute(db)
  await sql`
    create table figure_part (
      set_id integer not null references figure_set,
      position smallint not null check (position between 1 and 8),
      name_vi text not null check (length(name_vi) between 1 and 200 and name_vi is nfc normalized),
      name_en text not null check (length(name_en) between 1 and 200),
      conditions jsonb not null check (jsonb_typeof(conditions) = 'object' and conditions <> '{}'),
      primary key (set_id, position)
    )`.execute(db)
  await sql`comment on table figure_part is
    'One figure of a set: the models that meet its conditions, by dimension any of the values'`.execute(db)

  await sql`
    insert into role_permission (role, permission) values
      ('national_registrar', 'statistics.define'),
      ('province_officer', 'statistics.define')`.execute(db)

  const sets = [
    {
      vi: 'Theo khối chủ trì, như báo cáo cấp tỉnh',
      en: 'By owner block, as provinces report',
      parts: [
        {
          vi: 'Đảng bộ cấp huyện',
          en: 'Party committees of districts',
          where: { ownerBlock: ['party'], level: ['district'] },
        },
        { vi: 'Mặt trận và các đoàn thể', en: 'Front and unions', where: { ownerBlock: ['front_unions'] } },
        {
          vi: 'Sở, ngành và lực lượng vũ trang',
          en: 'Departments and armed forces',
          where: { ownerBlock: ['state', 'armed_forces'] },
        },
      ],
    },
    {
      vi: 'Cấp xã và thôn, bản',
      en: 'Communes and villages',
      parts: [
        { vi: 'Cấp xã', en: 'Commune level', where: { level: ['grassroots'] } },
        { vi: 'Thôn, bản, tổ dân phố', en: 'Village level', where: { level: ['village'] } },
      ],
    },
  ]
  for (const { vi, en, parts } of sets) {
    const made = await sql<{ id: number }>`
      insert into figure_set (name_vi, name_en, disjoint) values (${vi}, ${en}, true) returning id`.execute(
      db,
    )
    for (const [i, part] of parts.entries())
      await sql`
        insert into figure_part (set_id, position, name_vi, name_en, conditions)
        values (${made.rows[0]?.id}, ${i + 1}, ${part.vi}, ${part.en}, ${JSON.stringify(part.where)}::jsonb)`.execute(
        db,
      )
  }
}
