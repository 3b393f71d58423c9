/** Models in the order of their last change, for feeds: of all, and of one type, which may be rare. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index model_public_changed on model (updated_at desc, id desc) where state = 'published'`.execute(
    db,
  )
  await sql`create index model_public_type_changed on model (type_id, updated_at desc, id desc)
    where state = 'published' and type_id is not null`.execute(db)
}
