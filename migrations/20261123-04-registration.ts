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

  await sql`alter table rule_row add column revision integer not null default 1 check (revision >= 1)`.execute(
    db,
  )
  await sql`
    insert into role_permission (role, permission) values
      ('national_registrar', 'catalogue.edit'),
      ('province_officer', 'catalogue.edit')`.execute(db)
}
