/** Small facts about derived tables of models: how far they have been made. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'

export async function readSetting<T extends object>(db: Db, key: string): Promise<T | undefined> {
  const found = await sql<{ value: T }>`select value from setting where key = ${key}`.execute(db)
  return found.rows[0]?.value
}

export async function writeSetting(trx: Trx, key: string, value: object, at: Date): Promise<void> {
  await sql`
    insert into setting (key, value, changed_at) values (${key}, ${JSON.stringify(value)}::jsonb, ${at})
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`.execute(trx)
}
