/** Under which licence this installation gives its data away: what its owner said, in the owner's words. */
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Trx } from '#platform/db/transact.ts'

export interface Licence {
  readonly name: string
  readonly url: string | null
}

const key = 'open-data.licence'

export async function findLicence(db: Db): Promise<Licence | undefined> {
  const found = await sql<{ value: Licence }>`select value from setting where key = ${key}`.execute(db)
  return found.rows[0]?.value
}

export async function storeLicence(trx: Trx, licence: Licence, at: Date): Promise<void> {
  await sql`
    insert into setting (key, value, changed_at) values (${key}, ${JSON.stringify(licence)}::jsonb, ${at})
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`.execute(trx)
}
