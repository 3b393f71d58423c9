/** How every unit and those above it were called in each span of days, so that a list of records need not work it out. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table unit_place (
      unit_id integer not null references unit,
      since date not null,
      until date not null,
      code text,
      unit_name text,
      commune_name text,
      province_name text,
      place text,
      primary key (unit_id, since),
      constraint unit_place_span check (since < until)
    )`.execute(db)
  await sql`comment on table unit_place is
    'Derived: the names for what is recorded at a unit on a day from since until the day before until'`.execute(
    db,
  )
  await sql`comment on column unit_place.place is
    'The unit and all above it but the nation; commune_name and province_name: those above it'`.execute(db)
  await sql`
    insert into unit_place (unit_id, since, until, code, unit_name, commune_name, province_name, place)
    with days as (
      select a.unit_id, unnest(array[coalesce(lower(a.counted), '-infinity'), upper(a.counted), lower(v.valid), upper(v.valid)]) as since
      from unit_ancestor a join unit_version v on v.unit_id = a.ancestor_id and v.valid && a.valid
    ),
    spans as (
      select unit_id, since, lead(since, 1, 'infinity') over (partition by unit_id order by since) as until
      from (select distinct unit_id, since from days where since is not null) d
    ),
    named as (
      select s.unit_id, s.since, s.until,
        max(v.code) filter (where a.depth = 0 and v.code_system = 'gso') as code,
        max(n.name) filter (where a.depth = 0) as unit_name,
        max(n.name) filter (where a.depth > 0 and k.level = 'commune') as commune_name,
        max(n.name) filter (where a.depth > 0 and k.level = 'province') as province_name,
        string_agg(n.name, ', ' order by a.depth) filter (where k.level <> 'nation') as place
      from spans s
      join unit_ancestor a on a.unit_id = s.unit_id and a.counted @> s.since
      join unit_version v on v.unit_id = a.ancestor_id
        and v.valid @> greatest(lower(a.valid), least(s.since, upper(a.valid) - 1))
      join unit_kind k on k.code = v.kind
      cross join lateral (
        select case when k.prefix_vi = '' then v.name else k.prefix_vi || ' ' || v.name end as name) n
      group by s.unit_id, s.since, s.until
    )
    select unit_id, since, until, code, unit_name, commune_name, province_name, place from named`.execute(db)
  await sql`analyze unit_place`.execute(db)
}
