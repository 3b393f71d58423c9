/** Boundaries of units, simplified, for maps. A border that two units share is the same numbers in both. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table unit_boundary (
      id uuid primary key default gen_random_uuid(),
      unit_id integer not null references unit,
      drawn_on date not null,
      source_id integer not null references unit_source,
      licence text check (length(licence) between 1 and 500),
      geometry text not null,
      unique (unit_id, drawn_on)
    )`.execute(db)
  await sql`comment on table unit_boundary is
    'Where a unit lies, simplified for maps; larger units without one are drawn from those below them'`.execute(
    db,
  )
  await sql`comment on column unit_boundary.id is
    'Of these very numbers: another shape is another row, so drawings may be kept under it'`.execute(db)
  await sql`comment on column unit_boundary.drawn_on is
    'A day on which the unit had this area; it holds on every day that no merger or split of the unit parts from it'`.execute(
    db,
  )
  await sql`comment on column unit_boundary.licence is
    'Under which terms the source lets its boundaries be used, in its own words; null where it does not say'`.execute(
    db,
  )
  await sql`comment on column unit_boundary.geometry is
    'JSON: polygons of rings of lines; a line is longitude and latitude of its first corner, then steps, in ten-thousandths of a degree'`.execute(
    db,
  )
}
